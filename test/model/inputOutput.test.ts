import { describe, expect, it } from 'vitest';
import { createModelWorld, startRun } from '../../src/createRun.ts';
import { recordOf } from '../../src/experiments/runReplicate.ts';
import { measureNamed } from '../../src/measures/measures.ts';
import { inputOutputTable } from '../../src/measures/valueChain.ts';
import { computeTrade } from '../../src/world/clearTrade.ts';
import { imbalances } from '../../src/world/socialAccounts.ts';
import { usesOf } from '../../src/world/usesOf.ts';
import type { IndustrySpec, WorldSpec } from '../../src/world/worldSpec.ts';
import {
  defaults,
  differingColumns,
  everyPolicy,
  lockInScenario,
  runKey,
  runOf,
  runTicks,
  sumOf,
  twoIndustryWorld,
  Worst,
} from '../support/lockInWorld.ts';

const withInputs = (electronics: IndustrySpec['inputs'], optics: IndustrySpec['inputs']): WorldSpec => ({
  ...twoIndustryWorld,
  industries: twoIndustryWorld.industries.map((industry) => ({
    ...industry,
    inputs: industry.name === 'optics' ? optics : electronics,
  })),
});

/** Both kinds of inputs, both ways between the industries, a stage that sells back up its own chain through the other. */
const deepWorld = withInputs(
  {
    upstream: { sameStage: 0.2, otherIndustries: { optics: { upstream: 0.1 } } },
    midstream: { sameStage: 0.15, otherIndustries: { optics: { upstream: 0.1, midstream: 0.05 } } },
    downstream: { sameStage: 0.1 },
  },
  {
    upstream: { otherIndustries: { electronics: { midstream: 0.1 } } },
    midstream: { sameStage: 0.2, otherIndustries: { electronics: { upstream: 0.2 } } },
  },
);
const YEARS = 6;
const deepRun = runOf({ world: deepWorld, policies: everyPolicy(YEARS), years: YEARS });

describe('who buys from whom', () => {
  it('is the chain and final demand where an industry states nothing', () => {
    expect(usesOf({ ...twoIndustryWorld, industries: [twoIndustryWorld.industries[0]!] })).toEqual([
      { supplier: 0, user: 1, share: 1 },
      { supplier: 1, user: 2, share: 1 },
      { supplier: 2, user: -1, share: 1 },
    ]);
  });

  it('leaves the stage before what is not stated: 1 - .15 - .1 - .05 = .7 of the inputs of assembly', () => {
    // electronics sectors 0..2, optics 3..5
    const uses = usesOf(deepWorld);
    const shareOf = (supplier: number, user: number) =>
      uses.find((use) => use.supplier === supplier && use.user === user)?.share;
    expect(shareOf(0, 1)).toBeCloseTo(0.7, 12);
    expect([shareOf(1, 1), shareOf(3, 1), shareOf(4, 1)]).toEqual([0.15, 0.1, 0.05]);
    // upstream nothing lies before: 1 - .2 - .1 = .7 and 1 - .1 = .9 leave the chains
    const outside = [...createModelWorld(deepRun, runKey).sector.outsideShare];
    expect(outside).toEqual([0.7, 0, 0, 0.9, 0, 0].map((share) => expect.closeTo(share, 12)));
  });

  it('moves no bit of a run while every share is 0', () => {
    const zero = withInputs(
      { upstream: { sameStage: 0 }, midstream: { sameStage: 0, otherIndustries: { optics: { upstream: 0 } } } },
      { downstream: { sameStage: 0, otherIndustries: { electronics: { midstream: 0, downstream: 0 } } } },
    );
    const [plain, stated] = [twoIndustryWorld, zero].map(
      (world) => runTicks(runOf({ world, policies: everyPolicy(3), years: 3 }), 12).world,
    );
    // the rows of table use differ, and where they stand
    expect(stated!.use.count - plain!.use.count).toBe(6);
    expect(differingColumns(plain!, stated!, ['use'])).toEqual(['sector.usesFrom', 'sector.usesUntil']);
  });
});

describe('a world in which stages buy from themselves and from the other industry', () => {
  const worst = {
    purchases: new Worst(),
    sales: new Worst(),
    uses: new Worst(),
    accounts: new Worst(),
    production: new Worst(),
  };
  const engine = runTicks(deepRun, 4 * YEARS, {
    each: ({ economy, sector, use, market, node, link, payment }, tick) => {
      const E = economy.count;
      const Q = sector.count;
      const world = sumOf(market.demand);
      let valueAdded = 0;
      let outside = 0;
      let tariffs = 0;
      for (let q = 0; q < Q; q++) {
        for (let e = 0; e < E; e++) {
          const n = e * Q + q;
          const place = () => `tick ${tick}, node ${n}`;
          let sold = 0;
          let bought = 0;
          for (let other = 0; other < E; other++) {
            const into = (q * E + other) * E + e;
            sold += link.flow[(q * E + e) * E + other]!;
            bought += link.flow[into]! * (1 + link.tariff[into]!);
            tariffs += link.flow[into]! * link.tariff[into]!;
          }
          let wanted = q % 3 === 2 ? market.demand[e * (Q / 3) + (q - 2) / 3]! : 0;
          for (let u = 0; u < use.count; u++) {
            if (use.supplier[u] === q && use.user[u]! >= 0)
              wanted += use.share[u]! * node.inputs[e * Q + use.user[u]!]!;
          }
          worst.sales.note(sold, node.sales[n]!, world, place);
          worst.purchases.note(bought, node.spending[n]!, world, place);
          worst.uses.note(wanted, node.spending[n]!, world, place);
          valueAdded += node.sales[n]! - node.inputs[n]!;
          outside += sector.outsideShare[q]! * node.inputs[n]!;
        }
      }
      worst.production.note(valueAdded + outside + tariffs, world, world, () => `tick ${tick}`);
      const open = imbalances(payment.amount, Math.round(Math.sqrt(payment.count)));
      open.forEach((gap, a) => {
        worst.accounts.note(gap, 0, 1, () => `tick ${tick}, account ${a}`);
      });
    },
  });

  it.each(Object.keys(worst) as (keyof typeof worst)[])('balances %s in every tick, to 1e-9', (what) => {
    expect(worst[what].value, worst[what].place).toBeLessThan(1e-9);
  });

  it('does not hang on the order of the file', () => {
    const run = { ...deepRun, years: 1 };
    const world = { ...deepWorld, industries: [...deepWorld.industries].reverse() };
    expect(differingColumns(runTicks(run, 4).world, runTicks({ ...run, world }, 4).world)).toEqual([]);
  });

  it('starts at the sales its clusters state', () => {
    // demand grows in the first tick; here it does not
    const industries = deepWorld.industries.map((industry) => ({ ...industry, demandGrowth: 0 }));
    const start = startRun({ ...deepRun, world: { ...deepWorld, industries } }, runKey);
    start.step();
    const { economy, sector, node } = start.world;
    const names = deepWorld.regions.map(({ name }) => name).sort();
    for (let n = 0; n < node.count; n++) {
      if (economy.kind[Math.floor(n / sector.count)] !== 0) continue;
      const q = n % sector.count;
      const cluster = deepWorld.clusters.find(
        ({ region, industry }) =>
          region === names[Math.floor(n / sector.count)] && industry === ['electronics', 'optics'][Math.floor(q / 3)],
      )!;
      const stated = cluster.sales[(['upstream', 'midstream', 'downstream'] as const)[q % 3]!];
      expect(Math.abs(node.sales[n]! - stated)).toBeLessThanOrEqual(1e-6 * stated);
    }
  });

  const scenario = { ...lockInScenario, world: deepWorld, years: YEARS };
  const record = recordOf(engine.world, scenario);

  it('has an input-output table whose rows are what nodes sell and whose columns what they buy, tariffs aside', () => {
    const { intermediate, final, economies, sectors } = inputOutputTable(record, YEARS - 1);
    const N = economies * sectors;
    const { sector, link } = engine.world;
    for (let n = 0; n < N; n++) {
      let sold = sumOf(final.subarray(n * economies, (n + 1) * economies));
      let bought = 0;
      for (let m = 0; m < N; m++) {
        sold += intermediate[n * N + m]!;
        bought += intermediate[m * N + n]!;
      }
      const sales = record.nodeYear.sales[(YEARS - 1) * N + n]!;
      expect(Math.abs(sold - sales)).toBeLessThanOrEqual(1e-9 * sales);
      // at basic prices: below what was paid by at most the highest tariff
      const paid = record.nodeYear.inputs[(YEARS - 1) * N + n]! * (1 - sector.outsideShare[n % sectors]!);
      expect(bought).toBeLessThanOrEqual(paid * (1 + 1e-9));
      expect(bought * (1 + Math.max(...link.tariff))).toBeGreaterThanOrEqual(paid * (1 - 1e-9));
    }
  });

  it('has upstreamness that is no longer 3, 2, 1, and higher where stages sell to themselves', () => {
    const plain = runTicks(runOf({ world: twoIndustryWorld, years: 1 }), 4).world;
    const of = (from: typeof record) => measureNamed('upstreamness')!.compute(from);
    const before = of(recordOf(plain, { ...scenario, world: twoIndustryWorld, years: 1 }));
    // region, industry, stage: electronics of the Coast, where every stage is there
    const coast = 1 * 2 * 3;
    expect([...before.subarray(coast, coast + 3)]).toEqual([3, 2, 1].map((stages) => expect.closeTo(stages, 9)));
    const after = of(record);
    for (const s of [0, 1, 2]) expect(after[coast + s]).toBeGreaterThan(before[coast + s]! + 0.03);
  });
});

describe('a world in which a stage spends more on itself than it sells', () => {
  it('is refused, as no sales meet its demand', () => {
    const world = createModelWorld(runOf({ world: withInputs({ downstream: { sameStage: 0.4 } }, undefined) }), runKey);
    // ten times the cost, half of it inputs, .4 of them from the stage, at 1.25 times the cost: 10 * .5 * .4 / 1.25 = 1.6
    world.node.grossFactor.fill(10);
    expect(() => computeTrade(world, defaults, 0.25, true)).toThrow(/demand for inputs did not settle in 1000 rounds/);
  });
});

describe('a downstream stage that spends half of its inputs on itself', () => {
  it('sells, over all economies, final demand and its own inputs less tariffs', () => {
    const { sector, market, node, link, economy, use } = createModelWorld(
      runOf({ world: withInputs({ downstream: { sameStage: 0.5 } }, undefined) }),
      runKey,
    );
    const E = economy.count;
    let sales = 0;
    let own = 0;
    let tariffs = 0;
    let demand = 0;
    for (let e = 0; e < E; e++) {
      const n = e * sector.count + 2;
      sales += node.sales[n]!;
      own += 0.5 * node.inputs[n]!;
      demand += market.demand[e * 2]!;
      for (let o = 0; o < E; o++) {
        const l = (2 * E + o) * E + e;
        tariffs += link.flow[l]! * link.tariff[l]!;
      }
    }
    expect([...use.share].filter((share) => share === 0.5)).toHaveLength(2);
    expect(own).toBeGreaterThan(0.05 * sales);
    expect((sales - own + tariffs) / demand).toBeCloseTo(1, 12);
  });
});

import { describe, expect, it } from 'vitest';
import { abatementAt, costOfAbatement } from '../../src/world/abateEmissions.ts';
import { environmentCost } from '../../src/world/formPrices.ts';
import {
  byStage,
  differingColumns,
  lockInWorld,
  nodeOf,
  policyOf,
  policyTables,
  runOf,
  runTicks,
  sumOf,
  withValues,
} from '../support/lockInWorld.ts';

/** The lock-in world with other emission intensities: tonnes of CO2 a million yuan of production cost. */
const emitting = (upstream: number, midstream: number, downstream: number) => ({
  ...lockInWorld,
  industries: lockInWorld.industries.map((industry) => ({
    ...industry,
    stages: { ...industry.stages, emissionIntensity: byStage(upstream, midstream, downstream) },
  })),
});
const world = emitting(30, 100, 10);
const years = 10;
const taxed = (changes = {}) => policyOf('environmentTax', { from: 1, ...changes });

describe('emissions', () => {
  it('are the stated intensity times production cost, and 0 in the blocs', () => {
    runTicks(runOf({ world, years }), 8, {
      each: ({ node, economy }) => {
        for (let n = 0; n < node.count; n++) {
          const cost = economy.kind[node.economy[n]!] === 0 ? node.sales[n]! / node.markup[n]! : 0;
          // tonnes a million yuan = thousand tonnes a billion yuan
          expect(node.emissions[n]).toBeCloseTo([30, 100, 10][n % 3]! * cost, 9);
        }
      },
    });
  });

  it('without a tax move nothing but themselves, bit for bit', () => {
    const clean = runTicks(runOf({ world: emitting(0, 0, 0), years }), 4 * years).world;
    const dirty = runTicks(runOf({ world: emitting(500, 3000, 90), years }), 4 * years).world;
    expect(differingColumns(clean, dirty, [])).toEqual([
      'economy.emissions',
      'economy.environmentalCapacity',
      'sector.emissionIntensity',
      'node.emissions',
      'nodeYear.emissions',
    ]);
  });

  it('of a stage that emits nothing cannot be taxed: a tax on it changes no sales, bit for bit', () => {
    const without = runTicks(runOf({ world: emitting(0, 100, 0), years }), 40).world;
    const policies = [taxed({ target: { stage: ['upstream', 'downstream'] } })];
    const withTax = runTicks(runOf({ world: emitting(0, 100, 0), years, policies }), 40).world;
    expect(differingColumns(withTax, without, policyTables)).toEqual([
      'node.emissionTax',
      'node.abatement',
      'nodeYear.abatement',
    ]);
  });
});

describe('abatement', () => {
  it('goes to where its marginal cost equals the tax', () => {
    // (100/3700)^(1/1.6) = exp(-ln 37/1.6) = exp(-2.256824) = .104682
    expect(abatementAt(100, 3700, 1.6)).toBeCloseTo(0.104682, 6);
    expect([abatementAt(0, 3700, 1.6), abatementAt(3700, 3700, 1.6), abatementAt(1e6, 3700, 1.6)]).toEqual([0, 1, 1]);
    for (const tax of [20, 100, 1000]) {
      const share = abatementAt(tax, 3700, 1.6);
      const slope = (costOfAbatement(share + 1e-6, 3700, 1.6) - costOfAbatement(share - 1e-6, 3700, 1.6)) / 2e-6;
      expect(slope / tax).toBeCloseTo(1, 5);
      // at exponent x the mean cost a tonne avoided is the tax over 1 + x
      expect(costOfAbatement(share, 3700, 1.6)).toBeCloseTo((tax * share) / 2.6, 9);
    }
  });

  it('is slow, and falls back as slowly when the tax is gone', () => {
    const seen: number[] = [];
    const run = runOf({ world, years, policies: [taxed({ from: 1, until: 3, target: { region: ['West'] } })] });
    const west = nodeOf(run, 'West', 'electronics', 1);
    runTicks(run, 20, { each: ({ node }) => seen.push(node.abatement[west]!) });
    const goal = abatementAt(100, 3700, 1.6);
    seen.forEach((share, tick) => {
      // a quarter at .2 a year closes a twentieth of the gap: eight quarters of tax, from the fifth tick on
      const reached = tick < 4 ? 0 : goal * (1 - 0.95 ** Math.min(8, tick - 3));
      expect(share, `tick ${tick}`).toBeCloseTo(tick < 12 ? reached : reached * 0.95 ** (tick - 11), 12);
    });
    expect(sumOf(runTicks(run, 20).world.node.abatement)).toBeCloseTo(3 * seen.at(-1)!, 12);
  });

  it('at speed 0 does not happen, and then a tax lowers emissions by less', () => {
    const emissions = (speed: number, policies = [taxed({ rate: 500 })]): number => {
      const parameters = withValues({ 'environment.abatementSpeed': speed });
      const { economy, node } = runTicks(runOf({ world, years, policies, parameters }), 40).world;
      if (speed === 0) expect(sumOf(node.abatement)).toBe(0);
      return sumOf(economy.emissions);
    };
    const untaxed = emissions(0.2, []);
    expect(emissions(0)).toBeLessThan(untaxed);
    expect(emissions(0.2)).toBeLessThan(0.9 * emissions(0));
  });
});

describe('the environmental tax', () => {
  const rate = 250;
  const policies = [taxed({ from: 0, rate, target: { stage: ['midstream'] } })];

  it('raises the cost of production by the tax and the cost of abatement', () => {
    const first = runTicks(runOf({ world, years, policies }), 1).world.node;
    const before = runTicks(runOf({ world, years }), 1).world.node;
    const share = 0.05 * abatementAt(rate, 3700, 1.6);
    // 100 tonnes a million yuan: 100 (250 (1 - a) + 3700 a^2.6/2.6)/10^6 of cost, 2.5 % before any abatement
    const burden = 1e-4 * (rate * (1 - share) + costOfAbatement(share, 3700, 1.6));
    expect(burden).toBeCloseTo(0.0248, 4);
    for (let n = 0; n < 12; n++) {
      if (before.capital[n]! <= 0) continue;
      const dearer = first.unitCost[n]! / before.unitCost[n]! - 1;
      // downstream firms buy assemblies for half of their cost, some of them from untaxed blocs
      if (n % 3 === 2) expect(dearer).toBeGreaterThan(0);
      if (n % 3 === 2) expect(dearer).toBeLessThan(0.5 * burden);
      else expect(dearer).toBeCloseTo(n % 3 === 1 ? burden : 0, 12);
    }
  });

  it('is paid on what is emitted, to governments; the rest of cost buys labour and inputs', () => {
    runTicks(runOf({ world, years, policies }), 12, {
      each: ({ node, sector, payment }) => {
        const accounts = Math.round(Math.sqrt(payment.count));
        const paid = [0, 0, 0];
        for (let n = 0; n < 12; n++) {
          const tax = n % 3 === 1 ? (rate * node.emissions[n]!) / 1e6 : 0;
          expect(node.emissionTaxes[n]).toBeCloseTo(tax, 12);
          paid[n % 3]! += tax;
          const cost = (node.sales[n]! * node.grossFactor[n]!) / node.markup[n]!;
          expect(node.inputs[n]).toBeCloseTo(sector.inputShare[n % 3]! * (cost - tax), 10);
        }
        expect(paid[1]).toBeGreaterThan(0);
        // besides tariffs and profit tax, which the accounts test tells apart
        expect(payment.amount[1 * accounts + 4]).toBeGreaterThan(paid[1]!);
      },
    });
  });

  it('on several policies adds up', () => {
    const one = runTicks(runOf({ world, years, policies: [taxed({ rate: 300 })] }), 20).world;
    const two = runTicks(runOf({ world, years, policies: [taxed({ rate: 100 }), taxed({ rate: 200 })] }), 20).world;
    expect(two.node.sales).toEqual(one.node.sales);
  });
});

describe('the environmental capacity of a region', () => {
  it('makes cost rise with what is emitted beyond it', () => {
    // (150/100)^.1 = exp(.1 x .405465) = 1.041380
    expect(environmentCost(150, 100, 0.1)).toBeCloseTo(1.04138, 5);
    expect([environmentCost(99, 100, 0.1), environmentCost(150, 0, 0.1), environmentCost(150, 100, 0)]).toEqual([
      1, 1, 1,
    ]);
  });

  const crowded = (capacity: number | undefined, changes: Readonly<Record<string, number>>) => {
    const regions = world.regions.map((region) =>
      region.name === 'West' ? { ...region, environmentalCapacity: capacity } : region,
    );
    const run = runOf({ world: { ...world, regions }, years, parameters: withValues(changes) });
    return { west: nodeOf(run, 'West', 'electronics', 1), run };
  };

  it('is off by default: a capacity next to nothing changes no cost', () => {
    const { run, west } = crowded(1e-3, {});
    const without = runTicks(runOf({ world, years }), 8).world;
    expect(runTicks(run, 8).world.node.unitCost[west]).toBe(without.node.unitCost[west]);
  });

  it('makes the region dearer from the second tick on, by what it emitted in the one before', () => {
    const { run, west } = crowded(100, { 'environment.capacityCost': 0.1 });
    const free = crowded(1e9, { 'environment.capacityCost': 0.1 });
    const first = runTicks(run, 1).world;
    expect(first.node.unitCost[west]).toBe(runTicks(free.run, 1).world.node.unitCost[west]);
    const emissions = first.economy.emissions[west / 3 - 1 / 3]!;
    expect(emissions).toBeGreaterThan(100);
    const ratio = runTicks(run, 2).world.node.unitCost[west]! / runTicks(free.run, 2).world.node.unitCost[west]!;
    expect(ratio).toBeCloseTo((emissions / 100) ** 0.1, 9);
  });

  it('is the emissions of the first tick times a factor where none is stated', () => {
    const { run } = crowded(undefined, { 'environment.capacityRoom': 1.5 });
    const { economy } = runTicks(run, 1).world;
    for (let r = 0; r < 4; r++) expect(economy.environmentalCapacity[r]).toBeCloseTo(1.5 * economy.emissions[r]!, 9);
  });
});

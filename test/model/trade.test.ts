import { describe, expect, it } from 'vitest';
import { tables } from '../../src/agents/firmRule.ts';
import { computeTrade } from '../../src/world/clearTrade.ts';
import { computePrices, markupOf } from '../../src/world/formPrices.ts';
import { createTables, layOutWorld } from '../../src/world/layOutWorld.ts';
import type { WorldSpec } from '../../src/world/worldSpec.ts';
import { byStage, defaults, fullRun, runTicks, sumOf, Worst, withValues } from '../support/lockInWorld.ts';

const YEARS = 10;

describe('in every tick of a run with two industries and every instrument', () => {
  const worst = {
    sales: new Worst(),
    purchases: new Worst(),
    chain: new Worst(),
    stage: new Worst(),
    production: new Worst(),
    nation: new Worst(),
  };
  runTicks(fullRun(YEARS), 4 * YEARS, {
    each: ({ economy, sector, market, node, link }, tick) => {
      const E = economy.count;
      const sectors = sector.count;
      const K = sectors / 3;
      const world = sumOf(market.demand);
      let tariffs = 0;
      let exports = 0;
      let imports = 0;
      let importTariffs = 0;
      for (let q = 0; q < sectors; q++) {
        const s = q % 3;
        const k = (q - s) / 3;
        let stageSales = 0;
        let stagePurchases = 0;
        let stageTariffs = 0;
        for (let e = 0; e < E; e++) {
          const n = e * sectors + q;
          let sold = 0;
          let bought = 0;
          for (let other = 0; other < E; other++) {
            const out = (q * E + e) * E + other;
            const into = (q * E + other) * E + e;
            sold += link.flow[out]!;
            bought += link.flow[into]! * (1 + link.tariff[into]!);
            stageTariffs += link.flow[into]! * link.tariff[into]!;
            const abroad = economy.kind[e] === 0 && economy.kind[other] !== 0;
            if (abroad) {
              exports += link.flow[out]!;
              imports += link.flow[into]!;
              importTariffs += link.flow[into]! * link.tariff[into]!;
            }
          }
          const place = () => `tick ${tick}, node ${n}`;
          worst.sales.note(sold, node.sales[n]!, world, place);
          worst.purchases.note(bought, node.spending[n]!, world, place);
          worst.chain.note(node.spending[n]!, s === 2 ? market.demand[e * K + k]! : node.inputs[n + 1]!, world, place);
          stageSales += node.sales[n]!;
          stagePurchases += node.spending[n]!;
        }
        worst.stage.note(stageSales, stagePurchases - stageTariffs, world, () => `tick ${tick}, sector ${q}`);
        tariffs += stageTariffs;
      }
      let outside = 0;
      let outsideAtHome = 0;
      let valueAdded = 0;
      let valueAddedAtHome = 0;
      for (let n = 0; n < node.count; n++) {
        const own = node.sales[n]! - node.inputs[n]!;
        const home = economy.kind[Math.floor(n / sectors)] === 0;
        valueAdded += own;
        if (home) valueAddedAtHome += own;
        if (n % 3 === 0) outside += node.inputs[n]!;
        if (n % 3 === 0 && home) outsideAtHome += node.inputs[n]!;
      }
      let demandAtHome = 0;
      for (let m = 0; m < market.count; m++) {
        if (economy.kind[Math.floor(m / K)] === 0) demandAtHome += market.demand[m]!;
      }
      const place = () => `tick ${tick}`;
      worst.production.note(valueAdded + outside + tariffs, world, world, place);
      worst.nation.note(
        valueAddedAtHome + outsideAtHome + importTariffs,
        demandAtHome + exports - imports,
        world,
        place,
      );
    },
  });

  it('the sales of a node are what it sends to all economies', () => {
    expect(worst.sales.value, worst.sales.place).toBeLessThan(1e-9);
  });

  it('what an economy spends on a stage is what it buys there, tariffs included', () => {
    expect(worst.purchases.value, worst.purchases.place).toBeLessThan(1e-9);
  });

  it('spending on a stage is final demand downstream, and the inputs of the stage after it elsewhere', () => {
    expect(worst.chain.value, worst.chain.place).toBeLessThan(1e-9);
  });

  it('the sales of a stage are purchases of it net of tariffs', () => {
    expect(worst.stage.value, worst.stage.place).toBeLessThan(1e-9);
  });

  it('value added, purchases outside the chain and tariffs are final demand of the world', () => {
    expect(worst.production.value, worst.production.place).toBeLessThan(1e-9);
  });

  it('value added of the nation, its purchases outside the chain and its tariffs are its demand plus net exports', () => {
    expect(worst.nation.value, worst.nation.place).toBeLessThan(1e-9);
  });
});

const name = (text: string) => ({ name: text, label: { en: text, zh: text } });
const region = (text: string, east: number): WorldSpec['regions'][number] => ({
  ...name(text),
  east,
  north: 0,
  wage: 0.08,
  restEmployment: 0,
  restOutput: 0,
  restGrowth: 0,
  talent: 0.3,
  infrastructure: 0,
  portDistance: 0,
});
const bloc = (text: string, role: 'frontier' | 'rival'): WorldSpec['blocs'][number] => ({
  ...name(text),
  role,
  wage: 0.08,
  competence: byStage(0, 0, 0),
});

/** Economies alike in everything, each with one unit of capital and one firm a stage. */
function alike(world: Pick<WorldSpec, 'regions' | 'blocs'>, changes: Readonly<Record<string, number>> = {}) {
  const params = withValues(changes);
  const names = [...world.regions, ...world.blocs].map((economy) => economy.name);
  const spec: WorldSpec = {
    ...world,
    industries: [
      {
        ...name('chain'),
        demand: Object.fromEntries(names.map((economy) => [economy, 100])),
        demandGrowth: 0,
        blocShares: {},
      },
    ],
    clusters: [],
  };
  const made = createTables(tables, spec, 0, 1);
  layOutWorld(made, spec, [], params, 500, 0.1);
  for (const column of ['capital', 'quality', 'taste', 'subsidyPull', 'grossFactor'] as const)
    made.node[column].fill(1);
  made.node.firms.fill(1);
  computePrices(made, params, true);
  computeTrade(made, params, 0.25, false);
  return made;
}

const expected = (resistance: number, elasticity: number): number => {
  const weight = resistance ** (1 - elasticity);
  return weight / (1 + weight);
};

describe('two economies alike in everything', () => {
  it('import T^(1-sigma) / (1 + T^(1-sigma)) of what they buy when transport and a barrier lie between them', () => {
    const { link, sector } = alike({ regions: [region('A', 0), region('B', 1000)], blocs: [] });
    // T = exp(tau 1000/1000) (1 + barrier); at the defaults exp(.1) 1.1 = 1.2157, and 1.2157^-3 = .5566 gives .3576
    const T = Math.exp(defaults.market.transportCost) * (1 + defaults.market.regionalBarrier);
    for (const s of [0, 1, 2]) {
      const sigma = sector.elasticity[s]!;
      expect(link.share[s * 4 + 2]! / expected(T, sigma)).toBeCloseTo(1, 12);
      expect(link.share[s * 4]! + link.share[s * 4 + 2]!).toBeCloseTo(1, 12);
      // and the same the other way
      expect(link.share[s * 4 + 1]! / link.share[s * 4 + 2]!).toBeCloseTo(1, 12);
    }
  });

  it('count the tariff into T, and sell what is left of the spending after it', () => {
    const { link, sector, node } = alike({ regions: [], blocs: [bloc('A', 'frontier'), bloc('B', 'rival')] });
    // T = (1 + border)(1 + tariff), at the defaults 1.2 * 1.05 = 1.26; T^-3 = .4999 gives .3333 upstream
    const tariff = defaults.market.tariff;
    const T = (1 + defaults.market.borderCost) * (1 + tariff);
    for (const s of [0, 1, 2]) {
      const share = expected(T, sector.elasticity[s]!);
      expect(link.share[s * 4 + 2]! / share).toBeCloseTo(1, 12);
      expect((link.flow[s * 4 + 2]! * (1 + tariff)) / (share * node.spending[s]!)).toBeCloseTo(1, 12);
    }
  });

  it('live apart when T grows without limit: nothing is imported, and prices are those of their own firms', () => {
    // T = exp(2 * 20) 3 = 7e17: T^-3 = 3e-54
    const made = alike(
      { regions: [region('A', 0), region('B', 20_000)], blocs: [] },
      { 'market.transportCost': 2, 'market.regionalBarrier': 2 },
    );
    const alone = alike({ regions: [region('A', 0)], blocs: [] });
    for (const s of [0, 1, 2]) {
      expect(made.link.share[s * 4 + 2]).toBeLessThan(1e-20);
      expect(made.link.share[s * 4]).toBeCloseTo(1, 12);
      expect(made.node.price[s]! / alone.node.price[s]!).toBeCloseTo(1, 12);
      expect(made.node.sales[s]! / alone.node.sales[s]!).toBeCloseTo(1, 12);
    }
  });
});

describe('one firm alone', () => {
  const { node, sector } = alike({ regions: [region('A', 0)], blocs: [] });

  it('asks sigma/(sigma-1) times its cost at every stage', () => {
    for (const s of [0, 1, 2]) {
      const sigma = sector.elasticity[s]!;
      expect(node.price[s]! / ((sigma / (sigma - 1)) * node.unitCost[s]!)).toBeCloseTo(1, 12);
    }
    // 4/3, 8/7, 5/4
    expect([4, 8, 5].map((sigma) => markupOf(sigma, 0.5, 0, 1, 1))).toEqual([4 / 3, 8 / 7, 5 / 4]);
  });

  it('has the cost wage^(1-phi) P^phi of its own labour and of the stage before', () => {
    // upstream the inputs come from outside the chain at price 1
    let before = 1;
    for (const s of [0, 1, 2]) {
      const phi = sector.inputShare[s]!;
      const wage = 0.08 * sector.wagePremium[s]!;
      expect(node.unitCost[s]! / (wage ** (1 - phi) * before ** phi)).toBeCloseTo(1, 12);
      before = node.price[s]!;
    }
  });
});

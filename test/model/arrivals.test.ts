import { describe, expect, it } from 'vitest';
import type { ModelWorld } from '../../src/agents/firmRule.ts';
import { servedSales } from '../../src/world/government/servedSales.ts';
import { DOWNSTREAM, FRONTIER, MIDSTREAM, UPSTREAM } from '../../src/world/worldTables.ts';
import { nodeOf, policyOf, runOf, runTicks, sumOf, watching, withValues } from '../support/lockInWorld.ts';

const plain = runOf();
const assembly = nodeOf(plain, 'Central', 'electronics', MIDSTREAM);
const brands = nodeOf(plain, 'Central', 'electronics', DOWNSTREAM);

/** Rows that a rule adds, with the world after it; runs of 10 years. */
function arrivalsOf(
  rule: 'attractAffiliates' | 'plantLeadFirms',
  run: Parameters<typeof runOf>[0],
  look: (world: ModelWorld, from: number) => void,
  ticks = 40,
): void {
  let before = 0;
  runTicks(runOf({ years: 10, ...run }), ticks, {
    observer: watching({
      [rule]: {
        before: ({ firm }) => {
          before = firm.count;
        },
        after: (world) => look(world, before),
      },
    }),
  });
}

describe('foreign investment', () => {
  const policies = [
    policyOf('foreignInvestment', { rate: 0.2, target: { region: ['Central'], stage: ['midstream'] } }),
  ];

  it('brings affiliates as a Poisson of the inflow over the capital of one, with the competence of their parents less a gap', () => {
    let expected = 0;
    let number = 0;
    const sums = { own: 0, other: 0, capital: 0 };
    arrivalsOf('attractAffiliates', { policies }, ({ firm, node, economy }, from) => {
      const cluster = sumOf(node.capital.subarray(assembly - 1, assembly + 2));
      expected += (0.2 * cluster * 0.25) / (2 * node.referenceCapital[assembly]!);
      const parent = economy.kind.indexOf(FRONTIER) * 3;
      for (let f = from; f < firm.count; f++) {
        expect(firm.node[f]).toBe(assembly);
        number++;
        sums.own += firm.manufacture[f]! - node.competence[parent + MIDSTREAM]!;
        sums.other += firm.design[f]! - node.competence[parent + UPSTREAM]!;
        sums.capital += firm.capital[f]! / node.referenceCapital[assembly]!;
      }
    });
    // about a hundred in ten years
    expect(number).toBeGreaterThan(60);
    expect(Math.abs(number - expected)).toBeLessThan(3 * Math.sqrt(expected));
    // spread .22 between them, so .022 of the mean of a hundred
    expect(sums.own / number).toBeGreaterThan(-0.1 - 0.1);
    expect(sums.own / number).toBeLessThan(-0.1 + 0.1);
    expect(sums.other / number).toBeCloseTo(-0.5, 9);
    expect(sums.capital / number).toBeGreaterThan(1.5);
    expect(sums.capital / number).toBeLessThan(3.5);
  });

  it('is linked in the share stated: enclaves are another class of owner', () => {
    const classes = (linkage: number): number[] => {
      const count = [0, 0, 0];
      const run = { policies, parameters: withValues({ 'arrival.linkage': linkage }) };
      arrivalsOf('attractAffiliates', run, ({ firm }, from) => {
        for (let f = from; f < firm.count; f++) count[firm.owner[f]!]!++;
      });
      return count;
    };
    expect(classes(1)[2]).toBe(0);
    expect(classes(1)[0]).toBe(0);
    expect(classes(0)[1]).toBe(0);
    const [, linked, enclaves] = classes(0.5) as [number, number, number];
    const all = linked + enclaves;
    expect(Math.abs(linked - all / 2)).toBeLessThan((3 * Math.sqrt(all)) / 2);
  });

  it('of enclaves has no children and teaches nobody in the cluster', () => {
    const engine = runTicks(runOf({ years: 5 }), 1);
    const { firm, node, channel } = engine.world;
    firm.owner.fill(2, 0, firm.count);
    let entries = 0;
    let learned = 0;
    for (let tick = 0; tick < 8; tick++) {
      engine.step();
      entries += sumOf(node.entries);
      for (let n = 0; n < 12; n++) learned += channel.gain[n * 14]!;
      expect(sumOf(node.affiliateShare)).toBe(0);
    }
    expect(entries).toBe(0);
    expect(learned).toBe(0);
  });
});

describe('a chain leader', () => {
  const policies = [
    policyOf('leadFirm', { from: 1, rate: 0.3, target: { region: ['Central'], stage: ['downstream'] } }),
  ];

  it('comes alone, with its share of the capital of the cluster, as able as stated', () => {
    let leaders = 0;
    arrivalsOf('plantLeadFirms', { policies }, ({ firm, node, sector }, from) => {
      if (firm.count === from) return;
      leaders++;
      expect(firm.count).toBe(from + 1);
      // nobody else of its kind is there
      for (let f = 0; f < from; f++) expect(firm.idLow[f]! & 0xfffff).not.toBe(0xfffff);
      const cluster = sumOf(node.capital.subarray(assembly - 1, assembly + 2));
      expect(firm.node[from]).toBe(brands);
      expect(firm.capital[from]).toBeCloseTo(0.3 * cluster, 9);
      expect(firm.brand[from]).toBeCloseTo(sector.benchmark[DOWNSTREAM]! - 0.2, 12);
      expect(firm.design[from]).toBeCloseTo(sector.benchmark[UPSTREAM]! - 0.5, 12);
    });
    // firms die young, leaders too: one after the other in ten years
    expect(leaders).toBeGreaterThan(0);
    expect(leaders).toBeLessThan(8);
  });

  it('is replaced when it has closed, not when it has moved to another stage', () => {
    const run = runOf({ policies, parameters: withValues({ 'arrival.leadHazard': 50 }), years: 10 });
    const isLeader = (world: ModelWorld, f: number): boolean => (world.firm.idLow[f]! & 0xfffff) === 0xfffff;
    const leaders = (world: ModelWorld): number[] =>
      Array.from({ length: world.firm.count }, (_, f) => f).filter((f) => isLeader(world, f));
    const engine = runTicks(run, 6);
    expect(leaders(engine.world)).toHaveLength(1);
    engine.world.firm.node[leaders(engine.world)[0]!] = assembly;
    engine.step();
    const [moved] = leaders(engine.world) as [number];
    expect(leaders(engine.world)).toHaveLength(1);
    const before = engine.world.firm.birth[moved]!;
    // bankrupt: it closes, and another one is there in the same tick
    engine.world.firm.cash[moved] = -1e6;
    engine.step();
    expect(leaders(engine.world)).toHaveLength(1);
    expect(engine.world.firm.birth[leaders(engine.world)[0]!]).toBeGreaterThan(before);
  });

  it('is paid for by the sales of the cluster, so that a stage that is empty yet is not free', () => {
    const { world } = runTicks(runOf({ policies, years: 10 }), 5);
    const sales = sumOf(world.node.sales.subarray(assembly - 1, assembly + 2));
    expect(world.policy.spending[0]).toBeCloseTo(0.3 * 0.03 * sales, 9);
    // two regions and a bloc, one industry; the first region has no cluster yet
    const economy = { kind: [0, 0, 1] };
    const amounts = [0, 0, 0, 10, 20, 30, 5, 5, 5];
    expect(servedSales('leadFirm', amounts, 4, 3, economy)).toBe(60);
    expect(servedSales('platform', amounts, 4, 3, economy)).toBe(20);
    // counted as the mean of the clusters that there are
    expect(servedSales('foreignInvestment', amounts, 0, 3, economy)).toBe(60);
    expect(servedSales('foreignInvestment', [0, 0, 0, 0, 0, 0, 5, 5, 5], 0, 3, economy)).toBe(0);
  });
});

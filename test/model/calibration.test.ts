import { describe, expect, it } from 'vitest';
import { createModelWorld, startRun } from '../../src/createRun.ts';
import type { WorldSpec } from '../../src/world/worldSpec.ts';
import { stageNames } from '../../src/world/worldTables.ts';
import { defaults, lockInWorld, runKey, runOf, twoIndustryWorld, withValues } from '../support/lockInWorld.ts';

/** Stated sales of every node, domestic by cluster, of a bloc its share of what is left of sales of the stage. */
function targetsOf(spec: WorldSpec, sales: Float64Array): number[] {
  const byName = (a: { name: string }, b: { name: string }) => (a.name < b.name ? -1 : 1);
  const regions = [...spec.regions].sort(byName);
  const blocs = [...spec.blocs].sort(byName);
  const industries = [...spec.industries].sort(byName);
  const sectors = industries.length * 3;
  const targets = new Array<number>(sales.length).fill(0);
  industries.forEach((industry, k) => {
    stageNames.forEach((stage, s) => {
      let left = 0;
      for (let n = k * 3 + s; n < sales.length; n += sectors) left += sales[n]!;
      regions.forEach((region, r) => {
        const cluster = spec.clusters.find((c) => c.region === region.name && c.industry === industry.name);
        const target = cluster?.sales[stage] ?? 0;
        targets[r * sectors + k * 3 + s] = target;
        left -= target;
      });
      blocs.forEach((bloc, b) => {
        targets[(regions.length + b) * sectors + k * 3 + s] = left * industry.blocShares[bloc.name]![stage];
      });
    });
  });
  return targets;
}

const largestGap = (sales: Float64Array, targets: readonly number[]): number =>
  Math.max(...targets.map((target, n) => (target > 0 ? Math.abs(sales[n]! / target - 1) : Math.abs(sales[n]!))));

describe('calibration', () => {
  it.each([
    ['the world of low-end lock-in', lockInWorld],
    ['two industries', twoIndustryWorld],
  ])('makes the sales of every node of %s equal to what is stated, to 1e-6', (_, spec) => {
    const { node } = createModelWorld(runOf({ world: spec }), runKey);
    expect(largestGap(node.sales, targetsOf(spec, node.sales))).toBeLessThan(1e-6);
  });

  it('holds in the first tick of the run, in which nothing has moved yet', () => {
    const engine = startRun(runOf(), runKey);
    engine.step();
    const { sales } = engine.world.node;
    expect(largestGap(sales, targetsOf(lockInWorld, sales))).toBeLessThan(1e-6);
  });

  it('refuses clusters that sell more than the world buys, and says which', () => {
    const world = {
      ...lockInWorld,
      clusters: lockInWorld.clusters.map((c) => ({ ...c, sales: { ...c.sales, midstream: 900 } })),
    };
    expect(() => createModelWorld(runOf({ world }), runKey)).toThrow(
      /industry 'electronics', midstream: the clusters sell 3600 billion yuan but the world buys/,
    );
  });
});

/** Firms of a node all alike, with R&D of the mean propensity. */
const alike = {
  'firm.sizeSpread': 0,
  'firm.propensitySpread': 0,
  'firm.nonPerformers': 0,
};
const withoutSpread: WorldSpec = {
  ...lockInWorld,
  clusters: lockInWorld.clusters.map((cluster) => ({ ...cluster, competenceSpread: 0, competenceUncertainty: 0 })),
};

describe('the average firm', () => {
  /** Return on capital of every firm in the first tick, and the row of its node. */
  function returns(changes: Readonly<Record<string, number>>) {
    const parameters = withValues({ ...alike, ...changes });
    const found: { n: number; s: number; captivity: number; sales: number; value: number }[] = [];
    const engine = startRun(runOf({ world: withoutSpread, parameters }), runKey, {
      observer: (rule, run, world) => {
        if (rule.name === 'growCapital') {
          const { firm, node } = world;
          for (let f = 0; f < firm.count; f++) {
            const n = firm.node[f]!;
            const value = firm.profit[f]! / firm.capital[f]!;
            found.push({ n, s: n % 3, captivity: node.captivity[n]!, sales: firm.sales[f]!, value });
          }
        }
        run();
      },
    });
    engine.step();
    return found;
  }

  it('earns exactly the required return after R&D and tax where lead firms take no share of its margin', () => {
    const found = returns({ 'market.captiveMargin': 0 });
    expect(new Set(found.map(({ s }) => s)).size).toBe(3);
    for (const { value } of found) expect(value).toBeCloseTo(defaults.firm.requiredReturn, 6);
  });

  it('earns it upstream and downstream, and in assembly in the mean over captive and free regions', () => {
    // .03 of sales less 30 % that never do R&D: with the full .03 the markup of captive assembly would not carry it
    const found = returns({ 'stage.researchIntensityMidstream': 0.021 });
    for (const { s, value } of found) if (s !== 1) expect(value).toBeCloseTo(defaults.firm.requiredReturn, 6);
    const assembly = found.filter(({ s }) => s === 1);
    expect(Math.max(...assembly.map(({ captivity }) => captivity))).toBeGreaterThan(0.3);
    const sales = assembly.reduce((sum, firm) => sum + firm.sales, 0);
    const mean = assembly.reduce((sum, firm) => sum + (firm.sales * firm.value) / sales, 0);
    // fixed cost is set at mean captivity; captivity enters the margin through 1/mu, which is not quite linear
    expect(mean).toBeCloseTo(defaults.firm.requiredReturn, 3);
  });

  it('earns less in assembly where the markup does not carry the R&D: fixed cost stops at zero', () => {
    // sigma 8 and half of the margin to lead firms: gross margin about .10, needed .0706 / (1 - .03/.14) + .01 = .0998
    const found = returns({ 'market.captiveMargin': 0.8 });
    const assembly = found.filter(({ s }) => s === 1);
    const sales = assembly.reduce((sum, firm) => sum + firm.sales, 0);
    const mean = assembly.reduce((sum, firm) => sum + (firm.sales * firm.value) / sales, 0);
    expect(mean).toBeLessThan(defaults.firm.requiredReturn - 0.005);
  });
});

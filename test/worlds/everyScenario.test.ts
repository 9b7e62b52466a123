import { describe, expect, it } from 'vitest';
import { findScenario, packagedScenarios } from '../../src/experiments/files/findScenario.ts';
import { runReplicate } from '../../src/experiments/runReplicate.ts';
import { cellsOf, type RunRecord } from '../../src/measures/measure.ts';
import { measures } from '../../src/measures/measures.ts';
import { imbalances } from '../../src/world/socialAccounts.ts';

const two = (name: string) => findScenario(name, { cwd: process.cwd(), years: 2 });

/** Employment of clusters and rest by region, and of one industry, in a year. */
function employment(record: RunRecord, year: number) {
  const K = record.industries.length;
  const E = record.economies.length;
  const clusters = Array.from({ length: record.regions }, (_, r) =>
    Array.from({ length: K }, (_, k) => {
      let sum = 0;
      for (let s = 0; s < 3; s++) sum += record.nodeYear.employment[((year * E + r) * K + k) * 3 + s]!;
      return sum;
    }),
  );
  const totals = clusters.map(
    (own, r) => own.reduce((a, b) => a + b, 0) + record.economyYear.restEmployment[year * E + r]!,
  );
  return { clusters, totals, nation: totals.reduce((a, b) => a + b, 0) };
}

describe.each(packagedScenarios())('scenario %s, two years', (name) => {
  const { scenario, moneyScenarios } = two(name);
  const result = runReplicate(scenario, 'two years', 0, measures, { moneyScenarios });

  it('gives every measure the shape and domain it declares', () => {
    for (const [m, { values }] of result.tables.entries()) {
      const measure = measures[m]!;
      expect(values.length, measure.name).toBe(2 * cellsOf(measure.dimensions, result.record));
      for (const value of values) {
        if (Number.isNaN(value)) continue;
        expect(value, measure.name).toBeGreaterThanOrEqual(measure.domain[0] - 1e-9);
        expect(value, measure.name).toBeLessThanOrEqual(measure.domain[1] + 1e-9);
      }
    }
  });

  it('has location quotients that average to 1, weighted by the employment share of the region, in every industry', () => {
    const K = result.record.industries.length;
    const lq = result.tables.find(({ measure }) => measure === 'lq')!.values;
    for (let year = 0; year < 2; year++) {
      const { totals, nation } = employment(result.record, year);
      for (let k = 0; k < K; k++) {
        let sum = 0;
        for (let r = 0; r < totals.length; r++) sum += (totals[r]! / nation) * lq[(year * totals.length + r) * K + k]!;
        expect(sum).toBeCloseTo(1, 12);
      }
    }
  });

  it('closes the social accounts of the last tick to 1e-9 of all payments', () => {
    const { amount } = result.world.payment;
    for (const gap of imbalances(amount, Math.sqrt(result.world.payment.count))) {
      expect(Math.abs(gap)).toBeLessThan(1e-9);
    }
  });

  it('starts within a tenth of the sales its world states', () => {
    const K = result.record.industries.length;
    let statedOfAll = 0;
    let soldByAll = 0;
    for (const cluster of scenario.world.clusters) {
      const r = result.record.economies.indexOf(cluster.region);
      const k = result.record.industries.indexOf(cluster.industry);
      const stated = cluster.sales.upstream + cluster.sales.midstream + cluster.sales.downstream;
      let sold = 0;
      for (let s = 0; s < 3; s++) sold += result.record.nodeYear.sales[(r * K + k) * 3 + s]!;
      statedOfAll += stated;
      soldByAll += sold;
      // among few firms the exit or move of a large one within the year moves more than a tenth: sizes with a spread of
      // 1.1 weigh like a number exp(1.1^2) = 3.4 times smaller of equal ones, 45 like 13
      if (cluster.firms.upstream + cluster.firms.midstream + cluster.firms.downstream < 45) continue;
      expect(sold / stated, `${cluster.region}/${cluster.industry}`).toBeGreaterThan(0.9);
      expect(sold / stated, `${cluster.region}/${cluster.industry}`).toBeLessThan(1.1);
    }
    expect(soldByAll / statedOfAll).toBeGreaterThan(0.95);
    expect(soldByAll / statedOfAll).toBeLessThan(1.05);
  });
});

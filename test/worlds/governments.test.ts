import { describe, expect, it } from 'vitest';
import { findScenario } from '../../src/experiments/files/findScenario.ts';
import { runReplicate } from '../../src/experiments/runReplicate.ts';
import { measureNamed } from '../../src/measures/measures.ts';

const YEARS = 20;
const REPLICATES = 6;

type Pick = (region: string) => boolean;

/** A measure added up over all years and the cells of the regions picked, by replicate. */
function sums(scenario: string, measure: string, pick: Pick = () => true, replicates = REPLICATES): number[] {
  const { scenario: found, moneyScenarios } = findScenario(scenario, { cwd: process.cwd(), years: YEARS });
  return Array.from({ length: replicates }, (_, replicate) => {
    const { tables, record } = runReplicate(found, 'tuning', replicate, [measureNamed(measure)!], { moneyScenarios });
    const { values } = tables[0]!;
    const cells = values.length / YEARS;
    let sum = 0;
    values.forEach((value, i) => {
      const region = record.economies[Math.floor(((i % cells) * record.regions) / cells)]!;
      if (!Number.isNaN(value) && (cells === 1 || pick(region))) sum += value;
    });
    return sum;
  });
}

/** Mean of the paired differences of b - a in standard errors. */
function standardErrors(a: readonly number[], b: readonly number[]): number {
  const differences = b.map((value, i) => value - a[i]!);
  const mean = differences.reduce((sum, value) => sum + value, 0) / differences.length;
  const squares = differences.reduce((sum, value) => sum + (value - mean) ** 2, 0);
  return mean / Math.sqrt(squares / (differences.length - 1) / differences.length);
}

describe('in the world of layouts, over 20 years', () => {
  const none = 'regional-layout';

  it('parks bring more firms, of which more close', () => {
    for (const measure of ['firms', 'exits']) {
      expect(standardErrors(sums(none, measure), sums('parks-by-advantage', measure)), measure).toBeGreaterThan(3);
    }
  });

  it('layouts compared cost the same, run by run', () => {
    const money = sums('parks-by-advantage', 'policySpending');
    for (const other of ['parks-homogeneous', 'parks-suggested', 'parks-competition']) {
      sums(other, 'policySpending').forEach((value, replicate) => {
        expect(value, other).toBeCloseTo(money[replicate]!, 9);
      });
    }
    sums('government-planner', 'policySpending').forEach((value, replicate) => {
      expect(value).toBeCloseTo(sums('government-servicer', 'policySpending')[replicate]!, 9);
    });
  });

  it('governments that copy duplicate what others promote', () => {
    const duplication = (name: string) => sums(name, 'promotionDuplication', () => true, 20);
    expect(standardErrors(duplication('parks-by-advantage'), duplication('parks-competition'))).toBeGreaterThan(3);
  });

  it('regions that pay for their own parks build fewer', () => {
    expect(
      standardErrors(sums('parks-by-advantage', 'policySpending'), sums('parks-own-budgets', 'policySpending')),
    ).toBeLessThan(-3);
    sums('parks-own-budgets', 'budgetSpending').forEach((value, replicate) => {
      expect(value).toBeCloseTo(sums('parks-own-budgets', 'policySpending')[replicate]!, 9);
    });
  });

  it('a tax preference raises high-end value added, the more so where it is tailored to the high end, at the same money', () => {
    const [untaxed, uniform, tailored] = [none, 'tax-uniform', 'tax-tailored'].map((name) =>
      sums(name, 'highEndValueAdded'),
    );
    expect(standardErrors(untaxed!, uniform!)).toBeGreaterThan(3);
    expect(standardErrors(untaxed!, tailored!)).toBeGreaterThan(3);
    expect(standardErrors(uniform!, tailored!)).toBeGreaterThan(3);
  });

  it('incentives to move bring firms to the areas that give them', () => {
    const west: Pick = (region) => region === 'Central' || region === 'West';
    expect(
      standardErrors(sums(none, 'relocations', west), sums('transfer-incentive', 'relocations', west)),
    ).toBeGreaterThan(3);
    const north: Pick = (region) => region === 'North-East';
    expect(
      standardErrors(sums(none, 'relocations', north), sums('transfer-north-east', 'relocations', north)),
    ).toBeGreaterThan(3);
  });
});

import { describe, expect, it } from 'vitest';
import { findScenario } from '../../src/experiments/files/findScenario.ts';
import { runReplicate } from '../../src/experiments/runReplicate.ts';
import { measureNamed } from '../../src/measures/measures.ts';

const YEARS = 12;
const REPLICATES = 4;
const names = ['emissions', 'output', 'emissionTax'];

/** National totals of the last year of `names`, by replicate. */
function totals(scenario: string): number[][] {
  const { scenario: found } = findScenario(scenario, { cwd: process.cwd(), years: YEARS });
  return Array.from({ length: REPLICATES }, (_, replicate) => {
    const { tables } = runReplicate(
      found,
      'tuning',
      replicate,
      names.map((name) => measureNamed(name)!),
    );
    return tables.map(({ values: series }) =>
      series.slice(-series.length / YEARS).reduce((sum, value) => sum + value, 0),
    );
  });
}

/** Mean of paired differences in standard errors. */
function standardErrors(differences: readonly number[]): number {
  const mean = differences.reduce((sum, value) => sum + value, 0) / differences.length;
  const squares = differences.reduce((sum, value) => sum + (value - mean) ** 2, 0);
  return mean / Math.sqrt(squares / (differences.length - 1) / differences.length);
}

describe('the environmental tax in its world, in the sixth year of the tax', () => {
  const baseline = totals('east-central-west');
  const taxed = totals('environmental-tax');
  const unable = totals('environmental-tax-without-abatement');
  const differences = (a: number[][], b: number[][], measure: number) =>
    a.map((values, replicate) => values[measure]! - b[replicate]![measure]!);

  it('lowers emissions by more than 3 standard errors of the paired difference', () => {
    expect(standardErrors(differences(taxed, baseline, 0))).toBeLessThan(-3);
  });

  it('lowers them by more where firms can abate', () => {
    expect(standardErrors(differences(taxed, unable, 0))).toBeLessThan(-3);
  });

  it('brings in 100 yuan a tonne emitted, and costs output', () => {
    // thousand tonnes times 100 yuan a tonne are 1e-4 billion yuan
    for (const [emissions, , tax] of taxed) expect(tax).toBeCloseTo(emissions! * 1e-4, 9);
    expect(standardErrors(differences(taxed, baseline, 1))).toBeLessThan(-3);
  });
});

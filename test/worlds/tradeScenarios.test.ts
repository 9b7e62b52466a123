import { describe, expect, it } from 'vitest';
import { findScenario } from '../../src/experiments/files/findScenario.ts';
import { runReplicate } from '../../src/experiments/runReplicate.ts';
import type { RunRecord } from '../../src/measures/measure.ts';
import { measures } from '../../src/measures/measures.ts';

/** Mean over its standard error of the paired difference B - A of a number of the last year. */
function paired(a: string, b: string, years: number, runs: number, of: (value: (name: string) => number[]) => number) {
  const numbers = (name: string, replicate: number): number => {
    const { scenario } = findScenario(name, { cwd: process.cwd(), years });
    const { record } = runReplicate(scenario, 'trade', replicate, []);
    return of((measure) => lastYear(measure, record));
  };
  const differences = Array.from({ length: runs }, (_, r) => numbers(b, r) - numbers(a, r));
  const mean = differences.reduce((sum, value) => sum + value, 0) / runs;
  const error = Math.sqrt(differences.reduce((sum, value) => sum + (value - mean) ** 2, 0) / (runs - 1) / runs);
  return mean / error;
}

function lastYear(name: string, record: RunRecord): number[] {
  const values = measures.find((measure) => measure.name === name)!.compute(record);
  return [...values.subarray(values.length - values.length / record.years)];
}

const total = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0);

describe('each instrument of trade moves what its note names by more than three standard errors over 6 to 12 pairs', () => {
  it('market integration: the provinces of the delta buy more from each other', () => {
    const others = (value: (name: string) => number[]) => total(value('interregionalPurchases'));
    expect(paired('yangtze-barriers', 'yangtze-integration', 5, 6, others)).toBeGreaterThan(3);
  });

  it('domestic demand: sales downstream rise, and with them those of assemblers', () => {
    for (const stage of [1, 2]) {
      const sales = (value: (name: string) => number[]) => total(value('output').filter((_, i) => i % 3 === stage));
      expect(paired('low-end-lock-in', 'dual-circulation', 10, 6, sales), `stage ${stage}`).toBeGreaterThan(3);
    }
  });

  it('a tariff war: output falls, though each side shelters its own', () => {
    const output = (value: (name: string) => number[]) => total(value('output'));
    expect(paired('low-end-lock-in', 'tariff-war', 14, 6, output)).toBeLessThan(-3);
  });

  it('reliance on imported technology: fewer inventions where it is high', () => {
    const inventions = (value: (name: string) => number[]) => total(value('inventions'));
    expect(paired('foreign-reliance-low', 'foreign-reliance-high', 12, 6, inventions)).toBeLessThan(-3);
  });

  it('a national chain first: more assemblers to own designs than by a home market alone', () => {
    const designs = (value: (name: string) => number[]) => total(value('ownDesignShare').filter(Number.isFinite));
    expect(paired('dual-circulation', 'national-chain-first', 20, 12, designs)).toBeGreaterThan(3);
  });
});

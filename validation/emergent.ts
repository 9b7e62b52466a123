import { meanInterval } from '../src/experiments/statistics.ts';
import type { EmergentJob, EmergentResult } from './battery.ts';
import { distanceFrom } from './lockIn.ts';

/** A pattern as patterns.yaml has it. */
export interface Pattern {
  readonly id: string;
  readonly title: string;
  readonly world: string;
  readonly bands: Readonly<Record<string, readonly [number | null, number | null]>>;
}

/** A quantity over seeds against its band. */
export interface Verdict {
  readonly quantity: string;
  /** Over seeds; the value that the band is judged on. */
  readonly value: number;
  /** 95 % interval of the mean over seeds. */
  readonly interval: readonly [number, number];
  readonly seeds: number;
  readonly band: readonly [number | null, number | null];
  readonly holds: boolean;
  readonly distance: number;
}

/** Jobs of a world, replicates 0..seeds-1. */
export const emergentJobs = (
  scenario: string,
  seed: string,
  seeds: number,
  set: Readonly<Record<string, number>> = {},
): EmergentJob[] =>
  Array.from({ length: seeds }, (_, replicate) => ({ task: 'emergent', scenario, set, seed, replicate }));

/** Bands on an end of the interval name it; the quantity itself is what stands before the comma. */
const endOf = (name: string): 'low' | 'high' | null =>
  /, lower end of the 95 % interval$/.test(name)
    ? 'low'
    : /, upper end of the 95 % interval$/.test(name)
      ? 'high'
      : null;

function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const half = sorted.length / 2;
  return sorted.length % 2 === 1 ? sorted[Math.floor(half)]! : (sorted[half - 1]! + sorted[half]!) / 2;
}

/**
 * Judges the bands of a pattern on the mean over seeds (P2: the median, as registered), or on the end of the interval
 * of the mean where the band names it. A quantity undefined in a seed does not count there.
 */
export function judgePattern(pattern: Pattern, results: readonly EmergentResult[]): Verdict[] {
  return Object.entries(pattern.bands).map(([name, band]) => {
    const quantity = name.replace(/, (lower|upper) end of the 95 % interval$/, '');
    const values = results
      .map(({ quantities }) => quantities[pattern.id]?.[quantity] ?? Number.NaN)
      .filter((value) => Number.isFinite(value));
    const { mean, low, high } = meanInterval(values);
    const end = endOf(name);
    const value = end === 'low' ? low : end === 'high' ? high : pattern.id === 'P2' ? median(values) : mean;
    const distance = values.length === 0 ? Number.POSITIVE_INFINITY : distanceFrom(band, value);
    return {
      quantity: name,
      value,
      interval: [low, high],
      seeds: values.length,
      band,
      holds: distance === 0,
      distance,
    };
  });
}

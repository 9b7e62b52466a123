import { meanInterval } from '../src/experiments/statistics.ts';
import { pairedContrast } from '../src/measures/kernels/pairedContrast.ts';
import type { EmergentJob, EmergentResult } from './battery.ts';
import { distanceFrom } from './lockIn.ts';

/** A pattern as patterns.yaml has it. */
export interface Pattern {
  readonly id: string;
  readonly title: string;
  readonly world: string;
  readonly seeds: number;
  readonly bands: Readonly<Record<string, readonly [number | null, number | null]>>;
}

/** A quantity over seeds against its band. */
export interface Verdict {
  readonly quantity: string;
  /** Over seeds; the value that the band is judged on. */
  readonly value: number;
  /** 95 % interval of the mean over seeds. */
  readonly interval: readonly [number, number];
  /** Seeds in which the quantity is defined. */
  readonly seeds: number;
  readonly band: readonly [number | null, number | null];
  readonly holds: boolean;
  /** How far outside the band, 0 inside; infinite when the quantity is defined in no seed. */
  readonly distance: number;
}

/** Jobs of a world, replicates 0..seeds-1. */
export const emergentJobs = (
  scenario: string,
  patterns: readonly string[],
  seed: string,
  seeds: number,
  { set, withoutPolicies }: Pick<EmergentJob, 'set' | 'withoutPolicies'> = { set: {} },
): EmergentJob[] =>
  Array.from({ length: seeds }, (_, replicate) => ({
    task: 'emergent',
    scenario,
    patterns,
    set,
    seed,
    replicate,
    ...(withoutPolicies ? { withoutPolicies } : {}),
  }));

type Judged = 'mean' | 'median' | 'low' | 'high' | 'absoluteT';

/** What a band is judged on, from the words after the quantity in patterns.yaml. */
export function judgedOn(pattern: string, name: string): { readonly quantity: string; readonly on: Judged } {
  const end = /^(.*), (lower|upper) end of the 95 % interval(?: against low reliance)?$/.exec(name);
  if (end !== null) return { quantity: end[1]!, on: end[2] === 'lower' ? 'low' : 'high' };
  const t = /^(.*), absolute t value$/.exec(name);
  if (t !== null) return { quantity: t[1]!, on: 'absoluteT' };
  return { quantity: name, on: pattern === 'P2' ? 'median' : 'mean' };
}

function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const half = sorted.length / 2;
  return sorted.length % 2 === 1 ? sorted[Math.floor(half)]! : (sorted[half - 1]! + sorted[half]!) / 2;
}

/** Interval of the mean over seeds: P4 is registered with the bootstrap, the others with Student's t. */
function intervalOf(pattern: string, values: readonly number[]): readonly [number, number] {
  if (pattern !== 'P4') {
    const { low, high } = meanInterval(values);
    return [low, high];
  }
  const differences = Float64Array.from(values);
  const { low, high } = pairedContrast(differences, new Float64Array(values.length), Int32Array.from(values.keys()), {
    draws: 5000,
    level: 0.95,
    key: { high: 4, low: 0 },
  });
  return [low, high];
}

/** Values of a quantity over seeds, those in which it is defined. */
const valuesOf = (pattern: string, quantity: string, results: readonly EmergentResult[]): number[] =>
  results
    .map(({ quantities }) => quantities[pattern]?.[quantity] ?? Number.NaN)
    .filter((value) => Number.isFinite(value));

/**
 * Judges the bands of a pattern on the mean over seeds, or on what the band names: an end of the interval of the mean, or
 * the absolute t value of the mean (P2: the median, as registered).
 */
export function judgePattern(pattern: Pattern, results: readonly EmergentResult[]): Verdict[] {
  return Object.entries(pattern.bands).map(([name, band]) => {
    const { quantity, on } = judgedOn(pattern.id, name);
    if (!results.some(({ quantities }) => quantity in (quantities[pattern.id] ?? {}))) {
      throw new Error(`patterns.yaml, ${pattern.id}: no value for '${quantity}'`);
    }
    const values = valuesOf(pattern.id, quantity, results);
    const interval = intervalOf(pattern.id, values);
    const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
    const error = Math.sqrt(
      values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / (values.length - 1) / values.length,
    );
    const value = {
      mean,
      median: values.length === 0 ? Number.NaN : median(values),
      low: interval[0],
      high: interval[1],
      absoluteT: Math.abs(mean) / error,
    }[on];
    const distance = distanceFrom(band, value);
    return { quantity: name, value, interval, seeds: values.length, band, holds: distance === 0, distance };
  });
}

/** Mean over seeds of what a pattern's reading gives beside its bands. */
export function besideBands(pattern: Pattern, results: readonly EmergentResult[]): Readonly<Record<string, number>> {
  const banded = new Set(Object.keys(pattern.bands).map((name) => judgedOn(pattern.id, name).quantity));
  const names = Object.keys(results[0]?.quantities[pattern.id] ?? {}).filter((name) => !banded.has(name));
  return Object.fromEntries(
    names.map((name) => {
      const values = valuesOf(pattern.id, name, results);
      return [name, values.reduce((sum, value) => sum + value, 0) / values.length];
    }),
  );
}

import { mean, standardDeviation, studentQuantile } from '../src/experiments/statistics.ts';

/** How far a level of runs moves between two settings on the same draws. */
export interface Shift {
  /** Which level, by its place. */
  readonly level: number;
  /** Mean change over the standard deviation between seeds; null where seeds do not differ. */
  readonly shift: number | null;
  /** Its standard error. */
  readonly error: number;
  /** What the shift exceeds at confidence, all levels looked at taken together; infinite where seeds do not differ. */
  readonly atLeast: number;
}

/** A standard deviation below this part of the mean is rounding. */
const ROUNDING = 1e-9;

/**
 * The level whose shift is largest for certain: mean over pairs of the change from `low` to `high`, in standard deviations
 * of `base` between seeds, less the half width of its interval, corrected for the number of tests (Bonferroni).
 * @param low, high levels by seed, paired; NaN where undefined.
 * @param tests how many tests share the error of `1 - confidence`.
 * @returns null when no level changes in any pair.
 */
export function largestShift(
  low: readonly (readonly number[])[],
  high: readonly (readonly number[])[],
  base: readonly (readonly number[])[],
  levels: readonly number[],
  { tests, confidence = 0.95 }: { readonly tests: number; readonly confidence?: number },
): Shift | null {
  let best: Shift | null = null;
  for (const level of levels) {
    const changes = low.map((row, seed) => high[seed]![level]! - row[level]!).filter((change) => !Number.isNaN(change));
    if (changes.length < 2 || changes.every((change) => change === 0)) continue;
    const usual = base.map((row) => row[level]!);
    const spread = standardDeviation(usual);
    const size = Math.abs(mean(changes));
    const error = standardDeviation(changes) / Math.sqrt(changes.length);
    const factor = studentQuantile(1 - (1 - confidence) / 2 / tests, changes.length - 1);
    const rounding = ROUNDING * Math.max(Math.abs(mean(usual)), size);
    const certain = size - factor * error;
    let found: Shift;
    if (spread > rounding) {
      found = { level, shift: size / spread, error: error / spread, atLeast: Math.max(0, certain / spread) };
    } else if (certain > rounding) found = { level, shift: null, error: 0, atLeast: Number.POSITIVE_INFINITY };
    else continue;
    if (
      best === null ||
      found.atLeast > best.atLeast ||
      (found.atLeast === best.atLeast && (found.shift ?? 0) > (best.shift ?? 0))
    )
      best = found;
  }
  return best;
}

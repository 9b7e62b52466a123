import { meanInterval, studentQuantile } from '../statistics.ts';

/** Fewest replicates worth stopping at: the deviation of fewer is too uncertain. */
const FEWEST = 10;

/**
 * Replicates for which the interval of a mean (or of a paired mean difference) has the half-width asked for: the least
 * n with t(n - 1) deviation / sqrt(n) <= halfWidth.
 *
 * - Units: deviation and half-width in those of the outcome. The deviation comes from a pilot; for a comparison it is
 *   that of the paired differences.
 * - Edge cases: deviation 0 needs 2; the answer is as uncertain as the pilot's deviation (20 runs: about +-30 %).
 *
 * @throws RangeError for a deviation below 0 or a half-width that is not above 0
 * @example
 * ```ts
 * replicatesNeeded(1, 0.5); // => 18, since 2.1098 / sqrt(18) = 0.497 and 2.1199 / sqrt(17) = 0.514
 * ```
 */
export function replicatesNeeded(deviation: number, halfWidth: number, level = 0.95): number {
  if (!(deviation >= 0)) throw new RangeError(`deviation is ${deviation}, expected 0 or more`);
  if (!(halfWidth > 0)) throw new RangeError(`half-width is ${halfWidth}, expected more than 0`);
  const enough = (n: number): boolean =>
    (studentQuantile(0.5 + level / 2, n - 1) * deviation) / Math.sqrt(n) <= halfWidth;
  let low = 1;
  let high = 2;
  while (!enough(high)) {
    low = high;
    high *= 2;
  }
  while (high - low > 1) {
    const middle = Math.floor((low + high) / 2);
    if (enough(middle)) high = middle;
    else low = middle;
  }
  return high;
}

/**
 * Sequential stopping (Chow and Robbins): the number of replicates after which the interval of the mean first had the
 * half-width asked for, or undefined when more are needed. Looked at after every replicate from the tenth on; coverage
 * is a little below the level, since one stops where the deviation happens to be small.
 *
 * - Shapes: `values` in the order of the replicates (not of finishing: short runs would be favoured); NaN are skipped.
 *
 * @see Chow & Robbins (1965) Annals of Mathematical Statistics 36, 457-462
 */
export function stoppingPoint(values: readonly number[], halfWidth: number, level = 0.95): number | undefined {
  if (!(halfWidth > 0)) throw new RangeError(`half-width is ${halfWidth}, expected more than 0`);
  for (let n = FEWEST; n <= values.length; n++) {
    const { low, high, count } = meanInterval(values.slice(0, n), level);
    if (count >= FEWEST && (high - low) / 2 <= halfWidth) return n;
  }
  return undefined;
}

import { mean } from '../statistics.ts';
import { type BootstrapInterval, type BootstrapOptions, bootstrapInterval } from './bootstrapInterval.ts';

/**
 * Mean of B - A with a BCa interval over resampled seeds: for skewed or two-peaked differences, where Student's t of
 * `summarisePairs` is too trusting. Every seed is one unit with all of its rows, so that several rows a seed (years,
 * points) do not pass for independent runs.
 *
 * - Shapes: `a[seed][row]` and `b[seed][row]`, the same seeds and rows in the same order. Units: those of the outcome.
 * - Edge cases: pairs with a missing value (NaN) are left out; a seed without a pair is no unit; below 2 seeds the
 *   interval is NaN.
 *
 * @throws RangeError when A and B differ in seeds or rows
 * @example
 * ```ts
 * bootstrapDifference([[1], [2], [3]], [[2], [3], [4]]); // estimate 1, low 1, high 1
 * ```
 */
export function bootstrapDifference(
  a: readonly ArrayLike<number>[],
  b: readonly ArrayLike<number>[],
  options: BootstrapOptions = {},
): BootstrapInterval {
  if (a.length !== b.length) throw new RangeError(`${a.length} seeds of A against ${b.length} of B, expected as many`);
  const ofSeeds = a.map((rows, s) => {
    if (rows.length !== b[s]!.length) {
      throw new RangeError(`seed ${s}: ${rows.length} rows of A against ${b[s]!.length} of B, expected as many`);
    }
    return Array.from(rows, (value, row) => b[s]![row]! - value).filter((difference) => !Number.isNaN(difference));
  });
  const seeds = ofSeeds.filter((differences) => differences.length > 0);
  return bootstrapInterval(seeds.length, (units) => mean(Array.from(units, (s) => seeds[s]!).flat()), options);
}

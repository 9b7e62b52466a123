/**
 * Skewness: the third standardised moment; above 0 when a few values are far above the rest.
 *
 *     mean (x - m)^3 / (mean (x - m)^2)^(3/2)
 *
 * - Shapes: a list of numbers in, one number out. Units: none. Moments of the list itself (divided by n).
 * - Edge cases: NaN without spread or when a value is NaN.
 *
 * @see Joanes and Gill (1998) The Statistician 47 (g1)
 * @example
 * ```ts
 * // mean 1, deviations -1, -1, -1, 3: (24 / 4) / 3^1.5
 * skewness(Float64Array.of(0, 0, 0, 4)); // => 1.1547005383792515
 * ```
 */
export function skewness(values: Float64Array): number {
  const n = values.length;
  let mean = 0;
  for (const x of values) mean += x / n;
  let second = 0;
  let third = 0;
  for (const x of values) {
    second += (x - mean) ** 2 / n;
    third += (x - mean) ** 3 / n;
  }
  return second > 1e-24 * mean * mean ? third / second ** 1.5 : Number.NaN;
}

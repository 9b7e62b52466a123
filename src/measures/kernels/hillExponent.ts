/**
 * Hill's estimator of the exponent of a tail P(X > x) ~ x^-a from the k largest values.
 *
 *     a = k / sum_{i <= k} ln(x_(i) / x_(k+1))        se = a / sqrt(k)
 *
 * - Shapes: a list of numbers and k in; two numbers out. Units: none.
 * - a is the exponent of the complementary cumulative distribution; that of the density (Clauset's alpha) is a + 1.
 * - Edge cases: NaN when k is below 1 or there are not k + 1 positive values, or when the k + 1 largest are all equal. Values
 *   of 0 or less are in no tail. The answer depends on k: look at a range of them.
 *
 * @see Hill (1975) Annals of Statistics 3
 * @example
 * ```ts
 * // ln(8/2) + ln(4/2) = 3 ln 2
 * hillExponent(Float64Array.of(1, 2, 4, 8), 2).exponent; // => 0.9617966939259756
 * ```
 */
export function hillExponent(
  values: Float64Array,
  k: number,
): { readonly exponent: number; readonly standardError: number } {
  const sorted = values.filter((value) => value > 0).sort();
  const n = sorted.length;
  if (!(k >= 1 && k < n)) return { exponent: Number.NaN, standardError: Number.NaN };
  const threshold = sorted[n - 1 - k]!;
  let sum = 0;
  for (let i = n - k; i < n; i++) sum += Math.log(sorted[i]! / threshold);
  const exponent = sum > 0 ? k / sum : Number.NaN;
  return { exponent, standardError: exponent / Math.sqrt(k) };
}

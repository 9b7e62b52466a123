import { leastSquares } from './leastSquares.ts';

/**
 * First-order autoregression over pairs of neighbouring years: how much of this year's value is there next year.
 *
 *     x_(t+1) = c + a x_t + e
 *
 * - Shapes: the values of n units before and after; a, its standard error and c. Units: a none, c of the values.
 * - Pairs of which one is NaN are left out. Many units over few years: pairs are pooled, a has the bias that selection by
 *   the first value brings, if any.
 * - Edge cases: NaN with fewer than 3 pairs or when all values before, or after, are equal.
 *
 * @throws RangeError when lists differ in length
 * @see Hamilton (1994) Time Series Analysis, chapter 8
 * @example
 * ```ts
 * // means 2 and 3; products 2 + 0 + 1 = 3 over squares 2
 * autoregression(Float64Array.of(1, 2, 3), Float64Array.of(1, 4, 4)).coefficient; // => 1.5
 * ```
 */
export function autoregression(
  before: Float64Array,
  after: Float64Array,
): { readonly coefficient: number; readonly standardError: number; readonly constant: number; readonly pairs: number } {
  if (before.length !== after.length) {
    throw new RangeError(`there are ${before.length} values before and ${after.length} after, expected one each`);
  }
  const isPair = (_: number, i: number): boolean => !Number.isNaN(before[i]! + after[i]!);
  const x = before.filter(isPair);
  const y = after.filter(isPair);
  const { coefficients, standardErrors } = leastSquares(y, [x]);
  const [constant, coefficient] = coefficients;
  return { coefficient: coefficient!, standardError: standardErrors[1]!, constant: constant!, pairs: x.length };
}

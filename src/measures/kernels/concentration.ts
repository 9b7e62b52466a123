import { requireAmounts } from './requireAmounts.ts';

/**
 * Herfindahl index: the sum of squared shares.
 *
 *     H = sum_i s_i^2        normalised: (H - 1/n) / (1 - 1/n)
 *
 * - Shapes: n entries in, one number out, in [1/n, 1]; normalised in [0, 1]. 1 / H is the equivalent number of equal entries.
 * - Edge cases: NaN when the list is empty or its total is 0; normalised also when there is a single entry.
 *
 * @throws RangeError when an amount is negative or infinite
 * @see Herfindahl (1950); Hirschman (1945)
 * @example
 * ```ts
 * herfindahl(Float64Array.of(20, 50, 20, 10), { normalised: false }); // => 0.34
 * herfindahl(Float64Array.of(20, 50, 20, 10), { normalised: true }); // => 0.12
 * ```
 */
export function herfindahl(values: Float64Array, { normalised }: { readonly normalised: boolean }): number {
  const n = values.length;
  requireAmounts('values', values, n);
  let total = 0;
  for (const value of values) total += value;
  if (!(total > 0)) return Number.NaN;
  let index = 0;
  for (const value of values) index += (value / total) * (value / total);
  return normalised ? (index - 1 / n) / (1 - 1 / n) : index;
}

import { requireAmounts } from './requireAmounts.ts';

/**
 * Krugman's index: how far two structures are apart.
 *
 *     K = sum_k |s_k - p_k|        s, p: shares of the industries in the one and the other
 *
 * Half of it is the share of activity that would have to change industry (or, over regions, place: Hoover's index of
 * dissimilarity). Krugman compares a region with the rest; comparing with the whole, itself included, gives less.
 *
 * - Shapes: two lists of one length; one number in [0, 2].
 * - Edge cases: NaN when a total is 0.
 *
 * @throws RangeError when an amount is negative or infinite, or the lists differ in length
 * @see Krugman (1991) Geography and Trade; Hoover (1936)
 * @example
 * ```ts
 * krugmanIndex(Float64Array.of(3, 1), Float64Array.of(1, 3)); // => 1
 * ```
 */
export function krugmanIndex(a: Float64Array, b: Float64Array): number {
  requireAmounts('a', a, a.length);
  requireAmounts('b', b, a.length);
  const totalA = sum(a);
  const totalB = sum(b);
  if (!(totalA > 0 && totalB > 0)) return Number.NaN;
  let distance = 0;
  for (let k = 0; k < a.length; k++) distance += Math.abs(a[k]! / totalA - b[k]! / totalB);
  return distance;
}

/**
 * Similarity of two structures as the UNIDO and Chinese regional studies measure it: the cosine of their shares.
 *
 *     S = sum_k s_k p_k / sqrt(sum_k s_k^2 sum_k p_k^2)
 *
 * - Shapes: two lists of one length; one number in [0, 1], 1 for the same structure.
 * - Edge cases: NaN when a total is 0.
 *
 * @throws RangeError when an amount is negative or infinite, or the lists differ in length
 * @see UNIDO (1979) World Industry since 1960
 * @example
 * ```ts
 * structuralSimilarity(Float64Array.of(1, 0), Float64Array.of(1, 1)); // => 0.707106781186547
 * ```
 */
export function structuralSimilarity(a: Float64Array, b: Float64Array): number {
  requireAmounts('a', a, a.length);
  requireAmounts('b', b, a.length);
  // shares, so that squares of large or small amounts stay within what a number can hold
  const totalA = sum(a);
  const totalB = sum(b);
  if (!(totalA > 0 && totalB > 0)) return Number.NaN;
  let product = 0;
  let squaresA = 0;
  let squaresB = 0;
  for (let k = 0; k < a.length; k++) {
    const s = a[k]! / totalA;
    const p = b[k]! / totalB;
    product += s * p;
    squaresA += s * s;
    squaresB += p * p;
  }
  return Math.min(1, product / Math.sqrt(squaresA * squaresB));
}

/**
 * Mean distance and similarity over all pairs of regions with a known structure. Over the years it says whether structures
 * converge: the mean Krugman index falls, the mean similarity rises.
 *
 * - Shapes: `activity` regions x industries; `pairs` says how many pairs are known.
 * - Edge cases: NaN with fewer than two regions of some activity.
 *
 * @throws RangeError when an amount is negative or infinite, or the shape is wrong
 * @see Krugman (1991); UNIDO (1979); Palan (2010) for their use as convergence
 * @example
 * ```ts
 * structuralConvergence(Float64Array.of(1, 0, 0, 1, 1, 1), 3, 2).distance; // => 1.333333333333333
 * ```
 */
export function structuralConvergence(
  activity: Float64Array,
  regions: number,
  industries: number,
): { readonly distance: number; readonly similarity: number; readonly pairs: number } {
  requireAmounts('activity', activity, regions * industries);
  const row = (r: number): Float64Array => activity.subarray(r * industries, (r + 1) * industries);
  let distance = 0;
  let similarity = 0;
  let pairs = 0;
  for (let r = 0; r < regions; r++) {
    for (let other = r + 1; other < regions; other++) {
      const apart = krugmanIndex(row(r), row(other));
      if (Number.isNaN(apart)) continue;
      distance += apart;
      similarity += structuralSimilarity(row(r), row(other));
      pairs++;
    }
  }
  return pairs === 0
    ? { distance: Number.NaN, similarity: Number.NaN, pairs }
    : { distance: distance / pairs, similarity: similarity / pairs, pairs };
}

function sum(values: Float64Array): number {
  let total = 0;
  for (const value of values) total += value;
  return total;
}

import { log } from '../../engine/maths.ts';
import { requireAmounts } from './requireAmounts.ts';

/**
 * Theil's T: how far the shares of an activity are from the shares of a reference.
 *
 *     T = sum_r s_r ln(s_r / q_r)        s, q: shares of activity and reference; 0 ln 0 = 0
 *
 * - Shapes: one entry a region in both lists; one number out, at least 0, 0 when shares agree. Without a reference every
 *   region counts the same (q = 1/n) and T is at most ln n.
 * - Edge cases: NaN when a total is 0, or where there is activity without reference (T would be infinite).
 * - Not the L that some packages call "theil": see `meanLogDeviation`.
 *
 * @throws RangeError when an amount is negative or infinite, or the lists differ in length
 * @see Theil (1967) Economics and Information Theory
 * @example
 * ```ts
 * theilT(Float64Array.of(10, 10, 10, 20, 50)); // => 0.250201211769094
 * ```
 */
export function theilT(activity: Float64Array, reference?: Float64Array): number {
  const [s, q] = sharesOf(activity, reference);
  let sum = 0;
  for (let r = 0; r < s.length; r++) if (s[r]! > 0) sum += s[r]! * log(s[r]! / q[r]!);
  // An even spread may round to a hair below 0.
  return Number.isFinite(sum) && s.length > 0 ? Math.max(0, sum) : Number.NaN;
}

/**
 * Theil's L, the mean logarithmic deviation: as T with activity and reference exchanged.
 *
 *     L = sum_r q_r ln(q_r / s_r)
 *
 * - Shapes, units: as `theilT`.
 * - Edge cases: NaN when a total is 0, or where there is reference without activity (L would be infinite).
 *
 * @throws RangeError as `theilT`
 * @see Theil (1967); what the R package REAT returns as `theil`
 * @example
 * ```ts
 * meanLogDeviation(Float64Array.of(10, 10, 10, 20, 50)); // => 0.232630161961136
 * ```
 */
export function meanLogDeviation(activity: Float64Array, reference?: Float64Array): number {
  return theilT(reference ?? new Float64Array(activity.length).fill(1), activity);
}

/**
 * Theil's T split over groups of regions: how much is between the groups, how much inside each.
 *
 *     T = sum_g S_g ln(S_g / Q_g) + sum_g S_g T_g        S_g, Q_g: shares of the group; T_g: Theil within it
 *
 * - Shapes: one entry a region in the three lists; `within` has T_g and `share` S_g, one entry a group. total = between +
 *   sum of share x within, exactly but for rounding.
 * - Edge cases: all NaN as `theilT`; a group without activity has share 0, within NaN, and adds nothing.
 *
 * @param group group of each region, whole numbers from 0
 * @throws RangeError as `theilT`, or when the groups are not one for each region
 * @see Theil (1967); Shorrocks (1980) Econometrica 48(3)
 * @example
 * ```ts
 * const parts = theilDecomposition(Float64Array.of(1, 1, 3, 3), Float64Array.of(1, 1, 1, 1), [0, 0, 1, 1], 2);
 * parts.between; // => 0.130812035941137
 * parts.within[1]; // => 0
 * ```
 */
export function theilDecomposition(
  activity: Float64Array,
  reference: Float64Array,
  group: ArrayLike<number>,
  groups: number,
): { readonly total: number; readonly between: number; readonly within: Float64Array; readonly share: Float64Array } {
  if (group.length !== activity.length) {
    throw new RangeError(`group has ${group.length} entries, expected one for each of ${activity.length} regions`);
  }
  const total = theilT(activity, reference);
  const activityOf = new Float64Array(groups);
  const referenceOf = new Float64Array(groups);
  const within = new Float64Array(groups);
  for (let r = 0; r < activity.length; r++) {
    activityOf[group[r]!]! += activity[r]!;
    referenceOf[group[r]!]! += reference[r]!;
  }
  for (let g = 0; g < groups; g++) {
    const own = Array.from(activity.keys()).filter((r) => group[r] === g);
    within[g] = theilT(
      Float64Array.from(own, (r) => activity[r]!),
      Float64Array.from(own, (r) => reference[r]!),
    );
  }
  const sum = activityOf.reduce((a, b) => a + b, 0);
  const known = !Number.isNaN(total);
  return {
    total,
    between: known ? theilT(activityOf, referenceOf) : Number.NaN,
    within,
    share: activityOf.map((amount) => (sum > 0 ? amount / sum : Number.NaN)),
  };
}

function sharesOf(activity: Float64Array, reference: Float64Array | undefined): [Float64Array, Float64Array] {
  const n = activity.length;
  requireAmounts('activity', activity, n);
  if (reference !== undefined) requireAmounts('reference', reference, n);
  const shares = (amounts: Float64Array): Float64Array => {
    let total = 0;
    for (const amount of amounts) total += amount;
    return amounts.map((amount) => amount / total);
  };
  const s = shares(activity);
  // a total of 0 makes every share NaN; spread to all so that no zero is skipped as 0 ln 0
  const q = reference === undefined ? new Float64Array(n).fill(1 / n) : shares(reference);
  const unknown = s.some(Number.isNaN) || q.some(Number.isNaN);
  return unknown ? [s.fill(1), q.fill(Number.NaN)] : [s, q];
}

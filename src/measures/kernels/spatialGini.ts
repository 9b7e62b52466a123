import { requireAmounts } from './requireAmounts.ts';

/**
 * Spatial Gini coefficient in the form of Hoover: how unevenly an activity is spread over regions compared with a
 * reference (all activity, population, area).
 *
 * Regions are sorted by activity per unit of reference; with X and P the cumulative shares of activity and reference,
 * starting from (0, 0),
 *
 *     G = sum over steps of X_next P - X P_next
 *
 * twice the area between the localisation curve and the diagonal. Do not mix it with its relatives: some packages print
 * half of it (Krugman's convention, at most 0.5); REAT's gini.conc is `plainGini` of the location quotients, in which
 * every region counts the same whatever its size.
 *
 * - Shapes: one entry a region in both lists; the result is one number in [0, 1).
 * - Units: any; shares are taken of both lists.
 * - Edge cases: NaN when either total is 0. A region without reference but with activity sorts last (infinite ratio) and
 *   may lift G to 1; a region with neither is ignored.
 *
 * @throws RangeError when an amount is negative or infinite, or the lists differ in length
 * @see Hoover (1936) Review of Economics and Statistics 18; Krugman (1991) Geography and Trade; paper 002
 * @example
 * ```ts
 * const industry = Float64Array.of(500, 500, 1000, 7000, 1000);
 * const everything = Float64Array.of(20000, 15000, 20000, 40000, 5000);
 * spatialGini(industry, everything); // => 0.3725
 * ```
 */
export function spatialGini(activity: Float64Array, reference: Float64Array): number {
  requireAmounts('activity', activity, activity.length);
  requireAmounts('reference', reference, activity.length);
  const activityTotal = sum(activity);
  const referenceTotal = sum(reference);
  // NaN totals must not reach the sort, whose order they would leave undefined.
  if (!(activityTotal > 0) || !(referenceTotal > 0)) return Number.NaN;

  const present = Array.from(activity.keys()).filter((r) => activity[r] > 0 || reference[r] > 0);
  const ratio = activity.map((amount, r) => amount / reference[r]);
  present.sort((a, b) => (ratio[a] < ratio[b] ? -1 : ratio[a] > ratio[b] ? 1 : a - b));

  let gini = 0;
  let activityShare = 0;
  let referenceShare = 0;
  for (const r of present) {
    const nextActivityShare = activityShare + activity[r] / activityTotal;
    const nextReferenceShare = referenceShare + reference[r] / referenceTotal;
    gini += nextActivityShare * referenceShare - activityShare * nextReferenceShare;
    activityShare = nextActivityShare;
    referenceShare = nextReferenceShare;
  }
  // An even spread may round to a hair below 0.
  return Math.max(0, gini);
}

/**
 * Gini coefficient without a reference: every entry counts the same.
 *
 *     G = sum_i sum_j |x_i - x_j| / (2 n^2 mean)
 *
 * - Shapes: n entries in, one number out, in [0, 1 - 1/n]; `normalised` multiplies by n / (n - 1), so that one entry
 *   holding everything gives 1.
 * - Edge cases: NaN when the list is empty or its total is 0; one entry gives 0, and NaN when normalised.
 *
 * @throws RangeError when an amount is negative or infinite
 * @see Gini (1912)
 * @example
 * ```ts
 * plainGini(Float64Array.of(20, 50, 20, 10), { normalised: false }); // => 0.3
 * plainGini(Float64Array.of(20, 50, 20, 10), { normalised: true }); // => 0.4
 * ```
 */
export function plainGini(values: Float64Array, { normalised }: { readonly normalised: boolean }): number {
  const n = values.length;
  requireAmounts('values', values, n);
  const total = sum(values);
  if (!(total > 0)) return Number.NaN;
  const sorted = values.slice().sort();
  let weighted = 0;
  // A value's rank tells how often it is the larger and how often the smaller of a pair: no double loop.
  for (let i = 0; i < n; i++) weighted += (2 * i + 1 - n) * sorted[i];
  // For one value n - 1 = 0 makes the normalised form 0 / 0 = NaN, as it should be.
  return weighted / total / (normalised ? n - 1 : n);
}

function sum(values: Float64Array): number {
  let total = 0;
  for (const value of values) total += value;
  return total;
}

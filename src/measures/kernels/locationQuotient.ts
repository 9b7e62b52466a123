import { requireAmounts } from './requireAmounts.ts';

/**
 * Location quotient: how many times larger an industry's share is in a region than in the reference area.
 *
 *     LQ_rk = (x_rk / x_r.) / (x_.k / x_..)
 *
 * The share of the region is the numerator. (The formula printed in paper 001 reads the other way round if its letters
 * are taken literally; its prose and every other source have it this way.) Equal to Balassa's revealed comparative
 * advantage.
 *
 * - Shapes: `activity` is regions x industries, row-major; the result has the same shape.
 * - Units: any one unit of activity (persons, yuan); the result is a pure number, 1 = as in the reference.
 * - Edge cases: NaN, not 0, where the region has no activity at all, the industry is absent from the reference, or the
 *   reference is empty. An industry the reference has and the region lacks is a true 0.
 *
 * @param activity amount of each industry in each region
 * @param regions number of rows
 * @param industries number of columns
 * @param referenceRegions rows whose sum is the reference area; all of them when left out
 * @throws RangeError when an amount is negative or infinite, the shape is wrong, or a reference region is unknown or
 *   named twice
 * @see Hoover (1936) Review of Economics and Statistics 18; Balassa (1965) Manchester School 33; paper 001
 * @example
 * ```ts
 * const employment = Float64Array.of(30, 70, 10, 90);
 * locationQuotient(employment, 2, 2)[0]; // => 1.5
 * locationQuotient(employment, 2, 2, [1])[0]; // => 3
 * ```
 */
export function locationQuotient(
  activity: Float64Array,
  regions: number,
  industries: number,
  referenceRegions?: readonly number[] | undefined,
): Float64Array {
  requireAmounts('activity', activity, regions * industries);
  const inReference = new Uint8Array(regions).fill(referenceRegions === undefined ? 1 : 0);
  for (const r of referenceRegions ?? []) {
    if (!(r >= 0 && r < regions && Number.isInteger(r))) {
      throw new RangeError(`reference region ${r} is unknown, expected a whole number from 0 to ${regions - 1}`);
    }
    if (inReference[r] === 1) throw new RangeError(`reference region ${r} is named twice`);
    inReference[r] = 1;
  }

  const regionTotal = new Float64Array(regions);
  const industryTotal = new Float64Array(industries);
  let total = 0;
  for (let r = 0; r < regions; r++) {
    for (let k = 0; k < industries; k++) {
      const amount = activity[r * industries + k];
      regionTotal[r] += amount;
      if (inReference[r] === 1) industryTotal[k] += amount;
    }
    if (inReference[r] === 1) total += regionTotal[r];
  }

  const quotient = new Float64Array(regions * industries).fill(Number.NaN);
  for (let r = 0; r < regions; r++) {
    for (let k = 0; k < industries; k++) {
      if (regionTotal[r] === 0 || industryTotal[k] === 0 || total === 0) continue;
      quotient[r * industries + k] = activity[r * industries + k] / regionTotal[r] / (industryTotal[k] / total);
    }
  }
  return quotient;
}

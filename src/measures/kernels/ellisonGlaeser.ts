import { herfindahl } from './concentration.ts';
import { requireAmounts } from './requireAmounts.ts';

/**
 * Ellison-Glaeser index of one industry: geographic concentration beyond what its few large plants explain.
 *
 *     G = sum_r (c_r - x_r)^2        H = sum_j z_j^2
 *     gamma = (G - (1 - sum_r x_r^2) H) / ((1 - sum_r x_r^2) (1 - H))
 *
 * with c the shares of the industry by region, x those of the reference, z the shares of the plants in the industry. 0 is
 * what plants dropped at random on the reference would give; above .05 is called concentrated. It may be below 0.
 *
 * - Shapes: `plantSize` and `plantRegion` one entry a plant, `reference` one a region.
 * - Edge cases: gamma is NaN with one plant (H = 1) or all the reference in one region; all NaN when a total is 0.
 *
 * @throws RangeError when an amount is negative or infinite, a region is unknown, or lists differ in length
 * @see Ellison and Glaeser (1997) Journal of Political Economy 105(5)
 * @example
 * ```ts
 * const one = ellisonGlaeser(Float64Array.of(1, 1), [0, 0], Float64Array.of(1, 1));
 * one.concentration; // => 0.5
 * one.plantHerfindahl; // => 0.5
 * one.gamma; // => 1
 * ```
 */
export function ellisonGlaeser(
  plantSize: Float64Array,
  plantRegion: ArrayLike<number>,
  reference: Float64Array,
): { readonly gamma: number; readonly concentration: number; readonly plantHerfindahl: number } {
  const spread = excessShares(plantSize, plantRegion, reference);
  const plantHerfindahl = herfindahl(plantSize, { normalised: false });
  const concentration = spread.excess.reduce((sum, excess) => sum + excess * excess, 0);
  const { room } = spread;
  const divisor = room * (1 - plantHerfindahl);
  // one plant, or one region: rounding may leave a divisor that is not quite 0
  const defined = room > 1e-12 && 1 - plantHerfindahl > 1e-12;
  return {
    gamma: defined ? (concentration - room * plantHerfindahl) / divisor : Number.NaN,
    concentration,
    plantHerfindahl,
  };
}

/** The plants of an industry. */
export interface IndustryPlants {
  readonly size: Float64Array;
  /** Region of each plant, from 0. */
  readonly region: ArrayLike<number>;
}

/**
 * Ellison-Glaeser index of coagglomeration of a group of industries: do they settle in the same regions?
 *
 *     gammaC = (G / (1 - sum x^2) - H - sum_j gamma_j w_j^2 (1 - H_j)) / (1 - sum_j w_j^2)
 *
 * with w_j the share of industry j in the group, G of the pooled shares sum_j w_j c_j, H = sum_j w_j^2 H_j. For two
 * industries it equals sum_r (c_1r - x_r)(c_2r - x_r) / (1 - sum x^2).
 *
 * - Shapes: one entry an industry; one number out.
 * - Edge cases: NaN for fewer than two industries with activity, all activity but a billionth in one of them, or all the
 *   reference in one region. Industries of a single
 *   plant are allowed: their gamma_j (1 - H_j) is taken as its limit G_j / (1 - sum x^2) - H_j.
 *
 * @throws RangeError as `ellisonGlaeser`
 * @see Ellison and Glaeser (1997), equation 8; Ellison, Glaeser and Kerr (2010) American Economic Review 100(3) for pairs
 * @example
 * ```ts
 * const here = { size: Float64Array.of(1, 1), region: [0, 0] };
 * coagglomeration([here, here], Float64Array.of(1, 1)); // => 1
 * ```
 */
export function coagglomeration(industries: readonly IndustryPlants[], reference: Float64Array): number {
  const active = industries.filter(({ size }) => size.some((amount) => amount > 0));
  if (active.length < 2) return Number.NaN;
  const totals = active.map(({ size }) => size.reduce((a, b) => a + b, 0));
  const total = totals.reduce((a, b) => a + b, 0);
  const spreads = active.map(({ size, region }) => excessShares(size, region, reference));
  const room = spreads[0]!.room;
  if (!(room > 1e-12)) return Number.NaN;
  let shared = 0;
  let mixed = 0;
  const pooled = new Float64Array(reference.length);
  active.forEach(({ size }, j) => {
    const w = totals[j]! / total;
    const own = herfindahl(size, { normalised: false });
    const { excess } = spreads[j]!;
    const concentration = excess.reduce((sum, e) => sum + e * e, 0);
    // H_j + gamma_j (1 - H_j) = G_j / room
    shared += w * w * own + w * w * (concentration / room - own);
    mixed += w * (1 - w);
    for (let r = 0; r < pooled.length; r++) pooled[r]! += w * excess[r]!;
  });
  const G = pooled.reduce((sum, excess) => sum + excess * excess, 0);
  // 1 - sum of w^2; next to 0 when one industry has almost everything: the quotient would be rounding alone
  return mixed > 1e-9 ? (G / room - shared) / mixed : Number.NaN;
}

/** Shares of the plants by region less those of the reference, and 1 - sum of the squared reference shares. */
function excessShares(
  plantSize: Float64Array,
  plantRegion: ArrayLike<number>,
  reference: Float64Array,
): { readonly excess: Float64Array; readonly room: number } {
  requireAmounts('plantSize', plantSize, plantRegion.length);
  requireAmounts('reference', reference, reference.length);
  const referenceTotal = reference.reduce((a, b) => a + b, 0);
  const total = plantSize.reduce((a, b) => a + b, 0);
  const excess = reference.map((amount) => -amount / referenceTotal);
  let room = 1;
  for (const share of excess) room -= share * share;
  for (let j = 0; j < plantSize.length; j++) {
    const r = plantRegion[j]!;
    if (!(Number.isInteger(r) && r >= 0 && r < reference.length)) {
      throw new RangeError(`plantRegion[${j}] is ${r}, expected a whole number below ${reference.length}`);
    }
    excess[r]! += plantSize[j]! / total;
  }
  return { excess: total > 0 && referenceTotal > 0 ? excess : excess.fill(Number.NaN), room };
}

import { requireAmounts } from './requireAmounts.ts';

export type Proximity = 'conditional' | 'association' | 'cosine' | 'jaccard' | 'probability';

/**
 * Relatedness of industries: how much more often than others two of them are found in the same region.
 *
 * Where `presence` is 1 an industry is present (location quotient of at least 1, say). C_ij counts the regions with both;
 * S_i sums C_ij over the other industries j, T is the sum of S, N_i the regions with i. Then
 *
 *     conditional  C_ij / max(N_i, N_j)                       the smaller of the two conditional probabilities
 *     association  C_ij T / (S_i S_j)
 *     cosine       C_ij / sqrt(S_i S_j)
 *     jaccard      C_ij / (S_i + S_j - C_ij)
 *     probability  2 C_ij / (T (S_i/T S_j/(T - S_i) + S_j/T S_i/(T - S_j)))
 *
 * - Shapes: `presence` regions x industries of 0 and 1; result industries x industries, symmetric, diagonal 0.
 * - Edge cases: 0 where two industries never meet, or one never meets any.
 *
 * @throws RangeError when the shape is wrong or an entry is neither 0 nor 1
 * @see Hidalgo, Klinger, Barabasi and Hausmann (2007) Science 317 (conditional); van Eck and Waltman (2009) Journal of the
 *   American Society for Information Science 60(8) and Steijn (2021) (the others, as in the R package EconGeo)
 * @example
 * ```ts
 * const presence = Float64Array.of(1, 1, 1, 0);
 * relatedness(presence, 2, 2, 'conditional')[1]; // => 0.5
 * ```
 */
export function relatedness(
  presence: Float64Array,
  regions: number,
  industries: number,
  proximity: Proximity,
): Float64Array {
  requireAmounts('presence', presence, regions * industries);
  const stray = presence.findIndex((x) => x !== 0 && x !== 1);
  if (stray >= 0) throw new RangeError(`presence[${stray}] is ${presence[stray]}, expected 0 or 1`);
  const K = industries;
  const together = new Float64Array(K * K);
  const present = new Float64Array(K);
  const own: number[] = [];
  for (let r = 0; r < regions; r++) {
    own.length = 0;
    for (let k = 0; k < K; k++) if (presence[r * K + k] === 1) own.push(k);
    for (const i of own) {
      present[i]!++;
      for (const j of own) if (i !== j) together[i * K + j]!++;
    }
  }
  const meetings = new Float64Array(K);
  for (let i = 0; i < K; i++) for (let j = 0; j < K; j++) meetings[i]! += together[i * K + j]!;
  const all = meetings.reduce((a, b) => a + b, 0);
  const normalised: Readonly<Record<Proximity, (count: number, i: number, j: number) => number>> = {
    conditional: (count, i, j) => count / Math.max(present[i]!, present[j]!),
    association: (count, i, j) => (count * all) / (meetings[i]! * meetings[j]!),
    cosine: (count, i, j) => count / Math.sqrt(meetings[i]! * meetings[j]!),
    jaccard: (count, i, j) => count / (meetings[i]! + meetings[j]! - count),
    probability: (count, i, j) => {
      const a = meetings[i]!;
      const b = meetings[j]!;
      return (2 * count) / (all * ((a / all) * (b / (all - a)) + (b / all) * (a / (all - b))));
    },
  };
  const normalise = normalised[proximity];
  return together.map((count, cell) => (count === 0 ? 0 : normalise(count, Math.floor(cell / K), cell % K)));
}

/**
 * Relatedness density: how much of what is related to an industry a region already has, in percent.
 *
 *     density_ri = 100 sum_j M_rj phi_ij / sum_j phi_ij
 *
 * - Shapes: `presence` regions x industries of 0 and 1, `proximity` industries x industries; result regions x industries.
 * - Edge cases: NaN for an industry related to no other.
 *
 * @throws RangeError when a shape is wrong or an entry negative or infinite
 * @see Hidalgo et al. (2007); Boschma, Balland and Kogler (2015) Industrial and Corporate Change 24(1)
 * @example
 * ```ts
 * const proximity = Float64Array.of(0, 1, 3, 1, 0, 0, 3, 0, 0);
 * relatednessDensity(Float64Array.of(0, 1, 0), proximity, 1, 3)[0]; // => 25
 * ```
 */
export function relatednessDensity(
  presence: Float64Array,
  proximity: Float64Array,
  regions: number,
  industries: number,
): Float64Array {
  requireAmounts('presence', presence, regions * industries);
  requireAmounts('proximity', proximity, industries * industries);
  const density = new Float64Array(regions * industries);
  for (let i = 0; i < industries; i++) {
    let all = 0;
    for (let j = 0; j < industries; j++) all += proximity[i * industries + j]!;
    for (let r = 0; r < regions; r++) {
      let here = 0;
      for (let j = 0; j < industries; j++) here += presence[r * industries + j]! * proximity[i * industries + j]!;
      density[r * industries + i] = all > 0 ? (100 * here) / all : Number.NaN;
    }
  }
  return density;
}

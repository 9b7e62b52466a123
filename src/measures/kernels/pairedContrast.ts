import { type RunKey, Stream } from '../../engine/random.ts';

/** Purpose word of these draws; no rule of the model draws here. */
const PURPOSE = 9102;

/**
 * Mean of paired differences (upstream less midstream of the same cluster and year, say) with a bootstrap interval over
 * groups: whole groups (runs, clusters) are drawn with replacement, since the pairs of one group are not independent.
 *
 * - Shapes: two lists of n, the group of each pair; mean and interval out. Units: as the values.
 * - Pairs of which one value is NaN are left out; percentiles by linear interpolation. The same key gives the same interval.
 * - Edge cases: NaN without pairs; the interval is NaN when fewer than two groups have pairs.
 *
 * @throws RangeError when lists differ in length
 * @see Efron and Tibshirani (1993) An Introduction to the Bootstrap, chapter 13; Cameron and Miller (2015) (clusters)
 * @example
 * ```ts
 * const first = Float64Array.of(5, 4, 9);
 * const second = Float64Array.of(2, 3, 4);
 * const options = { draws: 200, level: 0.95, key: { high: 1, low: 2 } };
 * pairedContrast(first, second, Int32Array.of(0, 0, 1), options).mean; // => 3
 * ```
 */
export function pairedContrast(
  first: Float64Array,
  second: Float64Array,
  group: Int32Array,
  { draws, level, key }: { readonly draws: number; readonly level: number; readonly key: RunKey },
): {
  readonly mean: number;
  readonly low: number;
  readonly high: number;
  readonly pairs: number;
  readonly groups: number;
} {
  if (first.length !== second.length || group.length !== first.length) {
    throw new RangeError(
      `there are ${first.length} and ${second.length} values in ${group.length} groups, expected one each`,
    );
  }
  const sums = new Map<number, { sum: number; pairs: number }>();
  for (let i = 0; i < first.length; i++) {
    const difference = first[i]! - second[i]!;
    if (Number.isNaN(difference)) continue;
    const own = sums.get(group[i]!) ?? { sum: 0, pairs: 0 };
    own.sum += difference;
    own.pairs++;
    sums.set(group[i]!, own);
  }
  // by number of the group: the order of rows must not choose who is drawn
  const groups = [...sums].sort(([a], [b]) => a - b).map(([, own]) => own);
  const pairs = groups.reduce((sum, own) => sum + own.pairs, 0);
  const mean = groups.reduce((sum, own) => sum + own.sum, 0) / pairs;
  if (groups.length < 2) return { mean, low: Number.NaN, high: Number.NaN, pairs, groups: groups.length };
  const stream = new Stream();
  const means = new Float64Array(draws);
  for (let draw = 0; draw < draws; draw++) {
    stream.rekey(key, PURPOSE, draw, 0);
    let sum = 0;
    let count = 0;
    for (let g = 0; g < groups.length; g++) {
      const own = groups[Math.floor(stream.uniform(0, g) * groups.length)]!;
      sum += own.sum;
      count += own.pairs;
    }
    means[draw] = sum / count;
  }
  means.sort();
  const at = (share: number): number => {
    const place = share * (draws - 1);
    const below = Math.floor(place);
    return means[below]! + (place - below) * (means[Math.min(below + 1, draws - 1)]! - means[below]!);
  };
  return { mean, low: at((1 - level) / 2), high: at((1 + level) / 2), pairs, groups: groups.length };
}

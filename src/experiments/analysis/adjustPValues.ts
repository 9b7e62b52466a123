/**
 * p values adjusted for testing many outcomes; compare them with the level as usual. `holm` bounds the chance of any
 * false alarm, `benjaminiHochberg` the expected share of false alarms among alarms.
 *
 *     holm: max over ranks j <= i of (m - j + 1) p_(j)        BH: min over ranks j >= i of m p_(j) / j        at most 1
 *
 * - Edge cases: NaN (not tested) stays NaN and does not count.
 *
 * @see Holm (1979) Scandinavian Journal of Statistics 6, 65-70; Benjamini & Hochberg (1995) Journal of the Royal
 * Statistical Society B 57, 289-300
 * @example
 * ```ts
 * adjustPValues([0.01, 0.04, 0.03], 'holm'); // => [0.03, 0.06, 0.06]
 * ```
 */
export function adjustPValues(p: ArrayLike<number>, method: 'holm' | 'benjaminiHochberg'): Float64Array {
  const adjusted = Float64Array.from(p, () => Number.NaN);
  const order = Array.from({ length: p.length }, (_, i) => i)
    .filter((i) => !Number.isNaN(p[i]!))
    .sort((a, b) => p[a]! - p[b]!);
  for (const i of order) {
    if (!(p[i]! >= 0 && p[i]! <= 1)) throw new RangeError(`p value ${p[i]}, expected a number from 0 to 1`);
  }
  const tests = order.length;
  if (method === 'holm') {
    let worst = 0;
    order.forEach((i, rank) => {
      worst = Math.max(worst, Math.min(1, (tests - rank) * p[i]!));
      adjusted[i] = worst;
    });
    return adjusted;
  }
  let least = 1;
  for (let rank = tests; rank >= 1; rank--) {
    const i = order[rank - 1]!;
    least = Math.min(least, (tests / rank) * p[i]!);
    adjusted[i] = least;
  }
  return adjusted;
}

/**
 * Ratio of two quantiles, such as the 90/10 ratio of productivity: how much more the good make of the same than the bad.
 *
 * - Shapes: a list of numbers and two levels in 0..1; one number. Units: none.
 * - Quantiles by linear interpolation between order statistics (type 7 of Hyndman and Fan).
 * - Edge cases: NaN without values, when one is NaN, or when the lower quantile is not above 0.
 *
 * @throws RangeError when a level is outside 0..1
 * @see Syverson (2004) Review of Economics and Statistics 86 (90/10 ratios); Hyndman and Fan (1996)
 * @example
 * ```ts
 * quantileRatio(Float64Array.of(1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11), 0.9, 0.1); // => 5
 * ```
 */
export function quantileRatio(values: Float64Array, high: number, low: number): number {
  for (const level of [high, low]) {
    if (!(level >= 0 && level <= 1)) throw new RangeError(`level is ${level}, expected a number from 0 to 1`);
  }
  if (values.length === 0 || values.some(Number.isNaN)) return Number.NaN;
  const sorted = Float64Array.from(values).sort();
  const at = (level: number): number => {
    const place = level * (sorted.length - 1);
    const below = Math.floor(place);
    const next = sorted[Math.min(below + 1, sorted.length - 1)]!;
    return sorted[below]! + (place - below) * (next - sorted[below]!);
  };
  const least = at(low);
  return least > 0 ? at(high) / least : Number.NaN;
}

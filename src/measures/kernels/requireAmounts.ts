/**
 * Refuses a list of amounts that no measure of shares can be taken of: the wrong number of entries, or an entry that is
 * negative or infinite. NaN passes, because "not known" is a value a measure has to hand on (as NaN).
 *
 * @param name what the caller calls the list, for the message
 * @param amounts the list, any unit
 * @param length the number of entries expected
 * @throws RangeError naming the list, the index, the value and what was expected
 * @example
 * ```ts
 * requireAmounts('activity', Float64Array.of(3, 0, 2), 3);
 * ```
 */
export function requireAmounts(name: string, amounts: Float64Array, length: number): void {
  if (amounts.length !== length) {
    throw new RangeError(`${name} has ${amounts.length} entries, expected ${length}`);
  }
  for (let i = 0; i < length; i++) {
    if (amounts[i] < 0 || amounts[i] === Number.POSITIVE_INFINITY) {
      throw new RangeError(`${name}[${i}] is ${amounts[i]}, expected a number of at least 0`);
    }
  }
}

/**
 * Standard scores: how many standard deviations a value lies above the mean of its list.
 *
 *     z_i = (x_i - mean) / sd        sd with n - 1 in the denominator
 *
 * Of location quotients over regions it is the standardised location quotient: above 1.65 (1.96) a region is a cluster at
 * the 5 % level one-sided (two-sided), provided the quotients are about normal.
 *
 * - Shapes: one list in, one of the same length out; pure numbers.
 * - Edge cases: NaN entries are left out of mean and deviation and stay NaN; all NaN with fewer than two known values or
 *   when they are all equal.
 *
 * @see O'Donoghue and Gleave (2004) Regional Studies 38(4)
 * @example
 * ```ts
 * standardScores(Float64Array.of(1, 2, 3))[2]; // => 1
 * ```
 */
export function standardScores(values: Float64Array): Float64Array {
  let known = 0;
  let sum = 0;
  let same = true;
  let first = Number.NaN;
  for (const value of values) {
    if (Number.isNaN(value)) continue;
    if (known === 0) first = value;
    same &&= value === first;
    known++;
    sum += value;
  }
  // Equal values may leave a mean a hair off and a deviation that is not quite 0.
  if (known < 2 || same) return new Float64Array(values.length).fill(Number.NaN);
  const mean = sum / known;
  let squares = 0;
  for (const value of values) if (!Number.isNaN(value)) squares += (value - mean) ** 2;
  const deviation = Math.sqrt(squares / (known - 1));
  return values.map((value) => (value - mean) / deviation);
}

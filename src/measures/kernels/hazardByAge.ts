/**
 * Exit hazard by age: exits a unit-year in classes of age.
 *
 *     h_c = exits in class c / years at risk in class c
 *
 * - Shapes: age at the start and exit (1 or 0) of n unit-years, class bounds b_0 < b_1 < ...; a hazard for each class
 *   [b_c, b_(c+1)). Units: ages as the bounds; a hazard is a share a year.
 * - Edge cases: NaN in a class that nobody is at risk in; ages outside all classes are left out.
 *
 * @throws RangeError when lists differ in length or bounds do not rise
 * @see Kalbfleisch and Prentice (2002) The Statistical Analysis of Failure Time Data (occurrence over exposure)
 * @example
 * ```ts
 * const hazard = hazardByAge(Float64Array.of(0, 1, 1, 12), Uint8Array.of(1, 0, 0, 0), [0, 2, 10, 20]);
 * hazard[0]; // => 0.3333333333333333
 * hazard[2]; // => 0
 * ```
 */
export function hazardByAge(age: Float64Array, exit: Uint8Array, bounds: readonly number[]): Float64Array {
  if (age.length !== exit.length) throw new RangeError(`there are ${exit.length} exits for ${age.length} ages`);
  const falling = bounds.findIndex((bound, b) => b > 0 && !(bound > bounds[b - 1]!));
  if (falling >= 0 || bounds.length < 2) {
    throw new RangeError(`bounds are ${bounds.join(', ')}, expected two or more that rise`);
  }
  const exits = new Float64Array(bounds.length - 1);
  const risk = new Float64Array(bounds.length - 1);
  for (let i = 0; i < age.length; i++) {
    const c = risk.findIndex((_, own) => age[i]! >= bounds[own]! && age[i]! < bounds[own + 1]!);
    if (c < 0) continue;
    risk[c]!++;
    exits[c]! += exit[i]!;
  }
  return exits.map((count, c) => count / risk[c]!);
}

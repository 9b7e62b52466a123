import { leastSquares } from './leastSquares.ts';

/**
 * How the spread of growth rates falls with size: sd of growth ~ size^-b.
 *
 *     ln sd(growth in class c) = constant - b mean(ln size in class c)
 *
 * - Shapes: ln size and growth rate of n firm-years; b and its standard error. Units: none.
 * - Classes hold equal numbers by size. b = 0: spread does not depend on size; 1/2: firms are sums of independent units.
 * - Edge cases: NaN with fewer than 3 classes or fewer than 2 firms a class, and when a class has no spread.
 *
 * @throws RangeError when lists differ in length
 * @see Stanley et al. (1996) Nature 379
 * @example
 * ```ts
 * // spreads 4, 2 and 1 at sizes 1, e^1 and e^2: b = ln 2
 * const size = Float64Array.of(0, 0, 1, 1, 2, 2);
 * dispersionBySize(size, Float64Array.of(-4, 4, -2, 2, -1, 1), 3).exponent; // => 0.6931471805599453
 * ```
 */
export function dispersionBySize(
  lnSize: Float64Array,
  growth: Float64Array,
  classes = 10,
): { readonly exponent: number; readonly standardError: number } {
  const n = lnSize.length;
  if (growth.length !== n) throw new RangeError(`there are ${growth.length} growth rates for ${n} sizes`);
  if (!(classes >= 3 && n >= 2 * classes)) return { exponent: Number.NaN, standardError: Number.NaN };
  const order = Array.from(lnSize.keys()).sort((a, b) => lnSize[a]! - lnSize[b]! || a - b);
  const centres = new Float64Array(classes);
  const spreads = new Float64Array(classes);
  for (let c = 0; c < classes; c++) {
    const members = order.slice(Math.floor((c * n) / classes), Math.floor(((c + 1) * n) / classes));
    const count = members.length;
    const middle = members.reduce((sum, i) => sum + growth[i]!, 0) / count;
    centres[c] = members.reduce((sum, i) => sum + lnSize[i]!, 0) / count;
    spreads[c] = 0.5 * Math.log(members.reduce((sum, i) => sum + (growth[i]! - middle) ** 2, 0) / count);
  }
  const fit = leastSquares(spreads, [centres]);
  return { exponent: -fit.coefficients[1]!, standardError: fit.standardErrors[1]! };
}

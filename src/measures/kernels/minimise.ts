/** Share of the longer piece in a golden section. */
const GOLDEN = (3 - Math.sqrt(5)) / 2;

/**
 * Place of the minimum of a function of one variable between two ends, by parabolas where they help and golden sections
 * where they do not. For a function with one minimum there; with several it finds one of them.
 *
 * - Units: of the variable. Accuracy: `tolerance` times the interval at the start; below 1e-8 rounding takes over.
 * - Edge cases: a minimum at an end is approached to the tolerance.
 *
 * @throws RangeError when the ends are not finite and in order
 * @see Brent (1973) Algorithms for Minimization without Derivatives, chapter 5
 * @example
 * ```ts
 * Math.round(1e6 * minimise((x) => (x - 2) * (x - 2), 0, 5)); // => 2000000
 * ```
 */
export function minimise(f: (x: number) => number, low: number, high: number, tolerance = 1e-8): number {
  if (!(low < high && Number.isFinite(high - low))) {
    throw new RangeError(`ends are ${low} and ${high}, expected two finite numbers in order`);
  }
  const near = tolerance * (high - low);
  // best, second and third place so far
  let x = low + GOLDEN * (high - low);
  let w = x;
  let v = x;
  let fx = f(x);
  let fw = fx;
  let fv = fx;
  let step = 0;
  let before = 0;
  for (let i = 0; i < 200; i++) {
    const middle = (low + high) / 2;
    if (Math.abs(x - middle) <= 2 * near - (high - low) / 2) break;
    // vertex of the parabola through the three places
    const r = (x - w) * (fx - fv);
    const q = (x - v) * (fx - fw);
    const denominator = 2 * (q - r);
    const move = denominator === 0 ? Number.NaN : ((x - w) * r - (x - v) * q) / denominator;
    const useful = Math.abs(move) < Math.abs(before) / 2 && x + move > low && x + move < high;
    before = useful ? step : x < middle ? high - x : low - x;
    step = useful ? move : GOLDEN * before;
    const u = x + (Math.abs(step) >= near ? step : step > 0 ? near : -near);
    const fu = f(u);
    if (fu <= fx) {
      if (u < x) high = x;
      else low = x;
      [v, fv, w, fw, x, fx] = [w, fw, x, fx, u, fu];
      continue;
    }
    if (u < x) low = u;
    else high = u;
    if (fu <= fw || w === x) [v, fv, w, fw] = [w, fw, u, fu];
    else if (fu <= fv || v === x || v === w) [v, fv] = [u, fu];
  }
  return x;
}

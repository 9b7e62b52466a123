/** Coefficients of Lanczos' approximation with g = 7 and nine terms. */
const LANCZOS = [
  0.99999999999980993, 676.5203681218851, -1259.1392167224028, 771.32342877765313, -176.61502916214059,
  12.507343278686905, -0.13857109526572012, 9.9843695780195716e-6, 1.5056327351493116e-7,
];

/**
 * ln of the gamma function, by Lanczos' approximation; about 15 digits.
 *
 * - Edge cases: NaN for x below 1/2, which is not needed here.
 *
 * @see Lanczos (1964) SIAM Journal on Numerical Analysis B 1
 * @example
 * ```ts
 * // 4! = 24
 * logGamma(5); // => 3.1780538303479458
 * ```
 */
export function logGamma(x: number): number {
  if (!(x >= 0.5)) return Number.NaN;
  const z = x - 1;
  let sum = LANCZOS[0]!;
  for (let i = 1; i < LANCZOS.length; i++) sum += LANCZOS[i]! / (z + i);
  const t = z + 7.5;
  return 0.5 * Math.log(2 * Math.PI) + (z + 0.5) * Math.log(t) - t + Math.log(sum);
}

/**
 * Regularised incomplete beta function: the distribution function of Beta(a, b), on which those of t and F rest.
 *
 * - By its continued fraction, carried to the last digit (the library at hand stops at 3e-7, which leaves 7 digits of a p
 *   value).
 * - Edge cases: NaN outside 0 <= x <= 1 and for a or b below 1/2.
 *
 * @param rest 1 - x, where the caller knows it better than the subtraction
 * @see Abramowitz and Stegun (1964) 26.5.8; Lentz (1976) for its evaluation
 * @example
 * ```ts
 * // Beta(1, 1) is uniform
 * incompleteBeta(0.3, 1, 1); // => 0.3
 * ```
 */
export function incompleteBeta(x: number, a: number, b: number, rest = 1 - x): number {
  if (!(x >= 0 && x <= 1 && a >= 0.5 && b >= 0.5)) return Number.NaN;
  if (x === 0 || rest === 0) return x === 0 ? 0 : 1;
  const front = Math.exp(logGamma(a + b) - logGamma(a) - logGamma(b) + a * Math.log(x) + b * Math.log(rest));
  return x < (a + 1) / (a + b + 2)
    ? (front * continuedFraction(x, a, b)) / a
    : 1 - (front * continuedFraction(rest, b, a)) / b;
}

function continuedFraction(x: number, a: number, b: number): number {
  const least = 1e-300;
  let c = 1;
  let d = 1 / Math.max(least, 1 - ((a + b) * x) / (a + 1));
  let value = d;
  for (let m = 1; m <= 10_000; m++) {
    const even = (m * (b - m) * x) / ((a + 2 * m - 1) * (a + 2 * m));
    d = 1 / (1 + even * d || least);
    c = 1 + even / c || least;
    value *= d * c;
    const odd = (-(a + m) * (a + b + m) * x) / ((a + 2 * m) * (a + 2 * m + 1));
    d = 1 / (1 + odd * d || least);
    c = 1 + odd / c || least;
    const step = d * c;
    value *= step;
    if (Math.abs(step - 1) < 1e-15) break;
  }
  return value;
}

import { incompleteBeta } from './incompleteBeta.ts';

/**
 * Two-sided p value of a t statistic: the probability that Student's t is at least as far from 0.
 *
 *     p = I_{v / (v + t^2)}(v / 2, 1 / 2)
 *
 * - Units: pure numbers; `degrees` of freedom v. Through the incomplete beta function of the tail itself, so that a p of
 *   1e-12 keeps its digits.
 * - Edge cases: NaN when t is NaN or there are no degrees of freedom; 0 for an infinite t.
 *
 * @see Abramowitz and Stegun (1964) 26.7.1
 * @example
 * ```ts
 * // one degree of freedom is the Cauchy distribution: half of it lies beyond 1
 * studentP(1, 1); // => 0.5
 * ```
 */
export function studentP(t: number, degrees: number): number {
  if (Number.isNaN(t) || !(degrees > 0)) return Number.NaN;
  if (!Number.isFinite(t)) return 0;
  const square = t * t;
  return incompleteBeta(degrees / (degrees + square), degrees / 2, 0.5, square / (degrees + square));
}

/**
 * One-sided p value of a t statistic: the probability that Student's t is larger.
 *
 * - Units, edge cases: as `studentP`.
 *
 * @see Abramowitz and Stegun (1964) 26.7.1
 * @example
 * ```ts
 * studentUpperP(-1, 1); // => 0.75
 * ```
 */
export function studentUpperP(t: number, degrees: number): number {
  const half = studentP(t, degrees) / 2;
  return t > 0 ? half : 1 - half;
}

/**
 * p value of an F statistic: the probability that F with these degrees of freedom is larger.
 *
 *     p = I_{d2 / (d2 + d1 F)}(d2 / 2, d1 / 2)
 *
 * - Edge cases: NaN when F is NaN or negative, or degrees are not above 0.
 *
 * @see Abramowitz and Stegun (1964) 26.6.2
 * @example
 * ```ts
 * // F with 2 and 2 degrees of freedom: P(F > f) = 1 / (1 + f)
 * fisherP(3, 2, 2); // => 0.25
 * ```
 */
export function fisherP(f: number, numerator: number, denominator: number): number {
  if (!(f >= 0) || !(numerator > 0) || !(denominator > 0)) return Number.NaN;
  if (!Number.isFinite(f)) return 0;
  const scaled = numerator * f;
  return incompleteBeta(
    denominator / (denominator + scaled),
    denominator / 2,
    numerator / 2,
    scaled / (denominator + scaled),
  );
}

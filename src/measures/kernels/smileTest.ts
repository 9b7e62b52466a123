import { leastSquares } from './leastSquares.ts';
import { studentUpperP } from './tailProbability.ts';

/** Fewest different positions: three always lie on some parabola. */
const FEWEST_POSITIONS = 4;
const LEVEL = 0.05;

/** A parabola through values by position, and whether it is a smile. */
export interface SmileTest {
  /** Coefficient of the squared position. */
  readonly curvature: number;
  readonly curvatureError: number;
  /** Position of the lowest (or highest) point. */
  readonly vertex: number;
  /** Slope at the first and the last position. */
  readonly slopeLow: number;
  readonly slopeHigh: number;
  /** p value of the test of Lind and Mehlum: small when values fall at first and rise in the end. */
  readonly p: number;
  /** Curvature above 0, vertex inside the positions and p below 0.05. */
  readonly isSmile: boolean;
  readonly positions: number;
  readonly rSquared: number;
  readonly reason: string | undefined;
}

/**
 * Smile test: is value high at both ends of a chain and low in its middle? A parabola alone does not tell, since it may
 * bend outside the data; so its slope must be surely negative at the first position and surely positive at the last.
 *
 *     y = b0 + b1 x + b2 x^2      vertex = -b1 / (2 b2)      p = max(P(T < t_first), P(T > t_last)), t = slope / se(slope)
 *
 * - Shapes: n positions (upstreamness, stage) and n values in, one test out. Units: of value and position.
 * - Positions are shifted and scaled to [-1, 1] for the fit, so that x and x^2 do not merge.
 * - Edge cases, NaN and no smile with `reason`: fewer than 4 different positions, constant values. On an exact parabola p is
 *   NaN, and the slopes decide.
 *
 * @throws RangeError when lists differ in length
 * @see Lind and Mehlum (2010) Oxford Bulletin of Economics and Statistics 72; Ye, Meng and Wei (2015) IDE DP 530
 * @example
 * ```ts
 * // y = (x - 2)^2 and a wiggle at right angles to 1, x and x^2
 * const y = Float64Array.of(4.1, 0.7, 0.3, 0.7, 4.1);
 * smileTest(Float64Array.of(0, 1, 2, 3, 4), y).vertex; // => 2
 * ```
 */
export function smileTest(position: Float64Array, value: Float64Array): SmileTest {
  if (position.length !== value.length) {
    throw new RangeError(`there are ${position.length} positions for ${value.length} values, expected one each`);
  }
  const positions = new Set(position).size;
  const low = position.reduce((a, b) => Math.min(a, b), Number.POSITIVE_INFINITY);
  const high = position.reduce((a, b) => Math.max(a, b), Number.NEGATIVE_INFINITY);
  if (positions < FEWEST_POSITIONS) {
    return noAnswer(
      positions,
      `${positions} different positions are too few: a parabola is tested with ${FEWEST_POSITIONS}`,
    );
  }
  const middle = (low + high) / 2;
  const half = (high - low) / 2;
  const scaled = position.map((x) => (x - middle) / half);
  const names = ['value', 'position', 'squared position'];
  const fit = leastSquares(value, [scaled, scaled.map((x) => x * x)], names);
  const [, first, second] = fit.coefficients;
  const slopeAt = (x: number): { readonly slope: number; readonly t: number } => {
    const slope = first! + 2 * second! * x;
    const [a, b, , d] = fit.covariance;
    return { slope, t: slope / Math.sqrt(a! + 4 * x * b! + 4 * x * x * d!) };
  };
  const start = slopeAt(-1);
  const end = slopeAt(1);
  const exact = fit.sigma === 0;
  const p = exact ? Number.NaN : Math.max(studentUpperP(-start.t, fit.degrees), studentUpperP(end.t, fit.degrees));
  // without residuals nothing is unsure
  const surely = exact ? start.slope < 0 && end.slope > 0 : p < LEVEL;
  const vertex = middle - (half * first!) / (2 * second!);
  return {
    curvature: second! / (half * half),
    curvatureError: fit.standardErrors[2]! / (half * half),
    vertex,
    slopeLow: start.slope / half,
    slopeHigh: end.slope / half,
    p,
    isSmile: second! > 0 && vertex > low && vertex < high && surely,
    positions,
    rSquared: fit.rSquared,
    reason: fit.reason,
  };
}

const noAnswer = (positions: number, reason: string): SmileTest => ({
  curvature: Number.NaN,
  curvatureError: Number.NaN,
  vertex: Number.NaN,
  slopeLow: Number.NaN,
  slopeHigh: Number.NaN,
  p: Number.NaN,
  isSmile: false,
  positions,
  rSquared: Number.NaN,
  reason,
});

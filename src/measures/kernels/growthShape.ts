import { logGamma } from './incompleteBeta.ts';
import { minimise } from './minimise.ts';

/** Shapes searched; a sample whose best shape is at an end is of another kind. */
const LEAST_SHAPE = 0.2;
const MOST_SHAPE = 20;
const FEWEST = 10;

/** A Subbotin fit, and the two members of the family with names. */
export interface GrowthShape {
  /** 1 is the Laplace distribution (a tent on a log scale), 2 the normal one. */
  readonly shape: number;
  /** Standard error of the shape, from the curvature of the likelihood. */
  readonly shapeError: number;
  readonly location: number;
  readonly scale: number;
  readonly logLik: number;
  readonly laplaceLogLik: number;
  readonly normalLogLik: number;
  readonly count: number;
  readonly reason: string | undefined;
}

/**
 * Shape of a distribution of growth rates: maximum likelihood in the Subbotin (exponential power) family.
 *
 *     f(x) = exp(-|(x - m) / a|^b / b) / (2 a b^(1/b) Gamma(1 + 1/b))
 *
 * - Shapes: a list of numbers in; b in [0.2, 20], m, a out. Units: m and a as the numbers.
 * - Method: a has a closed form, a^b = mean |x - m|^b. Shape and location are searched by turns (they are orthogonal in a
 *   symmetric family, so few turns do). Below b = 1 the best location is a data point: those of the middle half are
 *   tried, all of them up to 1,000 values and on a grid refined three times beyond.
 * - The log-likelihoods of Laplace (location = median, scale = mean absolute deviation) and normal stand beside it.
 * - Edge cases, NaN with `reason`: fewer than 10 numbers, one that is not finite, all equal. A shape at an end of the range
 *   is given, with the reason.
 *
 * @see Subbotin (1923); Bottazzi and Secchi (2006) RAND Journal of Economics 37 (growth rates), (2011) Industrial and
 *   Corporate Change 20 (estimation)
 * @example
 * ```ts
 * // symmetric round 0; mean absolute deviation 1.5: Laplace log-likelihood -12 (ln 3 + 1)
 * const fit = growthShape(Float64Array.of(-4, -2, -1.5, -1, -0.3, -0.2, 0.2, 0.3, 1, 1.5, 2, 4));
 * fit.laplaceLogLik; // => -25.183347464017316
 * ```
 */
export function growthShape(values: Float64Array): GrowthShape {
  const n = values.length;
  const unknown = values.findIndex((value) => !Number.isFinite(value));
  if (unknown >= 0) return unfitted(n, `value ${unknown + 1} is ${values[unknown]}`);
  if (n < FEWEST) return unfitted(n, `${n} values are too few: a shape needs ${FEWEST}`);
  const sorted = Float64Array.from(values).sort();
  if (sorted[0] === sorted[n - 1]) return unfitted(n, 'all values are equal');
  const median = (sorted[(n - 1) >> 1]! + sorted[n >> 1]!) / 2;
  const mean = sorted.reduce((sum, value) => sum + value / n, 0);
  const power = (m: number, b: number): number => {
    let sum = 0;
    for (let i = 0; i < n; i++) sum += Math.abs(sorted[i]! - m) ** b;
    return sum / n;
  };
  // minus the mean log-likelihood with the best scale
  const loss = (m: number, b: number): number =>
    Math.log(2) + Math.log(power(m, b)) / b + Math.log(b) / b + logGamma(1 + 1 / b) + 1 / b;

  let shape = 1;
  let location = median;
  let best = Number.POSITIVE_INFINITY;
  for (let turn = 0; turn < 12; turn++) {
    shape = Math.exp(minimise((lnB) => loss(location, Math.exp(lnB)), Math.log(LEAST_SHAPE), Math.log(MOST_SHAPE)));
    location = bestLocation(sorted, (m) => power(m, shape), shape);
    const found = loss(location, shape);
    if (best - found < 1e-13 * Math.abs(found)) break;
    best = found;
  }
  const step = 0.01 * shape;
  const curvature =
    (loss(location, shape + step) - 2 * loss(location, shape) + loss(location, shape - step)) / (step * step);
  const deviation = sorted.reduce((sum, value) => sum + Math.abs(value - median) / n, 0);
  const variance = sorted.reduce((sum, value) => sum + (value - mean) ** 2 / n, 0);
  const atEnd = shape < 1.001 * LEAST_SHAPE || shape > MOST_SHAPE / 1.001;
  return {
    shape,
    shapeError: 1 / Math.sqrt(n * curvature),
    location,
    scale: power(location, shape) ** (1 / shape),
    logLik: -n * loss(location, shape),
    laplaceLogLik: -n * (Math.log(2 * deviation) + 1),
    normalLogLik: (-n / 2) * (Math.log(2 * Math.PI * variance) + 1),
    count: n,
    reason: atEnd ? `the shape is at the end of the range ${LEAST_SHAPE} to ${MOST_SHAPE}` : undefined,
  };
}

/** Where sum |x - m|^b is least. */
function bestLocation(sorted: Float64Array, power: (m: number) => number, shape: number): number {
  const n = sorted.length;
  if (shape >= 1) return minimise(power, sorted[0]!, sorted[n - 1]!, 1e-9);
  let low = n >> 2;
  let high = n - 1 - low;
  const steps = n <= 1000 ? high - low : 40;
  let place = low;
  for (let level = 0; level < 4; level++) {
    let least = Number.POSITIVE_INFINITY;
    const stride = (high - low) / steps;
    for (let s = 0; s <= steps; s++) {
      const i = Math.round(low + s * stride);
      const value = power(sorted[i]!);
      if (value < least) {
        least = value;
        place = i;
      }
    }
    if (stride <= 1) break;
    low = Math.max(low, Math.floor(place - stride));
    high = Math.min(high, Math.ceil(place + stride));
  }
  return sorted[place]!;
}

const unfitted = (count: number, reason: string): GrowthShape => ({
  shape: Number.NaN,
  shapeError: Number.NaN,
  location: Number.NaN,
  scale: Number.NaN,
  logLik: Number.NaN,
  laplaceLogLik: Number.NaN,
  normalLogLik: Number.NaN,
  count,
  reason,
});

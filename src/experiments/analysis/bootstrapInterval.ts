import { normalQuantile } from '../../engine/random.ts';
import { designDraws } from '../designs/designDraws.ts';
import { type Interval, quantileOfSorted, sortedDefined } from '../statistics.ts';

export interface BootstrapOptions {
  readonly seed?: string;
  /** Resamples (default 1000). */
  readonly resamples?: number;
  readonly level?: number;
}

/** Estimate and interval, with the count of what was resampled. */
export interface BootstrapInterval extends Interval {
  readonly estimate: number;
  readonly units: number;
}

/** Row r of resamples: which of `units` units stand in it, drawn with replacement and keyed by (seed, r, place). */
export function resample(units: number, seed: string, into: Int32Array, r: number): Int32Array {
  const draw = designDraws(seed, 'bootstrap');
  for (let place = 0; place < units; place++) into[place] = Math.floor(draw(r, place) * units);
  return into;
}

/** The standard normal distribution function, to 1e-7 (Abramowitz & Stegun 1964, 26.2.17). */
function normalBelow(z: number): number {
  const t = 1 / (1 + 0.2316419 * Math.abs(z));
  const series = t * (0.31938153 + t * (-0.356563782 + t * (1.781477937 + t * (-1.821255978 + t * 1.330274429))));
  const tail = (Math.exp(-0.5 * z * z) / Math.sqrt(2 * Math.PI)) * series;
  return z > 0 ? 1 - tail : tail;
}

/**
 * Bias-corrected and accelerated (BCa) bootstrap interval of a statistic. The unit resampled is what was drawn
 * independently: for runs it is the seed, with all rows that share it, never the row.
 *
 *     alpha' = Phi(z0 + (z0 + z_alpha) / (1 - a (z0 + z_alpha))), z0 from the share of resamples below the estimate,
 *     a = sum d^3 / (6 (sum d^2)^(3/2)), d the jackknife deviations
 *
 * - Shapes: `statistic` gets unit numbers (from 0), with repetitions, and gives one number.
 * - Edge cases: below 2 units, or a statistic undefined on them, the interval is NaN; resamples in which the statistic
 *   is undefined are left out; where every resample gives the same, the interval is that point.
 *
 * @see Efron (1987) Better bootstrap confidence intervals, Journal of the American Statistical Association 82, 171-185
 * @example
 * ```ts
 * const x = [1, 2, 3, 4, 5];
 * bootstrapInterval(5, (units) => mean(Array.from(units, (i) => x[i]))); // estimate 3
 * ```
 */
export function bootstrapInterval(
  units: number,
  statistic: (units: Int32Array) => number,
  { seed = '1', resamples = 1000, level = 0.95 }: BootstrapOptions = {},
): BootstrapInterval {
  const all = Int32Array.from({ length: units }, (_, i) => i);
  const estimate = units > 0 ? statistic(all) : Number.NaN;
  if (units < 2 || Number.isNaN(estimate)) return { estimate, low: Number.NaN, high: Number.NaN, units };
  const row = new Int32Array(units);
  const found = sortedDefined(
    Float64Array.from({ length: resamples }, (_, r) => statistic(resample(units, seed, row, r))),
  );
  if (found.length === 0) return { estimate, low: Number.NaN, high: Number.NaN, units };
  let below = 0;
  for (const value of found) below += value < estimate ? 1 : value === estimate ? 0.5 : 0;
  const share = Math.min(Math.max(below / found.length, 0.5 / found.length), 1 - 0.5 / found.length);
  const bias = normalQuantile(share);
  const acceleration = accelerationOf(units, statistic);
  const at = (p: number): number => {
    const z = bias + normalQuantile(p);
    return quantileOfSorted(found, normalBelow(bias + z / (1 - acceleration * z)));
  };
  return { estimate, low: at((1 - level) / 2), high: at((1 + level) / 2), units };
}

/** Skewness of the influence of single units, from leaving each out. */
function accelerationOf(units: number, statistic: (units: Int32Array) => number): number {
  const without = Float64Array.from({ length: units }, (_, left) =>
    statistic(Int32Array.from({ length: units - 1 }, (_unit, i) => (i < left ? i : i + 1))),
  );
  let sum = 0;
  for (const value of without) sum += value;
  const centre = sum / units;
  let squares = 0;
  let cubes = 0;
  for (const value of without) {
    squares += (centre - value) ** 2;
    cubes += (centre - value) ** 3;
  }
  return squares > 0 ? cubes / (6 * squares ** 1.5) : 0;
}

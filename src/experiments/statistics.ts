import { studentUpperP } from '../measures/kernels/tailProbability.ts';

/** Statistics over replicates: arrays in, numbers out. NaN is "undefined": dropped, counted, never read as 0. */

/** Two ends of an interval. */
export interface Interval {
  readonly low: number;
  readonly high: number;
}

/** The values that are defined, ascending. */
export function sortedDefined(values: ArrayLike<number>): Float64Array {
  const defined = new Float64Array(values.length);
  let count = 0;
  for (let i = 0; i < values.length; i++) if (!Number.isNaN(values[i]!)) defined[count++] = values[i]!;
  return defined.subarray(0, count).sort();
}

/** Quantile of ascending, defined values by linear interpolation (Hyndman & Fan 1996, type 7); NaN of nothing. */
export function quantileOfSorted(sorted: ArrayLike<number>, p: number): number {
  if (!(p >= 0 && p <= 1)) throw new RangeError(`quantile: p is ${p}, expected a number from 0 to 1`);
  if (sorted.length === 0) return Number.NaN;
  const place = (sorted.length - 1) * p;
  const below = Math.floor(place);
  const low = sorted[below]!;
  const part = place - below;
  return part === 0 ? low : low + part * (sorted[below + 1]! - low);
}

/** Type 7 quantile of the defined values. */
export const quantile = (values: ArrayLike<number>, p: number): number => quantileOfSorted(sortedDefined(values), p);

/** Mean of the defined values; NaN of nothing. */
export function mean(values: ArrayLike<number>): number {
  let sum = 0;
  let count = 0;
  for (let i = 0; i < values.length; i++) {
    if (Number.isNaN(values[i]!)) continue;
    sum += values[i]!;
    count++;
  }
  return count === 0 ? Number.NaN : sum / count;
}

/** Standard deviation of the defined values with n - 1; NaN below two values. */
export function standardDeviation(values: ArrayLike<number>): number {
  const centre = mean(values);
  let sum = 0;
  let count = 0;
  for (let i = 0; i < values.length; i++) {
    if (Number.isNaN(values[i]!)) continue;
    sum += (values[i]! - centre) ** 2;
    count++;
  }
  return count < 2 ? Number.NaN : Math.sqrt(sum / (count - 1));
}

/** Upper tail of the normal distribution, z >= 0 (series of Marsaglia 2004). */
function normalTail(z: number): number {
  let term = z;
  let sum = z;
  for (let i = 3; Math.abs(term) > 1e-18 * sum && i < 1000; i += 2) {
    term *= (z * z) / i;
    sum += term;
  }
  return 0.5 - (sum * Math.exp(-0.5 * z * z)) / Math.sqrt(2 * Math.PI);
}

/**
 * Quantile of Student's t distribution by bisection on its tail; infinite degrees of freedom give the normal one.
 * Exact to 1e-6 relative for p within 1e-9 of 0 or 1.
 */
export function studentQuantile(p: number, degrees: number): number {
  if (!(p > 0 && p < 1)) throw new RangeError(`studentQuantile: p is ${p}, expected a number between 0 and 1`);
  if (!(degrees > 0)) throw new RangeError(`studentQuantile: ${degrees} degrees of freedom, expected more than 0`);
  if (p === 0.5) return 0;
  if (p < 0.5) return -studentQuantile(1 - p, degrees);
  // beyond a million degrees of freedom the two differ by less than 1e-6
  const tail = degrees > 1e6 ? normalTail : (t: number) => studentUpperP(t, degrees);
  const target = 1 - p;
  let low = 0;
  let high = 1;
  while (tail(high) > target && high < 1e12) {
    low = high;
    high *= 2;
  }
  for (let i = 0; i < 200 && high - low > 1e-13 * high; i++) {
    const middle = (low + high) / 2;
    if (tail(middle) > target) low = middle;
    else high = middle;
  }
  return (low + high) / 2;
}

/** A mean with the interval that covers the true mean in `level` of all repetitions (uncertainty of the mean). */
export interface MeanInterval extends Interval {
  readonly mean: number;
  /** Values defined, and values that were not. */
  readonly count: number;
  readonly missing: number;
}

const factors = new Map<string, number>();

/** Quantile of t with the tail of a two-sided interval, kept: reports ask for the same one thousands of times. */
function intervalFactor(level: number, degrees: number): number {
  const key = `${level}/${degrees}`;
  let factor = factors.get(key);
  if (factor === undefined) {
    factor = studentQuantile(0.5 + level / 2, degrees);
    factors.set(key, factor);
  }
  return factor;
}

/** Mean of the defined values with its Student t interval; the interval is NaN below two values. */
export function meanInterval(values: ArrayLike<number>, level = 0.95): MeanInterval {
  const count = sortedDefined(values).length;
  const centre = mean(values);
  const half =
    count < 2 ? Number.NaN : (intervalFactor(level, count - 1) * standardDeviation(values)) / Math.sqrt(count);
  return { mean: centre, low: centre - half, high: centre + half, count, missing: values.length - count };
}

/** A share with its interval. */
export interface ShareInterval extends Interval {
  readonly share: number;
}

/**
 * Interval of a binomial share (Wilson 1927). Successes need not be whole: shares of runs may be added up, and as no
 * share varies more than a yes or no of the same mean, the interval is then on the wide side.
 */
export function wilsonInterval(successes: number, trials: number, level = 0.95): ShareInterval {
  if (!(trials > 0)) return { share: Number.NaN, low: Number.NaN, high: Number.NaN };
  if (!(successes >= 0 && successes <= trials)) {
    throw new RangeError(`wilsonInterval: ${successes} successes in ${trials} trials, expected 0 to ${trials}`);
  }
  const z = intervalFactor(level, Number.POSITIVE_INFINITY);
  const share = successes / trials;
  const centre = (share + (z * z) / (2 * trials)) / (1 + (z * z) / trials);
  const half =
    (z / (1 + (z * z) / trials)) * Math.sqrt((share * (1 - share)) / trials + (z * z) / (4 * trials * trials));
  return { share, low: Math.max(0, centre - half), high: Math.min(1, centre + half) };
}

/** Median and range of runs: the middle 50 % and 90 % of them. The range does not shrink with the number of runs. */
export interface RunBand {
  readonly median: number;
  readonly inner: Interval;
  readonly outer: Interval;
  /** Runs in which the value is defined, and in which it is not. */
  readonly count: number;
  readonly missing: number;
}

/** The band of one value over its runs. */
export function runBand(values: ArrayLike<number>): RunBand {
  const sorted = sortedDefined(values);
  const at = (p: number): number => quantileOfSorted(sorted, p);
  return {
    median: at(0.5),
    inner: { low: at(0.25), high: at(0.75) },
    outer: { low: at(0.05), high: at(0.95) },
    count: sorted.length,
    missing: values.length - sorted.length,
  };
}

/** Value of every run at a place (year x cells + cell) of its table. */
export const acrossRuns = (tables: readonly ArrayLike<number>[], place: number): Float64Array =>
  Float64Array.from(tables, (table) => table[place]!);

/** The bands of a measure, by place in its tables (year x cells + cell), over replicates. */
export function runBands(tables: readonly ArrayLike<number>[]): RunBand[] {
  return Array.from({ length: tables[0]?.length ?? 0 }, (_, place) => runBand(acrossRuns(tables, place)));
}

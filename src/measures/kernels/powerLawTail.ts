import { type RunKey, Stream } from '../../engine/random.ts';

/** Purpose word of these draws; no rule of the model draws here. */
const PURPOSE = 9101;
/** Fewest values of a tail. */
const FEWEST = 10;
/** Most starts of a tail that are tried; more distinct values are thinned evenly by rank. */
const MOST_STARTS = 1000;

/** A fitted tail p(x) ~ x^-alpha for x >= xmin. */
export interface PowerLawTail {
  /** Exponent of the density; that of the complementary cumulative distribution is alpha - 1. */
  readonly alpha: number;
  readonly standardError: number;
  readonly xmin: number;
  /** Largest distance of the distribution functions in the tail. */
  readonly ks: number;
  /** Values in the tail, and positive values in all. */
  readonly tail: number;
  readonly count: number;
  readonly reason: string | undefined;
}

/**
 * Power-law tail with its start: for every start the exponent of largest likelihood, and of all starts the one whose tail
 * is closest to its power law (Kolmogorov-Smirnov).
 *
 *     alpha = 1 + n / sum ln(x_i / xmin)      se = (alpha - 1) / sqrt(n)      over the n values x_i >= xmin
 *
 * - Shapes: a list of numbers in, one fit out. Units: xmin as the numbers. For continuous data.
 * - Starts are the distinct values that leave at least 10 in the tail, 1,000 of them at most (thinned by rank).
 * - Edge cases: values of 0 or less belong to no tail and are left out. NaN with `reason` with fewer than 10 positive values,
 *   a value that is not finite, or when no tail of 10 has two different values.
 *
 * @see Clauset, Shalizi and Newman (2009) SIAM Review 51
 * @example
 * ```ts
 * // quantiles of P(X > x) = 1 / x: alpha near 2
 * Math.round(powerLawTail(Float64Array.from({ length: 999 }, (_, i) => 1000 / (i + 1))).alpha * 10); // => 20
 * ```
 */
export function powerLawTail(values: Float64Array): PowerLawTail {
  const unknown = values.findIndex((value) => !Number.isFinite(value));
  if (unknown >= 0) return noTail(values.length, `value ${unknown + 1} is ${values[unknown]}`);
  const sorted = values.filter((value) => value > 0).sort();
  const n = sorted.length;
  if (n < FEWEST) return noTail(n, `${n} positive values are too few: a tail needs ${FEWEST}`);
  // Logs of the share of the largest value: a tail of nearly equal values keeps all its digits, and units cancel.
  const largest = sorted[n - 1]!;
  const logs = sorted.map((value) =>
    2 * value > largest ? Math.log1p((value - largest) / largest) : Math.log(value / largest),
  );
  const starts: number[] = [];
  for (let i = 0; i <= n - FEWEST; i++) if (i === 0 || sorted[i]! > sorted[i - 1]!) starts.push(i);
  const stride = Math.max(1, starts.length / MOST_STARTS);
  // sums of logs from the top, so that each start finds its own
  const sums = new Float64Array(n + 1);
  for (let i = n - 1; i >= 0; i--) sums[i] = sums[i + 1]! + logs[i]!;
  let best = noTail(n, `the largest ${FEWEST} values are equal`);
  let closest = Number.POSITIVE_INFINITY;
  for (let s = 0; s < starts.length; s += stride) {
    const start = starts[Math.floor(s)]!;
    const tail = n - start;
    const excess = sums[start]! - tail * logs[start]!;
    if (sorted[start] === largest) continue;
    const slope = tail / excess;
    const ks = distance(logs, start, slope, closest);
    if (!(ks < closest)) continue;
    closest = ks;
    const standardError = slope / Math.sqrt(tail);
    best = { alpha: 1 + slope, standardError, xmin: sorted[start]!, ks, tail, count: n, reason: undefined };
  }
  return best;
}

/** Kolmogorov-Smirnov distance of a tail; stops where it exceeds `enough`, since another start is closer then. */
function distance(logs: Float64Array, start: number, slope: number, enough: number): number {
  const n = logs.length;
  const tail = n - start;
  let worst = 0;
  for (let i = start; i < n; ) {
    // equal values are one step of the distribution function
    let next = i + 1;
    while (next < n && logs[next] === logs[i]) next++;
    const model = 1 - Math.exp(-slope * (logs[i]! - logs[start]!));
    worst = Math.max(worst, Math.abs(model - (i - start) / tail), Math.abs(model - (next - start) / tail));
    if (worst >= enough) return worst;
    i = next;
  }
  return worst;
}

/**
 * How often samples from the fitted tail, with the values below it drawn from the data, are further from their own fit
 * than the data are: a small p says that the tail is no power law; a large one does not prove that it is.
 *
 * - Shapes: the list and its fit in, one number out, in multiples of 1 / draws; its own error is about
 *   sqrt(p (1 - p) / draws). The same key gives the same p on every machine but for rounding of exp and log.
 * - Edge cases: NaN without a fit or draws.
 * - Cost: draws x starts x values of the tail.
 *
 * @see Clauset, Shalizi and Newman (2009) SIAM Review 51, section 4.1
 * @example
 * ```ts
 * const values = Float64Array.from({ length: 60 }, (_, i) => 60 / (i + 0.5));
 * powerLawP(values, powerLawTail(values), { draws: 20, key: { high: 1, low: 2 } }) > 0.1 ? 1 : 0; // => 1
 * ```
 */
export function powerLawP(
  values: Float64Array,
  fit: PowerLawTail,
  { draws, key }: { readonly draws: number; readonly key: RunKey },
): number {
  if (fit.reason !== undefined || !(draws > 0)) return Number.NaN;
  const below = values.filter((value) => value > 0 && value < fit.xmin);
  const n = fit.count;
  const share = fit.tail / n;
  const which = new Stream();
  const where = new Stream();
  const sample = new Float64Array(n);
  let further = 0;
  for (let draw = 0; draw < draws; draw++) {
    which.rekey(key, PURPOSE, draw, 0);
    where.rekey(key, PURPOSE, draw, 1);
    for (let i = 0; i < n; i++) {
      const u = where.uniform(0, i);
      sample[i] =
        which.uniform(0, i) < share
          ? fit.xmin * (1 - u) ** (-1 / (fit.alpha - 1))
          : below[Math.floor(u * below.length)]!;
    }
    if (powerLawTail(sample).ks >= fit.ks) further++;
  }
  return further / draws;
}

const noTail = (count: number, reason: string): PowerLawTail => ({
  alpha: Number.NaN,
  standardError: Number.NaN,
  xmin: Number.NaN,
  ks: Number.NaN,
  tail: 0,
  count,
  reason,
});

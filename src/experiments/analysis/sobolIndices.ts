import { type Interval, quantile } from '../statistics.ts';
import { type BootstrapOptions, resample } from './bootstrapInterval.ts';

/** An index with its bootstrap interval. */
export interface Index extends Interval {
  readonly value: number;
}

export interface SobolIndices {
  /** Share of variance that a factor explains alone, and with all its interactions. */
  readonly first: readonly Index[];
  readonly total: readonly Index[];
  /** factors x factors above the diagonal: share of a pair beyond both alone; only of a second-order design. */
  readonly second?: readonly (readonly number[])[];
  readonly variance: number;
  /** Base blocks used, and left out whole because a run in them is missing. */
  readonly blocks: number;
  readonly dropped: number;
}

export interface SobolOptions extends BootstrapOptions {
  readonly factors: number;
  readonly secondOrder?: boolean;
  /** A missing run (NaN) is refused, or its whole base block is left out: single rows never are, they break the design. */
  readonly missing?: 'refuse' | 'dropBlock';
}

/** First, total and variance over the blocks named; first and total a number a factor. */
function estimate(values: ArrayLike<number>, blocks: ArrayLike<number>, size: number, factors: number) {
  let sum = 0;
  let squares = 0;
  // taken about one value of the design, else a large mean would eat the digits of a small variance
  const origin = values[blocks[0]! * size]!;
  const first = new Float64Array(factors);
  const total = new Float64Array(factors);
  for (let i = 0; i < blocks.length; i++) {
    const start = blocks[i]! * size;
    const a = values[start]! - origin;
    const b = values[start + size - 1]! - origin;
    sum += a + b;
    squares += a * a + b * b;
    for (let k = 0; k < factors; k++) {
      const mixed = values[start + 1 + k]! - origin;
      first[k]! += (b - mixed) ** 2;
      total[k]! += (a - mixed) ** 2;
    }
  }
  const n = blocks.length;
  const variance = squares / (2 * n) - (sum / (2 * n)) ** 2;
  for (let k = 0; k < factors; k++) {
    first[k] = variance > 0 ? 1 - first[k]! / (2 * n * variance) : Number.NaN;
    total[k] = variance > 0 ? total[k]! / (2 * n * variance) : Number.NaN;
  }
  return { first, total, variance };
}

/**
 * Sobol indices from the runs of a Saltelli design, by Jansen's estimators:
 *
 *     S_i = 1 - sum_j (f(B) - f(A_B^i))^2 / (2 N V)        ST_i = sum_j (f(A) - f(A_B^i))^2 / (2 N V)
 *     S_ij = sum_j (f(B_A^i) f(A_B^j) - f(A) f(B)) / (N V) - S_i - S_j
 *
 * - Shapes: `values` one a point, in the order of the design (base x (k + 2), or base x (2 k + 2)); intervals are
 *   percentiles over resampled base blocks.
 * - Edge cases: an output that does not vary gives NaN. A first index may fall a little below 0 and exceed its total by
 *   chance. The noise of the seed counts as variance of the output: with a seed a run, no factor explains it, and totals
 *   include it; split it off first (varianceSplit), or average over replicates.
 *
 * @throws RangeError when the number of values does not fit, or a run is missing and `missing` is `refuse`
 * @see Jansen (1999) Computer Physics Communications 117, 35-43; Saltelli et al. (2010) ibid. 181, 259-270
 * @example
 * ```ts
 * const design = saltelli({ base: 1024, seed: '1' }, ishigamiFactors);
 * const values = Array.from({ length: design.count }, (_, i) => ishigami(design.point(i)));
 * sobolIndices(values, { factors: 3 }).first[0].value; // about 0.31
 * ```
 */
export function sobolIndices(values: ArrayLike<number>, options: SobolOptions): SobolIndices {
  const { factors, secondOrder = false, missing = 'refuse', seed = '1', resamples = 500, level = 0.95 } = options;
  const size = secondOrder ? 2 * factors + 2 : factors + 2;
  const base = values.length / size;
  if (!Number.isInteger(base) || base < 1) {
    throw new RangeError(
      `${values.length} values of a Saltelli design, expected a multiple of ${size} for ${factors} factors`,
    );
  }
  const whole: number[] = [];
  for (let block = 0; block < base; block++) {
    let complete = true;
    for (let place = 0; place < size; place++) complete &&= Number.isFinite(values[block * size + place]!);
    if (complete) whole.push(block);
  }
  const dropped = base - whole.length;
  if (dropped > 0 && missing === 'refuse') {
    throw new RangeError(
      `runs are missing in ${dropped} of ${base} base blocks of the Saltelli design: run them again, or leave these blocks out whole`,
    );
  }
  if (whole.length === 0)
    throw new RangeError('every base block of the Saltelli design misses a run, expected a whole one');
  const point = estimate(values, whole, size, factors);
  const row = new Int32Array(whole.length);
  const firsts = Array.from({ length: factors }, () => new Float64Array(resamples));
  const totals = Array.from({ length: factors }, () => new Float64Array(resamples));
  for (let r = 0; r < resamples; r++) {
    const blocks = resample(whole.length, seed, row, r).map((place) => whole[place]!);
    const { first, total } = estimate(values, blocks, size, factors);
    for (let k = 0; k < factors; k++) {
      firsts[k]![r] = first[k]!;
      totals[k]![r] = total[k]!;
    }
  }
  const withInterval = (value: number, resampled: Float64Array): Index => ({
    value,
    low: quantile(resampled, (1 - level) / 2),
    high: quantile(resampled, (1 + level) / 2),
  });
  return {
    first: firsts.map((resampled, k) => withInterval(point.first[k]!, resampled)),
    total: totals.map((resampled, k) => withInterval(point.total[k]!, resampled)),
    ...(secondOrder ? { second: pairs(values, whole, factors, point) } : {}),
    variance: point.variance,
    blocks: whole.length,
    dropped,
  };
}

/** Second-order indices above the diagonal, NaN elsewhere. */
function pairs(
  values: ArrayLike<number>,
  blocks: readonly number[],
  factors: number,
  { first, variance }: { readonly first: Float64Array; readonly variance: number },
): number[][] {
  const size = 2 * factors + 2;
  let centre = 0;
  for (const block of blocks)
    centre += (values[block * size]! + values[block * size + size - 1]!) / (2 * blocks.length);
  return Array.from({ length: factors }, (_, i) =>
    Array.from({ length: factors }, (_unused, j) => {
      if (j <= i) return Number.NaN;
      let sum = 0;
      for (const block of blocks) {
        const at = (place: number): number => values[block * size + place]! - centre;
        sum += at(1 + factors + i) * at(1 + j) - at(0) * at(size - 1);
      }
      return sum / (blocks.length * variance) - first[i]! - first[j]!;
    }),
  );
}

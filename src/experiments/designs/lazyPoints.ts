import { exp, log } from '../../engine/maths.ts';

/** An input that a design varies between two ends. */
export interface Factor {
  /** Path of a parameter such as `firm.imitationRate`, or any name. */
  readonly path: string;
  readonly low: number;
  readonly high: number;
  /** `log` spreads points evenly over orders of magnitude; both ends must be above 0. */
  readonly scale?: 'linear' | 'log';
}

/** What the analysis has to know of a design beyond its points. */
export type DesignMeta =
  | { readonly kind: 'table' }
  | { readonly kind: 'fullFactorial'; readonly levels: readonly number[] }
  | { readonly kind: 'fractionalFactorial'; readonly resolution: number; readonly generators: readonly string[] }
  | { readonly kind: 'latinHypercube'; readonly smallestDistance: number }
  | { readonly kind: 'sobol'; readonly scramble: 'owen' | 'shift' | 'none'; readonly balanced: boolean }
  | { readonly kind: 'morris'; readonly trajectories: number; readonly levels: number }
  | { readonly kind: 'saltelli'; readonly base: number; readonly secondOrder: boolean; readonly blockSize: number };

/** The points of a design, each computed when it is asked for: points are never held, however many there are. */
export interface LazyPoints {
  readonly count: number;
  readonly factors: readonly Factor[];
  /** Point i (from 0) in the units of the factors, in their order. */
  readonly point: (i: number) => Float64Array;
  /** Point i in the unit cube, [0, 1] a factor. */
  readonly unit: (i: number) => Float64Array;
  readonly meta: DesignMeta;
}

/** A factor's value at a place u in [0, 1] of its range; exact at both ends. */
function fromUnit({ low, high, scale }: Factor, u: number): number {
  if (u === 0) return low;
  if (u === 1) return high;
  return scale === 'log' ? exp(log(low) + u * (log(high) - log(low))) : low + u * (high - low);
}

/** Refuses factors without a range, and a path named twice. */
function requireFactors(factors: readonly Factor[]): void {
  if (factors.length === 0) throw new RangeError('a design has no factors, expected at least 1');
  const seen = new Set<string>();
  for (const { path, low, high, scale } of factors) {
    if (seen.has(path)) throw new RangeError(`factor '${path}' is named twice, expected once`);
    seen.add(path);
    if (!(Number.isFinite(low) && Number.isFinite(high) && low < high)) {
      throw new RangeError(`factor '${path}': low ${low} and high ${high}, expected finite numbers, low below high`);
    }
    if (scale === 'log' && low <= 0) {
      throw new RangeError(`factor '${path}': low ${low} on a log scale, expected more than 0`);
    }
  }
}

/** A whole number in a range, or an error that names the option. */
export function requireWhole(name: string, value: number, least: number, most = Number.MAX_SAFE_INTEGER): void {
  if (Number.isInteger(value) && value >= least && value <= most) return;
  const expected = most === Number.MAX_SAFE_INTEGER ? `${least} or more` : `from ${least} to ${most}`;
  throw new RangeError(`${name} is ${value}, expected a whole number, ${expected}`);
}

/** Points in the unit cube as a design over factors. */
export function lazyPoints(
  factors: readonly Factor[],
  count: number,
  unitPoint: (i: number) => Float64Array,
  meta: DesignMeta,
): LazyPoints {
  requireFactors(factors);
  const unit = (i: number): Float64Array => {
    if (!(Number.isInteger(i) && i >= 0 && i < count)) {
      throw new RangeError(`point ${i} of a design, expected a whole number from 0 to ${count - 1}`);
    }
    return unitPoint(i);
  };
  const point = (i: number): Float64Array => unit(i).map((u, k) => fromUnit(factors[k]!, u));
  return Object.freeze({ count, factors, point, unit, meta });
}

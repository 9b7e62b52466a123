import { type MeanInterval, meanInterval } from '../statistics.ts';
import { type SobolIndices, type SobolOptions, sobolIndices } from './sobolIndices.ts';

/** Numbers that double from `first` up to and with `last`. */
export function doublings(first: number, last: number): number[] {
  const sizes: number[] = [];
  for (let n = first; n < last; n *= 2) sizes.push(n);
  sizes.push(last);
  return sizes;
}

/**
 * The mean with its interval after 10, 20, 40 ... and all replicates: a mean that still moves by more than its interval
 * is not one of a settled outcome. `values` in the order of the replicates; NaN are missing.
 */
export function convergenceOfMean(
  values: readonly number[],
): { readonly runs: number; readonly interval: MeanInterval }[] {
  return doublings(10, values.length)
    .filter((runs) => runs <= values.length)
    .map((runs) => ({ runs, interval: meanInterval(values.slice(0, runs)) }));
}

/** Sobol indices of the first 16, 32, 64 ... and all base blocks of a Saltelli design. */
export function convergenceOfIndices(values: Float64Array, options: SobolOptions): SobolIndices[] {
  const size = options.secondOrder ? 2 * options.factors + 2 : options.factors + 2;
  return doublings(16, values.length / size)
    .filter((blocks) => blocks * size <= values.length)
    .map((blocks) => sobolIndices(values.subarray(0, blocks * size), options));
}

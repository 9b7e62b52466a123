import { type Factor, type LazyPoints, lazyPoints, requireWhole } from './lazyPoints.ts';

export interface FullFactorialOptions {
  /** Levels of every factor, or of each: at least 2, evenly spaced over its range. */
  readonly levels: number | readonly number[];
}

/**
 * Every combination of the levels; the last factor varies fastest. Memory: constant.
 *
 * @throws RangeError for fewer than two levels, as many numbers of levels as factors missing, or above 2^53 points
 */
export function fullFactorial({ levels }: FullFactorialOptions, factors: readonly Factor[]): LazyPoints {
  const counts = typeof levels === 'number' ? factors.map(() => levels) : levels;
  if (counts.length !== factors.length) {
    throw new RangeError(`levels: ${counts.length} numbers, expected one for each of ${factors.length} factors`);
  }
  counts.forEach((levelsOfFactor, k) => {
    requireWhole(`levels of factor '${factors[k]!.path}'`, levelsOfFactor, 2);
  });
  const count = counts.reduce((product, levelsOfFactor) => product * levelsOfFactor, 1);
  if (count > Number.MAX_SAFE_INTEGER) throw new RangeError(`a full factorial of ${count} points, expected below 2^53`);
  const unit = (i: number): Float64Array => {
    const point = new Float64Array(counts.length);
    let rest = i;
    for (let k = counts.length - 1; k >= 0; k--) {
      point[k] = (rest % counts[k]!) / (counts[k]! - 1);
      rest = Math.floor(rest / counts[k]!);
    }
    return point;
  };
  return lazyPoints(factors, count, unit, { kind: 'fullFactorial', levels: counts });
}

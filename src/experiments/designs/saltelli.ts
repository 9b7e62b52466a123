import { type Factor, type LazyPoints, lazyPoints, requireWhole } from './lazyPoints.ts';
import { MOST_DIMENSIONS, type Scramble, sobolSequence } from './sobolSequence.ts';

export interface SaltelliOptions {
  /** Base points N, best a power of two; N (k + 2) runs in all, with second order N (2 k + 2). */
  readonly base: number;
  readonly seed: string;
  readonly secondOrder?: boolean;
  readonly scramble?: Scramble;
}

/**
 * Saltelli's design for Sobol indices, block by block: A, then A with factor i taken from B (i = 1 .. k), with second
 * order then B with factor i taken from A, then B. A and B are the two halves of scrambled Sobol points in 2 k
 * dimensions. The order is that of SALib. Memory: constant.
 *
 * @throws RangeError above 48 factors
 * @see Saltelli (2002) Computer Physics Communications 145, 280-297; Saltelli et al. (2010) ibid. 181, 259-270
 */
export function saltelli(
  { base, seed, secondOrder = false, scramble = 'owen' }: SaltelliOptions,
  factors: readonly Factor[],
): LazyPoints {
  const k = factors.length;
  requireWhole('base of a Saltelli design', base, 1);
  if (2 * k > MOST_DIMENSIONS) {
    throw new RangeError(`a Saltelli design of ${k} factors, expected at most ${MOST_DIMENSIONS / 2}`);
  }
  const blockSize = secondOrder ? 2 * k + 2 : k + 2;
  const pair = k === 0 ? () => new Float64Array(0) : sobolSequence(2 * k, scramble, seed);
  const unit = (i: number): Float64Array => {
    const both = pair(Math.floor(i / blockSize));
    const place = i % blockSize;
    const a = both.slice(0, k);
    const b = both.slice(k);
    if (place === 0) return a;
    if (place === blockSize - 1) return b;
    const [into, from] = place <= k ? [a, b] : [b, a];
    const factor = (place - 1) % k;
    into[factor] = from[factor]!;
    return into;
  };
  return lazyPoints(factors, base * blockSize, unit, { kind: 'saltelli', base, secondOrder, blockSize });
}

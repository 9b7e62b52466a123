import { type Factor, type LazyPoints, lazyPoints, requireWhole } from './lazyPoints.ts';
import { type Scramble, sobolSequence } from './sobolSequence.ts';

export interface SobolOptions {
  /** Best a power of two: only then is the design balanced (`meta.balanced`). */
  readonly points: number;
  readonly seed: string;
  readonly scramble?: Scramble;
}

/** Scrambled Sobol points, for up to 96 factors. Memory: constant. */
export function sobol({ points, seed, scramble = 'owen' }: SobolOptions, factors: readonly Factor[]): LazyPoints {
  requireWhole('points of a Sobol design', points, 1, 2 ** 32);
  const balanced = Number.isInteger(Math.log2(points));
  return lazyPoints(factors, points, sobolSequence(factors.length, scramble, seed), {
    kind: 'sobol',
    scramble,
    balanced,
  });
}

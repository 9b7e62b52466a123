import { type FractionalFactorialOptions, fractionalFactorial } from './fractionalFactorial.ts';
import { type FullFactorialOptions, fullFactorial } from './fullFactorial.ts';
import { type LatinHypercubeOptions, latinHypercube } from './latinHypercube.ts';
import type { Factor, LazyPoints } from './lazyPoints.ts';
import { type MorrisOptions, morris } from './morris.ts';
import { type SaltelliOptions, saltelli } from './saltelli.ts';
import { type SobolOptions, sobol } from './sobol.ts';

/** A design by name, with its options. */
export type Design =
  | ({ readonly kind: 'fullFactorial' } & FullFactorialOptions)
  | ({ readonly kind: 'fractionalFactorial' } & FractionalFactorialOptions)
  | ({ readonly kind: 'latinHypercube' } & LatinHypercubeOptions)
  | ({ readonly kind: 'sobol' } & SobolOptions)
  | ({ readonly kind: 'morris' } & MorrisOptions)
  | ({ readonly kind: 'saltelli' } & SaltelliOptions);

/**
 * The points of a design over factors.
 *
 * @example
 * ```ts
 * const design = buildDesign({ kind: 'sobol', points: 1024, seed: '1' }, [{ path: 'a', low: 0, high: 10 }]);
 * design.point(1023); // one number a factor, in its unit
 * ```
 */
export function buildDesign(design: Design, factors: readonly Factor[]): LazyPoints {
  switch (design.kind) {
    case 'fullFactorial':
      return fullFactorial(design, factors);
    case 'fractionalFactorial':
      return fractionalFactorial(design, factors);
    case 'latinHypercube':
      return latinHypercube(design, factors);
    case 'sobol':
      return sobol(design, factors);
    case 'morris':
      return morris(design, factors);
    case 'saltelli':
      return saltelli(design, factors);
  }
}

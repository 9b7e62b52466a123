import { designDraws } from './designDraws.ts';
import { type Factor, type LazyPoints, lazyPoints, requireWhole } from './lazyPoints.ts';

export interface MorrisOptions {
  /** Each takes factors + 1 points; 10 to 50 are usual. */
  readonly trajectories: number;
  /** Levels of every factor: even, at least 4 (default). */
  readonly levels?: number;
  readonly seed: string;
}

/**
 * Morris trajectories: a start on the grid of levels, then each factor moves once by levels / (2 (levels - 1)) of its
 * range, in random order and direction. Points of trajectory t are t (k + 1) .. t (k + 1) + k. Memory: constant.
 *
 * @throws RangeError for odd levels or no trajectory
 * @see Morris (1991) Factorial sampling plans for preliminary computational experiments, Technometrics 33, 161-174
 */
export function morris({ trajectories, levels = 4, seed }: MorrisOptions, factors: readonly Factor[]): LazyPoints {
  requireWhole('trajectories of a Morris design', trajectories, 1);
  requireWhole('levels of a Morris design', levels, 2);
  if (levels % 2 === 1) throw new RangeError(`levels of a Morris design is ${levels}, expected an even number`);
  const size = factors.length + 1;
  const half = levels / 2;
  const start = designDraws(seed, 'morris start');
  const turn = designDraws(seed, 'morris direction');
  const order = designDraws(seed, 'morris order');
  const unit = (i: number): Float64Array => {
    const trajectory = Math.floor(i / size);
    const moved = i % size;
    const ranks = factors.map((_, k) => order(trajectory, k));
    return Float64Array.from(factors, (_, k) => {
      const low = Math.floor(start(trajectory, k) * half);
      const upwards = turn(trajectory, k) < 0.5;
      // the factors move in the order of their ranks; equal ranks in the order of the factors
      let place = 0;
      for (let other = 0; other < ranks.length; other++) {
        if (ranks[other]! < ranks[k]! || (ranks[other] === ranks[k] && other < k)) place++;
      }
      const hasMoved = place < moved;
      return (low + (hasMoved === upwards ? half : 0)) / (levels - 1);
    });
  };
  return lazyPoints(factors, trajectories * size, unit, { kind: 'morris', trajectories, levels });
}

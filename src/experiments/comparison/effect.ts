import { type DifferenceSummary, summarisePairs } from '../pairedDifference.ts';
import type { Interval } from '../statistics.ts';

/** What one option changes of one outcome in one year, over pairs of runs on the same draws. */
export interface Effect {
  /** Calendar year. */
  readonly year: number;
  readonly mean: number;
  /** Uncertainty of the mean: its 95 % interval. NaN with fewer than two pairs. */
  readonly interval: Interval;
  /** Range of the runs: their median and the middle 50 % and 90 % of them. */
  readonly median: number;
  readonly inner: Interval;
  readonly outer: Interval;
  /** Pairs in which the outcome is defined on both sides. */
  readonly pairs: number;
  readonly higher: number;
  readonly equal: number;
  readonly lower: number;
  /** Pairs in which the option is better; null where better depends on the circumstances. */
  readonly better: number | null;
  /** The interval of the mean excludes 0. If not, the direction is unclear. */
  readonly directionClear: boolean;
}

/** The effect of a summary of pairs. */
export function effectOf(year: number, summary: DifferenceSummary, better: 'higher' | 'lower' | null): Effect {
  const { mean, interval, median, inner, outer, pairs, higher, equal, lower, directionClear } = summary;
  return {
    year,
    mean,
    interval,
    median,
    inner,
    outer,
    pairs,
    higher,
    equal,
    lower,
    better: better === null ? null : better === 'higher' ? higher : lower,
    directionClear,
  };
}

/** The effect of two rows of values, run by run. */
export const effectOfPairs = (
  year: number,
  a: ArrayLike<number>,
  b: ArrayLike<number>,
  better: 'higher' | 'lower' | null,
): Effect => effectOf(year, summarisePairs(a, b), better);

import { type Interval, mean, meanInterval, studentQuantile } from '../statistics.ts';
import type { Effect } from './effect.ts';

/** Extra money over the gain it buys. */
export interface CostPerGain {
  /** Billion yuan per unit of the outcome, and its 95 % interval (Fieller). */
  readonly ratio: number;
  readonly interval: Interval;
}

/** What an option costs more than the baseline, undiscounted, and what it buys. Null where there is no such number. */
export interface CostStudy {
  /** Money under all policies over the whole run: option - baseline, billion yuan. */
  readonly money: Effect;
  /** The same by side: means over runs. */
  readonly baseline: number;
  readonly option: number;
  /**
   * Per unit of the headline outcome at the end; null unless money is spent and the outcome clearly moves. The sign is
   * that of the outcome's move: a negative cost buys a fall.
   */
  readonly perOutcome: CostPerGain | null;
  /** Per thousand jobs in the nation at the end, and per thousand jobs and year of the whole run. */
  readonly perJob: CostPerGain | null;
  readonly perJobYear: CostPerGain | null;
  /** Jobs in the nation at the end, thousand persons: option - baseline. Null where employment was not measured. */
  readonly jobs: Effect | null;
}

/**
 * Ratio of two paired means with Fieller's interval: all r for which mean(money - r gain) could be 0 at the level.
 *
 * - Shapes: one value a run on both sides; runs with an undefined value on either are left out.
 * - Null where no bounded interval exists: fewer than two runs, or a gain whose own interval includes 0.
 *
 * @see Fieller (1954) Journal of the Royal Statistical Society B 16, 175-185
 * @example
 * ```ts
 * costPerGain([10, 12, 8], [2, 2, 2]); // => ratio 5, interval of the mean 10 over 2
 * ```
 */
export function costPerGain(money: ArrayLike<number>, gain: ArrayLike<number>, level = 0.95): CostPerGain | null {
  const runs = Array.from(money, (_, run) => run).filter((run) => Number.isFinite(money[run]! + gain[run]!));
  const n = runs.length;
  if (n < 2) return null;
  const [m, g] = [runs.map((run) => money[run]!), runs.map((run) => gain[run]!)];
  const [meanMoney, meanGain] = [mean(m), mean(g)];
  const product = (x: readonly number[], y: readonly number[]): number => {
    const [atX, atY] = [mean(x), mean(y)];
    return x.reduce((sum, value, i) => sum + (value - atX) * (y[i]! - atY), 0) / (n - 1) / n;
  };
  const t = studentQuantile(0.5 + level / 2, n - 1);
  // a r^2 - 2 b r + c <= 0
  const a = meanGain ** 2 - t * t * product(g, g);
  if (!(a > 0)) return null;
  const b = meanMoney * meanGain - t * t * product(m, g);
  const c = meanMoney ** 2 - t * t * product(m, m);
  const root = Math.sqrt(Math.max(0, b * b - a * c));
  return { ratio: meanMoney / meanGain, interval: { low: (b - root) / a, high: (b + root) / a } };
}

/** The same, or null where there is no money to speak of: below a thousandth of a percent of what either side pays. */
export function costOf(
  money: Effect,
  paid: number,
  moneyByRun: ArrayLike<number>,
  gain: ArrayLike<number>,
): CostPerGain | null {
  if (!(Math.abs(money.mean) > 1e-5 * paid) || !money.directionClear) return null;
  if (!meanInterval(gain).count) return null;
  return costPerGain(moneyByRun, gain);
}

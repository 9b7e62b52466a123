import { type MeanInterval, meanInterval, quantile, type ShareInterval, wilsonInterval } from '../statistics.ts';
import type { Outcome } from './outcome.ts';

/** A level that a run should meet. */
export interface Threshold {
  readonly outcome: Outcome;
  readonly atLeast: boolean;
  readonly level: number;
  /** Calendar year at whose end it is judged. */
  readonly year: number;
  /** Share of the runs that should meet it; null when none is stated. */
  readonly share: number | null;
}

/** One scenario among several. */
export interface ChoiceOption {
  readonly letter: string;
  readonly name: string;
  /** The outcome itself, over runs. */
  readonly level: MeanInterval;
  /**
   * Regret of a run: how much better the best scenario does on the same draws; 0 where this one is the best. Largest,
   * 95th percentile (the largest grows with the number of runs) and mean over runs. NaN without a better direction.
   */
  readonly maxRegret: number;
  readonly regret95: number;
  readonly meanRegret: MeanInterval;
  /** Runs in which no other scenario does better. */
  readonly bestIn: number;
  /** Share of runs that meet the threshold, with its 95 % interval; null without one. */
  readonly meets: ShareInterval | null;
}

/** Regret and satisficing: which scenario to choose when the draws, and not the planner, decide. */
export interface Choice {
  readonly outcome: Outcome;
  readonly better: 'higher' | 'lower' | null;
  /** Runs in which the outcome is defined under every scenario. */
  readonly runs: number;
  readonly options: readonly ChoiceOption[];
  /** Letter of the scenario with the smallest largest regret; null without a better direction or on a tie. */
  readonly minimaxRegret: string | null;
  readonly threshold: Threshold | null;
  /** Letter of the scenario that meets the threshold in most runs; null without one or on a tie. */
  readonly mostOften: string | null;
}

export interface ChoiceInput {
  readonly outcome: Outcome;
  /** By scenario: its values, run by run; and those the threshold is about. */
  readonly scenarios: readonly {
    readonly letter: string;
    readonly name: string;
    readonly values: ArrayLike<number>;
    readonly thresholdValues?: ArrayLike<number>;
  }[];
  readonly threshold: Threshold | null;
}

/** The one letter with the least (or most) of something; null when two share it or it is undefined. */
function only(options: readonly ChoiceOption[], score: (option: ChoiceOption) => number): string | null {
  const scores = options.map(score);
  const least = Math.min(...scores);
  const found = options.filter((_, i) => scores[i] === least);
  return found.length === 1 ? found[0]!.letter : null;
}

/**
 * Minimax regret (Savage 1951) and satisficing (share of runs that meet a level) over scenarios run on the same draws.
 * Each run is a state of the world; runs in which the outcome is undefined under some scenario are left out.
 */
export function chooseAmong({ outcome, scenarios, threshold }: ChoiceInput): Choice {
  const sameOutcome =
    threshold !== null && JSON.stringify(threshold.outcome) === JSON.stringify(outcome) && outcome.better === null;
  // a threshold on the outcome itself says which way is better
  const better = sameOutcome ? (threshold.atLeast ? 'higher' : 'lower') : outcome.better;
  const sign = better === 'lower' ? -1 : 1;
  const count = scenarios[0]?.values.length ?? 0;
  const runs = Array.from({ length: count }, (_, run) => run).filter((run) =>
    scenarios.every(({ values }) => Number.isFinite(values[run]!)),
  );
  const best = runs.map((run) => Math.max(...scenarios.map(({ values }) => sign * values[run]!)));
  const meets = (values: ArrayLike<number>): ShareInterval => {
    const met = Array.from(values).filter((value) =>
      threshold!.atLeast ? value >= threshold!.level : value <= threshold!.level,
    ).length;
    return wilsonInterval(met, values.length);
  };
  const options = scenarios.map(({ letter, name, values, thresholdValues }): ChoiceOption => {
    const regret = better === null ? [] : runs.map((run, i) => best[i]! - sign * values[run]!);
    return {
      letter,
      name,
      level: meanInterval(values),
      maxRegret: regret.length === 0 ? Number.NaN : Math.max(...regret),
      regret95: quantile(regret, 0.95),
      meanRegret: meanInterval(regret),
      bestIn: regret.filter((value) => value === 0).length,
      meets: threshold === null || thresholdValues === undefined ? null : meets(thresholdValues),
    };
  });
  return {
    outcome,
    better,
    runs: runs.length,
    options,
    minimaxRegret: better === null || runs.length === 0 ? null : only(options, ({ maxRegret }) => maxRegret),
    threshold,
    mostOften: threshold === null ? null : only(options, ({ meets: share }) => -(share?.share ?? 0)),
  };
}

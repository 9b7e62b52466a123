import type { Label } from '../../engine/parameter.ts';
import type { Choice } from './choice.ts';
import type { CostStudy } from './costEffectiveness.ts';
import type { Effect } from './effect.ts';
import type { GroupEffect } from './groupEffects.ts';
import type { Outcome } from './outcome.ts';
import type { PairingStudy } from './pairingGain.ts';
import type { Robustness } from './robustness.ts';

/**
 * A comparison of two or more scenarios on the same random draws, as plain data: the one object that the terminal,
 * `compare --json`, the HTML report and the policy brief read. Numbers are in the units of the outcome (shares 0..1);
 * undefined ones are NaN, in JSON null. Every difference is option - baseline.
 */
export interface ComparisonStudy {
  readonly seed: string;
  /** Pairs of runs finished, and asked for; fewer when it was interrupted or stopped early. */
  readonly pairs: number;
  readonly asked: number;
  readonly firstYear: number;
  readonly lastYear: number;
  readonly baseline: ComparedScenario;
  /** What the answer is about: a measure of a cluster, at the end. */
  readonly headline: Outcome;
  readonly options: readonly OptionStudy[];
  /** Regret and satisficing over all scenarios; null with two and no threshold. */
  readonly choice: Choice | null;
  /** The same with the runs at both ends of the assumptions as further states; null unless robustness was asked for. */
  readonly choiceUnderAssumptions: Choice | null;
  /** Null unless a half-width was asked for. */
  readonly stopping: Stopping | null;
}

export interface ComparedScenario {
  /** A is the baseline; B, C, ... the options. */
  readonly letter: string;
  readonly name: string;
  readonly title: Label;
}

/** One option against the baseline. */
export interface OptionStudy extends ComparedScenario {
  /** Headline outcome at the end, and in every year. */
  readonly headline: Effect;
  readonly path: readonly Effect[];
  /** First year from which the interval of the headline excludes 0 and stays; null when it does not at the end. */
  readonly clearFrom: number | null;
  /** Outcomes of the usual measures at every place, at the end, the headline among them. */
  readonly outcomes: readonly OutcomeStudy[];
  /** Null where spending was not measured. */
  readonly cost: CostStudy | null;
  /** Regions, industries, stages and sizes of firms; those that lose have `loses`. */
  readonly groups: readonly GroupEffect[];
  /** Of the headline outcome first, then of others at its place. */
  readonly pairing: readonly PairingStudy[];
  /** Pairs after which the interval of the headline would exclude 0 if mean and deviation stayed; null when it does. */
  readonly pairsToTell: number | null;
  /** Null unless asked for. */
  readonly robustness: Robustness | null;
}

export interface OutcomeStudy {
  readonly outcome: Outcome;
  readonly effect: Effect;
  /** First year from which the interval of the mean excludes 0 and stays; null when it does not at the end. */
  readonly clearFrom: number | null;
}

/** Sequential stopping on the interval of the headline effect, over all options. */
export interface Stopping {
  /** Half-width asked for, in the unit of the headline outcome, and that of the widest interval now. */
  readonly halfWidth: number;
  readonly now: number;
  readonly reached: boolean;
  /** Pairs the half-width needs, judged by the deviation so far. */
  readonly pairsNeeded: number;
}

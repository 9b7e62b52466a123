import type { Threshold } from '../experiments/comparison/choice.ts';
import { type OutcomePlace, outcomeAt } from '../experiments/comparison/outcome.ts';
import { badFlag } from '../experiments/files/badInput.ts';
import type { ScenarioWithMoney } from '../experiments/files/findScenario.ts';
import { assembleResult, type RunResult } from '../experiments/runResult.ts';
import { readOpenGoal, readOutcome } from '../experiments/search/goal.ts';
import type { Measure } from '../measures/measure.ts';
import { MOST_REPLICATES, wholeNumber } from './flags.ts';
import type { SimulationFlags } from './simulationFlags.ts';

/** Pairs of runs at each end of an assumption when --robustness gives no number. */
export const USUAL_ROBUSTNESS = 10;
/** Most pairs that --until-half-width runs when --replicates gives no number. */
export const MOST_UNTIL = 1000;

/** Flags of `compare` as the parser gives them. */
export interface CompareFlags extends SimulationFlags {
  readonly outcome?: string;
  readonly goal?: string;
  readonly untilHalfWidth?: string;
  /** `true` without a number. */
  readonly robustness?: string | true;
}

/** The same, checked against the scenarios. */
export interface CompareOptions {
  /** What the answer is about; null to let it choose. */
  readonly headline: OutcomePlace | null;
  readonly threshold: { readonly threshold: Threshold; readonly place: OutcomePlace } | null;
  /** In the unit of the headline outcome. */
  readonly halfWidth: number | null;
  /** Pairs at each end of an assumption; 0 for none. */
  readonly robustness: number;
}

/** What the scenarios say that their answer is about: the last that says it, so that an option stands above its baseline. */
function statedOutcome(
  found: readonly ScenarioWithMoney[],
  measures: readonly Measure[],
  shape: RunResult,
): OutcomePlace | null {
  const stating = found.map(({ scenario }) => scenario).findLast(({ outcome }) => outcome !== null);
  if (stating === undefined) return null;
  return readOutcome(stating.outcome!, measures, shape, `${stating.file}: outcome`);
}

/** Checks the flags of a comparison by names of the baseline, the first found; touches no file and runs nothing. */
export function readCompareFlags(
  flags: CompareFlags,
  found: readonly ScenarioWithMoney[],
  measures: readonly Measure[],
): CompareOptions {
  const shape = assembleResult(found[0]!.scenario, flags.seed, measures, []);
  const goal = flags.goal === undefined ? null : readOpenGoal(flags.goal, measures, shape);
  const halfWidth = flags.untilHalfWidth === undefined ? null : Number(flags.untilHalfWidth);
  if (halfWidth !== null && !(halfWidth > 0 && Number.isFinite(halfWidth)))
    throw badFlag(
      '--until-half-width',
      flags.untilHalfWidth,
      'a number above 0 in the unit of the outcome (shares from 0 to 1)',
    );
  const { robustness = '0' } = flags;
  return {
    headline:
      flags.outcome === undefined
        ? (goal ?? statedOutcome(found, measures, shape))
        : readOutcome(flags.outcome, measures, shape),
    threshold: goal && {
      threshold: {
        outcome: outcomeAt(shape, goal),
        atLeast: goal.atLeast,
        level: goal.level,
        year: shape.years[goal.year]!,
        share: goal.share,
      },
      place: goal,
    },
    halfWidth,
    robustness:
      robustness === true
        ? USUAL_ROBUSTNESS
        : flags.robustness === undefined
          ? 0
          : wholeNumber('--robustness', robustness, 2, MOST_REPLICATES),
  };
}

/** The part of the command line that repeats what these flags ask for. */
export const compareWords = ({ outcome, goal, untilHalfWidth, robustness }: CompareFlags): string[] => [
  ...(outcome === undefined ? [] : ['--outcome', outcome]),
  ...(goal === undefined ? [] : ['--goal', goal]),
  ...(untilHalfWidth === undefined ? [] : ['--until-half-width', untilHalfWidth]),
  ...(robustness === undefined ? [] : robustness === true ? ['--robustness'] : ['--robustness', robustness]),
];

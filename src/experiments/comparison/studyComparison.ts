import type { Measure } from '../../measures/measure.ts';
import { replicatesNeeded } from '../analysis/replicatesNeeded.ts';
import { type PairedDifference, pairedDifference } from '../pairedDifference.ts';
import { cellsOfMeasure, type RunResult } from '../runResult.ts';
import { mean } from '../statistics.ts';
import { chooseAmong, type Threshold } from './choice.ts';
import type { ComparedScenario, ComparisonStudy, OptionStudy, Stopping } from './comparisonStudy.ts';
import { type CostStudy, costOf } from './costEffectiveness.ts';
import { type Effect, effectOf, effectOfPairs } from './effect.ts';
import { firstClearYear } from './firstClearYear.ts';
import { groupEffects, sumOfCells } from './groupEffects.ts';
import { type OutcomePlace, outcomeAt, outcomeValues } from './outcome.ts';
import { pairingGain, pairingMeasures, pairingYears } from './pairingGain.ts';
import { firstYearApart } from './policiesApart.ts';
import type { Robustness } from './robustness.ts';

/** Measures whose every place is in `outcomes`, the answer's own beside them. */
export const usualOutcomes: readonly string[] = [
  'lq',
  'upgradingShare',
  'gvcPosition',
  'innovationEfficiency',
  'highEndValueAdded',
  'escapedShare',
];

export interface StudyInput {
  /** The baseline first; all on the same seed, replicates, years and places. */
  readonly results: readonly RunResult[];
  /** What the answer is about. */
  readonly headline: OutcomePlace;
  /** Pairs asked for; those of the results when left out. */
  readonly asked?: number;
  /** A level that runs should meet, and the place of its outcome. */
  readonly threshold?: { readonly threshold: Threshold; readonly place: OutcomePlace };
  /** Half-width asked for, in the unit of the headline outcome. */
  readonly halfWidth?: number;
  /** By option, in order. */
  readonly robustness?: readonly (Robustness | null)[];
  /** By scenario: the headline outcome over runs at the values of the scenario and at the ends of the assumptions. */
  readonly states?: readonly (readonly number[])[];
}

/** Letters of compared scenarios, A for the baseline. */
export const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ';

/** Most scenarios that one comparison takes: as many as there are letters. */
export const MOST_COMPARED = letters.length;

const halfWidthOf = ({ interval: { low, high } }: Effect): number => (high - low) / 2;

/** Pairs after which an interval of this deviation would exclude 0; null when it does or nothing differs. */
function pairsToTell(effect: Effect, deviation: number): number | null {
  if (effect.directionClear || !(Math.abs(effect.mean) > 0) || !(deviation > 0)) return null;
  return replicatesNeeded(deviation, Math.abs(effect.mean));
}

const sums = (rows: readonly Float64Array[]): Float64Array =>
  Float64Array.from(rows[0] ?? [], (_, run) => rows.reduce((sum, row) => sum + row[run]!, 0));

/** What is paid more, and what for. */
function studyCost(difference: PairedDifference, headline: OutcomePlace): CostStudy | null {
  const { a, b } = difference;
  const measureNamed = (name: string): Measure | undefined =>
    difference.measures.find((measure) => measure.name === name);
  const spending = measureNamed('policySpending');
  if (spending === undefined) return null;
  const last = a.years.length - 1;
  const endYear = a.years[last]!;
  const minus = (x: ArrayLike<number>, y: ArrayLike<number>): Float64Array =>
    Float64Array.from(x, (value, run) => value - y[run]!);
  const perYear = (measure: Measure, result: RunResult): Float64Array[] =>
    result.years.map((_, year) => sumOfCells(result, measure, year));
  const [paidA, paidB] = [sums(perYear(spending, a)), sums(perYear(spending, b))];
  const money = effectOfPairs(endYear, paidA, paidB, null);
  const per = (gain: ArrayLike<number>): ReturnType<typeof costOf> =>
    costOf(money, Math.max(mean(paidA), mean(paidB)), minus(paidB, paidA), gain);
  const employment = measureNamed('employment');
  const jobsOf = (result: RunResult): Float64Array[] => perYear(employment!, result);
  const jobs = employment === undefined ? null : { a: jobsOf(a), b: jobsOf(b) };
  return {
    money,
    baseline: mean(paidA),
    option: mean(paidB),
    perOutcome: per(difference.differences(headline.measure.name, last, headline.cell)),
    perJob: jobs && per(minus(jobs.b[last]!, jobs.a[last]!)),
    perJobYear: jobs && per(minus(sums(jobs.b), sums(jobs.a))),
    jobs: jobs && effectOfPairs(endYear, jobs.a[last]!, jobs.b[last]!, 'higher'),
  };
}

/** The headline outcome, and others of its cluster. */
function pairingPlaces({ a, measures }: PairedDifference, headline: OutcomePlace): OutcomePlace[] {
  const { region, industry } = outcomeAt(a, headline);
  const others = pairingMeasures.flatMap((name) => {
    const measure = measures.find((other) => other.name === name);
    if (measure === undefined || name === headline.measure.name) return [];
    const cells = cellsOfMeasure(a, measure);
    const cell = cells.findIndex((place) => place.region === region && place.industry === industry);
    return cell < 0 ? [] : [{ measure, cell }];
  });
  return [headline, ...others];
}

function studyOption(
  scenario: ComparedScenario,
  difference: PairedDifference,
  headline: OutcomePlace,
  robustness: Robustness | null,
): OptionStudy {
  const { a } = difference;
  const last = a.years.length - 1;
  const pathOf = ({ measure, cell }: OutcomePlace): Effect[] =>
    a.years.map((year, y) => effectOf(year, difference.summary(measure.name, y, cell), measure.better ?? null));
  const path = pathOf(headline);
  const apart = firstYearApart(a.scenario, difference.b.scenario);
  const places: OutcomePlace[] = difference.measures
    .filter(({ name }) => usualOutcomes.includes(name) || name === headline.measure.name)
    .flatMap((measure) => cellsOfMeasure(a, measure).map((_, cell) => ({ measure, cell })));
  return {
    ...scenario,
    headline: path[last]!,
    clearFrom: firstClearYear(path, apart),
    path,
    outcomes: places.map((place) => {
      const own = pathOf(place);
      return { outcome: outcomeAt(a, place), effect: own[last]!, clearFrom: firstClearYear(own, apart) };
    }),
    cost: studyCost(difference, headline),
    groups: groupEffects(a, difference.b),
    pairing: pairingPlaces(difference, headline).map((place) => ({
      outcome: outcomeAt(a, place),
      years: pairingYears(a.years.length).map((year) =>
        pairingGain(a.years[year]!, year + 1, difference.summary(place.measure.name, year, place.cell)),
      ),
    })),
    pairsToTell: pairsToTell(
      path[last]!,
      difference.summary(headline.measure.name, last, headline.cell).pairedDeviation,
    ),
    robustness,
  };
}

function studyStopping(options: readonly OptionStudy[], halfWidth: number, pairs: number): Stopping {
  const widest = Math.max(...options.map(({ headline }) => halfWidthOf(headline)));
  const needed = options.map(({ pairing }) => pairing[0]!.years.at(-1)!.paired).filter((deviation) => deviation >= 0);
  return {
    halfWidth,
    now: widest,
    reached: widest <= halfWidth,
    pairsNeeded: widest <= halfWidth ? pairs : Math.max(0, ...needed.map((d) => replicatesNeeded(d, halfWidth))),
  };
}

/**
 * Studies two or more results on the same draws, the baseline first. Pure: everything a reader is told of a comparison
 * is computed here, once.
 *
 * @throws Error for results that cannot be paired, or fewer than two or more than 26 of them
 */
export function studyComparison(input: StudyInput): ComparisonStudy {
  const { results, headline, threshold, halfWidth, robustness = [], states = [] } = input;
  if (results.length < 2 || results.length > MOST_COMPARED) {
    throw new Error(`${results.length} results to compare, expected 2 to ${MOST_COMPARED}`);
  }
  const [a, ...others] = results as [RunResult, ...RunResult[]];
  const compared = results.map(
    ({ scenario: { name, title } }, s): ComparedScenario => ({ letter: letters[s]!, name, title }),
  );
  const options = others.map((b, o) =>
    studyOption(compared[o + 1]!, pairedDifference(a, b), headline, robustness[o] ?? null),
  );
  const last = a.years.length - 1;
  const outcome = outcomeAt(a, headline);
  const choice =
    results.length === 2 && threshold === undefined
      ? null
      : chooseAmong({
          outcome,
          threshold: threshold?.threshold ?? null,
          scenarios: results.map((result, s) => ({
            ...compared[s]!,
            values: outcomeValues(result, headline, last),
            ...(threshold && {
              thresholdValues: outcomeValues(result, threshold.place, result.years.indexOf(threshold.threshold.year)),
            }),
          })),
        });
  const pairs = a.replicates.length;
  return {
    seed: a.seed,
    pairs,
    asked: input.asked ?? pairs,
    firstYear: a.years[0]!,
    lastYear: a.years[last]!,
    baseline: compared[0]!,
    headline: outcome,
    options,
    choice,
    choiceUnderAssumptions:
      results.length > 2 && states.length === results.length
        ? chooseAmong({
            outcome,
            threshold: null,
            scenarios: compared.map((scenario, s) => ({ ...scenario, values: states[s]! })),
          })
        : null,
    stopping: halfWidth === undefined ? null : studyStopping(options, halfWidth, pairs),
  };
}

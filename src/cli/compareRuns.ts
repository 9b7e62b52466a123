import { assumptionRanges, isSame } from '../experiments/comparison/assumptions.ts';
import { type OutcomePlace, outcomeValues } from '../experiments/comparison/outcome.ts';
import type { Robustness } from '../experiments/comparison/robustness.ts';
import { type Pair, studyRobustness } from '../experiments/comparison/studyRobustness.ts';
import type { ScenarioWithMoney } from '../experiments/files/findScenario.ts';
import { summarisePairs } from '../experiments/pairedDifference.ts';
import { assembleResult, cellsOfMeasure, type RunResult } from '../experiments/runResult.ts';
import { withParameters } from '../experiments/withParameters.ts';
import { headlineOutcome } from '../report/headlineOutcome.ts';
import { differenceText } from '../report/pairView.ts';
import type { Language } from './flags.ts';
import type { Host } from './host.ts';
import { type ReplicatePlan, runReplicates, type SeeReplicate } from './runReplicates.ts';
import { textView } from './textView.ts';

/** Fewest pairs whose interval is looked at to stop: the deviation of fewer is too uncertain. */
const FEWEST = 10;

export interface ComparedRuns {
  readonly results: readonly RunResult[];
  readonly headline: OutcomePlace;
  readonly interrupted: boolean;
}

/**
 * Runs the scenarios on the same draws, replicate by replicate; the progress says what is known so far. Stops when the
 * 95 % interval of every headline difference is as narrow as asked. Null when not even one pair finished.
 */
export async function runComparison(
  plan: ReplicatePlan,
  { headline: asked, halfWidth }: { readonly headline: OutcomePlace | null; readonly halfWidth: number | null },
  language: Language,
  host: Host,
): Promise<ComparedRuns | null> {
  const { scenarios, seed, measures } = plan;
  let headline = asked;
  let place = -1;
  const values: number[][] = scenarios.map(() => []);
  let note: (text: readonly ReturnType<typeof summarisePairs>[]) => string = () => '';
  const watch: SeeReplicate = (replicate, runs) => {
    if (place < 0) {
      const first = scenarios.map(({ scenario }, s) =>
        assembleResult(scenario, seed, measures, [{ replicate, tables: runs[s]!.measures }]),
      );
      headline ??= headlineOutcome(first);
      const cells = cellsOfMeasure(first[0]!, headline.measure).length;
      place = (first[0]!.years.length - 1) * cells + headline.cell;
      const view = textView(first[0]!, language);
      const { measure } = headline;
      note = (found) => ` (${found.map((one) => differenceText(view, measure, one).number).join('; ')})`;
    }
    for (const [s, run] of runs.entries()) {
      values[s]!.push(run.measures.find(({ measure }) => measure === headline!.measure.name)!.values[place]!);
    }
    if (values[0]!.length < FEWEST) return undefined;
    const found = values.slice(1).map((own) => summarisePairs(values[0]!, own));
    const isNarrow = ({ interval, pairs }: (typeof found)[number]): boolean =>
      pairs >= FEWEST && (interval.high - interval.low) / 2 <= halfWidth!;
    return { note: note(found), isEnough: halfWidth !== null && found.every(isNarrow) };
  };
  const { results, interrupted } = await runReplicates(plan, host, watch);
  return headline === null || results[0]!.replicates.length === 0 ? null : { results, headline, interrupted };
}

/** The first replicates of a result. */
const firstOf = (result: RunResult, count: number): RunResult => ({
  ...result,
  replicates: result.replicates.slice(0, count),
  tables: Object.fromEntries(Object.entries(result.tables).map(([name, tables]) => [name, tables.slice(0, count)])),
});

/** A scenario, and those whose money it matches, with parameters at other values. */
const at = (
  { scenario, moneyScenarios }: ScenarioWithMoney,
  values: Readonly<Record<string, number>>,
): ScenarioWithMoney => ({
  scenario: withParameters(scenario, values),
  moneyScenarios: new Map([...moneyScenarios].map(([name, other]) => [name, withParameters(other, values)])),
});

export interface RobustnessRuns {
  /** By option. */
  readonly robustness: readonly (Robustness | null)[];
  /** By scenario: the headline outcome at the end, first as compared, then at every end that was run. */
  readonly states: readonly (readonly number[])[];
  readonly interrupted: boolean;
}

/**
 * Runs every scenario again at both ends of the assumptions, on the first replicates of the comparison, and studies the
 * sign of each headline difference. Null for options whose check was interrupted before two replicates.
 */
export async function runRobustness(
  plan: ReplicatePlan,
  { results, headline }: ComparedRuns,
  pairs: number,
  host: Host,
): Promise<RobustnessRuns> {
  const { scenarios } = plan;
  const ranges = assumptionRanges(plan.extension.model.parameters, scenarios[0]!.scenario.parameters);
  const ends = ranges.flatMap(({ value, low, high }) => [low, high].map((end) => (isSame(end, value) ? null : end)));
  const run = ends.filter((end) => end !== null);
  const outcome = await runReplicates(
    {
      ...plan,
      scenarios: run.flatMap((values) => scenarios.map((scenario) => at(scenario, values))),
      replicates: results[0]!.replicates.slice(0, pairs),
      measures: [headline.measure],
      noun: 'pairs of runs at both ends of all assumptions',
    },
    host,
  );
  const finished = outcome.results[0]!.replicates.length;
  if (finished < 2) return { robustness: [], states: [], interrupted: outcome.interrupted };
  const resultAt = (end: number, s: number): RunResult => {
    const place = ends.slice(0, end).filter((other) => other !== null).length;
    return outcome.results[place * scenarios.length + s]!;
  };
  const robustness = scenarios.slice(1).map((_, o): Robustness => {
    const pairAt = (end: number): Pair | null =>
      ends[end] === null ? null : { a: resultAt(end, 0), b: resultAt(end, o + 1) };
    return studyRobustness({
      headline,
      base: { a: firstOf(results[0]!, finished), b: firstOf(results[o + 1]!, finished) },
      ends: ranges.map((range, r) => ({ range, low: pairAt(2 * r), high: pairAt(2 * r + 1) })),
    });
  });
  const last = results[0]!.years.length - 1;
  const states = scenarios.map((_, s) => {
    const own = [firstOf(results[s]!, finished), ...run.map((_end, e) => outcome.results[e * scenarios.length + s]!)];
    return own.flatMap((result) => [...outcomeValues(result, headline, last)]);
  });
  return { robustness, states, interrupted: outcome.interrupted };
}

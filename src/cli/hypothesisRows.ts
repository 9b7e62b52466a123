import type { HypothesisRun } from '../experiments/hypotheses/hypothesisRun.ts';
import type { HypothesisStudy, Judged } from '../experiments/hypotheses/judgeHypotheses.ts';
import { hypothesisQuantities, outcomeNames } from '../experiments/hypotheses/quantities.ts';
import { YEARS_BEFORE } from '../experiments/hypotheses/stageEvents.ts';
import { csvLine } from '../experiments/results/csv.ts';
import type { MeanInterval } from '../experiments/statistics.ts';

const numberOrNull = (value: number): number | null => (Number.isFinite(value) ? value : null);

/** A row of the JSON output and of hypotheses.csv. */
function row(
  part: 'hypothesis' | 'event' | 'factor',
  place: { hypothesis?: string; outcome?: string; name: string; year?: number; expected?: string },
  over: MeanInterval,
  judged?: Judged,
) {
  return {
    part,
    hypothesis: place.hypothesis ?? null,
    outcome: place.outcome ?? null,
    name: place.name,
    year: place.year ?? null,
    expected: place.expected ?? null,
    runs: over.count,
    mean: numberOrNull(over.mean),
    low: numberOrNull(over.low),
    high: numberOrNull(over.high),
    expectedSign: judged?.expectedSign ?? null,
    verdict: judged?.verdict ?? null,
    reason: judged?.reason ?? null,
  };
}

/** Means over runs: quantities of H1 to H3 by outcome, the event study by year, the six factors. */
export function* hypothesisRows({ quantities, events, dip, factors }: HypothesisStudy) {
  for (const judged of quantities) {
    const { hypothesis, name, expected } = judged.quantity;
    yield row('hypothesis', { hypothesis, outcome: judged.outcome, name, expected }, judged.over, judged);
  }
  const dipPlace = { hypothesis: 'H3', outcome: 'newProductSalesPerResearch', name: 'dipYears', expected: 'positive' };
  yield row('hypothesis', dipPlace, dip.over, dip);
  for (const { kind, year, over } of events)
    yield row('event', { hypothesis: 'H3', outcome: 'newProductSalesPerResearch', name: kind, year }, over);
  for (const judged of factors)
    yield row(
      'factor',
      { outcome: 'lqOutput', name: judged.factor.name, expected: judged.factor.paper },
      judged.over,
      judged,
    );
}

export function* hypothesisLines(study: HypothesisStudy): Generator<string> {
  let first = true;
  for (const cells of hypothesisRows(study)) {
    if (first) yield csvLine(Object.keys(cells));
    first = false;
    yield csvLine(Object.values(cells));
  }
}

/** What every run says by itself, with its standard error clustered by region. */
export function* estimateLines(replicates: readonly number[], runs: readonly HypothesisRun[]): Generator<string> {
  yield csvLine(['replicate', 'part', 'outcome', 'name', 'year', 'value', 'standardError', 'rows', 'reason']);
  for (const [r, { estimates, events, factors }] of runs.entries()) {
    const replicate = replicates[r]!;
    for (const { name } of hypothesisQuantities) {
      for (const outcome of outcomeNames) {
        const { value, standardError, rows, reason } = estimates[outcome][name];
        yield csvLine([replicate, 'hypothesis', outcome, name, null, value, standardError, rows, reason]);
      }
    }
    for (const [kind, { events: count, path }] of Object.entries(events)) {
      for (const [h, value] of path.entries()) {
        const year = h - YEARS_BEFORE;
        yield csvLine([replicate, 'event', 'newProductSalesPerResearch', kind, year, value, null, count, null]);
      }
    }
    for (const [name, { value, standardError, rows, reason }] of Object.entries(factors)) {
      yield csvLine([replicate, 'factor', 'lqOutput', name, null, value, standardError, rows, reason]);
    }
  }
}

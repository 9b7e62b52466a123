import type { Measure } from '../../measures/measure.ts';
import { stoppingPoint } from '../analysis/replicatesNeeded.ts';
import { type ExperimentPlan, plannedRun } from '../experimentPlan.ts';
import { assembleResult, cellsOfMeasure } from '../runResult.ts';
import { chooseOutcome, isOutcome, type OutcomeChoice } from './readOutcome.ts';
import type { SeriesRow } from './readResults.ts';

export interface SequentialStop {
  /** The outcome whose mean is to be known well enough. */
  readonly choice: OutcomeChoice;
  /** Half of its 95 % interval, in the unit of the outcome. */
  readonly halfWidth: number;
}

/** The rows that a run of the plan has, without values. */
function rowsOfRun(plan: ExperimentPlan, known: readonly Measure[]): SeriesRow[] {
  const measures = known.filter(({ name }) => plan.measures.includes(name));
  const shape = assembleResult(plan.variants[0]!.resolved, plan.seed, measures, []);
  const years = plan.series === 'last' ? shape.years.slice(-1) : shape.years;
  return measures.flatMap((measure) =>
    cellsOfMeasure(shape, measure).flatMap((cell) =>
      years.map((year) => ({ run: 0, year, measure: measure.name, ...cell, value: null })),
    ),
  );
}

/**
 * Watches a sweep for the replicate at which it may stop: the first at which, in every scenario with every package, the
 * interval of the mean over seeds (each the mean over all points) is as narrow as asked. It takes chunks in the order of
 * the plan, never in that of finishing, which would favour short runs; so the answer is the same with any workers.
 *
 * @param measures of the model that runs, declared
 * @returns a function that takes the values of the next chunk and answers with the replicates that are enough, or null
 * @throws InputError where the outcome is unknown or not clear
 */
export function untilHalfWidth(
  plan: ExperimentPlan,
  { choice, halfWidth }: SequentialStop,
  measures: readonly Measure[],
): (rows: readonly SeriesRow[], runs: number) => number | null {
  const variants = plan.variants.length;
  const perReplicate = variants * plan.points;
  const chosen = chooseOutcome(rowsOfRun(plan, measures), choice, plan.measures);
  let seen = 0;
  // means of the replicates that are complete, and sums of the one at hand
  const means = Array.from({ length: variants }, (): number[] => []);
  const values = new Float64Array(perReplicate).fill(Number.NaN);
  let enough: number | null = null;
  const closeReplicate = (): void => {
    for (const [v, own] of means.entries()) {
      let sum = 0;
      for (let i = v; i < perReplicate; i += variants) sum += values[i]!;
      own.push(sum / plan.points);
    }
    values.fill(Number.NaN);
    const stops = means.map((own) => stoppingPoint(own, halfWidth));
    const last = Math.max(...stops.map((stop) => stop ?? Number.NaN));
    if (!Number.isNaN(last)) enough ??= last;
  };
  return (rows, runs) => {
    let next = 0;
    for (let run = seen; run < seen + runs; run++) {
      for (; next < rows.length && rows[next]!.run === run; next++) {
        const row = rows[next]!;
        if (row.value !== null && isOutcome(row, chosen)) values[run % perReplicate] = row.value;
      }
      if (plannedRun(plan, run + 1).replicate > plannedRun(plan, run).replicate) closeReplicate();
    }
    seen += runs;
    return enough;
  };
}

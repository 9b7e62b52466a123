import { createHash } from 'node:crypto';
import { measures as allMeasures } from '../measures/measures.ts';
import type { ExperimentPoints } from './designPoints.ts';
import { atPoint, chunkBounds, type ExperimentPlan, plannedRun } from './experimentPlan.ts';
import { runReplicate } from './runReplicate.ts';
import { assembleResult, digestBytes, resultRows } from './runResult.ts';

/** Columns of one table of a chunk, by name. */
export interface ChunkTable {
  readonly [column: string]: (number | string | null)[];
}

export interface ChunkTables {
  readonly runs: ChunkTable;
  readonly series: ChunkTable;
  readonly failed: number;
}

export const seriesColumns = ['run', 'year', 'measure', 'region', 'industry', 'stage', 'value'] as const;

/** Columns of the table of runs; each factor has the column of its path. */
export const runColumns = (factors: readonly string[]): string[] => [
  ...['run', 'point', 'scenario', 'policy', 'replicate', 'seed'],
  ...factors,
  ...['status', 'error', 'digest'],
];

const emptyTable = (columns: readonly string[]): Record<string, (number | string | null)[]> =>
  Object.fromEntries(columns.map((column) => [column, []]));

/**
 * Runs one chunk of an experiment. A pure function of plan and number: repeating it gives the same tables, whoever runs
 * it. A run that fails is a row with its error.
 */
export function runChunk(plan: ExperimentPlan, points: ExperimentPoints, chunk: number): ChunkTables {
  const { from, until } = chunkBounds(plan, chunk);
  const measures = allMeasures.filter(({ name }) => plan.measures.includes(name));
  const runs = emptyTable(runColumns(plan.factors.map(({ path }) => path)));
  const series = emptyTable(seriesColumns);
  const add = (row: Readonly<Record<string, number | string | null>>): void => {
    for (const [column, value] of Object.entries(row)) runs[column]!.push(value);
  };
  let failed = 0;
  for (let run = from; run < until; run++) {
    const { replicate, point, variant } = plannedRun(plan, run);
    const { scenario, policy, resolved, moneyScenarios } = plan.variants[variant]!;
    const values = points.point(point);
    const known = {
      run,
      point,
      scenario,
      policy,
      replicate,
      seed: plan.seed,
      ...Object.fromEntries(plan.factors.map(({ path }, k) => [path, values[k]!])),
    };
    try {
      const own = atPoint(resolved, plan.factors, values);
      const money = new Map([...moneyScenarios].map(([name, other]) => [name, atPoint(other, plan.factors, values)]));
      const ran = runReplicate(own, plan.seed, replicate, measures, { moneyScenarios: money });
      const result = assembleResult(own, plan.seed, measures, [ran]);
      const last = result.years.at(-1)!;
      for (const { year, measure, region, industry, stage, value } of resultRows(result)) {
        if (plan.series === 'last' && year !== last) continue;
        for (const [column, cell] of Object.entries({ run, year, measure, region, industry, stage, value })) {
          series[column]!.push(cell);
        }
      }
      const digest = createHash('sha256').update(digestBytes(result)).digest('hex');
      add({ ...known, status: 'done', error: null, digest });
    } catch (error) {
      failed++;
      add({ ...known, status: 'failed', error: String((error as Error)?.message ?? error), digest: null });
    }
  }
  return { runs, series, failed };
}

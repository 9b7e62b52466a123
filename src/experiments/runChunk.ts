import { createHash } from 'node:crypto';
import type { WholeModel } from '../model.ts';
import type { ExperimentPoints } from './designPoints.ts';
import { atPoint, chunkBounds, type ExperimentPlan, plannedRun } from './experimentPlan.ts';
import type { Extended } from './extension/extension.ts';
import { runReplicate } from './runReplicate.ts';
import { assembleResult, cellsOfMeasure, digestBytes, type RunResult } from './runResult.ts';
import { firmPanel } from './tables/firmPanel.ts';
import type { Cells } from './tables/runTable.ts';

type Column = (number | string | null)[];
type SeriesColumns = [Column, Column, Column, Column, Column, Column, Column];

/** Columns of one table of a chunk, by name. */
export interface ChunkTable {
  readonly [column: string]: Column;
}

/** The tables of a chunk; a row of `series` and of `firms` names its run. */
export interface ChunkTables {
  readonly runs: ChunkTable;
  readonly series: ChunkTable;
  /** Where the plan keeps firms. */
  readonly firms?: ChunkTable;
}
export type TableName = keyof ChunkTables;

export const seriesColumns = ['run', 'year', 'measure', 'region', 'industry', 'stage', 'value'] as const;

/** Columns of the table of runs; each factor has the column of its path. */
export const runColumns = (factors: readonly string[]): string[] => [
  ...['run', 'point', 'scenario', 'policy', 'replicate', 'seed'],
  ...factors,
  ...['status', 'error', 'digest'],
];

/** Columns of the table of firms, those of an extension among them. */
export const firmColumns = (model: WholeModel): readonly string[] => ['run', ...Object.keys(firmPanel(model).units)];

const emptyTable = (columns: readonly string[]): Record<string, (number | string | null)[]> =>
  Object.fromEntries(columns.map((column) => [column, []]));

/** Adds the values of one run from a year on, in the order of `resultRows`. Column by column: there are many. */
function addSeries(series: ChunkTable, run: number, result: RunResult, firstYear: number): void {
  const years = result.years.length;
  const own = result.measures.map((measure) => ({
    name: measure.name,
    cells: cellsOfMeasure(result, measure),
    values: result.tables[measure.name]![0]!,
  }));
  const columns = seriesColumns.map((name) => series[name]!);
  const [runs, calendar, measures, regions, industries, stages, numbers] = columns as SeriesColumns;
  for (let year = firstYear; year < years; year++) {
    for (const { name, cells, values } of own) {
      for (const [c, { region, industry, stage }] of cells.entries()) {
        const value = values[year * cells.length + c]!;
        runs.push(run);
        calendar.push(result.years[year]!);
        measures.push(name);
        regions.push(region);
        industries.push(industry);
        stages.push(stage);
        numbers.push(Number.isFinite(value) ? value : null);
      }
    }
  }
}

/** Adds the firms of one run. */
function addFirms(firms: ChunkTable, run: number, rows: Iterable<Cells>): void {
  const columns = Object.values(firms);
  for (const cells of rows) {
    columns[0]!.push(run);
    for (const [c, cell] of cells.entries()) columns[c + 1]!.push(Number.isNaN(cell) ? null : cell);
  }
}

/**
 * Runs one chunk of an experiment on the model of its plan (reloadExtension). A pure function of these and the number: repeating it gives the same tables, whoever runs
 * it. A run that fails is a row with its error.
 */
export function runChunk(
  plan: ExperimentPlan,
  points: ExperimentPoints,
  chunk: number,
  { model, measures: known }: Extended,
): { readonly tables: ChunkTables; readonly failed: number } {
  const { from, until } = chunkBounds(plan, chunk);
  const measures = known.filter(({ name }) => plan.measures.includes(name));
  const runs = emptyTable(runColumns(plan.factors.map(({ path }) => path)));
  const series = emptyTable(seriesColumns);
  const panel = firmPanel(model);
  const firms = emptyTable(firmColumns(model));
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
      const ran = runReplicate(own, plan.seed, replicate, measures, { moneyScenarios: money, model });
      const result = assembleResult(own, plan.seed, measures, [ran]);
      const years = result.years.length;
      addSeries(series, run, result, plan.series === 'last' ? years - 1 : 0);
      if (plan.firms) addFirms(firms, run, panel.rows(ran, own));
      const digest = createHash('sha256').update(digestBytes(result)).digest('hex');
      add({ ...known, status: 'done', error: null, digest });
    } catch (error) {
      failed++;
      add({ ...known, status: 'failed', error: String((error as Error)?.message ?? error), digest: null });
    }
  }
  return { tables: { runs, series, ...(plan.firms && { firms }) }, failed };
}

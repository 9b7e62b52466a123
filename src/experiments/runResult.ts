import type { Dimension, Measure, UndefinedReason } from '../measures/measure.ts';
import type { Scenario } from '../scenarios/scenario.ts';
import { canonicalSpec } from '../world/layOutWorld.ts';
import { stageNames } from '../world/worldTables.ts';
import type { MeasureTable, PolicyMoney } from './runReplicate.ts';

/** All replicates of one scenario: what reports, comparisons and result files are made from. */
export interface RunResult {
  readonly scenario: Scenario;
  readonly seed: string;
  /** Replicate numbers, ascending. */
  readonly replicates: readonly number[];
  /** Calendar years. */
  readonly years: readonly number[];
  readonly regions: readonly string[];
  readonly industries: readonly string[];
  readonly measures: readonly Measure[];
  /** By measure name, a table a replicate (in the order of `replicates`): years x cells. */
  readonly tables: Readonly<Record<string, readonly Float64Array[]>>;
  /** Money of single policies, a replicate each; absent where it was not kept (results read from files). */
  readonly policyMoney?: readonly PolicyMoney[];
  /** By measure: why values are undefined, and how many of all runs are; measures that can tell and have any. */
  readonly undefinedBecause: Readonly<Record<string, readonly UndefinedReason[]>>;
}

/** One value with everything that locates it; dimensions a measure lacks are null, undefined values are null. */
export interface ResultRow {
  readonly replicate: number;
  readonly year: number;
  readonly measure: string;
  readonly region: string | null;
  readonly industry: string | null;
  readonly stage: string | null;
  readonly value: number | null;
}

/** Names of the rows of a dimension in canonical order. */
export const namesOf = (result: Pick<RunResult, 'regions' | 'industries'>, dimension: Dimension): readonly string[] =>
  dimension === 'region' ? result.regions : dimension === 'industry' ? result.industries : stageNames;

/** The cells of a measure in the order of its tables. */
export function cellsOfMeasure(
  result: Pick<RunResult, 'regions' | 'industries'>,
  measure: Pick<Measure, 'dimensions'>,
): { readonly region: string | null; readonly industry: string | null; readonly stage: string | null }[] {
  let cells: { region: string | null; industry: string | null; stage: string | null }[] = [
    { region: null, industry: null, stage: null },
  ];
  for (const dimension of measure.dimensions) {
    cells = cells.flatMap((cell) => namesOf(result, dimension).map((name) => ({ ...cell, [dimension]: name })));
  }
  return cells;
}

/** Assembles the result of a scenario from its replicates. */
export function assembleResult(
  scenario: Scenario,
  seed: string,
  measures: readonly Measure[],
  replicates: readonly {
    readonly replicate: number;
    readonly tables: readonly MeasureTable[];
    readonly policyMoney?: PolicyMoney;
  }[],
): RunResult {
  const spec = canonicalSpec(scenario.world);
  const money = replicates.flatMap(({ policyMoney }) => policyMoney ?? []);
  return {
    scenario,
    seed,
    replicates: replicates.map(({ replicate }) => replicate),
    years: Array.from({ length: scenario.years }, (_, year) => scenario.start + year),
    regions: spec.regions.map(({ name }) => name),
    industries: spec.industries.map(({ name }) => name),
    measures,
    tables: Object.fromEntries(
      measures.map((measure, m) => [measure.name, replicates.map(({ tables }) => tables[m]!.values)]),
    ),
    ...(money.length > 0 && money.length === replicates.length && { policyMoney: money }),
    undefinedBecause: countReasons(replicates.flatMap(({ tables }) => tables)),
  };
}

/** Reasons of all runs together, by measure. */
function countReasons(tables: readonly MeasureTable[]): Record<string, UndefinedReason[]> {
  const counts: Record<string, UndefinedReason[]> = {};
  for (const { measure, reasons = [] } of tables) {
    for (const { label, count } of reasons) {
      const own = counts[measure] ?? [];
      counts[measure] = own;
      const known = own.findIndex((reason) => reason.label.en === label.en);
      if (known < 0) own.push({ label, count });
      else own[known] = { label, count: own[known]!.count + count };
    }
  }
  return counts;
}

/** All values in canonical order: replicate, year, measure, region, industry, stage. */
export function* resultRows(result: RunResult): Generator<ResultRow> {
  const cells = result.measures.map((measure) => cellsOfMeasure(result, measure));
  for (const [r, replicate] of result.replicates.entries()) {
    for (const [y, year] of result.years.entries()) {
      for (const [m, measure] of result.measures.entries()) {
        const values = result.tables[measure.name]![r]!;
        const own = cells[m]!;
        for (const [c, cell] of own.entries()) {
          const value = values[y * own.length + c]!;
          yield { replicate, year, measure: measure.name, ...cell, value: Number.isFinite(value) ? value : null };
        }
      }
    }
  }
}

/** Bytes the digest is taken over: the values in canonical order as little-endian float64, NaN canonical. */
export function digestBytes(result: RunResult): Uint8Array {
  const own = result.measures.map(({ name }) => result.tables[name]!);
  const count = own.reduce((sum, tables) => sum + tables.reduce((total, { length }) => total + length, 0), 0);
  const view = new DataView(new ArrayBuffer(count * 8));
  const years = result.years.length;
  let place = 0;
  for (const r of result.replicates.keys()) {
    for (let year = 0; year < years; year++) {
      for (const tables of own) {
        const values = tables[r]!;
        const cells = values.length / years;
        for (let c = year * cells; c < (year + 1) * cells; c++) {
          const value = values[c]!;
          // hosts may store NaN with any payload: undefined values get the canonical quiet NaN, -0 becomes 0
          if (Number.isFinite(value)) view.setFloat64(place, value === 0 ? 0 : value, true);
          else view.setUint32(place + 4, 0x7ff80000, true);
          place += 8;
        }
      }
    }
  }
  return new Uint8Array(view.buffer);
}

import { flagValues, requireColumns } from '../../src/cli/measureFlags.ts';
import { readTable } from '../../src/cli/readTable.ts';
import type { ResultRow, TableResult } from '../../src/measures/tables/tableMeasure.ts';
import { tableMeasureNamed } from '../../src/measures/tables/tableMeasures.ts';

/** Computes a table measure of CSV texts, as the command line does; further files by name. */
export function measured(
  name: string,
  csv: string,
  flags: Readonly<Record<string, string | boolean>> = {},
  files: Readonly<Record<string, string>> = {},
): TableResult {
  const measure = tableMeasureNamed(name)!;
  const table = readTable(csv, 'table.csv');
  requireColumns(table, measure.columns);
  const values = flagValues(measure, flags, table, (file) => readTable(files[file]!, file));
  return measure.compute(table, values as never);
}

/** The values of a result column, in the order of rows. */
export const column = (rows: readonly ResultRow[], name = 'value'): number[] => rows.map((row) => row[name] as number);

/** A matrix as a long table: regions R1, R2 ..., industries I1, I2 ... */
export const longTable = (matrix: readonly (readonly number[])[]): string =>
  ['region,industry,value', ...matrix.flatMap((row, r) => row.map((value, k) => `R${r + 1},I${k + 1},${value}`))].join(
    '\n',
  );

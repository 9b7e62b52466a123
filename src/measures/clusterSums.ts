import type { ReadonlyColumn } from '../engine/column.ts';
import { STAGES } from '../world/worldTables.ts';
import type { RunRecord } from './measure.ts';

/** Value of a column at (year, economy, industry, stage). */
export const nodeRow = (record: RunRecord, year: number, e: number, k: number, s: number): number =>
  ((year * record.economies.length + e) * record.industries.length + k) * STAGES + s;

/** years x regions x industries: a column of the node record summed over the stages given (all by default). */
export function clusterSums(
  record: RunRecord,
  column: ReadonlyColumn,
  stages: readonly number[] = [0, 1, 2],
): Float64Array {
  const K = record.industries.length;
  const sums = new Float64Array(record.years * record.regions * K);
  let i = 0;
  for (let year = 0; year < record.years; year++) {
    for (let r = 0; r < record.regions; r++) {
      for (let k = 0; k < K; k++, i++) {
        for (const s of stages) sums[i]! += column[nodeRow(record, year, r, k, s)]!;
      }
    }
  }
  return sums;
}

/** years x regions x industries x stages: a column of the node record without the blocs. */
export function stageValues(record: RunRecord, column: ReadonlyColumn): Float64Array {
  const K = record.industries.length;
  const values = new Float64Array(record.years * record.regions * K * STAGES);
  let i = 0;
  for (let year = 0; year < record.years; year++) {
    const first = nodeRow(record, year, 0, 0, 0);
    for (let n = 0; n < record.regions * K * STAGES; n++, i++) values[i] = column[first + n]!;
  }
  return values;
}

/** years x regions: a column of the record of economies without the blocs. */
export function regionValues(record: RunRecord, column: ReadonlyColumn): Float64Array {
  const values = new Float64Array(record.years * record.regions);
  for (let year = 0; year < record.years; year++) {
    for (let r = 0; r < record.regions; r++) {
      values[year * record.regions + r] = column[year * record.economies.length + r]!;
    }
  }
  return values;
}

/** Value added by node-year: sales plus production subsidies less inputs bought; same rows as the record. */
export function valueAdded(record: RunRecord): Float64Array {
  const { sales, inputs, subsidies } = record.nodeYear;
  const values = new Float64Array(sales.length);
  for (let i = 0; i < values.length; i++) values[i] = sales[i]! + subsidies[i]! - inputs[i]!;
  return values;
}

/** a/b cell by cell, NaN where b is not positive. */
export function ratio(a: ReadonlyColumn, b: ReadonlyColumn): Float64Array {
  const values = new Float64Array(a.length);
  for (let i = 0; i < values.length; i++) values[i] = b[i]! > 0 ? a[i]! / b[i]! : Number.NaN;
  return values;
}

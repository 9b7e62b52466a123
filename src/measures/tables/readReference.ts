import { numberKeys } from './readGrid.ts';
import type { Table, TableColumn } from './tableMeasure.ts';

/** The columns of a table of reference amounts (population, all employment, area) by region. */
export const referenceColumns: readonly TableColumn[] = [
  { name: 'region', kind: 'text', doc: 'where' },
  { name: 'value', kind: 'amount', doc: 'amount of the reference' },
];

/** Reference amounts in the order of the regions asked for; regions that only the reference has come after them. */
export function readReference(
  reference: Table,
  regions: readonly string[],
): { readonly regions: readonly string[]; readonly amounts: Float64Array } {
  const { keys, index } = numberKeys(reference.text('region'));
  const values = reference.numbers('value', 0);
  const firstRow = new Int32Array(keys.length).fill(-1);
  index.forEach((key, row) => {
    if (firstRow[key]! >= 0) {
      throw reference.refuse({
        row,
        column: 'region',
        problem: `'${keys[key]}' is there a second time`,
        expected: 'each once',
      });
    }
    firstRow[key] = row;
  });
  const rowOf = new Map(keys.map((key, i) => [key, firstRow[i]!]));
  const lacking = regions.find((region) => !rowOf.has(region));
  if (lacking !== undefined) {
    throw reference.refuse({ problem: `has no region '${lacking}'`, expected: 'every region of the table' });
  }
  const known = new Set(regions);
  const all = [...regions, ...keys.filter((key) => !known.has(key))];
  return { regions: all, amounts: Float64Array.from(all, (region) => values[rowOf.get(region)!]!) };
}

import type { Table, TableColumn } from './tableMeasure.ts';

/** Most cells of regions x industries (or the like) held at once: 400 MB. */
const MOST_CELLS = 50_000_000;

/** The columns of a table of amounts by region and industry. */
export const regionIndustryColumns: readonly TableColumn[] = [
  { name: 'region', kind: 'text', doc: 'where' },
  { name: 'industry', kind: 'text', doc: 'which activity' },
  { name: 'value', kind: 'amount', doc: 'how much, in one unit throughout (persons, yuan)' },
];

/** Amounts by row and column key. */
export interface Grid {
  /** In order of first appearance. */
  readonly rowKeys: readonly string[];
  readonly columnKeys: readonly string[];
  /** rowKeys x columnKeys; a pair the table does not name is 0. */
  readonly amounts: Float64Array;
  /** Pairs the table does not name. */
  readonly missing: number;
}

/** Numbers the different texts of a list from 0, in order of first appearance. */
export function numberKeys(texts: readonly string[]): { readonly keys: string[]; readonly index: Int32Array } {
  const numbers = new Map<string, number>();
  const index = new Int32Array(texts.length);
  for (let i = 0; i < texts.length; i++) {
    const text = texts[i]!;
    let number = numbers.get(text);
    if (number === undefined) {
      number = numbers.size;
      numbers.set(text, number);
    }
    index[i] = number;
  }
  return { keys: [...numbers.keys()], index };
}

/** Reads a long table (a row a pair) into a grid; a pair named twice is refused. */
export function readGrid(table: Table, rowColumn: string, columnColumn: string, valueColumn: string): Grid {
  const rows = numberKeys(table.text(rowColumn));
  const columns = numberKeys(table.text(columnColumn));
  const values = table.numbers(valueColumn, 0);
  const C = columns.keys.length;
  const cells = rows.keys.length * C;
  if (cells > MOST_CELLS) {
    throw table.refuse({
      problem: `has ${rows.keys.length} x ${C} different ${rowColumn} x ${columnColumn}`,
      expected: `at most ${MOST_CELLS} pairs`,
    });
  }
  const amounts = new Float64Array(cells);
  const firstRow = new Int32Array(cells).fill(-1);
  for (let i = 0; i < values.length; i++) {
    const cell = rows.index[i]! * C + columns.index[i]!;
    if (firstRow[cell]! >= 0) {
      throw table.refuse({
        row: i,
        problem: `${rowColumn} '${rows.keys[rows.index[i]!]}', ${columnColumn} '${columns.keys[columns.index[i]!]}' is there a second time (first in data row ${firstRow[cell]! + 1})`,
        expected: 'each pair once; add its rows up or pick a year first',
      });
    }
    firstRow[cell] = i;
    amounts[cell] = values[i]!;
  }
  return { rowKeys: rows.keys, columnKeys: columns.keys, amounts, missing: cells - values.length };
}

/** The note about pairs a table does not name, or none. */
export const missingNote = ({ missing, rowKeys, columnKeys }: Grid): string[] =>
  missing === 0
    ? []
    : [`${missing} of ${rowKeys.length * columnKeys.length} pairs are not in the file and count as 0.`];

import type { PlantTable } from '../kernels/bootstrapQuotients.ts';
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
export function numberKeys(texts: readonly string[]): NumberedKeys {
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

/** Texts of a column by number. */
export interface NumberedKeys {
  readonly keys: readonly string[];
  readonly index: Int32Array;
}

/** Reads a long table (a row a pair) into a grid; a pair named twice is refused. */
export const readGrid = (table: Table, rowColumn: string, columnColumn: string, valueColumn: string): Grid =>
  readGridOf(table, numberKeys(table.text(rowColumn)), numberKeys(table.text(columnColumn)), valueColumn, () => true);

/** `readGrid` of the rows wanted alone, with keys already numbered. */
export function readGridOf(
  table: Table,
  rows: NumberedKeys,
  columns: NumberedKeys,
  valueColumn: string,
  wanted: (row: number) => boolean,
): Grid {
  const C = columns.keys.length;
  const cells = rows.keys.length * C;
  requireCells(table, rows.keys.length, C);
  const values = table.numbers(valueColumn, 0);
  const amounts = new Float64Array(cells);
  const firstRow = new Int32Array(cells).fill(-1);
  let found = 0;
  for (let i = 0; i < values.length; i++) {
    if (!wanted(i)) continue;
    const cell = rows.index[i]! * C + columns.index[i]!;
    if (firstRow[cell]! >= 0) {
      throw table.refuse({
        row: i,
        problem: `'${rows.keys[rows.index[i]!]}', '${columns.keys[columns.index[i]!]}' is there a second time`,
        earlier: firstRow[cell]!,
        expected: 'each pair once: add its rows up, or pick one year',
      });
    }
    firstRow[cell] = i;
    amounts[cell] = values[i]!;
    found++;
  }
  return { rowKeys: rows.keys, columnKeys: columns.keys, amounts, missing: cells - found };
}

/** The note about pairs a table does not name, or none. */
export const missingNote = ({ missing, rowKeys, columnKeys }: Grid): string[] =>
  missing === 0
    ? []
    : [`${missing} of ${rowKeys.length * columnKeys.length} pairs are not in the file and count as 0.`];

/** Plants of a table whose rows are plants, and the grid of their sums. */
export function gridOfPlants(table: Table): { readonly grid: Grid; readonly plants: PlantTable } {
  const regions = numberKeys(table.text('region'));
  const industries = numberKeys(table.text('industry'));
  const size = table.numbers('value', 0);
  const K = industries.keys.length;
  const cells = regions.keys.length * K;
  requireCells(table, regions.keys.length, K);
  const amounts = new Float64Array(cells);
  const named = new Uint8Array(cells);
  for (let i = 0; i < size.length; i++) {
    const cell = regions.index[i]! * K + industries.index[i]!;
    amounts[cell]! += size[i]!;
    named[cell] = 1;
  }
  const missing = named.reduce((count, there) => count + 1 - there, 0);
  return {
    grid: { rowKeys: regions.keys, columnKeys: industries.keys, amounts, missing },
    plants: { region: regions.index, industry: industries.index, size, regions: regions.keys.length, industries: K },
  };
}

function requireCells(table: Table, rows: number, columns: number): void {
  if (rows * columns <= MOST_CELLS) return;
  throw table.refuse({
    problem: `has ${rows} x ${columns} different keys (regions x industries)`,
    expected: `at most ${MOST_CELLS} pairs`,
  });
}

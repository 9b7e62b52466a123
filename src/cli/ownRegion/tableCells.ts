import type { ReadTable } from '../readTable.ts';

/** Bounds of a number in a table. */
interface Bounds {
  readonly min: number;
  readonly max: number;
  readonly whole?: boolean;
}

const plainNumber = /^[+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?$/;

/** Numbers of an optional column; null where the column is missing or the cell empty. */
export function optionalNumbers(
  table: ReadTable,
  column: string,
  { min, max, whole = false }: Bounds,
): (number | null)[] {
  if (!table.columns.includes(column)) return Array.from({ length: table.rows }, () => null);
  return table.cells(column).map((cell, row) => {
    if (cell === '') return null;
    const value = plainNumber.test(cell) ? Number(cell) : Number.NaN;
    if (value >= min && value <= max && (!whole || Number.isInteger(value))) return value;
    const expected = `${whole ? 'a whole number' : 'a number'} from ${min} to ${max}, or nothing`;
    throw table.refuse({ row, column, value: cell, expected });
  });
}

/** Refuses columns that mean nothing, so that a misspelt one is not passed over. */
export function requireKnownColumns(table: ReadTable, known: readonly string[]): void {
  const odd = table.columns.find((column) => !known.includes(column));
  if (odd !== undefined) {
    throw table.refuse({ problem: `has a column '${odd}'`, expected: `only ${known.join(', ')}` });
  }
}

const identifier = /^[\p{L}\p{N}][\p{L}\p{N}_-]{0,39}$/u;

/** Names of a column as a scenario may have them: white space becomes a hyphen, what is then no name is refused. */
export function namesOf(table: ReadTable, column: string): string[] {
  return table.text(column).map((text, row) => {
    const name = text.replace(/\s+/g, '-');
    if (identifier.test(name)) return name;
    const expected = 'up to 40 letters, digits, spaces, - or _, the first a letter or digit';
    throw table.refuse({ row, column, value: text, expected });
  });
}

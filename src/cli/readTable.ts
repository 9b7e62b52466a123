import papaparse from 'papaparse';
import type { Table, TableProblem } from '../measures/tables/tableMeasure.ts';
import { InputError } from '../scenarios/inputError.ts';
import { didYouMean, oneOf } from '../scenarios/nearestName.ts';

const plainNumber = /^[+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?$/;

/** Bytes of a CSV file as text: UTF-8 with or without its mark. */
export function decodeTable(bytes: Uint8Array, file: string): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    throw new InputError({ file, problem: 'is not text in UTF-8', expected: "a CSV file saved as 'CSV UTF-8'" });
  }
}

/** Sizes of numbers other than 0 whose squares and their sums a number can hold. */
const SMALLEST = 1e-100;
const LARGEST = 1e100;

/** Why a text is no plain number, as far as it can be guessed. */
function numberHint(text: string): string {
  if (/^[+-]?\d{1,3}(,\d{3})+(\.\d*)?$/.test(text)) return ' without thousands separators';
  if (/^[+-]?[\d.]*,\d+$/.test(text)) return " with '.' as decimal point";
  if (/%$/.test(text)) return ' without a percent sign';
  if (/^(?:na|nan|null|none|n\/a|-|\.|#n\/a)$/i.test(text)) return '; leave a row out whose value is not known';
  return '';
}

/**
 * Parses a CSV text: a header, `,` between cells, quotes as in RFC 4180, any line ending, blank lines left out. Every row
 * must have as many cells as the header. Numbers use `.` and no other signs.
 * @throws InputError with file, line, column and value
 */
export function readTable(text: string, file: string): ReadTable {
  const normal = text.includes('\r') ? text.replace(/\r\n?/g, '\n') : text;
  if (normal.includes('\0')) {
    throw new InputError({ file, problem: 'holds bytes that no text has', expected: 'a CSV file' });
  }
  const { data, errors } = papaparse.parse<string[]>(normal, { delimiter: ',', newline: '\n' });
  const lineOf = (index: number): number => {
    let line = 1;
    for (let i = 0; i < index && i < data.length; i++) {
      line++;
      for (const cell of data[i]!) if (cell.includes('\n')) line += cell.split('\n').length - 1;
    }
    return line;
  };
  const broken = errors.find(({ type }) => type === 'Quotes');
  if (broken !== undefined) {
    throw new InputError({
      file,
      line: lineOf(broken.row ?? 0),
      problem:
        broken.code === 'MissingQuotes' ? 'opens a quote that is never closed' : 'has text after a closing quote',
      expected: 'quotes around a whole cell, doubled inside',
    });
  }
  const isBlank = (cells: readonly string[]): boolean => cells.length === 1 && cells[0]!.trim() === '';
  const head = data.findIndex((cells) => !isBlank(cells));
  if (head < 0) throw new InputError({ file, problem: 'is empty', expected: 'a header and rows' });
  const columns = data[head]!.map((name) => name.trim());
  checkHeader(columns, file, lineOf(head));

  /** Places in `data` of the rows. */
  const places: number[] = [];
  for (let i = head + 1; i < data.length; i++) {
    const cells = data[i]!;
    if (isBlank(cells)) continue;
    if (cells.length !== columns.length) {
      throw new InputError({
        file,
        line: lineOf(i),
        problem: `has ${cells.length} cell${cells.length === 1 ? '' : 's'}`,
        expected: `${columns.length} as in the header (${columns.slice(0, 8).join(', ')}${columns.length > 8 ? ', ...' : ''})`,
      });
    }
    places.push(i);
  }
  if (places.length === 0) {
    throw new InputError({ file, problem: 'has a header but no rows', expected: 'at least one row' });
  }

  return tableView({ file, data, places, lineOf, header: columns, own: new Map() });
}

/** A table as read; views of it keep the lines of the file. */
export interface ReadTable extends Table {
  /** Cells of a column as text, empty where nothing stands. */
  cells(column: string): string[];
  /** The same table with some rows alone, numbered anew. */
  select(rows: readonly number[]): ReadTable;
  /** The same table with further names for its columns: new name -> name in the header. */
  alias(names: ReadonlyMap<string, string>): ReadTable;
}

interface Parsed {
  readonly file: string;
  readonly data: readonly (readonly string[])[];
  /** Places in `data` of the rows. */
  readonly places: readonly number[];
  readonly lineOf: (place: number) => number;
  readonly header: readonly string[];
  /** Names in the header of the columns that go by another. */
  readonly own: ReadonlyMap<string, string>;
}

function tableView(parsed: Parsed): ReadTable {
  const { file, data, places, lineOf, header, own } = parsed;
  const refuse = ({ row, column, flag, earlier, ...problem }: TableProblem): InputError => {
    const before = earlier === undefined ? '' : ` (first on line ${lineOf(places[earlier]!)})`;
    const told = problem.problem === undefined ? {} : { problem: `${problem.problem}${before}` };
    if (flag !== undefined) return new InputError({ path: flag, ...problem, ...told });
    const line = row === undefined ? null : lineOf(places[row]!);
    const path = column === undefined ? null : (own.get(column) ?? column);
    return new InputError({ file, line, path, ...problem, ...told });
  };
  const placeOf = (column: string): number => {
    const c = header.indexOf(own.get(column) ?? column);
    if (c >= 0) return c;
    throw new InputError({
      file,
      problem: `has no column '${column}'${didYouMean(column, header)}`,
      expected: `it beside ${oneOf(header, 12).replace(/^one of /, '')}`,
    });
  };
  return {
    file,
    columns: [...header, ...[...own.keys()].filter((name) => !header.includes(name))],
    rows: places.length,
    refuse,
    select: (rows) => tableView({ ...parsed, places: rows.map((row) => places[row]!) }),
    alias: (names) => tableView({ ...parsed, own: names }),
    cells(column) {
      const c = placeOf(column);
      return places.map((place) => data[place]![c]!.trim());
    },
    text(column) {
      const c = placeOf(column);
      return places.map((place, row) => {
        const cell = data[place]![c]!.trim();
        if (cell === '') throw refuse({ row, column, problem: 'is empty', expected: 'a name' });
        return cell;
      });
    },
    numbers(column, least = Number.NEGATIVE_INFINITY) {
      const c = placeOf(column);
      const numbers = new Float64Array(places.length);
      const expected = Number.isFinite(least) ? `a number of at least ${least}` : 'a number';
      for (let row = 0; row < numbers.length; row++) {
        const cell = data[places[row]!]![c]!.trim();
        const number = plainNumber.test(cell) ? Number(cell) : Number.NaN;
        const size = Math.abs(number);
        if (!(number >= least && (size === 0 || (size >= SMALLEST && size <= LARGEST)))) {
          const hint =
            number >= least || -number > LARGEST ? ` and a size from ${SMALLEST} to ${LARGEST}` : numberHint(cell);
          throw refuse({
            row,
            column,
            expected: `${expected}${hint}`,
            ...(cell === '' ? { problem: 'is empty' } : { value: cell }),
          });
        }
        numbers[row] = number;
      }
      return numbers;
    },
  };
}

function checkHeader(columns: readonly string[], file: string, line: number): void {
  const unnamed = columns.indexOf('');
  if (unnamed >= 0) {
    throw new InputError({ file, line, problem: `has no name for column ${unnamed + 1}`, expected: 'a header' });
  }
  const twice = columns.find((name, c) => columns.indexOf(name) < c);
  if (twice !== undefined) {
    throw new InputError({ file, line, problem: `names the column '${twice}' twice`, expected: 'each name once' });
  }
  const other = [';', '\t', '|'].find((mark) => columns.length === 1 && columns[0]!.includes(mark));
  if (other !== undefined) {
    throw new InputError({
      file,
      line,
      problem: `separates its columns with ${other === '\t' ? 'tabs' : `'${other}'`}`,
      expected: "',' between cells and '.' in numbers",
    });
  }
}

import { existsSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { badFlag, systemFault } from '../experiments/files/badInput.ts';
import { csvLine, gathered } from '../experiments/results/csv.ts';
import type { ResultCell, ResultRow, Table, TableMeasure, TableResult } from '../measures/tables/tableMeasure.ts';
import { tableMeasureNamed, tableMeasures } from '../measures/tables/tableMeasures.ts';
import { InputError } from '../scenarios/inputError.ts';
import { didYouMean, oneOf } from '../scenarios/nearestName.ts';
import type { Host } from './host.ts';
import { columnNamed, flagValues, requireColumns } from './measureFlags.ts';
import { decodeTable, type ReadTable, readTable } from './readTable.ts';
import { printJson } from './resultFiles.ts';
import { displayWidth, inkFor, paragraph, tableText } from './terminal.ts';

/** Rows and width of a table shown in the terminal. */
const MOST_SHOWN = 200;
const WIDEST = 150;
const MOST_NOTES = 12;

export type MeasureFlags = Readonly<Record<string, string | boolean | undefined>> & {
  readonly json?: boolean;
  readonly out?: string;
  readonly force?: boolean;
  readonly columns?: string;
  readonly by?: string;
};

/** `agglomera measure`: a measure of a user's own table. */
export async function measureCommand(name: string, file: string, flags: MeasureFlags, host: Host): Promise<number> {
  const measure = tableMeasureNamed(name);
  if (measure === undefined) {
    const known = tableMeasures.map((each) => each.name);
    throw badFlag('measure', name, `${oneOf(known, 60)}${didYouMean(name, known)}`);
  }
  const out = flags.out === undefined ? undefined : requireFree(resolve(host.cwd, flags.out), flags.out, flags.force);
  const read = (path: string): ReadTable => readTableFile(resolve(host.cwd, path), path);
  const table = aliased(read(file), measure, flags.columns);
  requireColumns(table, measure.columns, '; --columns NAME=YOURS tells what you call it');
  const values = flagValues(measure, flags, table, read);
  const result = flags.by === undefined ? compute(measure, table, values) : computeBy(measure, table, values, flags.by);
  const sets = Object.keys(result.sets ?? {});
  if (flags.json === true) {
    const sets = Object.fromEntries(Object.entries(result.sets ?? {}).map(([set, rows]) => [set, rows.map(finiteRow)]));
    await printJson({ measure: name, notes: result.notes, ...sets }, finiteRows(result.rows), host);
  }
  if (out !== undefined) {
    writeWhole(out, csvOf(result.rows));
    for (const [set, rows] of Object.entries(result.sets ?? {})) writeWhole(besides(out, set), csvOf(rows));
  }
  if (flags.json !== true) {
    const wrote = `Wrote ${result.rows.length} rows to '${flags.out}'${sets.length > 0 ? ` and ${sets.join(', ')} beside it` : ''}.\n`;
    await host.out(out === undefined ? readable(measure, result, host) : `${wrote}${notesText(result)}`);
  }
  return 0;
}

/** The table with the names the measure wants for columns that the file calls otherwise: `region=province,value=jobs`. */
function aliased(table: ReadTable, measure: TableMeasure, text: string | undefined): ReadTable {
  if (text === undefined) return table;
  const wanted = measure.columns.map(({ name }) => name);
  const names = new Map<string, string>();
  for (const pair of text.split(',')) {
    const [name = '', own = '', ...more] = pair.split('=').map((part) => part.trim());
    if (name === '' || own === '' || more.length > 0) throw badFlag('--columns', pair, 'pairs such as region=province');
    if (!wanted.includes(name)) {
      const known = wanted.length === 0 ? 'nothing: this measure takes its columns by flags' : oneOf(wanted);
      throw badFlag('--columns', name, `${known}${didYouMean(name, wanted)}`);
    }
    if (names.has(name))
      throw new InputError({ path: '--columns', problem: `names '${name}' twice`, expected: 'once' });
    names.set(name, columnNamed(table, '--columns', own));
  }
  return table.alias(names);
}

/** The measure of each group of rows with the same text in a column. */
function computeBy(
  measure: TableMeasure,
  table: ReadTable,
  values: Readonly<Record<string, unknown>>,
  by: string,
): TableResult {
  const column = columnNamed(table, '--by', by);
  const taken = measure.columns.some(({ name }) => name === column);
  if (taken) throw badFlag('--by', by, 'a column that the measure does not use itself');
  const groups = new Map<string, number[]>();
  table.text(column).forEach((text, row) => {
    const rows = groups.get(text);
    if (rows === undefined) groups.set(text, [row]);
    else rows.push(row);
  });
  const results = [...groups].map(([group, rows]) => ({ group, ...compute(measure, table.select(rows), values) }));
  const keyed = (group: string, rows: readonly ResultRow[]) => rows.map((row) => ({ [column]: group, ...row }));
  const sets = [...new Set(results.flatMap((result) => Object.keys(result.sets ?? {})))];
  return {
    rows: results.flatMap(({ group, rows }) => keyed(group, rows)),
    sets: Object.fromEntries(
      sets.map((set) => [set, results.flatMap((result) => keyed(result.group, result.sets?.[set] ?? []))]),
    ),
    notes: results.flatMap(({ group, notes }) => notes.map((note) => `${column} ${group}: ${note}`)),
  };
}

/** What a kernel refuses is about the table. */
function compute(measure: TableMeasure, table: Table, values: Readonly<Record<string, unknown>>): TableResult {
  try {
    return measure.compute(table, values as never);
  } catch (error) {
    if (error instanceof RangeError && !/call stack|allocation failed|Invalid (?:string|array)/i.test(error.message)) {
      const [, problem = error.message, expected = `a table that ${measure.name} is defined for`] =
        /^(.*), expected (.*)$/s.exec(error.message) ?? [];
      throw new InputError({ file: table.file, problem, expected });
    }
    throw error;
  }
}

function readTableFile(path: string, shown: string): ReadTable {
  let bytes: Uint8Array;
  try {
    bytes = readFileSync(path);
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'ERR_FS_FILE_TOO_LARGE') {
      throw new InputError({ file: shown, problem: 'is larger than 2 GB', expected: 'a smaller table' });
    }
    if (code === 'EACCES' || code === 'EPERM') {
      throw new InputError({ file: shown, problem: 'may not be read by this user', expected: 'a CSV file' });
    }
    throw systemFault(error, shown);
  }
  if (bytes.length > 500_000_000) {
    throw new InputError({ file: shown, problem: `has ${bytes.length} bytes`, expected: 'at most 500,000,000' });
  }
  return readTable(decodeTable(bytes, shown), shown);
}

const besides = (file: string, set: string): string => file.replace(/(?:\.csv)?$/i, `.${set}.csv`);

function requireFree(file: string, shown: string, force: boolean | undefined): string {
  if (existsSync(file) && statSync(file).isDirectory()) throw badFlag('--out', shown, 'a file, such as result.csv');
  if (existsSync(file) && force !== true) {
    throw new InputError({ path: '--out', problem: `'${shown}' is there already`, expected: 'a new file, or --force' });
  }
  return file;
}

/** Writes beside and renames: a reader never sees half a file. */
function writeWhole(file: string, pieces: Iterable<string>): void {
  const staged = `${file}.${process.pid}.part`;
  try {
    writeFileSync(staged, '');
    for (const piece of pieces) writeFileSync(staged, piece, { flag: 'a' });
    renameSync(staged, file);
  } catch (error) {
    rmSync(staged, { force: true });
    throw systemFault(error, file);
  }
}

const finite = (cell: ResultCell): ResultCell => (typeof cell === 'number' && !Number.isFinite(cell) ? null : cell);

const finiteRow = (row: ResultRow): ResultRow =>
  Object.fromEntries(Object.entries(row).map(([key, cell]) => [key, finite(cell)]));

function* finiteRows(rows: readonly ResultRow[]): Generator<ResultRow> {
  for (const row of rows) yield finiteRow(row);
}

/** Every name that some row has, in order of first appearance. */
function namesOf(rows: readonly ResultRow[]): readonly string[] {
  const names = new Set<string>();
  for (const row of rows) for (const name in row) names.add(name);
  return [...names];
}

function* csvOf(rows: readonly ResultRow[]): Generator<string> {
  const names = namesOf(rows);
  const text = (cell: ResultCell | undefined) => (typeof cell === 'boolean' ? String(cell) : (cell ?? null));
  const lines = function* (): Generator<string> {
    yield csvLine(names);
    for (const row of rows) yield csvLine(names.map((name) => text(row[name])));
  };
  let first = true;
  for (const piece of gathered(lines())) {
    // spreadsheets take a file without this mark for their own code page
    // biome-ignore lint/suspicious/noControlCharactersInRegex: the range of plain letters
    yield first && !/^[\u0000-\u007f]*$/.test(piece) ? `\ufeff${piece}` : piece;
    first = false;
  }
}

/** A number as a table shows it: six digits; CSV and JSON have all of them. */
function shown(cell: ResultCell | undefined): string {
  if (cell === undefined) return '';
  if (cell === null) return 'undefined';
  if (typeof cell !== 'number') return String(cell);
  if (!Number.isFinite(cell)) return 'undefined';
  return Number.isInteger(cell) && Math.abs(cell) < 1e15 ? String(cell) : String(Number(cell.toPrecision(6)));
}

function readable(measure: TableMeasure, result: TableResult, host: Host): string {
  const ink = inkFor(host);
  const block = (rows: readonly ResultRow[]): string => {
    const seen = rows.slice(0, MOST_SHOWN);
    const cells = namesOf(rows).map((name) => ({ name, texts: seen.map((row) => shown(row[name])) }));
    let room = WIDEST;
    const fitting = cells.filter(({ name, texts }, c) => {
      room -= texts.reduce((widest, text) => Math.max(widest, displayWidth(text)), displayWidth(name)) + 2;
      return c < 3 || room >= 0;
    });
    const isNumber = (name: string): boolean => seen.some((row) => typeof row[name] === 'number');
    const text = tableText(
      fitting.map(({ name }) => ({ head: name, align: isNumber(name) ? 'right' : 'left' })),
      seen.map((_, row) => fitting.map(({ texts }) => texts[row]!)),
      ink,
      2,
    );
    const rest = [
      ...(rows.length > seen.length ? [`${rows.length - seen.length} more rows`] : []),
      ...(cells.length > fitting.length
        ? [
            `columns ${cells
              .slice(fitting.length)
              .map(({ name }) => name)
              .join(', ')}`,
          ]
        : []),
    ];
    return rest.length === 0
      ? text
      : `${text}\n${paragraph(`... and ${rest.join('; ')}: --out FILE.csv or --json has them all`, 2)}`;
  };
  const unit = measure.unit === '1' ? '' : ` (${measure.unit})`;
  const sets = Object.entries(result.sets ?? {})
    .filter(([, rows]) => rows.length > 0)
    .map(([set, rows]) => `\n${ink.bold(set)}\n${block(rows)}\n`);
  return `${ink.bold(`${measure.label.en}${unit}`)}\n${block(result.rows)}\n${sets.join('')}${notesText(result)}`;
}

/** The first notes; JSON has them all. */
function notesText({ notes }: TableResult): string {
  if (notes.length === 0) return '';
  const rest =
    notes.length > MOST_NOTES ? [`... and ${notes.length - MOST_NOTES} more notes: --json has them all`] : [];
  return `\n${[...notes.slice(0, MOST_NOTES), ...rest].map((note) => paragraph(note)).join('\n')}\n`;
}

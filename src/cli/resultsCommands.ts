import { basename, resolve } from 'node:path';
import { badFlag, systemFault } from '../experiments/files/badInput.ts';
import { compactResults } from '../experiments/results/compactResults.ts';
import { csvLine } from '../experiments/results/csv.ts';
import { exportResults } from '../experiments/results/exportResults.ts';
import { type QueryCell, queryResults } from '../experiments/results/queryResults.ts';
import { DONE } from './exitCodes.ts';
import type { Host } from './host.ts';

export interface QueryFlags {
  readonly csv?: boolean;
  readonly json?: boolean;
}

/** Rows that a table in the terminal shows; `--csv` and `--json` give all. */
const SHOWN_ROWS = 200;

const SIZE = 1 << 16;

/** `agglomera compact`: few Parquet files in place of many. */
export async function compactCommand(out: string, host: Host): Promise<number> {
  try {
    const { parts, files, complete, chunks } = await compactResults(resolve(host.cwd, out));
    const part = complete < chunks ? ` (${complete} of ${chunks} chunks so far)` : '';
    await host.out(`${parts} parts${part} in ${files} files under '${out}/compact'; the parts stay\n`);
    return DONE;
  } catch (error) {
    throw systemFault(error, out);
  }
}

/** Columns side by side: numbers to the right, words to the left. */
function tableText(columns: readonly string[], rows: readonly (readonly QueryCell[])[]): string {
  const cells = rows.map((row) => row.map((cell) => (cell === null ? '' : String(cell))));
  const widths = columns.map((name, c) => Math.max(name.length, ...cells.map((row) => row[c]!.length)));
  const isNumber = columns.map((_, c) => rows.every((row) => row[c] === null || typeof row[c] === 'number'));
  const line = (row: readonly string[]): string =>
    `${row.map((cell, c) => (isNumber[c] ? cell.padStart(widths[c]!) : cell.padEnd(widths[c]!))).join('  ')}`.trimEnd();
  return `${[columns, ...cells].map(line).join('\n')}\n`;
}

/** `agglomera query`: SQL over the tables of a sweep. */
export async function queryCommand(out: string, sql: string, flags: QueryFlags, host: Host): Promise<number> {
  if (flags.csv && flags.json) throw badFlag('--csv', 'given with --json', 'one of them');
  let columns: readonly string[] = [];
  const shown: (readonly QueryCell[])[] = [];
  let text = '';
  let count = 0;
  const add = async (piece: string): Promise<void> => {
    text += piece;
    if (text.length < SIZE) return;
    await host.out(text);
    text = '';
  };
  await queryResults(
    resolve(host.cwd, out),
    sql,
    (names) => {
      columns = names;
      if (flags.csv) text = csvLine(names);
      if (flags.json) text = `{"columns":${JSON.stringify(names)},"rows":[`;
    },
    async (row) => {
      count++;
      if (flags.csv) await add(csvLine(row.map((cell) => (typeof cell === 'boolean' ? String(cell) : cell))));
      else if (flags.json) await add(`${count === 1 ? '\n' : ',\n'}${JSON.stringify(row)}`);
      else if (count <= SHOWN_ROWS) shown.push(row);
    },
  );
  if (flags.json) text += '\n]}\n';
  else if (!flags.csv) {
    text = tableText(columns, shown);
    if (count > SHOWN_ROWS) text += `... ${count - SHOWN_ROWS} more rows; --csv or --json prints all\n`;
  }
  await host.out(text);
  return DONE;
}

/** `agglomera export`: the tables of a sweep as CSV files. */
export async function exportCommand(
  out: string,
  flags: { readonly csv: string; readonly force?: boolean },
  host: Host,
): Promise<number> {
  try {
    const written = await exportResults(resolve(host.cwd, out), resolve(host.cwd, flags.csv), flags.force === true);
    await host.out(`Wrote ${written.map((path) => basename(path)).join(', ')} to '${flags.csv}'.\n`);
    return DONE;
  } catch (error) {
    throw systemFault(error, flags.csv);
  }
}

import { createHash } from 'node:crypto';
import { csvLine, gathered } from '../experiments/results/csv.ts';
import { digestBytes, type RunResult, resultRows } from '../experiments/runResult.ts';
import type { Measure } from '../measures/measure.ts';
import { sideOf } from './differenceRows.ts';
import type { Host } from './host.ts';

/** Columns of series.csv. */
const columns = ['replicate', 'year', 'measure', 'region', 'industry', 'stage', 'value'] as const;

/** SHA-256 of the values in canonical order, hexadecimal: the same in every host. */
export const digestOf = (result: RunResult): string => createHash('sha256').update(digestBytes(result)).digest('hex');

/** The same result with fewer measures. */
export const withMeasures = (result: RunResult, measures: readonly Measure[]): RunResult => ({ ...result, measures });

/** Lines of series.csv; `side` comes first where the results of several scenarios share a file. */
export function* seriesLines(result: RunResult, side?: string): Generator<string> {
  const before = side === undefined ? [] : [side, result.scenario.name];
  for (const row of resultRows(result)) yield csvLine([...before, ...columns.map((column) => row[column])]);
}

function* withHead(head: string, ...lines: Iterable<string>[]): Generator<string> {
  // spreadsheets take a file without this mark for their own code page; names in plain letters need none
  let first = true;
  for (const source of lines) {
    for (const piece of gathered(source)) {
      if (first) yield head;
      first = false;
      yield piece;
    }
  }
  if (first) yield head;
}

export const seriesCsv = (result: RunResult): Iterable<string> =>
  marked(result, withHead(csvLine(columns), seriesLines(result)));

/** Results of a comparison in one file; sides as in differenceRows.ts. */
export const comparedSeriesCsv = (results: readonly RunResult[]): Iterable<string> =>
  marked(
    results[0]!,
    withHead(csvLine(['side', 'scenario', ...columns]), ...results.map((result, s) => seriesLines(result, sideOf(s)))),
  );

/** Pieces of a CSV file, led by the mark of UTF-8 where a name of the result is not in plain letters. */
export function* marked(result: RunResult, pieces: Iterable<string>): Generator<string> {
  const names = [...result.regions, ...result.industries, result.scenario.name].join('');
  // biome-ignore lint/suspicious/noControlCharactersInRegex: the range of plain letters
  if (!/^[\u0000-\u007f]*$/.test(names)) yield '\ufeff';
  yield* pieces;
}

/** Prints `{ ...head, rows: [...] }`, a row a line. */
export async function printJson(
  head: Readonly<Record<string, unknown>>,
  rows: Iterable<unknown>,
  host: Host,
): Promise<void> {
  await host.out(`${JSON.stringify(head).slice(0, -1)},"rows":[`);
  let first = true;
  const lines = function* (): Generator<string> {
    for (const row of rows) {
      yield `${first ? '\n' : ',\n'}${JSON.stringify(row)}`;
      first = false;
    }
  };
  for (const piece of gathered(lines())) await host.out(piece);
  await host.out('\n]}\n');
}

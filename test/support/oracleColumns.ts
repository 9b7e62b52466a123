import { readFileSync } from 'node:fs';

const cellsOf = (file: string): string[][] =>
  readFileSync(new URL(`../oracles/${file}`, import.meta.url), 'utf8')
    .trim()
    .split('\n')
    .map((line) => line.split(',').map((cell) => cell.replaceAll('"', '')));

/** The columns of a CSV file of test/oracles as numbers; NaN where a cell is a text. */
export function oracleColumns(file: string): Readonly<Record<string, Float64Array>> {
  const [head, ...rows] = cellsOf(file);
  return Object.fromEntries(head!.map((name, c) => [name, Float64Array.from(rows, (cells) => Number(cells[c]))]));
}

/** One column of such a file as texts. */
export function oracleTexts(file: string, column: string): string[] {
  const [head, ...rows] = cellsOf(file);
  const c = head!.indexOf(column);
  return rows.map((cells) => cells[c]!);
}

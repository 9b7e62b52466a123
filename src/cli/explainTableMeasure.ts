import type { TableMeasure } from '../measures/tables/tableMeasure.ts';
import { flagDoc, flagSyntax } from './measureFlags.ts';
import { factsText, type Ink, paragraph, tableText } from './terminal.ts';

/** Everything declared about a measure of tables. */
export function explainTableMeasure(measure: TableMeasure, ink: Ink): string {
  const { name, label, unit, meaning, source, columns, flags, results, example } = measure;
  const block = (title: string, rows: string[][]): string =>
    rows.length === 0 ? '' : `\n\n  ${ink.bold(title)}\n${tableText([{ head: '' }, { head: '' }], rows, ink, 4)}`;
  return [
    `${ink.bold(name)}  measure of tables: ${label.en} (${label.zh})\n`,
    `${paragraph(meaning, 2)}\n`,
    factsText(
      [
        ['unit', unit === '1' ? 'none (a pure number)' : unit],
        ['source', source],
        ['use it', `agglomera measure ${name} FILE.csv`],
        ['try it', `agglomera measure ${name} ${example}`],
      ],
      ink,
    ),
    block(
      'columns of the file',
      columns.map(({ name: column, kind, doc, optional }) => [
        column,
        `${doc} (${kind === 'amount' ? 'a number of at least 0' : kind}${optional === true ? ', optional' : ''})`,
      ]),
    ),
    block(
      'flags',
      Object.entries(flags).map(([flag, declared]) => [flagSyntax(flag, declared), flagDoc(declared)]),
    ),
    block('results', Object.entries(results)),
  ].join('');
}

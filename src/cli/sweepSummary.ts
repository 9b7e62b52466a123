import { sweepAnswer, sweepParts, sweepWarnings } from '../report/sweepParts.ts';
import { type SweepReportInput, sweepFacts, sweepView } from '../report/sweepView.ts';
import { type Ink, paragraph, tableText } from './terminal.ts';

/** The same parts as the report, as text. */
export function sweepSummary(input: SweepReportInput, ink: Ink): string {
  const view = sweepView(input);
  const parts = sweepParts(view).map(({ heading, notes, tables }) =>
    [
      ink.bold(heading),
      ...notes.map((note) => ink.dim(paragraph(note))),
      ...tables.map(({ caption, columns, rows }) => {
        const heads = columns.map(({ head, number }) => ({
          head,
          align: number ? ('right' as const) : ('left' as const),
        }));
        return `${caption}\n${tableText(heads, rows, ink, 2)}`;
      }),
    ].join('\n'),
  );
  return `${[
    ink.bold(paragraph(`${input.name}: ${sweepFacts(view)}`)),
    [...sweepAnswer(view), ...sweepWarnings(view)].map((text) => paragraph(text)).join('\n'),
    ...parts,
  ].join('\n\n')}\n`;
}

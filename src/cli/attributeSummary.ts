import type { AttributedCell } from '../experiments/attributePolicies.ts';
import type { RunResult } from '../experiments/runResult.ts';
import { attributedPolicies, attributionText, isNothing } from '../report/attributionView.ts';
import type { Language } from './flags.ts';
import { type Ink, paragraph, type TableColumn, tableText } from './terminal.ts';
import { textView } from './textView.ts';
import { say } from './words.ts';

export interface AttributeSummary {
  /** Names, years and number of runs; no tables. */
  readonly result: RunResult;
  readonly cells: readonly AttributedCell[];
  readonly year: number;
  readonly language: Language;
  readonly ink: Ink;
}

/** Shares and interactions for the terminal: a block an outcome and place, the whole effect first. */
export function attributeSummary({ result, cells, year, language, ink }: AttributeSummary): string {
  const view = textView(result, language);
  const names = attributedPolicies(result, view);
  const blocks = cells.map((attributed) => {
    const { outcome } = attributed;
    const { whole, title: heading, place } = attributionText(view, attributed);
    const title = ink.bold(`${heading}${place === '' ? '' : ` · ${place}`}`);
    if (isNothing(attributed)) return [[title, say(language, 'noEffect'), '']];
    const pairs = names.flatMap((a, i) =>
      names
        .slice(i + 1)
        .map((b, j) => [
          `  ${say(language, 'interactionOf', { a, b })}`,
          `${say(language, 'interaction')} ${whole(outcome.interactions[i * names.length + i + 1 + j]!)}`,
          '',
        ]),
    );
    return [
      [title, '', ''],
      [`  ${say(language, 'allPolicies')}`, whole(outcome.total), ''],
      ...names.map((policy, i) => [`  ${policy}`, whole(outcome.shares[i]!), whole(outcome.alone[i]!)]),
      ...pairs,
    ];
  });
  const heading = say(language, 'headingAttribute', {
    scenario: result.scenario.name,
    count: names.length,
    subsets: 1 << names.length,
    year,
    runs: result.replicates.length,
    seed: result.seed,
  });
  const columns: TableColumn[] = [
    { head: '' },
    { head: say(language, 'policyShare'), align: 'right' },
    { head: say(language, 'policyAlone'), align: 'right' },
    // the last column wraps; numbers must not
    { head: '' },
  ];
  const parts = [
    ink.bold(paragraph(heading)),
    tableText(columns, blocks.flat(), ink),
    [say(language, 'attributeReading'), view.t('forecast')].map((note) => paragraph(note)).join('\n'),
  ];
  return `${parts.join('\n\n')}\n`;
}

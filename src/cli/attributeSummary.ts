import type { RunResult } from '../experiments/runResult.ts';
import type { MeanInterval } from '../experiments/statistics.ts';
import { differenceUnit } from '../report/bandText.ts';
import { decimalsFor } from '../report/numbers.ts';
import { halfWidth } from '../report/resultView.ts';
import { instrumentNamed } from '../world/government/instruments.ts';
import type { AttributedCell } from './attributionRows.ts';
import type { Language } from './flags.ts';
import { type Ink, paragraph, type TableColumn, tableText } from './terminal.ts';
import { textView } from './textView.ts';
import { say } from './words.ts';

export interface AttributeSummary {
  /** Names, years and number of runs; no tables. */
  readonly result: RunResult;
  readonly policies: readonly string[];
  readonly cells: readonly AttributedCell[];
  readonly year: number;
  readonly language: Language;
  readonly ink: Ink;
}

/** Shares and interactions for the terminal: a block an outcome and place, the whole effect first. */
export function attributeSummary({ result, policies, cells, year, language, ink }: AttributeSummary): string {
  const view = textView(result, language);
  const { policies: specs } = result.scenario;
  const names = policies.map((name, p) => {
    const instrument = instrumentNamed(specs[p]!.instrument);
    // a package may hold an instrument twice: its number stands behind the name
    return instrument === undefined ? name : name.replace(instrument.name, () => view.label(instrument.label));
  });
  const blocks = cells.map(({ measure, cell, outcome }) => {
    const format = { kind: measure.kind, unit: measure.unit };
    const decimals = Math.max(
      ...[outcome.total, ...outcome.shares].map((part) => decimalsFor(format, part.mean, halfWidth(part))),
    );
    const text = (part: MeanInterval): string => {
      const number = view.numbers.signed(format, part.mean, decimals);
      if (!Number.isFinite(part.low)) return number;
      const ends = [part.low, part.high].map((end) => view.numbers.signed(format, end, decimals)).join(', ');
      return `${number} (${ends})${part.low <= 0 && part.high >= 0 ? ' ?' : ''}`;
    };
    const place = view.placeName(cell);
    const unit = differenceUnit(view, measure);
    const title = ink.bold(
      `${view.label(measure.label)}${unit === null ? '' : ` (${unit})`}${place === '' ? '' : ` · ${place}`}`,
    );
    if (outcome.replicates > 0 && outcome.total.mean === 0 && outcome.shares.every(({ mean }) => mean === 0))
      return [[title, say(language, 'noEffect'), '']];
    const pairs = names.flatMap((a, i) =>
      names
        .slice(i + 1)
        .map((b, j) => [
          `  ${say(language, 'interactionOf', { a, b })}`,
          `${say(language, 'interaction')} ${text(outcome.interactions[i * policies.length + i + 1 + j]!)}`,
          '',
        ]),
    );
    return [
      [title, '', ''],
      [`  ${say(language, 'allPolicies')}`, text(outcome.total), ''],
      ...names.map((policy, i) => [`  ${policy}`, text(outcome.shares[i]!), text(outcome.alone[i]!)]),
      ...pairs,
    ];
  });
  const heading = say(language, 'headingAttribute', {
    scenario: result.scenario.name,
    count: policies.length,
    subsets: 1 << policies.length,
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

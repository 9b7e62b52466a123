import type { JudgedPackage, ReachResult } from '../experiments/search/reachGoal.ts';
import { numberPrinter } from '../report/numbers.ts';
import { translator } from '../report/strings.ts';
import type { Language } from './flags.ts';
import { type Ink, paragraph, type TableColumn, tableText } from './terminal.ts';
import { say } from './words.ts';

export interface ReachSummary {
  readonly result: ReachResult;
  /** By searched setting. */
  readonly labels: readonly string[];
  /** Value of a setting in words, by searched setting. */
  readonly textOf: (value: number, place: number) => string;
  readonly facts: Readonly<Record<'scenario' | 'goal' | 'seed' | 'runs' | 'fresh', string | number>>;
  readonly language: Language;
  readonly ink: Ink;
}

/** The answer, and the trade-off between money and the share of runs that reach the goal. */
export function reachSummary({ result, labels, textOf, facts, language, ink }: ReachSummary): string {
  const numbers = numberPrinter(language);
  const { t } = translator(language);
  const wordsOf = ({ settings, reached, money }: JudgedPackage) => ({
    rates: labels.map((label, i) => `${label} ${textOf(settings[i]!, i)}`).join(t('listSeparator')),
    money: say(language, 'moneyOf', { money: numbers.plain(money.mean, 2) }),
    share: numbers.percent(reached.share),
    low: numbers.percent(reached.low),
    high: numbers.percent(reached.high),
  });
  const { cheapest, robust, front } = result;
  const nearest = front.reduce((best, judged) => (judged.reached.share > best.reached.share ? judged : best));
  const answer =
    cheapest === null
      ? [say(language, 'reachNone', wordsOf(nearest))]
      : [
          say(language, 'reachFound', wordsOf(cheapest)),
          robust === null ? say(language, 'reachNoRobust') : say(language, 'reachRobust', wordsOf(robust)),
        ];
  const columns: TableColumn[] = [
    ...labels.map((head) => ({ head, align: 'right' as const })),
    { head: say(language, 'money'), align: 'right' },
    { head: say(language, 'reached'), align: 'right' },
    { head: '' },
  ];
  const rows = front.map((judged) => {
    const { money, share, low, high } = wordsOf(judged);
    return [...judged.settings.map(textOf), money, `${share} (${low}, ${high})`, ''];
  });
  const heading = say(language, 'headingReach', { ...facts, packages: result.packages });
  return `${[
    ink.bold(paragraph(heading)),
    answer.map((text) => paragraph(text)).join('\n'),
    tableText(columns, rows, ink),
    [say(language, 'reachReading'), t('forecast')].map((text) => paragraph(text)).join('\n'),
  ].join('\n\n')}\n`;
}

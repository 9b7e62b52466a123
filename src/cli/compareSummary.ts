import type { ComparisonStudy, OptionStudy, OutcomeStudy } from '../experiments/comparison/comparisonStudy.ts';
import type { Effect } from '../experiments/comparison/effect.ts';
import type { GroupEffect } from '../experiments/comparison/groupEffects.ts';
import type { RunResult } from '../experiments/runResult.ts';
import { differenceUnit } from '../report/bandText.ts';
import { type AnswerSentence, comparisonAnswer } from '../report/comparisonAnswer.ts';
import { assumptionSentences, choiceSentences, choiceTable } from '../report/comparisonChoice.ts';
import { comparisonFindings } from '../report/comparisonFindings.ts';
import { groupsTable, type WordTable } from '../report/comparisonGroups.ts';
import { robustnessReading, robustnessSentences, robustnessTable } from '../report/comparisonRobustness.ts';
import { pairingTable } from '../report/pairingSection.ts';
import { differenceText, type PairView, pairViewOf } from '../report/pairView.ts';
import { FEW_RUNS, type ResultView } from '../report/resultView.ts';
import { stoppingText } from '../report/stoppingText.ts';
import type { Language } from './flags.ts';
import { type Ink, paragraph, type TableColumn, tableText } from './terminal.ts';
import { noDocument } from './textView.ts';
import { say } from './words.ts';

export interface CompareSummary {
  /** The baseline first. */
  readonly results: readonly RunResult[];
  readonly study: ComparisonStudy;
  /** By letter. */
  readonly digest: Readonly<Record<string, string>>;
  readonly language: Language;
  /** The command that repeats the comparison. */
  readonly command: string;
  /** The result is in a folder already: the answer is enough. */
  readonly brief: boolean;
  readonly ink: Ink;
}

/** Most places of an outcome in the terminal; the report and --json have all. */
const MOST_PLACES = 8;

const printed =
  (ink: Ink, plain: (text: string) => string = (text) => text) =>
  ({ text, clear }: AnswerSentence): string =>
    (clear ? plain : ink.dim)(paragraph(text));

const words = ({ caption, columns, rows }: WordTable, ink: Ink): string => {
  const heads: TableColumn[] = columns.map(({ head, number }) => ({ head, align: number ? 'right' : 'left' }));
  const hasTitles = rows.some((row) => row.length === 1);
  const shown = rows.map(([first, ...rest]): string[] => [
    hasTitles && rest.length > 0 ? `  ${first}` : first!,
    ...rest,
  ]);
  return `${ink.bold(caption)}\n${tableText(heads, shown, ink)}`;
};

/** Size of a mean effect; an undefined one is the smallest. */
const strength = ({ effect }: { readonly effect: Effect }): number => Math.abs(effect.mean) || 0;

/** Of many groups judged by the same measure, those that lose, and then those with most to tell. */
const groupsShown = (groups: readonly GroupEffect[]): GroupEffect[] =>
  [...new Set(groups.map(({ by, measure }) => `${by}/${measure}`))].flatMap((key) => {
    const own = groups.filter(({ by, measure }) => `${by}/${measure}` === key);
    if (own.length <= MOST_PLACES) return own;
    const sorted = [...own].sort((x, y) => Number(y.loses) - Number(x.loses) || strength(y) - strength(x));
    return sorted.slice(0, MOST_PLACES);
  });

/** Differences at the end: a block an outcome, a line a place; the headline cluster first where there are many. */
function outcomesTable(view: ResultView, study: ComparisonStudy, option: OptionStudy, ink: Ink): string {
  const { language, numbers } = view;
  const measures = [...new Set(option.outcomes.map(({ outcome }) => outcome.measure))];
  const rows = measures.flatMap((name) => {
    const own = option.outcomes.filter(({ outcome }) => outcome.measure === name);
    const { outcome: first } = own[0]!;
    // among many places the headline's own, then those where most changes
    const isHeadline = ({ outcome }: OutcomeStudy): boolean =>
      outcome.region === study.headline.region && outcome.industry === study.headline.industry;
    const shown =
      own.length <= MOST_PLACES
        ? own
        : [...own].sort((x, y) => Number(isHeadline(y)) - Number(isHeadline(x)) || strength(y) - strength(x));
    const lines = shown
      .filter(({ effect }) => effect.pairs > 0)
      .slice(0, MOST_PLACES)
      .map(({ outcome, effect, clearFrom }) => {
        const { decimals, number } = differenceText(view, outcome, effect);
        const pair = (low: number, high: number): string =>
          Number.isFinite(low)
            ? `${numbers.signed(outcome, low, decimals)}, ${numbers.signed(outcome, high, decimals)}`
            : '-';
        const { pairs, higher, better, equal, interval, outer, directionClear } = effect;
        return [
          `  ${view.placeName(outcome)}`,
          number,
          pair(interval.low, interval.high),
          pair(outer.low, outer.high),
          say(language, better === null ? 'higherOf' : 'betterOf', { count: better ?? higher, pairs }),
          equal === pairs ? '=' : clearFrom !== null ? `${clearFrom}` : pairs > 1 && !directionClear ? '?' : '',
        ];
      });
    const unit = differenceUnit(view, first);
    const label = view.label(first.label);
    const title = unit === null ? label : view.t('titleWithUnit', { title: label, unit });
    const none = lines.length === 0 ? [[`  ${view.t('undefined')}`, '-', '-', '-', '', '']] : [];
    return [[ink.bold(title)], ...lines, ...none];
  });
  const columns: TableColumn[] = [
    { head: say(language, 'outcome', { year: study.lastYear, option: option.letter }) },
    ...(['mean', 'interval', 'range'] as const).map((key) => ({ head: say(language, key), align: 'right' as const })),
    { head: '', align: 'right' },
    { head: say(language, 'clearSince') },
  ];
  return tableText(columns, rows, ink);
}

/** Everything on one option, the answer first. */
function optionText(pair: PairView, study: ComparisonStudy, option: OptionStudy, summary: CompareSummary): string[] {
  const { ink, brief } = summary;
  const { a } = pair;
  const isSeveral = study.options.length > 1;
  const answer = comparisonAnswer(pair, study.headline, option).map(printed(ink, ink.bold));
  const findings = comparisonFindings(pair, study.headline, option).map(printed(ink));
  const title = isSeveral ? [ink.bold(a.t('optionAnswer', { title: option.name }))] : [];
  const { robustness } = option;
  const checked =
    robustness === null
      ? []
      : [
          [
            ink.bold(a.t('robustnessHeading')),
            paragraph(robustnessReading(pair, study, robustness)),
            ...robustnessSentences(pair, robustness).map(printed(ink, ink.bold)),
            words(robustnessTable(pair, study, robustness), ink),
          ].join('\n'),
        ];
  if (brief) return [[...title, ...answer, ...findings].join('\n'), ...checked];
  return [
    [...title, ...answer, ...findings].join('\n'),
    outcomesTable(a, study, option, ink),
    ...(option.groups.length === 0
      ? []
      : [
          `${ink.bold(a.t('groupsHeading'))}\n${words(groupsTable(pair, { ...option, groups: groupsShown(option.groups) }), ink)}`,
        ]),
    ...checked,
    ...(a.runs < 2 ? [] : [words(pairingTable(pair, option), ink)]),
  ];
}

/** Whether there are more places than the terminal shows. */
const isLarge = ({ options: [first] }: ComparisonStudy): boolean =>
  first!.outcomes.some(
    ({ outcome: { measure } }) =>
      first!.outcomes.filter(({ outcome }) => outcome.measure === measure).length > MOST_PLACES,
  );

/** What the options change against A, for the terminal: the answer first. */
export function compareSummary(summary: CompareSummary): string {
  const { results, study, digest, language, command, brief, ink } = summary;
  const [baseline, ...compared] = results as [RunResult, ...RunResult[]];
  const others = compared.map(({ scenario }) => scenario);
  const pairs = compared.map((result, o) => {
    const option = study.options[o]!.letter;
    return pairViewOf(baseline, result, language, noDocument, {}, { option, others, outcome: study.headline });
  });
  const view = pairs[0]!.a;
  const runs = study.pairs;
  const heading = say(language, runs === 1 ? 'headingCompareOne' : 'headingCompare', {
    names: [study.baseline, ...study.options]
      .map(({ letter, name }) => say(language, 'optionName', { letter, name }))
      .join(view.t('listSeparator')),
    first: study.firstYear,
    last: study.lastYear,
    runs,
    seed: study.seed,
  });
  const { choice } = study;
  const chosen =
    choice === null
      ? []
      : [
          [
            ink.bold(view.t('choiceHeading')),
            ...[...choiceSentences(view, choice), ...assumptionSentences(view, study)].map(printed(ink, ink.bold)),
            words(choiceTable(view, choice), ink),
            ...(brief ? [] : [paragraph(view.t('choiceReading', { count: choice.options.length }))]),
          ].join('\n'),
        ];
  const notes = [
    ...stoppingText(view, study),
    ...(brief ? [] : [say(language, 'pairedReading')]),
    ...(!brief && isLarge(study) ? [say(language, 'largestShown', { most: MOST_PLACES })] : []),
    ...(runs === 1 ? [view.t('singleRun')] : []),
    ...(!brief && runs > 1 && runs < FEW_RUNS ? [say(language, 'fewRuns')] : []),
    view.t('forecast'),
  ];
  const parts = [
    ink.bold(paragraph(heading)),
    ...pairs.flatMap((pair, o) => optionText(pair, study, study.options[o]!, summary)),
    ...chosen,
    notes.map((note) => paragraph(note)).join('\n'),
    `${say(language, 'digests')}\n${Object.entries(digest)
      .map(([side, text]) => `  ${side.toUpperCase()} ${text}`)
      .join('\n')}`,
  ];
  const last = brief ? '' : `${say(language, 'getReport')}\n  ${command} --out result\n`;
  return `${parts.join('\n\n')}\n${last}`;
}

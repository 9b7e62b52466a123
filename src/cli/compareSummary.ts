import type { PairedDifference } from '../experiments/pairedDifference.ts';
import type { RunResult } from '../experiments/runResult.ts';
import type { Measure } from '../measures/measure.ts';
import { differenceUnit } from '../report/bandText.ts';
import { comparisonAnswer } from '../report/comparisonAnswer.ts';
import { differenceText, pairViewOf } from '../report/pairView.ts';
import { FEW_RUNS, type ResultView } from '../report/resultView.ts';
import type { Language } from './flags.ts';
import { type Ink, paragraph, type TableColumn, tableText } from './terminal.ts';
import { noDocument } from './textView.ts';
import { say } from './words.ts';

/** Outcomes of the table. */
const outcomes = ['lq', 'upgradingShare', 'gvcPosition', 'innovationEfficiency', 'highEndValueAdded', 'escapedShare'];

export interface CompareSummary {
  readonly a: RunResult;
  readonly b: RunResult;
  readonly digests: { readonly a: string; readonly b: string };
  readonly language: Language;
  /** The command that repeats the comparison. */
  readonly command: string;
  /** The result is in a folder already: the answer is enough. */
  readonly brief: boolean;
  readonly ink: Ink;
}

const chosen = ({ measures }: PairedDifference): readonly Measure[] =>
  measures.filter(({ name }) => outcomes.includes(name));

/** Differences at the end: a block an outcome, a line a place. */
function outcomesTable(view: ResultView, difference: PairedDifference, language: Language, ink: Ink): string {
  const year = view.lastYear;
  const { signed } = view.numbers;
  const rows = chosen(difference).flatMap((measure) => {
    const cells = view.cells(measure).map((cell, c) => ({ cell, found: difference.summary(measure.name, year, c) }));
    const lines = cells
      .filter(({ found }) => found.pairs > 0)
      .map(({ cell, found }) => {
        const { decimals, number } = differenceText(view, measure, found);
        const pair = (low: number, high: number): string =>
          Number.isFinite(low) ? `${signed(measure, low, decimals)}, ${signed(measure, high, decimals)}` : '-';
        return [
          `  ${view.placeName(cell)}`,
          number,
          pair(found.interval.low, found.interval.high),
          pair(found.outer.low, found.outer.high),
          say(language, 'ofPairs', { higher: found.higher, pairs: found.pairs }),
          found.equal === found.pairs ? '=' : found.pairs > 1 && !found.directionClear ? '?' : '',
        ];
      });
    const unit = differenceUnit(view, measure);
    const title =
      unit === null ? view.label(measure.label) : view.t('titleWithUnit', { title: view.label(measure.label), unit });
    const none = lines.length === 0 ? [[`  ${view.t('undefined')}`, '-', '-', '-', '-', '']] : [];
    return [[ink.bold(title), '', '', '', '', ''], ...lines, ...none];
  });
  const columns: TableColumn[] = [
    { head: say(language, 'outcome', { year: view.result.years[year]! }) },
    ...(['mean', 'interval', 'range', 'higher'] as const).map((key) => ({
      head: say(language, key),
      align: 'right' as const,
    })),
    { head: '' },
  ];
  return tableText(columns, rows, ink);
}

/** Years worth a column: the 1st, 5th, 10th and last. */
const pairingYears = (years: number): number[] =>
  [...new Set([0, 4, 9, years - 1])].filter((year) => year >= 0 && year < years).sort((a, b) => a - b);

/** What pairing takes away of the variance that independent seeds would give, over all places of a measure. */
function varianceRemoved(difference: PairedDifference, measure: Measure, cells: number, year: number): number {
  let paired = 0;
  let independent = 0;
  for (let c = 0; c < cells; c++) {
    const found = difference.summary(measure.name, year, c);
    if (found.pairs < 2) continue;
    paired += found.pairedDeviation ** 2;
    independent += found.independentDeviation ** 2;
  }
  return independent > 0 ? 1 - paired / independent : Number.NaN;
}

/** Not all of it unless it is all of it. */
const removedText = (view: ResultView, removed: number): string =>
  removed < 1 && removed >= 0.995 ? `>${view.numbers.percent(0.99)}` : view.numbers.percent(removed);

function pairingTable(view: ResultView, difference: PairedDifference, language: Language, ink: Ink): string {
  const years = pairingYears(view.result.years.length);
  const rows = chosen(difference).map((measure) => [
    `  ${view.label(measure.label)}`,
    ...years.map((year) => {
      const removed = varianceRemoved(difference, measure, view.cells(measure).length, year);
      return Number.isFinite(removed) ? removedText(view, removed) : '-';
    }),
  ]);
  const columns = years.map((year) => ({
    head: view.t('yearNumber', { year: view.result.years[year]!, number: year + 1 }),
    align: 'right' as const,
  }));
  return `${paragraph(say(language, 'pairing'))}\n${tableText([{ head: '' }, ...columns], rows, ink)}`;
}

/** What B changes against A, for the terminal: the answer first. */
export function compareSummary(summary: CompareSummary): string {
  const { a, b, digests, language, command, brief, ink } = summary;
  const pair = pairViewOf(a, b, language, noDocument);
  const { difference, a: view } = pair;
  const pairs = view.runs;
  const heading = say(language, pairs === 1 ? 'headingCompareOne' : 'headingCompare', {
    a: a.scenario.name,
    b: b.scenario.name,
    first: a.years[0]!,
    last: a.years.at(-1)!,
    runs: pairs,
    seed: a.seed,
  });
  const parts = [
    ink.bold(paragraph(heading)),
    comparisonAnswer(pair)
      .map(({ text, clear }) => (clear ? ink.bold : ink.dim)(paragraph(text)))
      .join('\n'),
    ...(brief ? [] : [outcomesTable(view, difference, language, ink)]),
  ];
  const notes = [
    ...(brief ? [] : [say(language, 'pairedReading')]),
    ...(pairs === 1 ? [view.t('singleRun')] : []),
    ...(!brief && pairs > 1 && pairs < FEW_RUNS ? [say(language, 'fewRuns')] : []),
    view.t('forecast'),
  ];
  const pairing = brief || pairs < 2 ? [] : [pairingTable(view, difference, language, ink)];
  const digestLine = `${say(language, 'digests')}\n  A ${digests.a}\n  B ${digests.b}`;
  const last = brief ? '' : `${say(language, 'getReport')}\n  ${command} --out result\n`;
  return `${[...parts, notes.map((note) => paragraph(note)).join('\n'), ...pairing, digestLine].join('\n\n')}\n${last}`;
}

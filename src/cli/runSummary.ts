import type { RunResult } from '../experiments/runResult.ts';
import { type RunBand, runBand } from '../experiments/statistics.ts';
import type { Measure } from '../measures/measure.ts';
import { bandText, measureTitle, spreadOf } from '../report/bandText.ts';
import { decimalsFor, type Format } from '../report/numbers.ts';
import { moneySpent } from '../report/policySection.ts';
import { FEW_RUNS, type ResultView } from '../report/resultView.ts';
import { runAnswer } from '../report/runAnswer.ts';
import type { Language } from './flags.ts';
import { type Ink, paragraph, tableText } from './terminal.ts';
import { columnYears, textView } from './textView.ts';
import { say } from './words.ts';

/** Measures of the table when none were asked for. */
const headlines = ['lq', 'upgradingShare', 'gvcPosition', 'innovationEfficiency'];

export interface RunSummary {
  /** All measures: the answer needs them. */
  readonly full: RunResult;
  /** The measures asked for. */
  readonly result: RunResult;
  readonly digest: string;
  readonly language: Language;
  /** The command that repeats the run. */
  readonly command: string;
  /** The result is in a folder already: the answer is enough. */
  readonly brief: boolean;
  readonly ink: Ink;
}

/** Median and, where runs differ, the range of 90 % of them in brackets; short, for a narrow column. */
function bandCell(view: ResultView, format: Format, band: RunBand): string {
  const decimals = decimalsFor(format, band.median, spreadOf(band));
  const [median, low, high] = [band.median, band.outer.low, band.outer.high].map((value) =>
    Number.isFinite(value) ? view.numbers.level(format, value, decimals) : '-',
  );
  return low === high ? median! : `${median} (${low}, ${high})`;
}

/** Values of measures at start, middle and end: one block a measure, a line a place. */
function valuesTable(view: ResultView, measures: readonly Measure[], ink: Ink): string {
  const years = columnYears(view.result.years.length);
  const rows = measures.flatMap((measure) => {
    const format = { kind: measure.kind, unit: measure.unit };
    const lines = view.cells(measure).flatMap((cell, c) => {
      const bands = years.map((year) => runBand(view.values(measure, year, c)));
      // a place without the activity has no value in any year
      if (bands.every(({ count }) => count === 0) && view.cells(measure).length > 1) return [];
      return [[`  ${view.placeName(cell)}`, ...bands.map((band) => bandCell(view, format, band))]];
    });
    const none = lines.length === 0 ? [[`  ${view.t('undefined')}`, ...years.map(() => '-')]] : [];
    return [[ink.bold(measureTitle(view, measure)), ...years.map(() => '')], ...lines, ...none];
  });
  const columns = years.map((year) => ({ head: `${view.result.years[year]}`, align: 'right' as const }));
  return tableText([{ head: '' }, ...columns], rows, ink);
}

/** Money paid under all policies, over all years and regions. */
function moneyLine(view: ResultView): string {
  const { t, result } = view;
  if (result.scenario.policies.length === 0) return t('policiesNone');
  const { median, outer } = bandText(view, { kind: 'money', unit: 'billion yuan' }, runBand(moneySpent(view)!));
  const facts = { median, first: result.years[0]!, last: result.years.at(-1)! };
  return view.runs < 2 ? t('moneyTotalSingle', facts) : t('moneyTotal', { ...facts, range: outer, runs: view.runs });
}

/** What a run found, for the terminal: the answer first. */
export function runSummary({ full, result, digest, language, command, brief, ink }: RunSummary): string {
  const view = textView(full, language);
  const { scenario, years, seed } = full;
  const heading = say(language, view.runs === 1 ? 'headingOne' : 'heading', {
    scenario: scenario.name,
    first: years[0]!,
    last: years.at(-1)!,
    runs: view.runs,
    seed,
  });
  const asked = result.measures.length < full.measures.length;
  const measures = asked ? result.measures : full.measures.filter(({ name }) => headlines.includes(name));
  const parts = [
    `${ink.bold(heading)}\n${paragraph(view.label(scenario.question))}`,
    ink.bold(paragraph(runAnswer(view))),
    ...(brief ? [] : [valuesTable(view, measures, ink)]),
  ];
  const notes = [
    ...(brief ? [] : [say(language, view.runs === 1 ? 'oneRun' : 'reading')]),
    ...(!brief && view.runs > 1 && view.runs < FEW_RUNS ? [say(language, 'fewRuns')] : []),
    moneyLine(view),
    view.t('forecast'),
    say(language, 'digest', { digest }),
  ];
  const last = brief ? '' : `${say(language, 'getReport')}\n  ${command} --out result\n`;
  return `${parts.join('\n\n')}\n\n${notes.map((note) => paragraph(note)).join('\n')}\n${last}`;
}

import { DOES_NOT_VARY } from '../experiments/hypotheses/clusterFactors.ts';
import type { HypothesisStudy, Judged, Verdict } from '../experiments/hypotheses/judgeHypotheses.ts';
import { hypothesisLabels, type OutcomeName } from '../experiments/hypotheses/quantities.ts';
import { stageEventKinds } from '../experiments/hypotheses/stageEvents.ts';
import type { RunResult } from '../experiments/runResult.ts';
import type { MeanInterval } from '../experiments/statistics.ts';
import { decimalsFor, type NumberPrinter } from '../report/numbers.ts';
import type { Language } from './flags.ts';
import { type Ink, paragraph, type TableColumn, tableText } from './terminal.ts';
import { textView } from './textView.ts';
import { type Sentence, say } from './words.ts';

export interface HypothesisSummary {
  /** Names, years and number of runs; no tables. */
  readonly result: RunResult;
  readonly study: HypothesisStudy;
  readonly language: Language;
  readonly ink: Ink;
}

/** Coefficients have no unit of their own. */
const FORMAT = { kind: 'index', unit: '1' } as const;

const verdictWords: Readonly<Record<Verdict, Sentence>> = {
  asExpected: 'verdictAsExpected',
  contrary: 'verdictContrary',
  unclear: 'verdictUnclear',
  undefined: 'verdictUndefined',
  notJudged: 'verdictNotJudged',
};

const outcomeWords: Readonly<Record<OutcomeName, Sentence>> = {
  innovationEfficiency: 'outcomeEfficiency',
  rdProductivity: 'outcomeProductivity',
};

/** Mean and interval, no finer than the interval bears. */
function cells({ mean, low, high }: MeanInterval, numbers: NumberPrinter): [string, string] {
  if (!Number.isFinite(mean)) return ['', ''];
  const decimals = decimalsFor(FORMAT, mean, (high - low) / 2);
  const text = (value: number): string => numbers.signed(FORMAT, value, decimals);
  return [text(mean), Number.isFinite(low) ? `${text(low)}, ${text(high)}` : ''];
}

/** The tables of `agglomera test-hypotheses` for the terminal. */
export function hypothesisSummary({ result, study, language, ink }: HypothesisSummary): string {
  const view = textView(result, language);
  const { numbers } = view;
  const runs = result.replicates.length;
  const signOf = ({ expectedSign, over }: Judged): string =>
    expectedSign === null || over.count === 0 ? '' : say(language, 'ofRuns', { count: expectedSign, runs: over.count });
  const verdictOf = (judged: Judged): string =>
    runs < 2 && judged.verdict === 'unclear' ? '' : say(language, verdictWords[judged.verdict]);
  const head = (first: string): TableColumn[] => [
    { head: first },
    { head: '' },
    { head: say(language, 'mean'), align: 'right' },
    { head: say(language, 'interval'), align: 'right' },
    { head: say(language, 'expectedSign'), align: 'right' },
    { head: '' },
  ];
  const hypotheses = (['H1', 'H2', 'H3'] as const).map((hypothesis) => {
    const rows = study.quantities
      .filter(({ quantity }) => quantity.hypothesis === hypothesis)
      .map((judged) => [
        view.label(judged.quantity.label),
        say(language, outcomeWords[judged.outcome]),
        ...cells(judged.over, numbers),
        signOf(judged),
        verdictOf(judged),
      ]);
    // the name of a quantity stands once, above both outcomes
    const quiet = rows.map((row, i) => (i % 2 === 1 ? ['', ...row.slice(1)] : row));
    return `${ink.bold(paragraph(view.label(hypothesisLabels[hypothesis])))}\n${tableText(head(''), quiet, ink, 2)}`;
  });

  const years = [...new Set(study.events.map(({ year }) => year))];
  const eventRows = stageEventKinds.map((kind) => [
    say(language, `event.${kind}`),
    numbers.plain(study.eventsARun[kind], 3),
    ...years.map((year) => {
      const { over } = study.events.find((event) => event.kind === kind && event.year === year)!;
      return Number.isFinite(over.mean) ? numbers.signed(FORMAT, over.mean, 2) : '';
    }),
  ]);
  const eventColumns: TableColumn[] = [
    { head: say(language, 'eventYear') },
    { head: say(language, 'eventsARun'), align: 'right' },
    ...years.map((year) => ({ head: numbers.signed(FORMAT, year, 0), align: 'right' as const })),
  ];
  const { mean, low, high } = study.dip.over;
  const [dipYears, dipLow, dipHigh] = [mean, low, high].map((value) => numbers.plain(value, 2));
  const dip = !Number.isFinite(mean)
    ? say(language, 'noDip')
    : say(language, Number.isFinite(low) ? 'dip' : 'dipOne', { years: dipYears!, low: dipLow!, high: dipHigh! });
  const events = [
    ink.bold(paragraph(say(language, 'headingEvents'))),
    tableText(eventColumns, eventRows, ink, 2),
    paragraph(dip, 2),
  ].join('\n');

  const signs = { positive: '+', negative: '\u2212', none: '0' } as const;
  const factorWord = (judged: Judged): string => {
    if (judged.reason === DOES_NOT_VARY) return say(language, 'doesNotVary');
    return judged.verdict === 'notJudged' ? '' : verdictOf(judged);
  };
  const factorRows = study.factors.map((judged) => [
    `${judged.factor.name} (${view.label(judged.factor.label)})`,
    signs[judged.factor.paper],
    ...cells(judged.over, numbers),
    signOf(judged),
    factorWord(judged),
  ]);
  const factorColumns = head('');
  factorColumns[1] = { head: say(language, 'paperSign'), align: 'right' };
  const factors = [
    ink.bold(paragraph(say(language, 'headingFactors'))),
    tableText(factorColumns, factorRows, ink, 2),
    ...study.factors.map(({ factor }) => paragraph(`${factor.name}: ${view.label(factor.mapping)}`, 2)),
  ].join('\n');

  const heading = say(language, 'headingHypotheses', {
    scenario: result.scenario.name,
    first: result.years[0]!,
    last: result.years.at(-1)!,
    runs,
    seed: result.seed,
  });
  const notes = [
    say(language, 'hypothesesReading'),
    say(language, 'association'),
    ...(runs < 2 ? [say(language, 'oneRunNoVerdict')] : []),
  ];
  return `${[ink.bold(paragraph(heading)), ...hypotheses, events, factors, notes.map((note) => paragraph(note)).join('\n')].join('\n\n')}\n`;
}

import type { Parameters } from '../engine/parameter.ts';
import type { RunResult } from '../experiments/runResult.ts';
import { answerNotes } from './answerNotes.ts';
import { assumptionsSection } from './assumptionsSection.ts';
import { measureTitle } from './bandText.ts';
import { budgetSection } from './budgetSection.ts';
import { endStatesSection } from './endStatesSection.ts';
import { section } from './figure.ts';
import { firmsSection } from './firmsSection.ts';
import { html, type Markup } from './html.ts';
import { measuresTable } from './measuresTable.ts';
import { methodSection } from './methodSection.ts';
import { observedTables } from './observedSeries.ts';
import { page } from './page.ts';
import { policySection } from './policySection.ts';
import { type ResultView, viewOf } from './resultView.ts';
import { runAnswers } from './runAnswer.ts';
import { seriesFigure } from './seriesFigure.ts';
import { smileSection } from './smileSection.ts';
import type { Key, Language } from './strings.ts';

export interface RunReportInput {
  readonly result: RunResult;
  readonly version: string;
  /** The command that repeats the runs. */
  readonly command: string;
  readonly language: Language;
  /** Declarations of the parameters of the model: their labels, and how many rest on assumption. */
  readonly parameters?: Parameters;
}

/** Measures with a figure of their own; all others go to the table. */
const figured = [
  'lq',
  'gvcPosition',
  'upgradingShare',
  'innovationEfficiency',
  'rdProductivity',
  'valueAddedPerWorker',
  'netMargin',
  'firms',
];

function lqSection(view: ResultView): Markup | null {
  const observed = observedTables(view);
  const measure = view.measure('lq');
  if (measure === undefined && observed === null) return null;
  // observations of another measure of clusters get a chart beside the location quotient
  const compared = view.result.measures.filter(
    ({ name, dimensions }) =>
      !figured.includes(name) &&
      dimensions.join() === 'region,industry' &&
      view.result.scenario.observed.some((series) => series.measure === name),
  );
  const references = (unit: string): number | undefined => (unit === '1' ? 1 : undefined);
  return section({
    id: 'specialisation',
    heading: view.t('lqHeading'),
    content: [...(measure === undefined ? [] : [measure]), ...compared]
      .map((one) => {
        const reference = one.kind === 'ratio' ? references(one.unit) : undefined;
        return seriesFigure(view, {
          title: measureTitle(view, one),
          measures: [one],
          references: reference === undefined ? {} : { [one.name]: reference },
          notes: reference === undefined ? [] : [view.t('lqReading')],
        });
      })
      .concat(observed === null ? [] : [observed]),
  });
}

interface PairInput {
  readonly id: string;
  readonly heading: Key;
  readonly title: Key;
  readonly names: readonly string[];
  readonly note: Key;
}

/** Two measures that must be read together, side by side for every cluster. */
function pairSection(view: ResultView, { id, heading, title, names, note }: PairInput): Markup | null {
  const measures = names.flatMap((name) => view.measure(name) ?? []);
  if (measures.length === 0) return null;
  return section({
    id,
    heading: view.t(heading),
    content: html`<p>${view.t(note)}</p>${seriesFigure(view, {
      title: measures.length === names.length ? view.t(title) : measureTitle(view, measures[0]!),
      measures,
    })}`,
  });
}

/** The report on one scenario: a self-contained HTML page, the same bytes for the same input. */
export function renderRunReport(input: RunReportInput, document: Document): string {
  const view = viewOf(input.result, input.language, document, input.parameters);
  const { scenario } = input.result;
  const [first, ...more] = runAnswers(view);
  const answer = section({
    id: 'answer',
    heading: view.t('answerHeading'),
    content: html`<p class="answer">${first!}</p>${more.map((text) => html`<p>${text}</p>`)}${answerNotes(view)}`,
  });
  return page(view, {
    title: view.label(scenario.title),
    lead: html`<p class="question">${view.label(scenario.question)}</p>`,
    sections: [
      answer,
      policySection(view),
      budgetSection([view]),
      lqSection(view),
      pairSection(view, {
        id: 'position',
        heading: 'positionHeading',
        title: 'positionTitle',
        names: ['gvcPosition', 'upgradingShare'],
        note: 'positionWarning',
      }),
      endStatesSection(view),
      pairSection(view, {
        id: 'innovation',
        heading: 'efficiencyHeading',
        title: 'efficiencyTitle',
        names: ['innovationEfficiency', 'rdProductivity'],
        note: 'efficiencyReading',
      }),
      smileSection(view),
      firmsSection(view),
      measuresTable(view, figured),
      assumptionsSection(view),
      methodSection(view, { version: input.version, command: input.command, scenarios: [scenario] }),
    ],
  });
}

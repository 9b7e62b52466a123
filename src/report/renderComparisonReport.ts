import type { Parameters } from '../engine/parameter.ts';
import type { RunResult } from '../experiments/runResult.ts';
import { answerNotes } from './answerNotes.ts';
import { assumptionsSection } from './assumptionsSection.ts';
import { answerMarkup, comparisonAnswer } from './comparisonAnswer.ts';
import { differenceSection } from './differenceSection.ts';
import { differsSection } from './differsSection.ts';
import { section } from './figure.ts';
import { html } from './html.ts';
import { levelsSection } from './levelsSection.ts';
import { methodSection } from './methodSection.ts';
import { outcomesSection } from './outcomesSection.ts';
import { page } from './page.ts';
import { pairingSection } from './pairingSection.ts';
import { pairViewOf } from './pairView.ts';
import type { Language } from './strings.ts';

export interface ComparisonReportInput {
  /** The baseline, and what is compared with it: same seed, replicates, years and regions. */
  readonly a: RunResult;
  readonly b: RunResult;
  readonly version: string;
  /** The command that repeats the runs. */
  readonly command: string;
  readonly language: Language;
  /** Declarations of the parameters of the model: their labels, and how many rest on assumption. */
  readonly parameters?: Parameters;
}

/** Outcomes that get a chart; the share alone can rise because assembly dies, the money cannot. */
const charted = ['upgradingShare', 'highEndValueAdded', 'lq'];

/** The report on two scenarios run on the same draws: a self-contained HTML page. */
export function renderComparisonReport(input: ComparisonReportInput, document: Document): string {
  const pair = pairViewOf(input.a, input.b, input.language, document, input.parameters);
  const { a } = pair;
  const { t } = a;
  const [scenarioA, scenarioB] = [input.a.scenario, input.b.scenario];
  const titles = { a: a.label(scenarioA.title), b: a.label(scenarioB.title) };
  const measures = charted.flatMap((name) => pair.measure(name) ?? []);
  return page(a, {
    title: t('comparisonTitle', titles),
    lead: html`<p class="question">${a.label(scenarioB.question)}</p><p>${t('comparisonKeys', titles)}</p>`,
    sections: [
      section({
        id: 'answer',
        heading: t('answerHeading'),
        content: html`${answerMarkup(comparisonAnswer(pair))}${answerNotes(a)}`,
      }),
      differsSection([pair.a, pair.b]),
      measures.length === 0 ? null : differenceSection(pair, measures),
      outcomesSection(pair),
      measures.length === 0 ? null : levelsSection(pair, measures),
      pairingSection(pair, measures),
      assumptionsSection(pair.b),
      methodSection(a, { version: input.version, command: input.command, scenarios: [scenarioA, scenarioB] }),
    ],
  });
}

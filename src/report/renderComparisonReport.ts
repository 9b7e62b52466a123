import type { Parameters } from '../engine/parameter.ts';
import type { ComparisonStudy } from '../experiments/comparison/comparisonStudy.ts';
import type { RunResult } from '../experiments/runResult.ts';
import { answerNotes } from './answerNotes.ts';
import { assumptionsSection } from './assumptionsSection.ts';
import { budgetSection } from './budgetSection.ts';
import { answerMarkup, comparisonAnswer } from './comparisonAnswer.ts';
import { choiceSection } from './comparisonChoice.ts';
import { findingsSection } from './comparisonFindings.ts';
import { groupsSection } from './comparisonGroups.ts';
import { robustnessSection } from './comparisonRobustness.ts';
import { differenceSection } from './differenceSection.ts';
import { differsSection } from './differsSection.ts';
import { section } from './figure.ts';
import { html, type Markup } from './html.ts';
import { levelsSection } from './levelsSection.ts';
import { methodSection } from './methodSection.ts';
import { outcomesSection } from './outcomesSection.ts';
import { page } from './page.ts';
import { pairingSection } from './pairingSection.ts';
import { type PairView, pairViewOf } from './pairView.ts';
import { stoppingText } from './stoppingText.ts';
import type { Language } from './strings.ts';

export interface ComparisonReportInput {
  /** The baseline first, then what is compared with it: same seed, replicates, years and regions. */
  readonly results: readonly RunResult[];
  /** What was found, of the same results in the same order. */
  readonly study: ComparisonStudy;
  readonly version: string;
  /** The command that repeats the runs. */
  readonly command: string;
  readonly language: Language;
  /** Declarations of the parameters of the model: their labels, and how many rest on assumption. */
  readonly parameters?: Parameters;
}

/** Outcomes that get a chart; the share alone can rise because assembly dies, the money cannot. */
const charted = ['upgradingShare', 'highEndValueAdded', 'lq'];

/** Everything on one option against the baseline, in the order of a reader's questions. */
function optionSections(pair: PairView, study: ComparisonStudy, place: number): (Markup | null)[] {
  const option = study.options[place]!;
  const names = [...new Set([study.headline.measure, ...charted])];
  const measures = names
    .flatMap((name) => pair.measure(name) ?? [])
    .filter(({ dimensions }) => dimensions.join() === 'region,industry');
  return [
    measures.length === 0 ? null : differenceSection(pair, measures),
    findingsSection(pair, study.headline, option),
    outcomesSection(pair),
    groupsSection(pair, option),
    robustnessSection(pair, study, option),
    measures.length === 0 ? null : levelsSection(pair, measures),
    pairingSection(pair, option),
  ];
}

/** The report on two or more scenarios run on the same draws: a self-contained HTML page. */
export function renderComparisonReport(input: ComparisonReportInput, document: Document): string {
  const { results, study, language, parameters } = input;
  const [baseline, ...compared] = results as [RunResult, ...RunResult[]];
  const others = compared.map(({ scenario }) => scenario);
  const pairs = compared.map((result, o) => {
    const option = study.options[o]!.letter;
    return pairViewOf(baseline, result, language, document, parameters, { option, others, outcome: study.headline });
  });
  const [first] = pairs as [PairView, ...PairView[]];
  const { a } = first;
  const { t } = a;
  const isSeveral = pairs.length > 1;
  const titleOf = (pair: PairView) => ({
    a: a.label(baseline.scenario.title),
    b: a.label(pair.b.result.scenario.title),
  });
  const answers = pairs.map((pair, o) => {
    const sentences = answerMarkup(comparisonAnswer(pair, study.headline, study.options[o]!));
    if (!isSeveral) return sentences;
    return html`<h3>${pair.a.t('optionAnswer', { title: titleOf(pair).b })}</h3>${sentences}`;
  });
  return page(a, {
    title: isSeveral
      ? t('comparisonTitleSeveral', { count: pairs.length, a: titleOf(first).a })
      : t('comparisonTitle', titleOf(first)),
    lead: html`<p class="question">${a.label(others[0]!.question)}</p>${pairs.map(
      (pair, o) => html`<p>${pair.a.t(o === 0 ? 'comparisonKeys' : 'optionKey', titleOf(pair))}</p>`,
    )}`,
    sections: [
      section({
        id: 'answer',
        heading: t('answerHeading'),
        content: html`${answers}${stoppingText(a, study).map((text) => html`<p class="note">${text}</p>`)}${answerNotes(a)}`,
      }),
      choiceSection(a, study),
      differsSection([a, ...pairs.map(({ b }) => b)]),
      ...pairs.flatMap((pair, o) => optionSections(pair, study, o)),
      budgetSection([a, ...pairs.map(({ b }) => b)], study),
      assumptionsSection(first.b),
      methodSection(a, {
        version: input.version,
        command: input.command,
        scenarios: [baseline.scenario, ...others],
      }),
    ],
  });
}

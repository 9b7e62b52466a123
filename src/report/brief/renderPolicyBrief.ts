import type { Parameters } from '../../engine/parameter.ts';
import type { ComparisonStudy } from '../../experiments/comparison/comparisonStudy.ts';
import type { RunResult } from '../../experiments/runResult.ts';
import { answerNotes } from '../answerNotes.ts';
import { differsSection, letterOf } from '../differsSection.ts';
import { section } from '../figure.ts';
import { html } from '../html.ts';
import { methodSection } from '../methodSection.ts';
import { page } from '../page.ts';
import { pairViewOf } from '../pairView.ts';
import type { Language } from '../strings.ts';
import { briefAnswer } from './briefAnswer.ts';
import type { BriefView } from './briefView.ts';
import { chartPart } from './chartPart.ts';
import { limitsPart } from './limitsPart.ts';
import { losersPart } from './losersPart.ts';
import { moneyPart } from './moneyPart.ts';
import { placesPart } from './placesPart.ts';
import { robustnessParts } from './robustnessParts.ts';
import { sourcesPart } from './sourcesPart.ts';

export interface PolicyBriefInput {
  readonly study: ComparisonStudy;
  /** What the study is of, the baseline first. */
  readonly results: readonly RunResult[];
  readonly version: string;
  /** The command that repeats the runs. */
  readonly command: string;
  readonly language: Language;
  /** Declarations of the parameters of the model, for their labels. */
  readonly parameters?: Parameters;
}

/** Scenarios by their titles, which a reader of a brief knows, instead of the names of their files. */
function titled(study: ComparisonStudy, language: Language): ComparisonStudy {
  const { choice, baseline, options } = study;
  const titles = [baseline, ...options].map(({ title }) => title[language]);
  return choice === null
    ? study
    : { ...study, choice: { ...choice, options: choice.options.map((one, s) => ({ ...one, name: titles[s]! })) } };
}

/**
 * A policy brief: one self-contained HTML page that prints to A4. Page 1 holds the answer, what differs, the chart of the
 * difference and what is not covered; then regions, losers, money, robustness, sources, method. The question is that of
 * the last scenario. No number is computed here.
 */
export function renderPolicyBrief(input: PolicyBriefInput, document: Document): string {
  const { results, version, command, language, parameters } = input;
  const study = titled(input.study, language);
  const [baseline, ...compared] = results as [RunResult, ...RunResult[]];
  const others = compared.map(({ scenario }) => scenario);
  const pairs = compared.map((result, o) =>
    pairViewOf(baseline, result, language, document, parameters, {
      option: study.options[o]!.letter,
      others,
      outcome: study.headline,
    }),
  );
  const view = pairs[0]!.a;
  const brief: BriefView = { study, view, views: [view, ...pairs.map(({ b }) => b)], pairs };
  const { t, label } = view;
  const scenarios = [baseline.scenario, ...others];
  const keys = scenarios.map(({ title }, s) => {
    const text = s === 0 ? t('briefBaseline', { title: label(title) }) : label(title);
    return html`<li>${t('briefLimit', { title: letterOf(s), text })}</li>`;
  });
  return page(view, {
    kind: 'brief',
    title: label(scenarios.at(-1)!.question),
    lead: html`<p class="kind">${t('briefKind')}</p><ul class="keys">${keys}</ul>`,
    sections: [
      section({
        id: 'answer',
        heading: t('answerHeading'),
        content: html`${briefAnswer(brief)}${answerNotes(view)}`,
      }),
      differsSection(brief.views),
      chartPart(brief),
      limitsPart(brief),
      placesPart(brief),
      losersPart(brief),
      moneyPart(brief),
      ...robustnessParts(brief),
      sourcesPart(brief),
      methodSection(view, { version, command, scenarios }),
    ],
  });
}

import { effectFigure } from '../effectFigure.ts';
import { section } from '../figure.ts';
import { html, type Markup } from '../html.ts';
import { type BriefView, placeOf } from './briefView.ts';

/** The chart of page 1: the outcome asked about, every option less the baseline, on one scale. */
export function chartPart({ study, views }: BriefView): Markup {
  const [view] = views;
  const { t, result, runs } = view;
  const outcome = study.headline;
  const facts = { measure: view.label(outcome.label), place: placeOf(view, outcome) };
  const since = study.options.flatMap((option) => {
    const found = option.outcomes.find(
      (own) =>
        own.outcome.measure === outcome.measure &&
        own.outcome.region === outcome.region &&
        own.outcome.industry === outcome.industry &&
        own.outcome.stage === outcome.stage,
    );
    return found == null || found.clearFrom === null || runs < 2
      ? []
      : [t('briefClearFrom', { option: view.label(option.title), year: found.clearFrom })];
  });
  return section({
    id: 'difference',
    heading: t('briefChartHeading'),
    content: html`${effectFigure({
      view,
      measure: outcome,
      title: t('briefChart', facts),
      panels: study.options.map((option) => ({ title: view.label(option.title), years: option.path })),
      label: ({ title: option }, end, range) => {
        const all = { ...facts, option, first: result.years[0]!, last: result.years.at(-1)!, end };
        return runs < 2 ? t('briefChartLabelSingle', all) : t('briefChartLabel', { ...all, range, runs });
      },
      notes: [t('briefChartReading'), ...since],
      nameHead: t('briefScenario'),
    })}`,
  });
}

import { firstClearYear } from '../../experiments/comparison/firstClearYear.ts';
import { effectFigure } from '../effectFigure.ts';
import { section } from '../figure.ts';
import type { Markup } from '../html.ts';
import type { BriefView } from './briefView.ts';

/** The chart of page 1: the outcome asked about, every option less the baseline, on one scale. */
export function chartPart({ study, view }: BriefView): Markup {
  const { t, result, runs } = view;
  const facts = { measure: view.label(study.headline.label), place: view.placeName(study.headline) };
  const since = study.options.flatMap(({ title, path }) => {
    const year = runs < 2 ? null : firstClearYear(path);
    return year === null ? [] : [t('briefClearFrom', { scenario: view.label(title), year })];
  });
  return section({
    id: 'difference',
    heading: t('briefChartHeading'),
    content: effectFigure({
      view,
      measure: study.headline,
      title: t('briefChart', facts),
      panels: study.options.map((option) => ({ title: view.label(option.title), years: option.path })),
      label: ({ title: scenario }, end, range) => {
        const all = { ...facts, scenario, first: result.years[0]!, last: result.years.at(-1)!, end };
        return runs < 2 ? t('briefChartLabelSingle', all) : t('briefChartLabel', { ...all, range, runs });
      },
      notes: [t('briefChartReading'), ...since],
      nameHead: t('briefScenario'),
      narrow: study.options.length > 2,
    }),
  });
}

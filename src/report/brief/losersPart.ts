import type { OptionStudy } from '../../experiments/comparison/comparisonStudy.ts';
import type { GroupEffect } from '../../experiments/comparison/groupEffects.ts';
import { section, table } from '../figure.ts';
import { html, type Markup } from '../html.ts';
import { differenceText } from '../pairView.ts';
import type { ResultView } from '../resultView.ts';
import type { BriefView } from './briefView.ts';

/** Most groups of one option that are listed; those that lose most, relative to what they had. */
const MOST_GROUPS = 15;

const stages = { upstream: 'upstream', midstream: 'midstream', downstream: 'downstream' } as const;
const sizes = { small: 'briefSmallFirms', medium: 'briefMediumFirms', large: 'briefLargeFirms' } as const;

function groupName(view: ResultView, { by, group }: GroupEffect): string {
  switch (by) {
    case 'region':
      return view.regionName(group);
    case 'industry':
      return view.industryName(group);
    case 'stage':
      return view.t(stages[group as keyof typeof stages]);
    case 'firmSize':
      return view.t(sizes[group as keyof typeof sizes]);
  }
}

function losersOf(view: ResultView, option: OptionStudy, year: number): Markup {
  const { t, numbers } = view;
  const title = view.label(option.title);
  const depth = ({ ofBaseline }: GroupEffect): number => (Number.isFinite(ofBaseline) ? ofBaseline : 0);
  const losers = option.groups.filter(({ loses }) => loses).sort((one, two) => depth(one) - depth(two));
  if (losers.length === 0) return html`<p>${t('briefLosersNone', { option: title })}</p>`;
  const listed = losers.slice(0, MOST_GROUPS);
  const rows = listed.map((loser) => {
    const measure = view.measure(loser.measure)!;
    const { effect, ofBaseline } = loser;
    const { mean, outer } = differenceText(view, measure, effect);
    const unclear = view.runs > 1 && !effect.directionClear;
    const grey = (text: string): Markup => (unclear ? html`<span class="unclear">${text}</span>` : html`${text}`);
    return [
      groupName(view, loser),
      view.label(measure.label),
      grey(mean),
      grey(outer),
      grey(numbers.percent(ofBaseline)),
      grey(t(unclear ? 'briefLessUnclear' : 'briefLessOf', { lower: effect.lower, pairs: effect.pairs })),
    ];
  });
  const more = losers.length - listed.length;
  return html`${table({
    caption: t('briefLosersCaption', { option: title, year }),
    columns: [
      { head: t('briefGroup') },
      { head: t('measure') },
      { head: t('meanDifference') },
      { head: t('legendDifferenceOuter') },
      { head: t('briefOfBaseline'), number: true },
      { head: t('briefLessIn') },
    ],
    rows,
  })}${more > 0 ? html`<p>${t('briefLosersMore', { count: more })}</p>` : null}`;
}

/** Who has less than without the policy: regions, industries, stages, sizes of firms. */
export function losersPart({ study, views }: BriefView): Markup {
  const [view] = views;
  return section({
    id: 'losers',
    heading: view.t('losersHeading'),
    content: html`<p>${view.t('briefLosersReading')}</p>${study.options.map((option) => losersOf(view, option, study.lastYear))}`,
  });
}

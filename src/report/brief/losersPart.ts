import { groupsTable } from '../comparisonGroups.ts';
import { section, table } from '../figure.ts';
import { html, type Markup } from '../html.ts';
import type { BriefView } from './briefView.ts';

/** Most groups of one option that are listed; those that lose most, relative to what they had. */
const MOST_GROUPS = 15;

/** Who has less than without the policy: regions, industries, stages, sizes of firms. */
export function losersPart({ study, view, pairs }: BriefView): Markup {
  const { t } = view;
  const lists = study.options.map((option, o): Markup => {
    const scenario = view.label(option.title);
    const losers = option.groups.filter(({ loses }) => loses);
    if (losers.length === 0) return html`<p>${t('briefLosersNone', { scenario })}</p>`;
    const depth = losers.map(({ ofBaseline }) => (Number.isFinite(ofBaseline) ? ofBaseline : 0));
    const limit = [...depth].sort((a, b) => a - b)[MOST_GROUPS - 1] ?? 0;
    const groups = losers.filter((_, i) => depth[i]! <= limit);
    const more = losers.length - groups.length;
    return html`${table({
      ...groupsTable(pairs[o]!, { ...option, groups }),
      caption: t('briefLosersCaption', { scenario, year: study.lastYear }),
    })}${more > 0 ? html`<p>${t('briefLosersMore', { count: more })}</p>` : null}`;
  });
  return section({
    id: 'losers',
    heading: t('losersHeading'),
    content: html`<p>${t('briefLosersReading')}</p>${lists}`,
  });
}

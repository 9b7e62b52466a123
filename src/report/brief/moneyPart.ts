import { runBand } from '../../experiments/statistics.ts';
import { medianWithRange } from '../bandText.ts';
import { comparisonFindings } from '../comparisonFindings.ts';
import { section, table } from '../figure.ts';
import { html, type Markup } from '../html.ts';
import { moneySpent } from '../policySection.ts';
import type { BriefView } from './briefView.ts';

const billions = { kind: 'money', unit: '1' } as const;

const kinds = [
  ['policySpending', 'briefSpent'],
  ['policyUnspent', 'briefUnspent'],
  ['policyMisused', 'briefMisused'],
  ['policyCrowdedOut', 'briefCrowdedOut'],
] as const;

/** Where the money of each scenario went. */
function spendingTable({ study, view, views }: BriefView): Markup | null {
  const { t } = view;
  const rows = kinds.flatMap(([name, key]) => {
    const sums = views.map((one) => moneySpent(one, name));
    if (sums.some((sum) => sum === null)) return [];
    return [[t(key), ...sums.map((sum) => medianWithRange(view, billions, runBand(sum!)))]];
  });
  if (rows.length === 0) return null;
  return table({
    caption: t('briefMoneyCaption', { first: study.firstYear, last: study.lastYear }),
    columns: [
      { head: t('briefMoneyKind') },
      ...views.map((one, s) => {
        const title = one.label(one.result.scenario.title);
        return { head: s === 0 ? t('briefBaseline', { title }) : title, number: true };
      }),
    ],
    rows,
  });
}

/** What was spent, what of it did not do what it was paid for, when it shows and what an outcome and a job cost. */
export function moneyPart(brief: BriefView): Markup {
  const { study, view, pairs } = brief;
  const findings = study.options.map((option, o): Markup => {
    const sentences = comparisonFindings(pairs[o]!, study.headline, option).map(
      ({ text, clear }) => html`<p${clear ? null : html` class="unclear"`}>${text}</p>`,
    );
    return study.options.length === 1
      ? html`${sentences}`
      : html`<h3>${view.t('briefLimit', { title: option.letter, text: view.label(option.title) })}</h3>${sentences}`;
  });
  return section({
    id: 'money',
    heading: view.t('briefMoneyHeading'),
    content: html`${spendingTable(brief)}${findings}`,
  });
}

import type { CostPerGain } from '../../experiments/comparison/costEffectiveness.ts';
import { runBand } from '../../experiments/statistics.ts';
import { medianWithRange } from '../bandText.ts';
import { section, table } from '../figure.ts';
import { html, type Markup } from '../html.ts';
import { decimalsFor } from '../numbers.ts';
import { differenceText } from '../pairView.ts';
import { moneySpent } from '../policySection.ts';
import { halfWidth, type ResultView } from '../resultView.ts';
import { type BriefView, placeOf } from './briefView.ts';

const billions = { kind: 'money', unit: '1' } as const;

const kinds = [
  ['policySpending', 'briefSpent'],
  ['policyUnspent', 'briefUnspent'],
  ['policyMisused', 'briefMisused'],
  ['policyCrowdedOut', 'briefCrowdedOut'],
] as const;

/** Where the money of each scenario went. */
function spendingTable({ study, views }: BriefView): Markup | null {
  const [view] = views;
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

/** A price with the digits its interval supports. */
function priceText(view: ResultView, price: CostPerGain | null, scale: number): string {
  if (price === null) return view.t('briefNoPrice');
  const [low, high] = [price.interval.low * scale, price.interval.high * scale];
  const decimals = decimalsFor(billions, price.ratio * scale, halfWidth({ low, high }));
  return view.t('medianWithRange', {
    median: view.numbers.level(billions, price.ratio * scale, decimals),
    range: view.numbers.range(billions, low, high, decimals),
  });
}

/** Cost per unit of the outcome and per job. */
function priceTable({ study, views }: BriefView): Markup | null {
  const [view] = views;
  const { t } = view;
  const { options, headline } = study;
  if (view.runs < 2 || options.every(({ cost }) => cost === null)) return null;
  const facts = { measure: view.label(headline.label), place: placeOf(view, headline) };
  const share = headline.kind === 'share';
  const costs = options.map(({ cost }) => cost);
  return html`${table({
    caption: t('briefPriceCaption'),
    columns: [{ head: t('briefPriceOf') }, ...options.map(({ title }) => ({ head: view.label(title), number: true }))],
    rows: [
      [
        t(share ? 'briefPerPoint' : 'briefPerUnit', facts),
        ...costs.map((cost) => priceText(view, cost?.perOutcome ?? null, share ? 0.01 : 1)),
      ],
      [t('briefPerJob'), ...costs.map((cost) => priceText(view, cost?.perJob ?? null, 1))],
      [t('briefPerJobYear'), ...costs.map((cost) => priceText(view, cost?.perJobYear ?? null, 1))],
    ],
  })}<p class="note">${t('briefPriceSign')}</p>`;
}

/** What was spent, what of it did not do what it was paid for, and what the rest bought. */
export function moneyPart(brief: BriefView): Markup {
  const { study, views } = brief;
  const [view] = views;
  const { t } = view;
  const count = { kind: 'count', unit: 'thousand persons' } as const;
  const jobs = study.options.flatMap(({ title, cost }) => {
    if (cost?.jobs == null || view.runs < 2) return [];
    const { mean, interval } = differenceText(view, count, cost.jobs);
    const facts = { option: view.label(title), year: cost.jobs.year, difference: mean, interval };
    return [html`<p>${t(cost.jobs.directionClear ? 'briefJobs' : 'briefJobsUnclear', facts)}</p>`];
  });
  return section({
    id: 'money',
    heading: t('briefMoneyHeading'),
    content: html`${spendingTable(brief)}${priceTable(brief)}${jobs}`,
  });
}

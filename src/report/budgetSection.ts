import type { ComparisonStudy, OptionStudy } from '../experiments/comparison/comparisonStudy.ts';
import { type RunBand, runBand } from '../experiments/statistics.ts';
import type { PolicySpec } from '../world/worldSpec.ts';
import { bandPanel, domainAround } from './bandPanel.ts';
import { medianWithRange } from './bandText.ts';
import { moneyText, stepOf, times } from './comparisonFindings.ts';
import { letterOf } from './differsSection.ts';
import { dataTable, figure, runsClass, section, table } from './figure.ts';
import { html, type Markup, type Piece } from './html.ts';
import { instrumentOf } from './instrumentOf.ts';
import { differenceText } from './pairView.ts';
import { moneySpent } from './policySection.ts';
import { policyCells } from './policyText.ts';
import type { ResultView } from './resultView.ts';
import { levelLegend } from './seriesFigure.ts';

const billions = { kind: 'money', unit: '1' } as const;

/** Where money went beside its purpose: measure and string. */
const leaks = [
  ['policyMisused', 'budgetMisused'],
  ['policyCrowdedOut', 'budgetCrowdedOut'],
  ['policyCreditDisplaced', 'budgetCreditDisplaced'],
  ['policyDemandDisplaced', 'budgetDemandDisplaced'],
] as const;

const pays = ({ result }: ResultView, { instrument }: PolicySpec): boolean =>
  instrumentOf(result.scenario, instrument)?.spends ?? true;
const hasBudget = (view: ResultView, p: number): boolean => {
  const { policies, moneyFrom } = view.result.scenario;
  const { budget, moneyPath } = policies[p]!;
  return moneyFrom[p] != null || moneyPath !== null || (budget !== null && Number.isFinite(budget));
};

const money = (view: ResultView, values: ArrayLike<number>): string => medianWithRange(view, billions, runBand(values));

/** A letter before titles where there are several scenarios. */
const titleOf = (views: readonly ResultView[], s: number): string => {
  const title = views[s]!.label(views[s]!.result.scenario.title);
  return views.length === 1 ? title : views[0]!.t('briefLimit', { title: letterOf(s), text: title });
};

/** Sums over the years by run of what a policy spent or left. */
function sums(view: ResultView, p: number, kind: 'spending' | 'unspent'): number[] {
  const policies = view.result.scenario.policies.length;
  return view.result.policyMoney!.map(({ [kind]: values }) => {
    let sum = 0;
    for (let i = p; i < values.length; i += policies) sum += values[i]!;
    return sum;
  });
}

/** Budgeted, spent and unspent of every policy that pays, scenario by scenario. */
function policyTable(views: readonly ResultView[]): Markup | null {
  const { t, result } = views[0]!;
  const rows = views.flatMap((view, s): Piece[][] => {
    if (view.result.policyMoney === undefined) return [];
    const own = view.result.scenario.policies.flatMap((policy, p): Piece[][] => {
      if (!pays(view, policy)) return [];
      const [instrument, target, years] = policyCells(view, view.result.scenario, p) as [string, string, string];
      const [spent, left] = [sums(view, p, 'spending'), sums(view, p, 'unspent')];
      const isCapped = hasBudget(view, p);
      const planned = isCapped
        ? money(
            view,
            spent.map((value, run) => value + left[run]!),
          )
        : t('budgetOpen');
      const name = html`${instrument}<small>${target}, ${years}</small>`;
      return [[name, planned, money(view, spent), isCapped ? money(view, left) : '']];
    });
    return own.length === 0 || views.length === 1 ? own : [[titleOf(views, s)], ...own];
  });
  if (rows.length === 0) return null;
  const number = true;
  return table({
    caption: t('budgetPolicies', { first: result.years[0]!, last: result.years.at(-1)! }),
    columns: [
      { head: t('budgetPolicy') },
      { head: t('budgetPlanned'), number },
      { head: t('budgetPaid'), number },
      { head: t('budgetLeft'), number },
    ],
    rows,
  });
}

/** All that was paid, and what of it did not do what it was paid for; kinds that are 0 everywhere are left out. */
function leakTable(views: readonly ResultView[]): Markup | null {
  const { t, result } = views[0]!;
  const all = views.map((view) => moneySpent(view));
  if (all.some((sum) => sum === null)) return null;
  const lines = leaks.flatMap(([name, key]): Piece[][] => {
    const found = views.map((view) => moneySpent(view, name));
    if (found.some((sum) => sum === null) || found.every((sum) => sum!.every((value) => value === 0))) return [];
    return [[t(key), ...found.map((sum, s) => money(views[s]!, sum!))]];
  });
  return table({
    caption: t('budgetEffect', { first: result.years[0]!, last: result.years.at(-1)! }),
    columns: [{ head: t('budgetKind') }, ...views.map((_, s) => ({ head: titleOf(views, s), number: true }))],
    rows: [[t('budgetTotal'), ...all.map((sum, s) => money(views[s]!, sum!))], ...lines],
  });
}

interface Programme {
  readonly name: string;
  readonly view: ResultView;
  /** By year. */
  readonly bands: readonly RunBand[];
}

/** Spending by instrument and year, policies of one instrument added up. */
function programmesOf(views: readonly ResultView[]): Programme[] {
  return views.flatMap((view, s) => {
    const { scenario, policyMoney, years } = view.result;
    if (policyMoney === undefined) return [];
    const P = scenario.policies.length;
    const names = [
      ...new Set(scenario.policies.filter((policy) => pays(view, policy)).map(({ instrument }) => instrument)),
    ];
    return names.map((instrument) => {
      const label = instrumentOf(scenario, instrument)?.label;
      const text = label === undefined ? instrument : view.label(label);
      const own = scenario.policies.flatMap((policy, p) => (policy.instrument === instrument ? [p] : []));
      const bands = years.map((_, year) =>
        runBand(policyMoney.map(({ spending }) => own.reduce((sum, p) => sum + spending[year * P + p]!, 0))),
      );
      return { name: views.length === 1 ? text : `${letterOf(s)} · ${text}`, view, bands };
    });
  });
}

function yearsFigure(views: readonly ResultView[]): Markup | null {
  const programmes = programmesOf(views);
  if (programmes.length === 0) return null;
  const [first] = views as [ResultView];
  const { t, result, runs, numbers } = first;
  const [from, until] = [result.years[0]!, result.years.at(-1)!];
  const domain = domainAround([0, ...programmes.flatMap(({ bands }) => bands.map(({ outer }) => outer.high))]);
  const most = (bands: readonly RunBand[]): string => numbers.plain(Math.max(...bands.map(({ median }) => median)), 2);
  return figure({
    title: t('budgetYears'),
    legend: levelLegend(first, [], []).filter(({ mark }) => mark !== 'mean'),
    panels: programmes.map(({ name, bands }) => ({
      title: name,
      image: bandPanel({
        document: first.document,
        numbers,
        label: t('budgetYearsLabel', { name, first: from, last: until, most: most(bands), runs }),
        format: billions,
        years: result.years,
        series: [{ bands, style: 'main' }],
        domain,
        reference: null,
        mean: null,
        points: [],
        runs: runsClass(runs),
      }),
    })),
    notes: programmes.length > 1 ? [t('sharedAxes')] : [],
    data: dataTable(first, {
      caption: t('budgetYears'),
      columns: [{ head: t('year') }, ...programmes.map(({ name }) => ({ head: name, number: true }))],
      rows: result.years.map((year, y) => [
        String(year),
        ...programmes.map(({ view, bands }) => medianWithRange(view, billions, bands[y]!)),
      ]),
    }),
  });
}

/** Balances of governments at the end, where regions pay for policies of their own. */
function balanceTable(views: readonly ResultView[]): Markup | null {
  const { t, result, regionName, lastYear } = views[0]!;
  if (!views.some((view) => view.result.scenario.policies.some(({ paidBy }) => paidBy === 'region'))) return null;
  const rows = [
    ...result.regions.map((region, r) => [regionName(region), 'budgetBalance', r] as const),
    [t('budgetNation'), 'nationalBalance', 0] as const,
  ].flatMap(([name, measure, cell]): string[][] => {
    const found = views.map((view) => view.measure(measure));
    if (found.some((one) => one === undefined)) return [];
    return [[name, ...views.map((view, s) => money(view, view.values(found[s]!, lastYear, cell)))]];
  });
  if (rows.length === 0) return null;
  return table({
    caption: t('budgetBalances', { last: result.years.at(-1)! }),
    columns: [{ head: t('budgetGovernment') }, ...views.map((_, s) => ({ head: titleOf(views, s), number: true }))],
    rows,
  });
}

/** Extra money of every option, and what a step of the outcome and a job cost. */
function costTable(views: readonly ResultView[], study: ComparisonStudy): Markup | null {
  const [view] = views as [ResultView];
  const { t } = view;
  const { headline, options } = study;
  if (view.runs < 2 || options.every(({ cost }) => cost === null)) return null;
  const { step, size } = stepOf(view, headline);
  const worded = (cost: Parameters<typeof times>[0] | null, factor: number): string => {
    if (cost === null) return t('budgetNoCost');
    const text = moneyText(view, times(cost, factor));
    return t('medianWithRange', { median: `${text.money} ${text.unit}`, range: text.interval });
  };
  const row = ({ cost }: OptionStudy, o: number): string[] => {
    const title = titleOf(views, o + 1);
    if (cost === null) return [title, t('budgetNoCost'), t('budgetNoCost'), t('budgetNoCost')];
    const extra = differenceText(view, billions, cost.money);
    const { perOutcome, perJob } = cost;
    const spends = cost.money.mean > 0;
    return [
      title,
      t('medianWithRange', { median: extra.number, range: extra.interval }),
      worded(spends ? perOutcome : null, perOutcome !== null && perOutcome.ratio < 0 ? -size : size),
      worded(spends && perJob !== null && perJob.ratio > 0 ? perJob : null, 1e-3),
    ];
  };
  const facts = { step, measure: view.label(headline.label), place: view.placeName(headline) };
  return html`${table({
    caption: t('budgetCosts'),
    columns: [
      { head: t('budgetScenario') },
      { head: t('budgetExtra'), number: true },
      { head: t('budgetPerOutcome', facts), number: true },
      { head: t('budgetPerJob'), number: true },
    ],
    rows: options.map(row),
  })}<p class="note">${t('budgetCostsReading')}</p>`;
}

/**
 * What was budgeted, spent and left by policy, instrument and year, what money did beside its purpose, balances where
 * regions pay, and, of a comparison, what an outcome costs. Null where no policy pays.
 * @param views one scenario, or the baseline and its options with their study.
 */
export function budgetSection(views: readonly ResultView[], study?: ComparisonStudy): Markup | null {
  const [first] = views as [ResultView];
  if (views.every((view) => !view.result.scenario.policies.some((policy) => pays(view, policy)))) return null;
  const cost =
    study === undefined ? html`<p class="note">${first.t('budgetNoComparison')}</p>` : costTable(views, study);
  return section({
    id: 'budget',
    heading: first.t('budgetHeading'),
    content: html`${policyTable(views)}${leakTable(views)}${yearsFigure(views)}${balanceTable(views)}${cost}`,
  });
}

import { runBand } from '../experiments/statistics.ts';
import type { Scenario } from '../scenarios/scenario.ts';
import { bandText } from './bandText.ts';
import { type Column, section, table } from './figure.ts';
import { html, type Markup } from './html.ts';
import { policyCells } from './policyText.ts';
import type { ResultView } from './resultView.ts';

/** Money paid under all policies over all years and regions, or another measure of money, by run; null if not measured. */
export function moneySpent(view: ResultView, name = 'policySpending'): Float64Array | null {
  const measure = view.measure(name);
  if (measure === undefined) return null;
  const sums = new Float64Array(view.runs);
  for (const year of view.result.years.keys()) {
    for (const cell of view.cells(measure).keys()) {
      const values = view.values(measure, year, cell);
      for (let run = 0; run < sums.length; run++) if (!Number.isNaN(values[run]!)) sums[run]! += values[run]!;
    }
  }
  return sums;
}

/** Columns of a table of policies. */
export const policyColumns = ({ t }: ResultView): Column[] =>
  (['instrument', 'target', 'years', 'rate', 'budget'] as const).map((key) => ({
    head: t(key),
    long: key === 'target',
  }));

/** What a scenario covers and does not, as its file says; null where it says neither. */
export function coverage(view: ResultView, { covers, notCovered }: Scenario): Markup | null {
  const { t, label } = view;
  const parts = [
    ...(covers === null ? [] : [html`<dt>${t('covers')}</dt><dd>${label(covers)}</dd>`]),
    ...(notCovered === null ? [] : [html`<dt>${t('notCovered')}</dt><dd>${label(notCovered)}</dd>`]),
  ];
  return parts.length === 0 ? null : html`<dl>${parts}</dl>`;
}

/** What was run, and the policies in force with what they cost. */
export function policySection(view: ResultView): Markup {
  const { t, result } = view;
  const { scenario } = result;
  const [first, last] = [result.years[0]!, result.years.at(-1)!];
  const facts = t('scenarioFacts', {
    first,
    last,
    regions: result.regions.length,
    industries: result.industries.length,
    clusters: scenario.world.clusters.length,
    runs: view.runs,
  });
  const money = moneySpent(view);
  const spent = (values: Float64Array): string => {
    const { median, outer } = bandText(view, { kind: 'money', unit: 'billion yuan' }, runBand(values));
    return view.runs < 2
      ? t('moneyTotalSingle', { median, first, last })
      : t('moneyTotal', { median, range: outer, runs: view.runs, first, last });
  };
  const policies =
    scenario.policies.length === 0
      ? html`<p>${t('policiesNone')}</p>`
      : html`${table({
          caption: t('policiesCaption'),
          columns: policyColumns(view),
          rows: scenario.policies.map((_, p) => policyCells(view, scenario, p)),
        })}${money === null ? null : html`<p>${spent(money)}</p>`}`;
  return section({
    id: 'scenario',
    heading: t('scenarioHeading'),
    content: html`${scenario.summary === null ? null : html`<p>${view.label(scenario.summary)}</p>`}${coverage(view, scenario)}<p>${facts}</p>${policies}`,
  });
}

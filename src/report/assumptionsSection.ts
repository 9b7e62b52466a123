import { parameterAt, parameterPaths } from '../engine/parameter.ts';
import type { Scenario } from '../scenarios/scenario.ts';
import { section, table } from './figure.ts';
import { html, type Markup } from './html.ts';
import type { ResultView } from './resultView.ts';

/** A parameter by its path, with its label where it has one. */
export function parameterName(view: ResultView, path: string): Markup {
  const declared = parameterAt(view.parameters, path);
  return html`${declared === undefined ? null : html`${view.label(declared.label)} `}<code>${path}</code>`;
}

/** A parameter value with its unit. */
export function parameterValue(view: ResultView, path: string, value: number): string {
  const unit = parameterAt(view.parameters, path)?.unit ?? '1';
  const number = view.numbers.plain(value);
  return unit === '1' ? number : view.t('withUnit', { number, unit: view.unit(unit) });
}

/** Longer lists of assumptions are folded. */
const MOST_ROWS = 60;

function assumptionTable(view: ResultView, scenario: Scenario): Markup {
  const { t } = view;
  if (scenario.assumptions.length === 0) return html`<p>${t('assumptionsNone')}</p>`;
  const rows = scenario.assumptions.map(({ path, value, source }) => [
    html`<code>${path}</code>`,
    value,
    view.label(source),
  ]);
  const all = table({
    caption: t('assumptionsCaption'),
    columns: [{ head: t('assumptionPath') }, { head: t('value'), long: true }, { head: t('source'), long: true }],
    rows,
  });
  if (rows.length <= MOST_ROWS) return all;
  return html`<details><summary>${t('assumptionsFolded', { count: rows.length })}</summary>${all}</details>`;
}

/** What was assumed to fill what a table of regions left open. */
const assumedList = (view: ResultView): Markup | null => {
  const { assumed } = view.result.scenario;
  if (assumed.length === 0) return null;
  return html`<h3>${view.t('assumedHeading')}</h3><ul>${assumed.map((line) => html`<li>${view.label(line)}</li>`)}</ul>`;
};

/** What the numbers of the scenario rest on, and what was changed in the model. */
export function assumptionsSection(view: ResultView): Markup {
  const { t } = view;
  const { scenario } = view.result;
  const paths = parameterPaths(view.parameters);
  const assumed = paths.filter((path) => parameterAt(view.parameters, path)!.source === 'assumption').length;
  const changed =
    scenario.changed.length === 0
      ? html`<p>${t('changedNone')}</p>`
      : table({
          caption: t('changedCaption'),
          columns: [
            { head: t('parameter') },
            { head: t('defaultValue'), number: true },
            { head: t('value'), number: true },
          ],
          rows: scenario.changed.map((change) => [
            parameterName(view, change.path),
            parameterValue(view, change.path, change.default),
            parameterValue(view, change.path, change.value),
          ]),
        });
  return section({
    id: 'assumptions',
    heading: t('assumptionsHeading'),
    content: html`${paths.length === 0 ? null : html`<p>${t('assumptionCount', { assumed, total: paths.length })}</p>`}${assumedList(view)}${changed}${assumptionTable(view, scenario)}`,
  });
}

import { runBand } from '../experiments/statistics.ts';
import { measureTitle, medianWithRange } from './bandText.ts';
import { type Column, section, table } from './figure.ts';
import { threeYears } from './firmsSection.ts';
import { html, type Markup } from './html.ts';
import type { ResultView } from './resultView.ts';

/** Tables of more rows are folded, measure by measure. */
const MOST_ROWS = 400;

/** A measure with its rows: where, then values of the years. */
interface MeasureRows {
  readonly title: string;
  readonly rows: readonly (readonly string[])[];
}

function rowsOfMeasures(view: ResultView, shown: readonly string[], years: readonly number[]): MeasureRows[] {
  const kept = new Set(view.drawn.map(({ region, industry }) => `${region}/${industry}`));
  return view.result.measures
    .filter(({ name }) => !shown.includes(name))
    .map((measure) => ({
      title: measureTitle(view, measure),
      rows: view.cells(measure).flatMap((place, cell) => {
        if (place.region !== null && place.industry !== null && !kept.has(`${place.region}/${place.industry}`))
          return [];
        const values = years.map((year) => medianWithRange(view, measure, runBand(view.values(measure, year, cell))));
        return [[view.placeName(place), ...values]];
      }),
    }));
}

/** One table with a body a measure. */
function groupedTable(input: {
  readonly caption: string;
  readonly columns: readonly Column[];
  readonly groups: readonly MeasureRows[];
}): Markup {
  const { caption, columns, groups } = input;
  const bodies = groups.map(({ title, rows }) => {
    const head = html`<tr><th scope="rowgroup" colspan="${columns.length}">${title}</th></tr>`;
    const lines = rows.map(
      ([where, ...values]) =>
        html`<tr><th scope="row">${where}</th>${values.map((value) => html`<td class="number">${value}</td>`)}</tr>`,
    );
    return html`<tbody>${head}${lines}</tbody>`;
  });
  const heads = columns.map(
    ({ head, number }) => html`<th scope="col"${number ? html` class="number"` : null}>${head}</th>`,
  );
  return html`<div class="scroll" role="group" aria-label="${caption}" tabindex="0"><table class="grouped"><caption>${caption}</caption><thead><tr>${heads}</tr></thead>${bodies}</table></div>`;
}

/** Every measure that has no figure of its own, at the start, in the middle and at the end. */
export function measuresTable(view: ResultView, shown: readonly string[]): Markup | null {
  const { t, result } = view;
  const years = threeYears(result.years.length);
  const measures = rowsOfMeasures(view, shown, years);
  if (measures.length === 0) return null;
  const caption = t(view.runs < 2 ? 'measuresCaptionSingle' : 'measuresCaption');
  const heads = years.map((year) => ({ head: String(result.years[year]!), number: true }));
  const columns = [{ head: t('where') }, ...heads];
  const notes = (rows: number | null): Markup[] =>
    [
      ...(view.drawn.length < view.clusters.length
        ? [t('largestClusters', { drawn: view.drawn.length, total: view.clusters.length })]
        : []),
      ...(rows === null ? [] : [t('measuresFolded', { rows })]),
    ].map((text) => html`<p class="note">${text}</p>`);
  const count = measures.reduce((sum, { rows }) => sum + rows.length, 0);
  const content =
    count > MOST_ROWS
      ? html`${notes(count)}<p>${caption}</p>${measures.map(
          ({ title, rows }) =>
            html`<details class="measure"><summary>${title}</summary>${table({ caption: title, columns, rows })}</details>`,
        )}`
      : html`${notes(null)}${groupedTable({ caption, columns, groups: measures })}`;
  return section({ id: 'measures', heading: t('measuresHeading'), content });
}

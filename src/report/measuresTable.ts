import { runBand } from '../experiments/statistics.ts';
import { measureTitle, medianWithRange } from './bandText.ts';
import { section } from './figure.ts';
import { threeYears } from './firmsSection.ts';
import { html, type Markup } from './html.ts';
import type { ResultView } from './resultView.ts';

/** Every measure that has no figure of its own, at the start, in the middle and at the end. */
export function measuresTable(view: ResultView, shown: readonly string[]): Markup | null {
  const { t, result } = view;
  const years = threeYears(result.years.length);
  const kept = new Set(view.drawn.map(({ region, industry }) => `${region}/${industry}`));
  const bodies = result.measures
    .filter(({ name }) => !shown.includes(name))
    .map((measure) => {
      const rows = view.cells(measure).flatMap((place, cell) => {
        if (place.region !== null && place.industry !== null && !kept.has(`${place.region}/${place.industry}`))
          return [];
        const values = years.map((year) => medianWithRange(view, measure, runBand(view.values(measure, year, cell))));
        return [
          html`<tr><th scope="row">${view.placeName(place)}</th>${values.map((value) => html`<td class="number">${value}</td>`)}</tr>`,
        ];
      });
      const head = html`<tr><th scope="rowgroup" colspan="${years.length + 1}">${measureTitle(view, measure)}</th></tr>`;
      return html`<tbody>${head}${rows}</tbody>`;
    });
  if (bodies.length === 0) return null;
  const caption = t(view.runs < 2 ? 'measuresCaptionSingle' : 'measuresCaption');
  const note =
    view.drawn.length < view.clusters.length
      ? html`<p class="note">${t('largestClusters', { drawn: view.drawn.length, total: view.clusters.length })}</p>`
      : null;
  return section({
    id: 'measures',
    heading: t('measuresHeading'),
    content: html`${note}<div class="scroll" role="group" aria-label="${caption}" tabindex="0"><table class="grouped"><caption>${caption}</caption><thead><tr><th scope="col">${t('where')}</th>${years.map(
      (year) => html`<th scope="col" class="number">${result.years[year]!}</th>`,
    )}</tr></thead>${bodies}</table></div>`,
  });
}

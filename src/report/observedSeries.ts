import { runBand } from '../experiments/statistics.ts';
import type { Measure } from '../measures/measure.ts';
import type { ObservedSeries } from '../scenarios/scenario.ts';
import type { Point } from './bandPanel.ts';
import { bandText } from './bandText.ts';
import { table } from './figure.ts';
import { html, type Markup } from './html.ts';
import { decimalsFor } from './numbers.ts';
import { type Cell, halfWidth, type ResultView } from './resultView.ts';

const seriesOf = (view: ResultView, measure: Measure): readonly ObservedSeries[] =>
  view.result.scenario.observed.filter((series) => series.measure === measure.name);

/** The only industry or region may be left out of a series. */
const matches = (view: ResultView, series: ObservedSeries, cell: Cell): boolean =>
  (series.region === null ? view.result.regions.length === 1 || cell.region === null : series.region === cell.region) &&
  (series.industry === null
    ? view.result.industries.length === 1 || cell.industry === null
    : series.industry === cell.industry);

const isHeldOut = (series: ObservedSeries, year: number): boolean => series.heldOut?.includes(year) ?? false;

/** Observed values of a measure at a place, as points of its chart. */
export const observedPoints = (view: ResultView, measure: Measure, place: Omit<Cell, 'stage'>): Point[] =>
  seriesOf(view, measure)
    .filter((series) => matches(view, series, { ...place, stage: null }))
    .flatMap((series) =>
      Object.entries(series.values)
        .map(([year, value]) => ({ year: Number(year), value, open: isHeldOut(series, Number(year)) }))
        .filter(({ year }) => view.result.years.includes(year)),
    );

/** Simulated against observed, a table a series; null when nothing was observed. */
export function observedTables(view: ResultView): Markup | null {
  const { t, result, numbers } = view;
  const tables = result.measures.flatMap((measure) =>
    seriesOf(view, measure).flatMap((series) => {
      const cell = view.cells(measure).findIndex((place) => matches(view, series, place));
      if (cell < 0) return [];
      const judged = Object.entries(series.values)
        .map(([year, value]) => ({ year: Number(year), value, at: result.years.indexOf(Number(year)) }))
        .filter(({ at }) => at >= 0)
        .map((row) => {
          const band = runBand(view.values(measure, row.at, cell));
          return { ...row, band, inside: row.value >= band.outer.low && row.value <= band.outer.high };
        });
      if (judged.length === 0) return [];
      const heldOut = judged.filter(({ year }) => isHeldOut(series, year));
      const several = view.runs > 1;
      return [
        html`${table({
          caption: t('observedCaption', {
            measure: view.label(measure.label),
            cluster: view.placeName(view.cells(measure)[cell]!),
          }),
          columns: [
            { head: t('year') },
            { head: t('observed'), number: true },
            { head: t('simulatedMedian'), number: true },
            ...(several ? [{ head: t('outerRange'), number: true }, { head: t('insideRange') }] : []),
            ...(heldOut.length > 0 ? [{ head: t('use') }] : []),
          ],
          rows: judged.map(({ year, value, band, inside }) => {
            const { median, outer } = bandText(view, measure, band);
            const decimals = decimalsFor(measure, value, halfWidth(band.inner));
            return [
              String(year),
              numbers.level(measure, value, decimals),
              median,
              ...(several ? [outer, inside ? t('inside') : t('outside')] : []),
              ...(heldOut.length > 0 ? [isHeldOut(series, year) ? t('usedTest') : t('usedFit')] : []),
            ];
          }),
        })}${
          several
            ? html`<p>${t('insideCount', { inside: judged.filter(({ inside }) => inside).length, total: judged.length })}</p>`
            : null
        }${
          heldOut.length > 0
            ? html`<p>${t('heldOutYears', { years: heldOut.map(({ year }) => year).join(t('listSeparator')) })}</p>`
            : null
        }<p class="note">${t('observedSource', { source: view.label(series.source) })}</p>`,
      ];
    }),
  );
  return tables.length === 0 ? null : html`<h3>${t('observedHeading')}</h3>${tables}`;
}

import type { RunBand } from '../experiments/statistics.ts';
import type { Measure } from '../measures/measure.ts';
import { decimalsFor, type Format } from './numbers.ts';
import { halfWidth, type ResultView } from './resultView.ts';

/**
 * Half-width that decides the digits: of the middle 50 % of runs, or a tenth of that of 90 % where most runs agree but
 * some lie far off.
 */
export const spreadOf = (band: Pick<RunBand, 'inner' | 'outer'>): number =>
  Math.max(halfWidth(band.inner), halfWidth(band.outer) / 10);

/** A band in words: the median and the range of 90 % of the runs, with digits the runs agree on. */
export function bandText(
  view: ResultView,
  format: Format,
  band: RunBand,
): { median: string; inner: string; outer: string } {
  const decimals = decimalsFor(format, band.median, spreadOf(band));
  const { level, range } = view.numbers;
  const none = band.count === 0;
  return {
    median: level(format, band.median, decimals),
    inner: none ? view.t('undefined') : range(format, band.inner.low, band.inner.high, decimals),
    outer: none ? view.t('undefined') : range(format, band.outer.low, band.outer.high, decimals),
  };
}

/** Median with the range of 90 % of the runs in brackets; a single run is a single number. */
export function medianWithRange(view: ResultView, format: Format, band: RunBand): string {
  const { median, outer } = bandText(view, format, band);
  if (band.count === 0 || view.runs < 2 || outer === median) return median;
  return view.t('medianWithRange', { median, range: outer });
}

/** What stands after a measure's name in titles and heads: the unit, per cent for shares, nothing for pure numbers. */
export function measureTitle(view: ResultView, measure: Measure): string {
  const title = view.label(measure.label);
  if (measure.unit === '1') return title;
  const unit =
    measure.kind !== 'share'
      ? view.unit(measure.unit)
      : measure.unit === 'share'
        ? view.t('percentUnit')
        : view.t('percentOf', { unit: view.unit(measure.unit) });
  return view.t('titleWithUnit', { title, unit });
}

/** The same for differences: shares differ by percentage points. */
export function differenceUnit(view: ResultView, measure: Format): string | null {
  if (measure.kind === 'share') return view.t('percentagePointsUnit');
  return measure.unit === '1' ? null : view.unit(measure.unit);
}

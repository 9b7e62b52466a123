import type { DifferenceSummary } from '../experiments/pairedDifference.ts';
import type { Measure } from '../measures/measure.ts';
import { differenceUnit } from './bandText.ts';
import { section, table } from './figure.ts';
import { html, type Markup } from './html.ts';
import { decimalsFor } from './numbers.ts';
import type { PairView } from './pairView.ts';
import type { ResultView } from './resultView.ts';

/** Years counted from 1 that the gain of pairing is printed for, and the last. */
const years = [1, 5, 10];

/** Largest gain worth a number; beyond it lies rounding. */
const LARGEST_GAIN = 1000;

function gainText({ t, numbers }: ResultView, summary: DifferenceSummary): string {
  const { pairedDeviation, independentDeviation, varianceReduction } = summary;
  if (!(pairedDeviation > 1e-9 * independentDeviation)) return t('noVariance');
  return varianceReduction > LARGEST_GAIN
    ? t('moreThanTimes', { number: numbers.plain(LARGEST_GAIN) })
    : t('times', { number: numbers.plain(varianceReduction, 2) });
}

/** How much noise the common random numbers take away; null for a single pair. */
export function pairingSection(pair: PairView, measures: readonly Measure[]): Markup | null {
  const { a, difference, headline } = pair;
  const { t, numbers, result } = a;
  if (a.runs < 2) return null;
  const last = result.years.length;
  const printed = [...new Set([...years.filter((year) => year < last), last])];
  const rows = measures.flatMap((measure) =>
    printed.map((year) => {
      const summary = difference.summary(measure.name, year - 1, headline.cell);
      const { pairedDeviation: paired, independentDeviation: independent } = summary;
      // three digits of the larger deviation
      const decimals = decimalsFor({ ...measure, unit: '' }, Math.max(paired, independent), 0);
      const unit = differenceUnit(a, measure);
      const deviation = (value: number): string =>
        Number.isFinite(value) ? numbers.signed(measure, value, decimals).replace('+', '') : t('undefined');
      return [
        html`${a.label(measure.label)}${unit === null ? null : html`<small>${unit}</small>`}`,
        headline.name,
        t('yearNumber', { year: result.years[year - 1]!, number: year }),
        deviation(paired),
        deviation(independent),
        gainText(pair.a, summary),
      ];
    }),
  );
  return section({
    id: 'pairing',
    heading: t('pairingHeading'),
    content: html`<p>${t('pairingReading')}</p>${table({
      caption: t('pairingCaption'),
      columns: [
        { head: t('measure') },
        { head: t('cluster') },
        { head: t('year') },
        { head: t('pairedDeviation'), number: true },
        { head: t('independentDeviation'), number: true },
        { head: t('varianceReduction'), number: true },
      ],
      rows,
    })}`,
  });
}

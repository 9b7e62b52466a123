import type { Measure } from '../measures/measure.ts';
import { differenceUnit } from './bandText.ts';
import { section, table } from './figure.ts';
import { html, type Markup } from './html.ts';
import { decimalsFor } from './numbers.ts';
import type { PairView } from './pairView.ts';

/** Years counted from 1 that the gain of pairing is printed for, and the last. */
const years = [1, 5, 10];

/** How much noise the common random numbers take away; null for a single pair. */
export function pairingSection({ a, difference, headline }: PairView, measures: readonly Measure[]): Markup | null {
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
        paired > 0 ? t('times', { number: numbers.plain(summary.varianceReduction, 2) }) : t('noVariance'),
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

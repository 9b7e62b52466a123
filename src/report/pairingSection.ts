import type { OptionStudy } from '../experiments/comparison/comparisonStudy.ts';
import { differenceUnit } from './bandText.ts';
import type { WordTable } from './comparisonGroups.ts';
import { table } from './figure.ts';
import { html, type Markup } from './html.ts';
import type { PairView } from './pairView.ts';
import type { ResultView } from './resultView.ts';

/** Largest gain worth a number; beyond it lies rounding. */
const LARGEST_GAIN = 1000;

function gainText({ t, numbers }: ResultView, gain: number): string {
  if (!(gain < 1e9)) return t('noVariance');
  return gain > LARGEST_GAIN
    ? t('moreThanTimes', { number: numbers.plain(LARGEST_GAIN) })
    : t('times', { number: numbers.plain(gain, 2) });
}

/** Deviation of paired differences against independent seeds, at the headline's place: years 1, 5, 10 and the last. */
export function pairingTable({ a }: PairView, { pairing }: OptionStudy): WordTable {
  const { t, numbers } = a;
  const number = true;
  return {
    caption: t('pairingCaption'),
    columns: [
      { head: t('year') },
      { head: t('pairedDeviation'), number },
      { head: t('independentDeviation'), number },
      { head: t('deviationGain'), number },
      { head: t('varianceReduction'), number },
    ],
    rows: pairing.flatMap(({ outcome, years }) => {
      const unit = differenceUnit(a, outcome);
      const label = `${a.label(outcome.label)} · ${a.placeName(outcome)}`;
      const scale = outcome.kind === 'share' ? 100 : 1;
      return [
        [unit === null ? label : t('titleWithUnit', { title: label, unit })],
        ...years.map(({ year, number: count, paired, independent, ratio }) => [
          t('yearNumber', { year, number: count }),
          numbers.plain(paired * scale, 2),
          numbers.plain(independent * scale, 2),
          gainText(a, ratio),
          gainText(a, ratio * ratio),
        ]),
      ];
    }),
  };
}

/** How much noise the common random numbers take away; null for a single pair. */
export function pairingSection(pair: PairView, option: OptionStudy): Markup | null {
  const { t, runs } = pair.a;
  if (runs < 2) return null;
  return pair.section({
    id: 'pairing',
    heading: t('pairingHeading'),
    content: html`<p>${t('pairingReading')}</p>${table(pairingTable(pair, option))}`,
  });
}

import type { DifferenceSummary } from '../experiments/pairedDifference.ts';
import { bandPanel, domainAround } from './bandPanel.ts';
import { differenceUnit } from './bandText.ts';
import { dataTable, figure, type LegendEntry, runsClass } from './figure.ts';
import type { Markup } from './html.ts';
import type { Format } from './numbers.ts';
import { differenceText } from './pairView.ts';
import type { ResultView } from './resultView.ts';

/** A difference of one year: both kinds of band. */
export type EffectBand = Pick<DifferenceSummary, 'mean' | 'interval' | 'median' | 'inner' | 'outer'>;

/** A panel of differences by year. */
export interface EffectPanel {
  readonly title: string;
  readonly years: readonly EffectBand[];
}

export interface EffectFigureInput {
  readonly view: ResultView;
  readonly measure: Format;
  /** Title without the unit. */
  readonly title: string;
  readonly panels: readonly EffectPanel[];
  /** Panels that share the scale though they are drawn elsewhere; those drawn when left out. */
  readonly scaledWith?: readonly EffectPanel[];
  /** What a panel shows, as a sentence; told are the mean at the end and the range of 90 % of the pairs. */
  readonly label: (panel: EffectPanel, end: string, range: string) => string;
  readonly notes?: readonly string[];
  /** Head of the column that names the panels in the table of numbers. */
  readonly nameHead: string;
  /** Three panels a row, drawn narrow. */
  readonly narrow?: boolean;
}

function differenceLegend({ t, runs }: ResultView): LegendEntry[] {
  const zero = { mark: 'reference', text: t('legendZero') };
  if (runs < 2) return [{ mark: 'line', text: t('legendSingle') }, zero];
  return [
    { mark: 'line', text: t('legendDifferenceMedian') },
    { mark: 'inner', text: t('legendDifferenceInner') },
    { mark: 'outer', text: t('legendDifferenceOuter') },
    { mark: 'mean', text: t('legendDifferenceMean') },
    zero,
  ];
}

function numbersOf({ view, measure, panels, nameHead }: EffectFigureInput, caption: string): Markup {
  const { t } = view;
  const number = true;
  return dataTable(view, {
    caption,
    columns: [
      { head: nameHead },
      { head: t('year'), number },
      { head: t('meanDifference'), number },
      ...(view.runs < 2
        ? []
        : [
            { head: t('interval95'), number },
            { head: t('legendDifferenceOuter'), number },
            { head: t('legendDifferenceInner'), number },
          ]),
    ],
    rows: panels.flatMap(({ title, years }) =>
      years.map((band, year) => {
        const { number: mean, interval, outer, inner } = differenceText(view, measure, band);
        return [title, String(view.result.years[year]!), mean, ...(view.runs < 2 ? [] : [interval, outer, inner])];
      }),
    ),
  });
}

/** Differences over time around a zero line: ranges of paired runs, and at the end the uncertainty of the mean. */
export function effectFigure(input: EffectFigureInput): Markup {
  const { view, measure, title, panels, scaledWith = panels, label, notes = [], narrow = false } = input;
  const { t, result, runs } = view;
  const domain = domainAround([
    0,
    ...scaledWith.flatMap(({ years }) => years.flatMap(({ outer }) => [outer.low, outer.high])),
    ...scaledWith.flatMap(({ years }) => [years.at(-1)!.interval.low, years.at(-1)!.interval.high]),
  ]);
  const unit = differenceUnit(view, measure);
  const heading = unit === null ? title : t('titleWithUnit', { title, unit });
  return figure({
    title: heading,
    legend: differenceLegend(view),
    panels: panels.map((panel) => {
      const end = panel.years.at(-1)!;
      const text = differenceText(view, measure, end);
      return {
        title: panel.title,
        image: bandPanel(
          {
            document: view.document,
            numbers: view.numbers,
            label: label(panel, text.mean, text.outer),
            format: measure,
            years: result.years,
            series: [{ bands: panel.years, style: 'main' }],
            domain,
            reference: 0,
            mean: runs < 2 ? null : { mean: end.mean, ...end.interval },
            points: [],
            runs: runsClass(runs),
            narrow,
          },
          true,
        ),
      };
    }),
    notes: [
      ...(panels.length > 1 ? [t('sharedAxes')] : []),
      ...(runs >= 2 && runsClass(runs) === 'few' ? [t('tooFewRuns')] : []),
      ...notes,
    ],
    data: numbersOf(input, heading),
    narrow,
  });
}

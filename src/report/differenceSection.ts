import type { DifferenceSummary } from '../experiments/pairedDifference.ts';
import type { Measure } from '../measures/measure.ts';
import { bandPanel, domainAround } from './bandPanel.ts';
import { differenceUnit } from './bandText.ts';
import { dataTable, figure, type LegendEntry, runsClass } from './figure.ts';
import { html, type Markup } from './html.ts';
import { differenceText, type PairView } from './pairView.ts';
import type { Cluster, ResultView } from './resultView.ts';

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

interface Drawn {
  readonly cluster: Cluster;
  readonly years: readonly DifferenceSummary[];
}

function dataOf(view: ResultView, title: string, measure: Measure, drawn: readonly Drawn[]): Markup {
  const { t } = view;
  const number = true;
  return dataTable(view, {
    caption: title,
    columns: [
      { head: t('cluster') },
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
    rows: drawn.flatMap(({ cluster, years }) =>
      years.map((summary, year) => {
        const { number: mean, interval, outer, decimals } = differenceText(view, measure, summary);
        const inner = Number.isFinite(summary.inner.low)
          ? view.numbers.signedRange(measure, summary.inner.low, summary.inner.high, decimals)
          : t('undefined');
        return [
          cluster.name,
          String(view.result.years[year]!),
          mean,
          ...(view.runs < 2 ? [] : [interval, outer, inner]),
        ];
      }),
    ),
  });
}

/** B - A of a measure of clusters over time: bands of paired differences around a zero line. */
function differenceFigure({ a, difference }: PairView, measure: Measure, clusters: readonly Cluster[]): Markup {
  const { t, result } = a;
  const summaries = (cluster: Cluster): Drawn => ({
    cluster,
    years: result.years.map((_, year) => difference.summary(measure.name, year, cluster.cell)),
  });
  // one scale for all clusters, also where a figure shows some of them
  const all = a.drawn.map(summaries);
  const drawn = all.filter(({ cluster }) => clusters.includes(cluster));
  const domain = domainAround([
    0,
    ...all.flatMap(({ years }) => years.flatMap(({ outer }) => [outer.low, outer.high])),
    ...all.flatMap(({ years }) => [years.at(-1)!.interval.low, years.at(-1)!.interval.high]),
  ]);
  const title = t('differenceTitle', { measure: a.label(measure.label) });
  const unit = differenceUnit(a, measure);
  const heading = unit === null ? title : t('titleWithUnit', { title, unit });
  const name = a.label(measure.label);
  const panels = drawn.map(({ cluster, years }) => {
    const end = years.at(-1)!;
    const text = differenceText(a, measure, end);
    const facts = {
      measure: name,
      cluster: cluster.name,
      first: result.years[0]!,
      last: result.years.at(-1)!,
      end: text.mean,
    };
    return {
      title: cluster.name,
      image: bandPanel(
        {
          document: a.document,
          numbers: a.numbers,
          label:
            a.runs < 2
              ? t('differenceLabelSingle', facts)
              : t('differenceLabel', { ...facts, range: text.outer, runs: a.runs }),
          format: measure,
          years: result.years,
          series: [{ bands: years, style: 'main' }],
          domain,
          reference: 0,
          mean: a.runs < 2 ? null : { mean: end.mean, ...end.interval },
          points: [],
          runs: runsClass(a.runs),
        },
        true,
      ),
    };
  });
  const few = a.runs >= 2 && runsClass(a.runs) === 'few';
  return figure({
    title: heading,
    legend: differenceLegend(a),
    panels,
    notes: [
      ...(drawn.length > 1 ? [t('sharedAxes')] : []),
      ...(few ? [t('tooFewRuns')] : []),
      ...(a.drawn.length < a.clusters.length
        ? [t('largestClusters', { drawn: a.drawn.length, total: a.clusters.length })]
        : []),
    ],
    data: dataOf(a, heading, measure, drawn),
  });
}

/** The main charts of a comparison: first the answer's own outcome and cluster, alone, so that page 1 can hold it. */
export function differenceSection(pair: PairView, measures: readonly Measure[]): Markup {
  const { a, headline } = pair;
  const others = a.drawn.filter((cluster) => cluster !== pair.headline);
  const figures = measures.flatMap((measure, m) =>
    m > 0 || others.length === 0 || others.length === a.drawn.length
      ? [differenceFigure(pair, measure, a.drawn)]
      : [differenceFigure(pair, measure, [headline]), differenceFigure(pair, measure, others)],
  );
  return pair.section({
    id: 'difference',
    heading: a.t('differenceHeading'),
    content: html`<p>${a.t('differenceReading')}</p>${figures}`,
  });
}

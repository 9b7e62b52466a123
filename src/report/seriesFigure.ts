import { meanInterval, type RunBand } from '../experiments/statistics.ts';
import type { Measure } from '../measures/measure.ts';
import { bandPanel, domainAround, type Point } from './bandPanel.ts';
import { bandText } from './bandText.ts';
import { dataTable, figure, type LegendEntry, runsClass } from './figure.ts';
import type { Markup } from './html.ts';
import { observedPoints } from './observedSeries.ts';
import type { Cluster, ResultView } from './resultView.ts';

export interface SeriesFigure {
  readonly title: string;
  /** One measure: a panel a cluster. Two: the panels of a cluster side by side. */
  readonly measures: readonly Measure[];
  /** Value of a reference line, by measure name. */
  readonly references?: Readonly<Record<string, number>>;
  readonly notes?: readonly string[];
}

interface Drawn {
  readonly cluster: Cluster;
  readonly measure: Measure;
  readonly bands: readonly RunBand[];
  readonly points: readonly Point[];
}

/** Marks of a figure of levels; range of runs and uncertainty of the mean are different marks. */
export function levelLegend(
  view: ResultView,
  observed: readonly Point[],
  references: readonly string[],
): LegendEntry[] {
  const { t } = view;
  const marks: LegendEntry[] =
    view.runs < 2
      ? [{ mark: 'line', text: t('legendSingle') }]
      : [
          { mark: 'line', text: t('legendMedian') },
          { mark: 'inner', text: t('legendInner') },
          { mark: 'outer', text: t('legendOuter') },
          { mark: 'mean', text: t('legendMean') },
        ];
  for (const value of references) marks.push({ mark: 'reference', text: t('legendReference', { value }) });
  if (observed.some(({ open }) => !open)) marks.push({ mark: 'point', text: t('legendObserved') });
  if (observed.some(({ open }) => open)) marks.push({ mark: 'open', text: t('legendHeldOut') });
  return marks;
}

/** What a reader of any figure over runs must know about their number, the clusters left out, and gaps. */
export function figureNotes(view: ResultView, bands: readonly RunBand[]): string[] {
  const { t } = view;
  const notes: string[] = [];
  if (view.runs >= 2 && runsClass(view.runs) === 'few') notes.push(t('tooFewRuns'));
  if (view.drawn.length < view.clusters.length) {
    notes.push(t('largestClusters', { drawn: view.drawn.length, total: view.clusters.length }));
  }
  if (bands.some(({ missing }) => missing > 0)) notes.push(t('gaps'));
  return notes;
}

/** Why values of the measures drawn are undefined, where the measure can tell. */
function undefinedNotes(view: ResultView, measures: readonly Measure[]): string[] {
  return measures.flatMap(({ name, label }) => {
    const reasons = view.result.undefinedBecause[name] ?? [];
    if (reasons.length === 0) return [];
    const parts = reasons.map(({ label: reason, count }) =>
      view.t('undefinedReason', { reason: view.label(reason), count }),
    );
    return [view.t('undefinedBecause', { measure: view.label(label), reasons: parts.join(view.t('listSeparator')) })];
  });
}

/** Bounds of the axis: a share far outside 0 to 1 (value added near nothing below it) must not flatten all others. */
function axisBounds({ kind, domain: [least, most] }: Measure): readonly [number, number] {
  return kind === 'share' ? [Math.max(least, -0.5), Math.min(most, 1.5)] : [least, most];
}

function dataOf(view: ResultView, title: string, drawn: readonly Drawn[], measures: readonly Measure[]): Markup {
  const { t } = view;
  const several = measures.length > 1;
  return dataTable(view, {
    caption: title,
    columns: [
      { head: t('cluster') },
      ...(several ? [{ head: t('measure') }] : []),
      { head: t('year'), number: true },
      { head: t('median'), number: true },
      ...(view.runs < 2
        ? []
        : [
            { head: t('innerRange'), number: true },
            { head: t('outerRange'), number: true },
            { head: t('runsDefined'), number: true },
          ]),
    ],
    rows: drawn.flatMap(({ cluster, measure, bands }) =>
      bands.map((band, year) => {
        const { median, inner, outer } = bandText(view, measure, band);
        return [
          cluster.name,
          ...(several ? [view.label(measure.label)] : []),
          String(view.result.years[year]!),
          median,
          ...(view.runs < 2 ? [] : [inner, outer, String(band.count)]),
        ];
      }),
    ),
  });
}

/** Measures of clusters over time, one panel a cluster and measure. */
export function seriesFigure(view: ResultView, { title, measures, references = {}, notes = [] }: SeriesFigure): Markup {
  const { t, result } = view;
  const drawn: Drawn[] = view.drawn.flatMap((cluster) =>
    measures.map((measure) => ({
      cluster,
      measure,
      bands: view.series(measure, cluster.cell),
      points: observedPoints(view, measure, cluster),
    })),
  );
  const meanOf = ({ cluster, measure }: Drawn) => {
    if (view.runs < 2) return null;
    const { mean, low, high } = meanInterval(view.values(measure, view.lastYear, cluster.cell));
    return { mean, low, high };
  };
  const domains = new Map(
    measures.map((measure) => {
      const own = drawn.filter((one) => one.measure === measure);
      const reference = references[measure.name];
      return [
        measure.name,
        domainAround(
          [
            ...own.flatMap(({ bands }) => bands.flatMap(({ outer }) => [outer.low, outer.high])),
            ...own.flatMap((one) => {
              const mean = meanOf(one);
              return mean === null ? [] : [mean.low, mean.high];
            }),
            ...own.flatMap(({ points }) => points.map(({ value }) => value)),
            ...(reference === undefined ? [] : [reference]),
          ],
          axisBounds(measure),
        ),
      ];
    }),
  );
  const first = result.years[0]!;
  const last = result.years.at(-1)!;
  const panels = drawn.map((one) => {
    const { cluster, measure, bands, points } = one;
    const name = view.label(measure.label);
    const [start, end] = [bandText(view, measure, bands[0]!), bandText(view, measure, bands.at(-1)!)];
    const facts = { measure: name, cluster: cluster.name, first, last, start: start.median, end: end.median };
    return {
      title: measures.length > 1 ? `${cluster.name}${view.language === 'zh' ? '\uff1a' : ': '}${name}` : cluster.name,
      image: bandPanel({
        document: view.document,
        numbers: view.numbers,
        label:
          view.runs < 2
            ? t('chartLabelSingle', facts)
            : t('chartLabel', { ...facts, range: end.outer, runs: view.runs }),
        format: measure,
        years: result.years,
        series: [{ bands, style: 'main' }],
        domain: domains.get(measure.name)!,
        reference: references[measure.name] ?? null,
        mean: meanOf(one),
        points,
        runs: runsClass(view.runs),
      }),
    };
  });
  const bands = drawn.flatMap((one) => one.bands);
  const clipped = drawn.some(({ measure, bands: own }) => {
    const [low, high] = axisBounds(measure);
    return own.some(({ outer }) => outer.low < low || outer.high > high);
  });
  const lines = measures.flatMap((measure) => {
    const value = references[measure.name];
    return value === undefined ? [] : [view.numbers.plain(value)];
  });
  return figure({
    title,
    legend: levelLegend(
      view,
      drawn.flatMap(({ points }) => points),
      lines,
    ),
    panels,
    notes: [
      ...notes,
      ...(drawn.length > 1 ? [t('sharedAxes')] : []),
      ...(clipped ? [t('clipped')] : []),
      ...figureNotes(view, bands),
      ...undefinedNotes(view, measures),
    ],
    data: dataOf(view, title, drawn, measures),
  });
}

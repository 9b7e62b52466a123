import * as Plot from '@observablehq/plot';
import { scaleLinear } from 'd3-scale';
import { sortedDefined } from '../experiments/statistics.ts';
import type { Measure } from '../measures/measure.ts';
import { ticksOf } from './bandPanel.ts';
import { chart } from './chart.ts';
import { dataTable, figure, section } from './figure.ts';
import { html, type Markup } from './html.ts';
import type { Cluster, ResultView } from './resultView.ts';
import { colours } from './style.ts';

const BIN = 0.05;
/** Upgrading share an escaped cluster needs. */
const ESCAPE_SHARE = 0.3;

export interface Bin {
  readonly low: number;
  readonly high: number;
  readonly runs: number;
}

/** Runs by bins of .05 from 0 to 1; more bins where a value lies outside. */
export function binsOf(values: ArrayLike<number>): Bin[] {
  const sorted = sortedDefined(values);
  const inside = 1 / BIN - 1;
  // exactly 1 belongs to the bin that ends there; what lies far outside is counted at the edge
  const place = (value: number): number =>
    value === 1 ? inside : Math.max(-inside, Math.min(2 * inside, Math.floor(value / BIN + 1e-9)));
  const first = sorted.length > 0 ? Math.min(0, place(sorted[0]!)) : 0;
  const last = sorted.length > 0 ? Math.max(inside, place(sorted.at(-1)!)) : inside;
  const counts = new Array<number>(last - first + 1).fill(0);
  for (const value of sorted) counts[place(value) - first]!++;
  return counts.map((runs, i) => ({ low: (first + i) * BIN, high: (first + i + 1) * BIN, runs }));
}

function histogram(
  view: ResultView,
  measure: Measure,
  cluster: Cluster,
  bins: readonly Bin[],
  tallest: number,
): Markup {
  const { t, numbers } = view;
  const values = sortedDefined(view.values(measure, view.lastYear, cluster.cell));
  const above = values.filter((value) => value >= ESCAPE_SHARE).length;
  const threshold = numbers.percent(ESCAPE_SHARE);
  const low = bins[0]!.low;
  const high = Math.max(bins.at(-1)!.high, 1);
  const { ticks, text } = ticksOf({ low, high }, measure, numbers);
  const counts = scaleLinear().domain([0, tallest]).ticks(Math.min(4, tallest)).filter(Number.isInteger);
  return chart(
    view.document,
    t('endLabel', {
      cluster: cluster.name,
      runs: values.length,
      below: values.length - above,
      above,
      value: threshold,
    }),
    {
      width: 420,
      height: 200,
      marginLeft: 40,
      marginRight: 14,
      marginTop: 22,
      marginBottom: 28,
      x: { domain: [low, high] },
      y: { domain: [0, tallest] },
      marks: [
        Plot.gridY(counts, { stroke: colours.faint, strokeOpacity: 1 }),
        Plot.axisY(counts, {
          tickFormat: (count: number) => String(count),
          label: null,
          tickSize: 0,
          fill: colours.ink,
        }),
        Plot.axisX(ticks, { tickFormat: text, label: null, fill: colours.ink, stroke: colours.ink }),
        Plot.rect(
          bins.filter(({ runs }) => runs > 0),
          { x1: 'low', x2: 'high', y1: () => 0, y2: 'runs', fill: colours.band, insetLeft: 1, insetRight: 1 },
        ),
        Plot.ruleY([0], { stroke: colours.ink }),
        Plot.ruleX([ESCAPE_SHARE], { stroke: colours.ink, strokeDasharray: '4,3', strokeWidth: 1.4 }),
        Plot.text([ESCAPE_SHARE], {
          x: (value: number) => value,
          y: () => tallest,
          dy: -10,
          dx: 4,
          textAnchor: 'start',
          text: () => t('endThreshold', { value: threshold }),
        }),
      ],
    },
  );
}

/** Where the runs end: of the laggard clusters, else of the headline cluster. */
export function endStatesSection(view: ResultView): Markup | null {
  const { t, result } = view;
  const measure = view.measure('upgradingShare');
  if (measure === undefined || view.runs < 2) return null;
  const clusters = view.laggards.length > 0 ? view.drawn.filter((one) => view.laggards.includes(one)) : [view.headline];
  const bins = clusters.map(({ cell }) => binsOf(view.values(measure, view.lastYear, cell)));
  const tallest = Math.max(1, ...bins.flat().map(({ runs }) => runs));
  const title = t('endTitle', { measure: view.label(measure.label), year: result.years.at(-1)! });
  return section({
    id: 'end-states',
    heading: t('endHeading'),
    content: html`<p>${t('endReading')}</p>${figure({
      title,
      legend: [],
      panels: clusters.map((cluster, c) => ({
        title: cluster.name,
        image: histogram(view, measure, cluster, bins[c]!, tallest),
      })),
      data: dataTable(view, {
        caption: title,
        columns: [{ head: t('cluster') }, { head: t('endBin'), number: true }, { head: t('endRuns'), number: true }],
        rows: clusters.flatMap((cluster, c) =>
          bins[c]!.filter(({ runs }) => runs > 0).map(({ low, high, runs }) => [
            cluster.name,
            view.numbers.range(measure, low, high, 0),
            String(runs),
          ]),
        ),
      }),
    })}`,
  });
}

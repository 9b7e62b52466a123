import * as Plot from '@observablehq/plot';
import { scaleLinear } from 'd3-scale';
import type { Interval } from '../experiments/statistics.ts';
import { chart } from './chart.ts';
import type { Markup } from './html.ts';
import type { Format, NumberPrinter } from './numbers.ts';
import { colours, innerOpacity, outerOpacity } from './style.ts';

/** What a panel draws for one year. */
export interface YearBand {
  readonly median: number;
  readonly inner: Interval;
  readonly outer: Interval;
}

export interface PanelSeries {
  readonly bands: readonly YearBand[];
  /** The only band of the panel is drawn as 50 % and 90 % ranges; of two series only the 90 % range is. */
  readonly style: 'main' | 'dashed' | 'solid';
}

export interface Point {
  readonly year: number;
  readonly value: number;
  readonly open: boolean;
}

export interface BandPanel {
  readonly document: Document;
  readonly numbers: NumberPrinter;
  readonly label: string;
  readonly format: Format;
  readonly years: readonly number[];
  readonly series: readonly PanelSeries[];
  readonly domain: Interval;
  readonly reference: number | null;
  /** Mean at the end with its 95 % interval. */
  readonly mean: (Interval & { readonly mean: number }) | null;
  readonly points: readonly Point[];
  /** More than one run: bands are drawn, with dashed edges when the runs are few. */
  readonly runs: 'one' | 'few' | 'many';
  /** Drawn for three in a row instead of two. */
  readonly narrow?: boolean;
}

/** A round domain around all finite values, inside the bounds of the measure. */
export function domainAround(values: Iterable<number>, bounds: readonly [number, number] = NO_BOUNDS): Interval {
  let low = Number.POSITIVE_INFINITY;
  let high = Number.NEGATIVE_INFINITY;
  for (const value of values) {
    if (!Number.isFinite(value)) continue;
    low = Math.min(low, value);
    high = Math.max(high, value);
  }
  if (low > high) return { low: 0, high: 1 };
  const [least, most] = bounds;
  // an interval of a mean may reach beyond what the measure can be
  low = Math.max(low, least);
  high = Math.min(high, most);
  // what differs by rounding only is one value
  if (!(high - low > 1e-9 * Math.max(Math.abs(low), Math.abs(high)))) {
    const room = Math.abs(low) > 0 ? Math.abs(low) * 0.1 : 0.5;
    low -= room;
    high += room;
  }
  const [from, until] = scaleLinear().domain([low, high]).nice(5).domain() as [number, number];
  return { low: from, high: until };
}

const NO_BOUNDS = [Number.NEGATIVE_INFINITY, Number.POSITIVE_INFINITY] as const;

/** Round ticks and the text of each: only the digits that tell neighbours apart. */
export function ticksOf(domain: Interval, format: Format, numbers: NumberPrinter, signed = false, count = 5) {
  const ticks = scaleLinear().domain([domain.low, domain.high]).ticks(count);
  const step = (ticks.length > 1 ? ticks[1]! - ticks[0]! : 1) * (format.kind === 'share' ? 100 : 1);
  const decimals = Math.max(0, Math.min(12, -Math.floor(Math.log10(step) + 1e-9)));
  const text = (value: number): string =>
    signed ? numbers.signed(format, value, decimals) : numbers.level(format, value, decimals);
  return { ticks, text };
}

const WIDTH = 420;
const HEIGHT = 220;
/** A third of a line of A4 with letters of the same size. */
const NARROW = { width: 300, height: 150 };

/** One measure over time as an image: median, ranges of runs, mean with its interval, reference and observations. */
export function bandPanel(panel: BandPanel, signed = false): Markup {
  const { years, domain } = panel;
  const within = (value: number): number => Math.max(domain.low, Math.min(domain.high, value));
  const mean = panel.mean && { ...panel.mean, low: within(panel.mean.low), high: within(panel.mean.high) };
  const first = years[0]!;
  const last = years.at(-1)!;
  const span = Math.max(1, last - first);
  const meanYear = last + span * 0.035;
  const { ticks, text } = ticksOf(domain, panel.format, panel.numbers, signed, panel.narrow ? 4 : 5);
  const marks: Plot.Markish[] = [
    Plot.gridY(ticks, { stroke: colours.faint, strokeOpacity: 1 }),
    Plot.axisY(ticks, { tickFormat: text, label: null, tickSize: 0, fill: colours.ink }),
    Plot.axisX(
      scaleLinear()
        .domain([first, last])
        .ticks(span > 4 ? (panel.narrow ? 3 : 5) : span)
        .filter((year) => Number.isInteger(year)),
      { tickFormat: String, label: null, fill: colours.ink, stroke: colours.ink },
    ),
  ];
  if (panel.reference !== null) marks.push(Plot.ruleY([panel.reference], { stroke: colours.ink, strokeWidth: 1.2 }));
  for (const { bands, style } of panel.series) {
    const rows = bands.map((band, i) => ({ year: years[i]!, ...band }));
    const ink = style === 'dashed' ? colours.grey : colours.ink;
    const fill = style === 'main' ? colours.band : ink;
    if (panel.runs !== 'one') {
      const outer = { x: 'year', y1: (r: YearBand) => r.outer.low, y2: (r: YearBand) => r.outer.high };
      const inner = { x: 'year', y1: (r: YearBand) => r.inner.low, y2: (r: YearBand) => r.inner.high };
      marks.push(Plot.areaY(rows, { ...outer, fill, fillOpacity: style === 'main' ? outerOpacity : 0.12 }));
      if (style === 'main') marks.push(Plot.areaY(rows, { ...inner, fill, fillOpacity: innerOpacity }));
      // edges keep the bands readable in black and white; dashed when the runs are too few to trust them
      const edge = { stroke: fill, strokeWidth: 0.7, ...(panel.runs === 'few' ? { strokeDasharray: '3,3' } : {}) };
      marks.push(
        Plot.lineY(rows, { x: 'year', y: outer.y1, ...edge }),
        Plot.lineY(rows, { x: 'year', y: outer.y2, ...edge }),
      );
    }
    const dash = style === 'dashed' ? { strokeDasharray: '6,4' } : {};
    marks.push(Plot.lineY(rows, { x: 'year', y: 'median', stroke: ink, strokeWidth: 2.2, ...dash }));
    const lonely = rows.filter(
      (row, i) =>
        Number.isFinite(row.median) &&
        !Number.isFinite(rows[i - 1]?.median ?? Number.NaN) &&
        !Number.isFinite(rows[i + 1]?.median ?? Number.NaN),
    );
    if (lonely.length > 0) marks.push(Plot.dot(lonely, { x: 'year', y: 'median', r: 2.5, fill: ink }));
  }
  if (mean !== null && Number.isFinite(mean.mean)) {
    const at = [{ x: meanYear, ...mean }];
    if (Number.isFinite(mean.low)) {
      marks.push(
        Plot.ruleX(at, { x: 'x', y1: 'low', y2: 'high', stroke: colours.ink, strokeWidth: 2 }),
        ...[mean.low, mean.high].map((y) =>
          Plot.ruleY([y], {
            x1: meanYear - span * 0.012,
            x2: meanYear + span * 0.012,
            stroke: colours.ink,
            strokeWidth: 2,
          }),
        ),
      );
    }
    marks.push(Plot.dot(at, { x: 'x', y: 'mean', r: 3.5, fill: colours.ink }));
  }
  if (panel.points.length > 0) {
    marks.push(
      Plot.dot(
        panel.points.filter(({ open }) => !open),
        { x: 'year', y: 'value', r: 4, fill: colours.observed, stroke: 'white', strokeWidth: 1 },
      ),
      Plot.dot(
        panel.points.filter(({ open }) => open),
        { x: 'year', y: 'value', r: 4, fill: 'white', stroke: colours.observed, strokeWidth: 2 },
      ),
    );
  }
  return chart(panel.document, panel.label, {
    width: panel.narrow ? NARROW.width : WIDTH,
    height: panel.narrow ? NARROW.height : HEIGHT,
    marginLeft: 52,
    marginRight: 14,
    marginTop: 12,
    marginBottom: 28,
    x: { domain: [first === last ? first - 0.5 : first, Math.max(meanYear + span * 0.015, last + 0.01)] },
    y: { domain: [domain.low, domain.high] },
    marks,
  });
}

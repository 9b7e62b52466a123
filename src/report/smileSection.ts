import * as Plot from '@observablehq/plot';
import { meanInterval, runBand } from '../experiments/statistics.ts';
import type { Measure } from '../measures/measure.ts';
import { stageNames } from '../world/worldTables.ts';
import { domainAround, ticksOf } from './bandPanel.ts';
import { bandText, measureTitle } from './bandText.ts';
import { chart } from './chart.ts';
import { figure, runsClass, section, table } from './figure.ts';
import { html, type Markup } from './html.ts';
import { decimalsFor } from './numbers.ts';
import { halfWidth, type ResultView } from './resultView.ts';
import { colours } from './style.ts';

/** Years at the end that the smile is the mean of. */
const WINDOW = 10;

/** The two heights of the smile, and the measure each is an average by. */
const heights = [
  { name: 'valueAddedPerWorker', weight: 'employment' },
  { name: 'netMargin', weight: 'output' },
] as const;

interface Smile {
  readonly measure: Measure;
  readonly industry: string;
  /** By stage, over runs. */
  readonly stages: readonly Float64Array[];
}

/** Weighted mean of a measure over regions and the last years, by stage and run: NaN without any weight. */
function stageMeans(view: ResultView, measure: Measure, weight: Measure, industry: string): Float64Array[] {
  const cells = view.cells(measure);
  return stageNames.map((stage) => {
    const sums = new Float64Array(view.runs);
    const weights = new Float64Array(view.runs);
    for (let year = Math.max(0, view.lastYear + 1 - WINDOW); year <= view.lastYear; year++) {
      cells.forEach((cell, c) => {
        if (cell.stage !== stage || cell.industry !== industry) return;
        const [values, loads] = [view.values(measure, year, c), view.values(weight, year, c)];
        for (let run = 0; run < view.runs; run++) {
          if (Number.isNaN(values[run]!) || !(loads[run]! > 0)) continue;
          sums[run]! += values[run]! * loads[run]!;
          weights[run]! += loads[run]!;
        }
      });
    }
    return sums.map((sum, run) => (weights[run]! > 0 ? sum / weights[run]! : Number.NaN));
  });
}

const dimensionsOf = (measure: Measure): string => measure.dimensions.join();

export function smilesOf(view: ResultView): Smile[] {
  return heights.flatMap(({ name, weight }) => {
    const [measure, load] = [view.measure(name), view.measure(weight)];
    if (!measure || !load || dimensionsOf(measure) !== dimensionsOf(load)) return [];
    return view.result.industries.map((industry) => ({
      measure,
      industry,
      stages: stageMeans(view, measure, load, industry),
    }));
  });
}

const symbols = ['circle', 'square', 'triangle'] as const;

function smileChart(view: ResultView, smile: Smile, domain: { low: number; high: number }): Markup {
  const { t } = view;
  const rows = smile.stages.map((values, s) => {
    const { mean, low, high } = meanInterval(values);
    return { stage: t(`${stageNames[s]!}Short`), symbol: symbols[s]!, band: runBand(values), mean, low, high };
  });
  const [upstream, midstream, downstream] = rows.map(({ band }) => bandText(view, smile.measure, band).median);
  const { ticks, text } = ticksOf(domain, smile.measure, view.numbers);
  const order = rows.map(({ stage }) => stage);
  const fills = stageNames.map((name) => colours[name]);
  type Row = (typeof rows)[number];
  const ranged = view.runs > 1;
  const colour = (row: Row): string => fills[order.indexOf(row.stage)]!;
  const cap = { stroke: colours.ink, strokeWidth: 2, dx: 24 };
  return chart(
    view.document,
    t('smileLabel', {
      measure: view.label(smile.measure.label),
      industry: view.industryName(smile.industry),
      upstream: upstream!,
      midstream: midstream!,
      downstream: downstream!,
    }),
    {
      width: 420,
      height: 220,
      marginLeft: 58,
      marginRight: 14,
      marginTop: 12,
      marginBottom: 28,
      x: { domain: order, type: 'point', padding: 0.5 },
      y: { domain: [domain.low, domain.high] },
      symbol: { type: 'identity' },
      marks: [
        Plot.gridY(ticks, { stroke: colours.faint, strokeOpacity: 1 }),
        Plot.axisY(ticks, { tickFormat: text, label: null, tickSize: 0, fill: colours.ink }),
        Plot.axisX({ label: null, tickSize: 0, fill: colours.ink }),
        Plot.lineY(rows, { x: 'stage', y: (row: Row) => row.band.median, stroke: colours.grey, strokeWidth: 1.5 }),
        ...(ranged
          ? [
              Plot.ruleX(rows, {
                x: 'stage',
                y1: (row: Row) => row.band.outer.low,
                y2: (row: Row) => row.band.outer.high,
                stroke: colour,
                strokeOpacity: 0.35,
                strokeWidth: 12,
              }),
              Plot.ruleX(rows, {
                x: 'stage',
                y1: (row: Row) => row.band.inner.low,
                y2: (row: Row) => row.band.inner.high,
                stroke: colour,
                strokeOpacity: 0.6,
                strokeWidth: 12,
              }),
              Plot.ruleX(rows, { x: 'stage', y1: 'low', y2: 'high', ...cap }),
              Plot.text(rows, { x: 'stage', y: 'low', text: () => '\u2013', dx: 24, fontSize: 14, fontWeight: 'bold' }),
              Plot.text(rows, {
                x: 'stage',
                y: 'high',
                text: () => '\u2013',
                dx: 24,
                fontSize: 14,
                fontWeight: 'bold',
              }),
              Plot.dot(rows, { x: 'stage', y: 'mean', r: 3.5, fill: colours.ink, dx: 24 }),
            ]
          : []),
        Plot.dot(rows, {
          x: 'stage',
          y: (row: Row) => row.band.median,
          symbol: (row: Row) => row.symbol,
          r: 6,
          fill: colour,
          stroke: 'white',
        }),
      ],
    },
  );
}

/** Contrasts of a smile within each run, and whether the midstream lies below both ends. */
function contrastRow(view: ResultView, smile: Smile): string[] {
  const { t, numbers } = view;
  const [up, middle, down] = smile.stages as [Float64Array, Float64Array, Float64Array];
  const contrasts = [up, down].map((end) => end.map((value, run) => value - middle[run]!));
  const intervals = contrasts.map((values) => meanInterval(values));
  const texts = contrasts.flatMap((values, c) => {
    const { mean, low, high } = intervals[c]!;
    const decimals = decimalsFor(smile.measure, mean, halfWidth(runBand(values).inner));
    const finer = decimalsFor(smile.measure, mean, (high - low) / 2);
    const digits = Number.isFinite(low) ? Math.max(decimals, finer) : decimals;
    return [
      numbers.difference(smile.measure, mean, digits),
      Number.isFinite(low) ? numbers.signedRange(smile.measure, low, high, digits) : t('undefined'),
    ];
  });
  const shown = intervals.every(({ low }) => low > 0);
  return [
    view.label(smile.measure.label),
    view.industryName(smile.industry),
    ...texts,
    t(shown ? 'smileYes' : 'smileNo'),
  ];
}

/** Value added per worker and margin by stage: the smile curve, with paired contrasts. */
export function smileSection(view: ResultView): Markup | null {
  const { t, result } = view;
  const smiles = smilesOf(view);
  if (smiles.length === 0) return null;
  const domainOf = (measure: Measure) =>
    domainAround([
      0,
      ...smiles
        .filter((smile) => smile.measure === measure)
        .flatMap(({ stages }) => stages.map(runBand).flatMap(({ outer }) => [outer.low, outer.high])),
    ]);
  // the two heights of an industry side by side
  const paired = result.industries.flatMap((industry) => smiles.filter((smile) => smile.industry === industry));
  const legend =
    runsClass(view.runs) === 'one'
      ? []
      : [
          { mark: 'inner', text: t('legendInner') },
          { mark: 'outer', text: t('legendOuter') },
          { mark: 'mean', text: t('legendMeanSmile') },
        ];
  const first = result.years[Math.max(0, view.lastYear + 1 - WINDOW)]!;
  return section({
    id: 'smile',
    heading: t('smileHeading'),
    content: html`<p>${t('smileReading', { first, last: result.years.at(-1)! })}</p>${figure({
      title: t('smileTitle'),
      legend: [
        { mark: 'upstream', text: t('upstream') },
        { mark: 'midstream', text: t('midstream') },
        { mark: 'downstream', text: t('downstream') },
        ...legend,
      ],
      panels: paired.map((smile) => ({
        title:
          result.industries.length > 1
            ? t('clusterName', {
                region: view.industryName(smile.industry),
                industry: measureTitle(view, smile.measure),
              })
            : measureTitle(view, smile.measure),
        image: smileChart(view, smile, domainOf(smile.measure)),
      })),
    })}${table({
      caption: t('smileCaption'),
      columns: [
        { head: t('measure') },
        { head: t('industry') },
        { head: t('upMinusMid'), number: true },
        { head: t('interval95'), number: true },
        { head: t('downMinusMid'), number: true },
        { head: t('interval95'), number: true },
        { head: t('smileVerdict') },
      ],
      rows: smiles.map((smile) => contrastRow(view, smile)),
    })}`,
  });
}

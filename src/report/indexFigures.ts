import * as Plot from '@observablehq/plot';
import type { MorrisEffect } from '../experiments/analysis/morrisEffects.ts';
import type { Index, SobolIndices } from '../experiments/analysis/sobolIndices.ts';
import type { VariantStudy } from '../experiments/analysis/studySweep.ts';
import { domainAround, ticksOf } from './bandPanel.ts';
import { chart } from './chart.ts';
import { figure } from './figure.ts';
import { html, type Markup } from './html.ts';
import { colours } from './style.ts';
import type { SweepView } from './sweepView.ts';

const WIDTH = 420;
const MORRIS_HEIGHT = 300;
/** Room for the names of parameters beside their bars, and the longest name that fits. */
const NAMES = 170;
const LONGEST = 26;

const ratio = { kind: 'ratio', unit: '1' } as const;

/** Chinese characters are twice as wide as Latin ones. */
const widthOf = (text: string): number =>
  Array.from(text).reduce((sum, sign) => sum + (/[\u2e80-\uffef]/.test(sign) ? 2 : 1), 0);

function shortened(name: string): string {
  if (widthOf(name) <= LONGEST) return name;
  let kept = '';
  for (const sign of name) {
    if (widthOf(kept + sign) >= LONGEST) break;
    kept += sign;
  }
  return `${kept.trimEnd()}\u2026`;
}

const inUnit = (value: number): number => Math.min(1, Math.max(0, value));

/** First and total index of every parameter as two bars with their intervals, what matters most on top. */
function sobolPanel(view: SweepView, document: Document, title: string, sobol: SobolIndices): Markup {
  const factors = view.input.factors.map(({ label }, k) => ({ name: shortened(label), k }));
  factors.sort((a, b) => sobol.total[b.k]!.value - sobol.total[a.k]!.value || a.k - b.k);
  const rowsOf = (indices: readonly Index[]) =>
    factors.map(({ name, k }) => {
      const { value, low, high } = indices[k]!;
      return { name, value: inUnit(value), low: inUnit(low), high: inUnit(high) };
    });
  const [first, total] = [rowsOf(sobol.first), rowsOf(sobol.total)];
  const intervals = (rows: typeof first, dy: number): Plot.Markish =>
    Plot.ruleY(
      rows.filter(({ low, high }) => Number.isFinite(low) && Number.isFinite(high)),
      { x1: 'low', x2: 'high', y: 'name', dy, stroke: colours.ink, strokeWidth: 1.5 },
    );
  const { ticks, text } = ticksOf({ low: 0, high: 1 }, ratio, view.numbers);
  const band = 34;
  return chart(document, `${title}: ${view.t('sweepSobolFigure')}`, {
    width: WIDTH,
    height: 40 + band * factors.length,
    marginLeft: NAMES,
    marginRight: 14,
    x: { domain: [0, 1], ticks, tickFormat: text, label: null, grid: true },
    y: { domain: factors.map(({ name }) => name), label: null, tickSize: 0, padding: 0.2 },
    marks: [
      Plot.barX(total, { x: 'value', y: 'name', fill: colours.band, fillOpacity: 0.3, insetTop: band * 0.4 }),
      Plot.barX(first, { x: 'value', y: 'name', fill: colours.band, insetBottom: band * 0.4 }),
      intervals(total, band * 0.2),
      intervals(first, -band * 0.2),
      Plot.ruleX([0]),
    ],
  });
}

interface Named {
  readonly name: string;
  readonly x: number;
  readonly y: number;
}

/** Where names stand: inside the panel, and above or below their points so that they do not cover each other. */
function placed<Row extends Named>(rows: readonly Row[], right: number, top: number) {
  const taken: { readonly left: number; readonly right: number; readonly y: number }[] = [];
  return rows.map((row) => {
    const toLeft = row.x > right / 2;
    const at = (row.x / right) * (WIDTH - 76);
    const width = 7 * widthOf(row.name);
    const [from, until] = toLeft ? [at - width, at] : [at, at + width];
    const up = (row.y / top) * MORRIS_HEIGHT;
    const isFree = (dy: number): boolean =>
      taken.every((other) => other.right < from || other.left > until || Math.abs(other.y - (up - dy)) > 13);
    const dy = [-10, 14, -24, 28].find(isFree) ?? -10;
    taken.push({ left: from, right: until, y: up - dy });
    return { row, toLeft, dy };
  });
}

/** Every parameter as a point: how much it matters, and how much that depends on the rest. */
function morrisPanel(view: SweepView, document: Document, title: string, effects: readonly MorrisEffect[]): Markup {
  const { input, numbers } = view;
  const { measure } = input;
  const rows = input.factors.map(({ label }, k) => {
    const { muStar, sigma } = effects[k]!;
    return { name: shortened(label), x: muStar.value, low: muStar.low, high: muStar.high, y: sigma };
  });
  const drawn = rows.filter(({ x, y }) => Number.isFinite(x) && Number.isFinite(y));
  const across = domainAround([0, ...drawn.flatMap(({ x, high }) => [x, high])]);
  const up = domainAround([0, ...drawn.map(({ y }) => y)]);
  const [xTicks, yTicks] = [ticksOf(across, measure, numbers), ticksOf(up, measure, numbers)];
  const end = Math.min(across.high, up.high);
  return chart(document, `${title}: ${view.t('sweepMorrisFigure')}`, {
    width: WIDTH,
    height: MORRIS_HEIGHT,
    marginLeft: 56,
    marginRight: 20,
    x: { domain: [0, across.high], ticks: xTicks.ticks, tickFormat: xTicks.text, label: null, grid: true },
    y: { domain: [0, up.high], ticks: yTicks.ticks, tickFormat: yTicks.text, label: null, grid: true },
    marks: [
      Plot.line(
        [
          [0, 0],
          [end, end],
        ],
        { stroke: colours.grey, strokeDasharray: '5,4' },
      ),
      Plot.ruleY(
        drawn.filter(({ low, high }) => Number.isFinite(low) && Number.isFinite(high)),
        { x1: 'low', x2: 'high', y: 'y', stroke: colours.ink, strokeWidth: 1.2 },
      ),
      Plot.dot(drawn, { x: 'x', y: 'y', r: 4.5, fill: colours.band, stroke: 'white' }),
      ...placed(drawn, across.high, up.high).map(({ row, toLeft, dy }) =>
        Plot.text([row], {
          x: 'x',
          y: 'y',
          text: 'name',
          dx: toLeft ? -4 : 4,
          dy,
          textAnchor: toLeft ? 'end' : 'start',
          fill: colours.ink,
          stroke: 'white',
          strokeWidth: 3,
        }),
      ),
    ],
  });
}

/** Figures of the indices that the design allows, a panel a variant; null where it allows none. */
export function indexFigures(view: SweepView, document: Document): Markup | null {
  const { t, input, nameOf, outcome } = view;
  const panelsOf = (draw: (variant: VariantStudy, title: string) => Markup | null) =>
    input.study.variants.flatMap((variant) => {
      const title = nameOf(variant);
      const image = draw(variant, title);
      return image === null ? [] : [{ title, image }];
    });
  const sobol = panelsOf(({ analysis }, title) =>
    analysis.sobol === undefined ? null : sobolPanel(view, document, title, analysis.sobol),
  );
  const morris = panelsOf(({ analysis }, title) =>
    analysis.morris === undefined ? null : morrisPanel(view, document, title, analysis.morris),
  );
  if (sobol.length + morris.length === 0) return null;
  const bars = [
    { mark: 'first', text: t('sweepFirst') },
    { mark: 'total', text: t('sweepTotal') },
  ];
  return html`${sobol.length === 0 ? null : figure({ title: `${outcome}: ${t('sweepSobolFigure')}`, legend: bars, panels: sobol })}${
    morris.length === 0
      ? null
      : figure({
          title: `${outcome}: ${t('sweepMorrisFigure')}`,
          legend: [{ mark: 'dashed', text: t('sweepMorrisLine') }],
          panels: morris,
          notes: [t('sweepMorrisReading')],
        })
  }`;
}

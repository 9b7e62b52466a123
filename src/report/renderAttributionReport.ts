import * as Plot from '@observablehq/plot';
import type { Parameters } from '../engine/parameter.ts';
import type { AttributedCell } from '../experiments/attributePolicies.ts';
import type { RunResult } from '../experiments/runResult.ts';
import type { Measure } from '../measures/measure.ts';
import { answerNotes } from './answerNotes.ts';
import { assumptionsSection } from './assumptionsSection.ts';
import { attributedPolicies, attributionText, isClear, isNothing } from './attributionView.ts';
import { chart } from './chart.ts';
import { figure, section, table } from './figure.ts';
import { html, type Markup } from './html.ts';
import { methodSection } from './methodSection.ts';
import { page } from './page.ts';
import { policySection } from './policySection.ts';
import { type ResultView, viewOf } from './resultView.ts';
import type { Language } from './strings.ts';
import { colours } from './style.ts';

export interface AttributionReportInput {
  /** Names, years and replicates of the package; no tables. */
  readonly result: RunResult;
  readonly cells: readonly AttributedCell[];
  /** Calendar year of the outcome. */
  readonly year: number;
  readonly version: string;
  readonly command: string;
  readonly language: Language;
  readonly parameters?: Parameters;
}

/** Most places an answer speaks of, and most that get a chart. */
const MOST_ANSWERS = 4;
const MOST_PANELS = 12;

/** The outcome that the question of lock-in is about comes first; the order of the others stays. */
const headlineFirst = ({ name }: Measure): number => (name === 'upgradingShare' ? 0 : 1);

/** Places by the size of the effect of all policies, those without any left out. */
const bySize = (cells: readonly AttributedCell[]): AttributedCell[] =>
  cells
    .filter((cell) => !isNothing(cell) && Number.isFinite(cell.outcome.total.mean))
    .sort((a, b) => Math.abs(b.outcome.total.mean) - Math.abs(a.outcome.total.mean));

function answersOn(
  view: ResultView,
  cells: readonly AttributedCell[],
  names: readonly string[],
  year: number,
): Markup[] {
  const { t } = view;
  const sentence = (cell: AttributedCell): Markup => {
    const { outcome, measure } = cell;
    const text = attributionText(view, cell);
    const facts = {
      measure: view.label(measure.label),
      place: text.place,
      year,
      count: names.length,
      total: text.change(outcome.total),
      interval: text.interval(outcome.total) || t('undefined'),
    };
    if (!isClear(outcome.total)) return html`<p class="answer unclear">${t('attributionUnclear', facts)}</p>`;
    // the largest part of the change, in the direction of the change
    const sign = Math.sign(outcome.total.mean);
    const largest = outcome.shares.reduce(
      (best, { mean }, i) => (sign * mean > sign * outcome.shares[best]!.mean ? i : best),
      0,
    );
    const share = outcome.shares[largest]!;
    const part = { policy: names[largest]!, share: text.change(share), shareInterval: text.interval(share) };
    return html`<p class="answer">${t('attributionClear', { ...facts, ...part })}</p>`;
  };
  const ordered = bySize(cells);
  const clear = ordered.filter(({ outcome }) => isClear(outcome.total));
  const told = (clear.length > 0 ? clear : ordered).slice(0, MOST_ANSWERS);
  return told.length > 0
    ? told.map(sentence)
    : [html`<p class="answer">${t('attributionNothing', { measure: view.label(cells[0]!.measure.label) })}</p>`];
}

/** Dots with intervals: all together first, then the share of every policy. */
function sharesChart(view: ResultView, attributed: AttributedCell, names: readonly string[], year: number): Markup {
  const { t } = view;
  const { measure, outcome } = attributed;
  const scale = measure.kind === 'share' ? 100 : 1;
  const parts = [outcome.total, ...outcome.shares].map(({ mean, low, high }, i) => ({
    name: i === 0 ? t('attributionTogether') : names[i - 1]!,
    isTotal: i === 0,
    mean: mean * scale,
    low: low * scale,
    high: high * scale,
  }));
  const text = attributionText(view, attributed);
  const colour = ({ isTotal }: { isTotal: boolean }): string => (isTotal ? colours.ink : colours.band);
  const label = t('attributionLabel', {
    measure: text.title,
    place: text.place,
    year,
    total: text.whole(outcome.total),
    shares: outcome.shares.map((share, i) => `${names[i]} ${text.whole(share)}`).join(t('listSeparator')),
  });
  return chart(view.document, label, {
    width: 460,
    height: 60 + 30 * parts.length,
    marginLeft: 190,
    marginRight: 20,
    x: { grid: true, label: null, ticks: 5, nice: true },
    y: { domain: parts.map(({ name }) => name), label: null },
    symbol: { type: 'identity' },
    marks: [
      Plot.ruleX([0], { stroke: colours.ink, strokeWidth: 1.5 }),
      Plot.ruleY(
        parts.filter(({ low }) => Number.isFinite(low)),
        { x1: 'low', x2: 'high', y: 'name', strokeWidth: 2, stroke: colour },
      ),
      Plot.dot(parts, {
        x: 'mean',
        y: 'name',
        r: 5,
        symbol: ({ isTotal }: { isTotal: boolean }) => (isTotal ? 'square' : 'circle'),
        fill: colour,
      }),
    ],
  } as Plot.PlotOptions);
}

/** One measure: a chart a place, and the table of shares, effects alone and intervals. */
function measureFigure(
  view: ResultView,
  measure: Measure,
  cells: readonly AttributedCell[],
  names: readonly string[],
  year: number,
): Markup | null {
  const { t } = view;
  const ordered = bySize(cells);
  if (ordered.length === 0) return html`<p>${t('attributionNothing', { measure: view.label(measure.label) })}</p>`;
  const number = true;
  const { title } = attributionText(view, ordered[0]!);
  const rows = ordered.flatMap((cell) => {
    const { outcome } = cell;
    const text = attributionText(view, cell);
    return [
      [text.place],
      [t('attributionTogether'), text.whole(outcome.total), ''],
      ...names.map((name, i) => [name, text.whole(outcome.shares[i]!), text.whole(outcome.alone[i]!)]),
    ];
  });
  return html`${figure({
    title: t('attributionFigure', { measure: title, year }),
    legend: [
      { mark: 'total', text: t('legendTogether') },
      { mark: 'band', text: t('legendShare') },
      { mark: 'reference', text: t('legendZero') },
    ],
    panels: ordered.slice(0, MOST_PANELS).map((cell) => ({
      title: attributionText(view, cell).place,
      image: sharesChart(view, cell, names, year),
    })),
    notes: ordered.length > MOST_PANELS ? [t('largestClusters', { drawn: MOST_PANELS, total: ordered.length })] : [],
  })}${table({
    caption: t('attributionCaption', { measure: title, year }),
    columns: [
      { head: t('attributionPolicy') },
      { head: t('attributionShare'), number },
      { head: t('attributionAlone'), number },
    ],
    rows,
  })}`;
}

function interactionTable(
  view: ResultView,
  cells: readonly AttributedCell[],
  names: readonly string[],
  year: number,
): Markup | null {
  const { t } = view;
  const ordered = bySize(cells);
  if (ordered.length === 0) return null;
  const n = names.length;
  const { title } = attributionText(view, ordered[0]!);
  return table({
    caption: t('attributionCaption', { measure: title, year }),
    columns: [{ head: t('attributionPolicy') }, { head: t('attributionInteraction'), number: true }],
    rows: ordered.flatMap((cell) => {
      const text = attributionText(view, cell);
      const pairs = names.flatMap((a, i) =>
        names
          .slice(i + 1)
          .map((b, j) => [t('attributionPair', { a, b }), text.whole(cell.outcome.interactions[i * n + i + 1 + j]!)]),
      );
      return [[text.place], ...pairs];
    }),
  });
}

/** The report on what each policy of a package contributes: a self-contained HTML page. */
export function renderAttributionReport(input: AttributionReportInput, document: Document): string {
  const { result, cells, year, version, command, language, parameters } = input;
  const view = viewOf(result, language, document, parameters);
  const { t } = view;
  const names = attributedPolicies(result, view);
  const measures = [...new Set(cells.map(({ measure }) => measure))].sort(
    (a, b) => headlineFirst(a) - headlineFirst(b),
  );
  const of = (measure: Measure): AttributedCell[] => cells.filter((cell) => cell.measure === measure);
  const subsets = 1 << names.length;
  return page(view, {
    title: t('attributionTitle', { title: view.label(result.scenario.title) }),
    lead: html`<p class="question">${view.label(result.scenario.question)}</p>`,
    sections: [
      section({
        id: 'answer',
        heading: t('answerHeading'),
        content: html`${measures.slice(0, 1).flatMap((measure) => answersOn(view, of(measure), names, year))}${answerNotes(view)}`,
      }),
      section({
        id: 'shares',
        heading: t('attributionHeading'),
        content: html`<p>${t('attributionReading', { subsets, runs: view.runs })}</p>${measures.map((measure) =>
          measureFigure(view, measure, of(measure), names, year),
        )}`,
      }),
      section({
        id: 'interactions',
        heading: t('attributionInteractions'),
        content: html`<p>${t('attributionInteractionsReading')}</p>${measures.map((measure) =>
          interactionTable(view, of(measure), names, year),
        )}`,
      }),
      policySection(view),
      assumptionsSection(view),
      methodSection(view, { version, command, scenarios: [result.scenario] }),
    ],
  });
}

import * as Plot from '@observablehq/plot';
import { domainAround, ticksOf } from './bandPanel.ts';
import { chart } from './chart.ts';
import { figure, section, table } from './figure.ts';
import { html, type Markup } from './html.ts';
import { indexFigures } from './indexFigures.ts';
import { page } from './page.ts';
import { colours } from './style.ts';
import { sweepAnswer, sweepParts, sweepWarnings } from './sweepParts.ts';
import { type SweepReportInput, type SweepView, sweepFacts, sweepView } from './sweepView.ts';

/** Bars of a distribution: fine enough for two camps, coarse enough for few runs. */
const BARS = 24;

/** Distributions of the outcome on one scale, a panel a variant. */
function distributions(view: SweepView, document: Document): Markup {
  const { input, nameOf } = view;
  const all = input.values.map((points) =>
    points.flatMap((row) => Array.from(row)).filter((value) => Number.isFinite(value)),
  );
  const domain = domainAround(all.flat());
  const { ticks, text } = ticksOf(domain, input.measure, view.numbers);
  const step = (domain.high - domain.low) / BARS;
  const thresholds = Array.from({ length: BARS + 1 }, (_, i) => domain.low + i * step);
  const panels = all.map((values, v) => {
    const title = nameOf(input.study.variants[v]!);
    const image = chart(document, `${title}: ${view.t('sweepDistribution')}`, {
      width: 420,
      height: 190,
      marginLeft: 46,
      x: { domain: [domain.low, domain.high], ticks, tickFormat: text, label: null },
      y: { label: null, ticks: 4, grid: true },
      marks: [
        Plot.rectY(values, {
          ...Plot.binX({ y: 'count' }, { x: (value: number) => value, thresholds }),
          fill: colours.band,
        }),
        Plot.ruleY([0]),
      ],
    });
    return { title, image };
  });
  return figure({ title: `${view.outcome}: ${view.t('sweepDistribution')}`, legend: [], panels });
}

/** The report on one outcome of a sweep: a self-contained HTML page, the same bytes for the same input. */
export function renderSweepReport(input: SweepReportInput, document: Document): string {
  const view = sweepView(input);
  const { t } = view;
  const [first, ...more] = sweepAnswer(view);
  const answer = section({
    id: 'answer',
    heading: t('answerHeading'),
    content: html`<p class="answer">${first!}</p>${more.map((one) => html`<p>${one}</p>`)}${sweepWarnings(view).map(
      (one) => html`<p class="note">${one}</p>`,
    )}<p>${sweepFacts(view)}</p>`,
  });
  const parts = sweepParts(view).map(({ id, heading, notes, tables }) =>
    section({
      id,
      heading,
      content: html`${notes.map((one) => html`<p>${one}</p>`)}${id === 'outcomes' ? distributions(view, document) : null}${id === 'parameters' ? indexFigures(view, document) : null}${tables.map(table)}`,
    }),
  );
  const method = section({
    id: 'method',
    heading: t('sweepRepeat'),
    content: html`<p><code>${input.command}</code></p><p>${t('sweepSeed', { seed: input.seed, version: input.version })}</p>`,
  });
  return page(view, {
    title: input.name,
    lead: html`<p class="question">${input.question}</p>`,
    sections: [answer, ...parts, method],
  });
}

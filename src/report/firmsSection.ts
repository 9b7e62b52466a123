import { scaleBand, scaleLinear } from 'd3-scale';
import { mean } from '../experiments/statistics.ts';
import type { Measure } from '../measures/measure.ts';
import { stageNames } from '../world/worldTables.ts';
import { image } from './chart.ts';
import { dataTable, figure, section } from './figure.ts';
import { html, Markup } from './html.ts';
import type { Cluster, ResultView } from './resultView.ts';
import { colours } from './style.ts';

/** Start, middle and end of a run, without repeats. */
export const threeYears = (years: number): number[] => [...new Set([0, Math.floor((years - 1) / 2), years - 1])];

interface Strip {
  readonly cluster: Cluster;
  readonly year: number;
  /** Mean number of firms by stage. */
  readonly firms: readonly number[];
}

const WIDTH = 420;
const LEFT = 52;
const RIGHT = 60;
const ROW = 22;

/** Firms of a cluster by stage as stacked strips, a strip a year; `largest` firms fill the width. */
function strips(view: ResultView, group: readonly Strip[], largest: number, label: string): Markup {
  const x = scaleLinear()
    .domain([0, largest])
    .range([LEFT, WIDTH - RIGHT]);
  const y = scaleBand<number>()
    .domain(group.map(({ year }) => year))
    .range([0, ROW * group.length])
    .padding(0.12);
  const bars = group.map(({ year, firms }) => {
    const middle = y(year)! + y.bandwidth() / 2;
    let sum = 0;
    const pieces = firms.map((count, s) => {
      const from = x(sum);
      sum += count;
      const width = x(sum) - from;
      const text = view.numbers.plain(Math.round(count));
      // white on the colour where it fits; the table below holds every number
      const written = width > 9 + 8 * text.length;
      return html`<rect x="${from}" y="${y(year)!}" width="${width}" height="${y.bandwidth()}" fill="${colours[stageNames[s]!]}" stroke="#fff" stroke-width="1"/>${
        written
          ? html`<text x="${from + width / 2}" y="${middle}" dy="0.35em" text-anchor="middle" fill="#fff" font-weight="700">${text}</text>`
          : null
      }`;
    });
    return html`<text x="${LEFT - 8}" y="${middle}" dy="0.35em" text-anchor="end">${view.result.years[year]!}</text>${pieces}<text x="${x(sum) + 6}" y="${middle}" dy="0.35em">${view.numbers.plain(Math.round(sum))}</text>`;
  });
  return image(label, WIDTH, ROW * group.length, new Markup(bars.map(({ text }) => text).join('')));
}

/** Firms by cluster and stage at the start, in the middle and at the end. */
export function firmsSection(view: ResultView): Markup | null {
  const { t, result } = view;
  const measure = view.measure('firms');
  if (measure === undefined || !measure.dimensions.includes('stage')) return null;
  const cells = view.cells(measure);
  const countOf = (own: Measure, cluster: Cluster, year: number, stage: string): number => {
    const cell = cells.findIndex(
      (place) => place.region === cluster.region && place.industry === cluster.industry && place.stage === stage,
    );
    const value = mean(view.values(own, year, cell));
    return Number.isNaN(value) ? 0 : value;
  };
  const years = threeYears(result.years.length);
  const groups = view.drawn.map((cluster) =>
    years.map((year) => ({ cluster, year, firms: stageNames.map((stage) => countOf(measure, cluster, year, stage)) })),
  );
  const title = t('firmsTitle');
  const largest = Math.max(1, ...groups.flat().map(({ firms }) => firms.reduce((sum, n) => sum + n, 0)));
  const named = years.map((year) => result.years[year]).join(t('listSeparator'));
  const panels = groups.map((group) => {
    const { name } = group[0]!.cluster;
    return { title: name, image: strips(view, group, largest, t('firmsLabel', { cluster: name, years: named })) };
  });
  return section({
    id: 'firms',
    heading: t('firmsHeading'),
    content: figure({
      title,
      legend: stageNames.map((stage) => ({ mark: stage, text: t(stage) })),
      panels,
      notes: panels.length > 1 ? [t('sharedAxes')] : [],
      data: dataTable(view, {
        caption: title,
        columns: [
          { head: t('cluster') },
          { head: t('year'), number: true },
          ...stageNames.map((stage) => ({ head: t(`${stage}Short`), number: true })),
        ],
        rows: groups
          .flat()
          .map(({ cluster, year, firms }) => [
            cluster.name,
            String(result.years[year]!),
            ...firms.map((count) => view.numbers.plain(count, 3)),
          ]),
      }),
    }),
  });
}

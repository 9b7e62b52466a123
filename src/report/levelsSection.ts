import type { Measure } from '../measures/measure.ts';
import { bandPanel, domainAround } from './bandPanel.ts';
import { bandText, measureTitle, medianWithRange } from './bandText.ts';
import { dataTable, figure, runsClass } from './figure.ts';
import { html, type Markup } from './html.ts';
import type { PairView } from './pairView.ts';

/** A and B on one axis: told apart by line style and ink, not by hue. */
function levelsFigure({ a, b }: PairView, measure: Measure): Markup {
  const { t, result } = a;
  const drawn = a.drawn.map((cluster) => ({
    cluster,
    inA: a.series(measure, cluster.cell),
    inB: b.series(measure, cluster.cell),
  }));
  const domain = domainAround(
    drawn.flatMap(({ inA, inB }) => [...inA, ...inB].flatMap(({ outer }) => [outer.low, outer.high])),
    measure.domain,
  );
  const reference = measure.kind === 'ratio' && measure.unit === '1' ? 1 : null;
  const title = measureTitle(a, measure);
  const number = true;
  return figure({
    title,
    legend: [
      { mark: 'dashed', text: t(a.runs < 2 ? 'legendASingle' : 'legendA') },
      { mark: 'line', text: t(a.runs < 2 ? 'legendBSingle' : 'legendB') },
      ...(reference === null
        ? []
        : [{ mark: 'reference', text: t('legendReference', { value: a.numbers.plain(reference) }) }]),
    ],
    panels: drawn.map(({ cluster, inA, inB }) => ({
      title: cluster.name,
      image: bandPanel({
        document: a.document,
        numbers: a.numbers,
        label: t('levelsLabel', {
          measure: a.label(measure.label),
          cluster: cluster.name,
          first: result.years[0]!,
          last: result.years.at(-1)!,
          a: bandText(a, measure, inA.at(-1)!).median,
          b: bandText(b, measure, inB.at(-1)!).median,
        }),
        format: measure,
        years: result.years,
        series: [
          { bands: inA, style: 'dashed' },
          { bands: inB, style: 'solid' },
        ],
        domain,
        reference,
        mean: null,
        points: [],
        runs: runsClass(a.runs),
      }),
    })),
    data: dataTable(a, {
      caption: title,
      columns: [
        { head: t('cluster') },
        { head: t('year'), number },
        { head: t('levelOfA'), number },
        { head: t('levelOfB'), number },
      ],
      rows: drawn.flatMap(({ cluster, inA, inB }) =>
        result.years.map((year, y) => [
          cluster.name,
          String(year),
          medianWithRange(a, measure, inA[y]!),
          medianWithRange(b, measure, inB[y]!),
        ]),
      ),
    }),
  });
}

export const levelsSection = (pair: PairView, measures: readonly Measure[]): Markup =>
  pair.section({
    id: 'levels',
    heading: pair.a.t('levelsHeading'),
    content: html`<p class="note">${pair.a.t('levelsReading')}</p>${measures.map((measure) => levelsFigure(pair, measure))}`,
  });

import type { Measure } from '../measures/measure.ts';
import { type EffectPanel, effectFigure } from './effectFigure.ts';
import { html, type Markup } from './html.ts';
import type { PairView } from './pairView.ts';
import type { Cluster } from './resultView.ts';

/** B - A of a measure of clusters over time. One scale for all clusters, also where a figure shows some of them. */
function differenceFigure({ a, difference }: PairView, measure: Measure, clusters: readonly Cluster[]): Markup {
  const { t, result } = a;
  const panelOf = (cluster: Cluster): EffectPanel => ({
    title: cluster.name,
    years: result.years.map((_, year) => difference.summary(measure.name, year, cluster.cell)),
  });
  const name = a.label(measure.label);
  return effectFigure({
    view: a,
    measure,
    title: t('differenceTitle', { measure: name }),
    panels: a.drawn.filter((cluster) => clusters.includes(cluster)).map(panelOf),
    scaledWith: a.drawn.map(panelOf),
    label: ({ title: cluster }, end, range) => {
      const facts = { measure: name, cluster, first: result.years[0]!, last: result.years.at(-1)!, end };
      return a.runs < 2 ? t('differenceLabelSingle', facts) : t('differenceLabel', { ...facts, range, runs: a.runs });
    },
    notes:
      a.drawn.length < a.clusters.length
        ? [t('largestClusters', { drawn: a.drawn.length, total: a.clusters.length })]
        : [],
    nameHead: t('cluster'),
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

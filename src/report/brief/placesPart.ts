import type { OptionStudy } from '../../experiments/comparison/comparisonStudy.ts';
import type { Measure } from '../../measures/measure.ts';
import { differenceUnit } from '../bandText.ts';
import { type Column, section, table } from '../figure.ts';
import { html, type Markup } from '../html.ts';
import { outcomeCell } from '../outcomeCell.ts';
import type { ResultView } from '../resultView.ts';
import type { BriefView } from './briefView.ts';

/** A measure in a head: its label and the unit of differences. */
function headOf(view: ResultView, measure: Pick<Measure, 'label' | 'kind' | 'unit'>): Column {
  const title = view.label(measure.label);
  const unit = differenceUnit(view, measure);
  return { head: unit === null ? title : view.t('titleWithUnit', { title, unit }) };
}

/** Regions: sums over their industries. */
function regionTable(view: ResultView, option: OptionStudy, year: number): Markup | null {
  const groups = option.groups.filter(({ by }) => by === 'region');
  const measures = [...new Set(groups.map(({ measure }) => measure))].flatMap((name) => view.measure(name) ?? []);
  if (measures.length === 0) return null;
  const regions = [...new Set(groups.map(({ group }) => group))];
  return table({
    caption: view.t('briefRegionsCaption', { scenario: view.label(option.title), year }),
    columns: [{ head: view.t('region') }, ...measures.map((measure) => headOf(view, measure))],
    rows: regions.map((region) => [
      view.regionName(region),
      ...measures.map((measure) => {
        const found = groups.find(({ group, measure: name }) => group === region && name === measure.name);
        return found === undefined ? '' : outcomeCell(view, measure, found.effect);
      }),
    ]),
  });
}

/** The clusters that the figures show: the usual outcomes of each. */
function clusterTable(view: ResultView, option: OptionStudy, year: number): Markup | null {
  const ofClusters = option.outcomes.filter(
    ({ outcome }) => outcome.region !== null && outcome.industry !== null && outcome.stage === null,
  );
  const measures = [...new Map(ofClusters.map(({ outcome }) => [outcome.measure, outcome])).values()];
  if (measures.length === 0) return null;
  return table({
    caption: view.t('briefClustersCaption', { scenario: view.label(option.title), year }),
    columns: [{ head: view.t('cluster') }, ...measures.map((measure) => headOf(view, measure))],
    rows: view.drawn.map((cluster) => [
      cluster.name,
      ...measures.map(({ measure }) => {
        const found = ofClusters.find(
          ({ outcome }) =>
            outcome.measure === measure && outcome.region === cluster.region && outcome.industry === cluster.industry,
        );
        return found === undefined ? '' : outcomeCell(view, found.outcome, found.effect);
      }),
    ]),
  });
}

/** What changes where. */
export function placesPart({ study, view }: BriefView): Markup {
  const { t } = view;
  const tables = study.options.flatMap((option) => [
    regionTable(view, option, study.lastYear),
    clusterTable(view, option, study.lastYear),
  ]);
  const hidden =
    view.drawn.length < view.clusters.length
      ? html`<p class="note">${t('largestClusters', { drawn: view.drawn.length, total: view.clusters.length })}</p>`
      : null;
  return section({
    id: 'places',
    heading: t('briefPlacesHeading'),
    content: html`<p>${t('briefPlacesReading')}</p>${tables}${hidden}`,
  });
}

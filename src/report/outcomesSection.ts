import { type DifferenceSummary, summarisePairs } from '../experiments/pairedDifference.ts';
import type { Measure } from '../measures/measure.ts';
import { differenceUnit } from './bandText.ts';
import { table } from './figure.ts';
import { html, type Markup } from './html.ts';
import { outcomeCell } from './outcomeCell.ts';
import { differenceText, type PairView } from './pairView.ts';
import type { Cell, ResultView } from './resultView.ts';

/** Places side by side in one table; more go to a further table. */
const MOST_COLUMNS = 5;

interface Place {
  readonly region: string | null;
  readonly industry: string | null;
}

/** Amounts add up over stages; ratios and shares do not. */
const addsUp = ({ kind }: Measure): boolean => kind === 'money' || kind === 'count';

/** Values over runs at the end of a measure at a place, summed over stages. */
function endValues(view: ResultView, measure: Measure, place: Place): Float64Array {
  const sums = new Float64Array(view.runs);
  view.cells(measure).forEach((cell, c) => {
    if (!isAt(view, cell, place)) return;
    view.values(measure, view.lastYear, c).forEach((value, run) => {
      sums[run]! += value;
    });
  });
  return sums;
}

/** With a single industry a region and its cluster are the same place, and the industry is the nation. */
const isAt = (view: ResultView, cell: Cell, { region, industry }: Place): boolean =>
  cell.region === region &&
  (cell.industry === industry ||
    (view.result.industries.length === 1 && (cell.industry === null || industry === null)));

/** B - A at the end of a measure at a place; null when the measure is not of such places. */
export function endDifference({ a, b }: PairView, measure: Measure, place: Place): DifferenceSummary | null {
  if (measure.dimensions.includes('stage') && !addsUp(measure)) return null;
  if (!a.cells(measure).some((cell) => isAt(a, cell, place))) return null;
  return summarisePairs(endValues(a, measure, place), endValues(b, measure, place));
}

function outcomeTable(pair: PairView, places: readonly Place[]): Markup | null {
  const { a, difference } = pair;
  const { t } = a;
  const rows = difference.measures.flatMap((measure) => {
    const summaries = places.map((place) => endDifference(pair, measure, place));
    if (summaries.every((summary) => summary === null)) return [];
    const unit = differenceUnit(a, measure);
    return [
      [
        html`${a.label(measure.label)}${unit === null ? null : html`<small>${unit}</small>`}`,
        ...summaries.map((summary) => (summary === null ? '' : outcomeCell(a, measure, summary))),
      ],
    ];
  });
  if (rows.length === 0) return null;
  return table({
    caption: t(a.runs < 2 ? 'outcomesCaptionSingle' : 'outcomesCaption', { year: a.result.years.at(-1)! }),
    columns: [{ head: t('outcome') }, ...places.map((place) => ({ head: a.placeName({ ...place, stage: null }) }))],
    rows,
  });
}

const inChunks = <T>(list: readonly T[], size: number): T[][] =>
  Array.from({ length: Math.ceil(list.length / size) }, (_, i) => list.slice(i * size, (i + 1) * size));

/** Clusters that have less under B in most runs. */
function losers(pair: PairView): Markup[] {
  const { a } = pair;
  const { t } = a;
  const year = a.result.years.at(-1)!;
  return ['valueAdded', 'employment'].flatMap((name) => {
    const measure = pair.measure(name);
    if (measure === undefined) return [];
    const losing = a.clusters.flatMap((cluster) => {
      const summary = endDifference(pair, measure, { region: cluster.region, industry: cluster.industry });
      if (summary === null || summary.lower * 2 <= summary.pairs) return [];
      return [
        t('loser', {
          cluster: cluster.name,
          measure: a.label(measure.label),
          year,
          lower: summary.lower,
          pairs: summary.pairs,
          difference: differenceText(a, measure, summary).mean,
        }),
      ];
    });
    return losing.length === 0
      ? [html`<li>${t('losersNone', { measure: a.label(measure.label), year })}</li>`]
      : losing.map((text) => html`<li>${text}</li>`);
  });
}

/** Every outcome at the end, by place, and who loses. */
export function outcomesSection(pair: PairView): Markup {
  const { a } = pair;
  const { t, result } = a;
  const clusters = inChunks<Place>(
    a.drawn.map(({ region, industry }) => ({ region, industry })),
    MOST_COLUMNS,
  );
  const several = result.industries.length > 1;
  const regions = several
    ? inChunks<Place>(
        result.regions.map((region) => ({ region, industry: null })),
        MOST_COLUMNS,
      )
    : [];
  const industries = several
    ? inChunks<Place>(
        result.industries.map((industry) => ({ region: null, industry })),
        MOST_COLUMNS,
      )
    : [];
  const nation: Place[][] = [[{ region: null, industry: null }]];
  const tables = [...clusters, ...regions, ...industries, ...nation].map((places) => outcomeTable(pair, places));
  const lost = losers(pair);
  return pair.section({
    id: 'outcomes',
    heading: t('outcomesHeading'),
    content: html`<p>${t('outcomesReading')}</p>${tables}${lost.length === 0 ? null : html`<h3>${t('losersHeading')}</h3><ul>${lost}</ul>`}`,
  });
}

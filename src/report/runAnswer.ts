import { wilsonInterval } from '../experiments/statistics.ts';
import type { Measure } from '../measures/measure.ts';
import { bandText } from './bandText.ts';
import { laggardFates, total } from './laggardFates.ts';
import { decimalsFor } from './numbers.ts';
import { observedPoints } from './observedSeries.ts';
import { halfWidth, type ResultView } from './resultView.ts';

/**
 * Share locked in among laggards alive, with the Wilson interval over runs. Clusters of one run are not independent, so
 * the number of trials is that of runs, not of clusters: wide enough whatever clusters have in common.
 */
function lockedShare(locked: readonly number[], alive: readonly number[]) {
  const shares = locked.map((count, run) => count / alive[run]!).filter((_, run) => alive[run]! > 0);
  return wilsonInterval(total(shares), shares.length);
}

function laggardAnswer(view: ResultView): string | null {
  const { t, numbers, runs } = view;
  const fates = laggardFates(view);
  if (fates === null) return null;
  const { laggards } = fates;
  const [locked, escaped, dead] = [total(fates.locked), total(fates.escaped), total(fates.dead)];
  const years = view.result.years.length;
  const cluster = view.laggards.length === 1 ? view.laggards[0]!.name : null;
  if (runs < 2) {
    if (laggards > 1 || cluster === null) return t('answerLaggardsSingle', { years, laggards, locked, escaped, dead });
    const key = dead > 0 ? 'answerOneLaggardDead' : escaped > 0 ? 'answerOneLaggardEscaped' : 'answerOneLaggardLocked';
    return t(key, { cluster, years });
  }
  const all = laggards * runs;
  if (dead === all) return t('answerNoneAlive', { years, total: all, laggards, runs });
  const { share, low, high } = lockedShare(
    fates.locked,
    fates.dead.map((count) => laggards - count),
  );
  const facts = {
    years,
    runs,
    locked,
    escaped,
    dead,
    share: numbers.percent(share),
    interval: t('range', { low: numbers.percent(low), high: numbers.percent(high) }),
  };
  return laggards === 1 && cluster !== null
    ? t('answerOneLaggard', { ...facts, cluster })
    : t('answerLaggards', { ...facts, laggards, total: all });
}

/** Measures of clusters, those observed at the headline cluster first. */
function levelMeasure(view: ResultView): { measure: Measure; observed: boolean } | null {
  const byCluster = view.result.measures.filter(({ dimensions }) => dimensions.join() === 'region,industry');
  const observed = byCluster.find((measure) => observedPoints(view, measure, view.headline).length > 0);
  const measure = observed ?? byCluster[0];
  return measure === undefined ? null : { measure, observed: observed !== undefined };
}

/** A measure of the headline cluster from start to end. */
function levelAnswer(view: ResultView, measure: Measure): string {
  const { t, result, headline } = view;
  const bands = view.series(measure, headline.cell);
  const start = bandText(view, measure, bands[0]!);
  const end = bandText(view, measure, bands.at(-1)!);
  const facts = {
    measure: view.label(measure.label),
    cluster: headline.name,
    first: result.years[0]!,
    last: result.years.at(-1)!,
    start: start.median,
    end: end.median,
  };
  return view.runs < 2
    ? t('answerLevelSingle', facts)
    : t('answerLevel', { ...facts, runs: view.runs, interval: end.outer });
}

/** How the runs stand to what was observed at the headline cluster; null for a single run. */
function observedAnswer(view: ResultView, measure: Measure): string | null {
  if (view.runs < 2) return null;
  const { t, numbers, result, headline } = view;
  const bands = view.series(measure, headline.cell);
  const points = observedPoints(view, measure, headline).map(({ year, value }) => ({
    year,
    value,
    band: bands[result.years.indexOf(year)]!,
  }));
  const inside = points.filter(({ value, band }) => value >= band.outer.low && value <= band.outer.high).length;
  const last = points.at(-1)!;
  const text = bandText(view, measure, last.band);
  return t('answerObserved', {
    inside,
    total: points.length,
    year: last.year,
    observed: numbers.level(measure, last.value, decimalsFor(measure, last.value, halfWidth(last.band.inner))),
    median: text.median,
    interval: text.outer,
  });
}

/**
 * The answer of a run, and what else the scenario lets one say. A scenario with observations asks about them, and its
 * background regions are no laggards worth a sentence; one with laggard clusters asks whether they escape; any other
 * gets the first measure of its clusters (the location quotient).
 */
export function runAnswers(view: ResultView): string[] {
  const laggards = laggardAnswer(view);
  const level = levelMeasure(view);
  const sentences = level?.observed
    ? [levelAnswer(view, level.measure), observedAnswer(view, level.measure)]
    : [laggards ?? (level === null ? null : levelAnswer(view, level.measure))];
  const said = sentences.filter((sentence) => sentence !== null);
  return said.length === 0 ? [view.t('forecast')] : said;
}

/** The answer of a run in one sentence, with its numbers. */
export const runAnswer = (view: ResultView): string => runAnswers(view)[0]!;

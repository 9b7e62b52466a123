import { wilsonInterval } from '../experiments/statistics.ts';
import { bandText } from './bandText.ts';
import { laggardFates, total } from './laggardFates.ts';
import { observedPoints } from './observedSeries.ts';
import type { ResultView } from './resultView.ts';

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

/** Without laggards: the first observed measure, else the first measure of clusters (the location quotient). */
function levelAnswer(view: ResultView): string {
  const { t, result, headline } = view;
  const byCluster = result.measures.filter(({ dimensions }) => dimensions.join() === 'region,industry');
  const measure = byCluster.find((one) => observedPoints(view, one, headline).length > 0) ?? byCluster[0];
  if (measure === undefined) return t('forecast');
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

/** The answer of a run in one sentence, with its numbers. */
export const runAnswer = (view: ResultView): string => laggardAnswer(view) ?? levelAnswer(view);

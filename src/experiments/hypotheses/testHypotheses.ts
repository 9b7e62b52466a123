import { innovationEfficiency, rdProductivity } from '../../measures/efficiency.ts';
import type { PanelRegression } from '../../measures/kernels/panelRegression.ts';
import { gvcPosition } from '../../measures/valueChain.ts';
import type { ObservedRun } from '../observeFirms.ts';
import { type ClusterPosition, clusterPositions } from './clusterPositions.ts';
import { type OutcomeName, outcomeNames, type QuantityName } from './quantities.ts';
import { regressClusters } from './regressClusters.ts';

/** First year of the panel: three years of inputs and a past position are known. */
export const FIRST_PANEL_YEAR = 5;
/** Years over which climbing and falling are taken. */
const SPAN = 3;

/** What one run says of a quantity; undefined with the reason where a column does not vary or too little is left. */
export interface Estimate {
  readonly value: number;
  /** Clustered by region, so too small where regions are few; NaN with one region. */
  readonly standardError: number;
  /** Cluster-years of the regression. */
  readonly rows: number;
  readonly reason: string | null;
}

export type HypothesisEstimates = Readonly<Record<OutcomeName, Readonly<Record<QuantityName, Estimate>>>>;

const measures = { innovationEfficiency, rdProductivity };

/** A sum of coefficients with weights, and its standard error from their covariance. */
function combination(fit: PanelRegression | null, weights: readonly number[]): Estimate {
  if (fit === null) {
    return { value: Number.NaN, standardError: Number.NaN, rows: 0, reason: 'no cluster-year has the outcome' };
  }
  const k = weights.length;
  let value = 0;
  let variance = 0;
  for (let i = 0; i < k; i++) {
    if (weights[i] === 0) continue;
    value += weights[i]! * fit.coefficients[i]!;
    for (let j = 0; j < k; j++) {
      if (weights[j] !== 0) variance += weights[i]! * weights[j]! * fit.covariance[i * k + j]!;
    }
  }
  return { value, standardError: Math.sqrt(variance), rows: fit.rows, reason: fit.reason ?? null };
}

/**
 * The regressions behind H1 to H3 of paper 000 on one run: ln innovation efficiency (the envelopment) and ln R&D
 * productivity of cluster-years on the position of the cluster, with effects of cluster and year.
 */
export function testHypotheses(run: ObservedRun): HypothesisEstimates {
  const { record } = run;
  const clusters = record.regions * record.industries.length;
  const positions = clusterPositions(run);
  const koopman = gvcPosition.compute(record);
  const estimatesOf = (name: OutcomeName): Record<QuantityName, Estimate> => {
    const outcome = measures[name].compute(record).map((value) => (value > 0 ? Math.log(value) : Number.NaN));
    const regress = (
      regressors: (now: ClusterPosition, before: ClusterPosition, cell: number) => readonly number[],
      names: readonly QuantityName[],
    ): PanelRegression | null =>
      regressClusters(
        record,
        outcome,
        (year, c) => {
          const cell = year * clusters + c;
          const now = positions[cell]!;
          // a cluster-year counts in every regression or in none
          const before = positions[cell - SPAN * clusters]!;
          return now === null || before === null ? null : regressors(now, before, cell);
        },
        FIRST_PANEL_YEAR,
        [name, ...names],
      );
    const highEnd = regress(({ upstream, downstream }) => [upstream + downstream], ['highEndShare']);
    const stages = regress(({ upstream, downstream }) => [upstream, downstream], ['upstreamShare', 'downstreamShare']);
    const beside = regress((_now, _before, cell) => [koopman[cell]!], ['koopmanPosition']);
    const holders = regress(({ low, high }) => [low, high], ['lowReliance', 'highReliance']);
    const moving = regress(
      (now, before) => {
        const past = before.upstream + before.downstream;
        const change = now.upstream + now.downstream - past;
        return [past, Math.max(0, change), Math.max(0, -change)];
      },
      ['established', 'climbing', 'falling'],
    );
    return {
      highEndShare: combination(highEnd, [1]),
      upstreamShare: combination(stages, [1, 0]),
      downstreamShare: combination(stages, [0, 1]),
      koopmanPosition: combination(beside, [1]),
      upstreamLessDownstream: combination(stages, [1, -1]),
      lowReliance: combination(holders, [1, 0]),
      highReliance: combination(holders, [0, 1]),
      highLessLowReliance: combination(holders, [-1, 1]),
      established: combination(moving, [1, 0, 0]),
      climbing: combination(moving, [0, 1, 0]),
      climbingLessEstablished: combination(moving, [-1, 1, 0]),
      falling: combination(moving, [0, 0, 1]),
    };
  };
  return Object.fromEntries(outcomeNames.map((name) => [name, estimatesOf(name)])) as unknown as HypothesisEstimates;
}

import type { Parameters } from '../engine/parameter.ts';
import { type DifferenceSummary, type PairedDifference, pairedDifference } from '../experiments/pairedDifference.ts';
import type { RunResult } from '../experiments/runResult.ts';
import type { Measure } from '../measures/measure.ts';
import type { Scenario } from '../scenarios/scenario.ts';
import { spreadOf } from './bandText.ts';
import { headlineOf, policiesApart } from './headlineOutcome.ts';
import { decimalsFor, type Format } from './numbers.ts';
import { type Cluster, halfWidth, type ResultView, viewOf } from './resultView.ts';
import type { Language } from './strings.ts';

/** Two results on the same draws. */
export interface PairView {
  readonly a: ResultView;
  readonly b: ResultView;
  readonly difference: PairedDifference;
  /** Policies by what they are in: places in the scenario of A or B. */
  readonly onlyA: readonly number[];
  readonly onlyB: readonly number[];
  readonly both: readonly number[];
  /** The cluster the answer is about. */
  readonly headline: Cluster;
  /** A measure that both have. */
  readonly measure: (name: string) => Measure | undefined;
}

export function pairViewOf(
  resultA: RunResult,
  resultB: RunResult,
  language: Language,
  document: Document,
  parameters?: Parameters,
  /** Scenarios that the answer is to choose its cluster by; that of B when left out. */
  others: readonly Scenario[] = [resultB.scenario],
): PairView {
  const difference = pairedDifference(resultA, resultB);
  const a = viewOf(resultA, language, document, parameters);
  const b = viewOf(resultB, language, document, parameters);
  const { onlyA, onlyB, both } = policiesApart(resultA.scenario, resultB.scenario);
  return {
    a,
    b,
    difference,
    onlyA,
    onlyB,
    both,
    headline: headlineOf(a, others),
    measure: (name) => difference.measures.find((measure) => measure.name === name),
  };
}

/** A difference in words. The mean has the digits its interval supports, the range those the runs agree on. */
export function differenceText(
  view: ResultView,
  format: Format,
  summary: Pick<DifferenceSummary, 'mean' | 'interval' | 'inner' | 'outer'>,
) {
  const { numbers, t } = view;
  const decimals = Math.max(
    decimalsFor(format, summary.mean, spreadOf(summary)),
    Number.isFinite(summary.interval.low) ? decimalsFor(format, summary.mean, halfWidth(summary.interval)) : -9,
  );
  const ranged = (low: number, high: number): string =>
    Number.isFinite(low) ? numbers.signedRange(format, low, high, decimals) : t('undefined');
  return {
    decimals,
    mean: numbers.difference(format, summary.mean, decimals),
    /** Without the unit. */
    number: numbers.signed(format, summary.mean, decimals),
    interval: ranged(summary.interval.low, summary.interval.high),
    outer: ranged(summary.outer.low, summary.outer.high),
  };
}

import type { Parameters } from '../engine/parameter.ts';
import { type DifferenceSummary, type PairedDifference, pairedDifference } from '../experiments/pairedDifference.ts';
import type { RunResult } from '../experiments/runResult.ts';
import type { Measure } from '../measures/measure.ts';
import type { Scenario } from '../scenarios/scenario.ts';
import { spreadOf } from './bandText.ts';
import { headlineOf } from './headlineOutcome.ts';
import { decimalsFor, type Format } from './numbers.ts';
import { type Cluster, halfWidth, type ResultView, viewOf } from './resultView.ts';
import type { Language } from './strings.ts';

/** Two results on the same draws. */
export interface PairView {
  readonly a: ResultView;
  readonly b: ResultView;
  readonly difference: PairedDifference;
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
  return {
    a,
    b,
    difference,
    headline: headlineOf(a, others),
    measure: (name) => difference.measures.find((measure) => measure.name === name),
  };
}

/**
 * A difference in words. The mean has the digits its own interval supports and no more, the range of runs those the runs
 * agree on. Unlike a level, the difference of a pure ratio is not read against 1: it has no digits of its own to keep.
 */
export function differenceText(
  view: ResultView,
  format: Format,
  summary: Pick<DifferenceSummary, 'mean' | 'interval' | 'inner' | 'outer'>,
) {
  const { numbers, t } = view;
  const judged = format.unit === '1' ? { ...format, unit: '' } : format;
  const rangeDecimals = decimalsFor(judged, summary.mean, spreadOf(summary));
  const decimals = Number.isFinite(summary.interval.low)
    ? decimalsFor(judged, summary.mean, halfWidth(summary.interval))
    : rangeDecimals;
  const ranged = (low: number, high: number, digits: number): string =>
    Number.isFinite(low) ? numbers.signedRange(format, low, high, digits) : t('undefined');
  return {
    decimals,
    mean: numbers.difference(format, summary.mean, decimals),
    /** Without the unit. */
    number: numbers.signed(format, summary.mean, decimals),
    interval: ranged(summary.interval.low, summary.interval.high, decimals),
    outer: ranged(summary.outer.low, summary.outer.high, rangeDecimals),
    inner: ranged(summary.inner.low, summary.inner.high, rangeDecimals),
  };
}

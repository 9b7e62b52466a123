import type { Parameters } from '../engine/parameter.ts';
import type { Outcome } from '../experiments/comparison/outcome.ts';
import { type DifferenceSummary, type PairedDifference, pairedDifference } from '../experiments/pairedDifference.ts';
import type { RunResult } from '../experiments/runResult.ts';
import type { Measure } from '../measures/measure.ts';
import type { Scenario } from '../scenarios/scenario.ts';
import { spreadOf } from './bandText.ts';
import { type SectionInput, section } from './figure.ts';
import { headlineOf } from './headlineOutcome.ts';
import type { Markup } from './html.ts';
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
  /** A section of the pair; among several options its id and heading carry the letter. */
  readonly section: (input: SectionInput) => Markup;
  /** A measure that both have. */
  readonly measure: (name: string) => Measure | undefined;
}

export interface PairOptions {
  /** Letter of B. */
  readonly option?: string;
  /** All scenarios compared with A, by which the answer chooses its cluster; B alone when left out. */
  readonly others?: readonly Scenario[];
  /** What the answer is about; its cluster, where it has one, is the headline. */
  readonly outcome?: Pick<Outcome, 'region' | 'industry'>;
}

export function pairViewOf(
  resultA: RunResult,
  resultB: RunResult,
  language: Language,
  document: Document,
  parameters: Parameters = {},
  { option = 'B', others = [resultB.scenario], outcome }: PairOptions = {},
): PairView {
  const difference = pairedDifference(resultA, resultB);
  const a = viewOf(resultA, language, document, parameters, option);
  const b = viewOf(resultB, language, document, parameters, option);
  return {
    a,
    b,
    difference,
    headline:
      a.clusters.find(
        ({ region, industry }) => region === outcome?.region && industry === (outcome.industry ?? industry),
      ) ?? headlineOf(a, others),
    section:
      others.length === 1
        ? section
        : ({ id, heading, content }) =>
            section({ id: `${id}-${option}`, heading: a.t('optionHeading', { heading }), content }),
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

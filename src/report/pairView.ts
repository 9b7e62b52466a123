import type { Parameters } from '../engine/parameter.ts';
import type { Outcome } from '../experiments/comparison/outcome.ts';
import { policiesApart } from '../experiments/comparison/policiesApart.ts';
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
  /** Policies by what they are in: places in the scenario of A or B. */
  readonly onlyA: readonly number[];
  readonly onlyB: readonly number[];
  readonly both: readonly number[];
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
  const { onlyA, onlyB, both } = policiesApart(resultA.scenario, resultB.scenario);
  return {
    a,
    b,
    difference,
    onlyA,
    onlyB,
    both,
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

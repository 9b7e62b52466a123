import type { Parameters } from '../engine/parameter.ts';
import { type DifferenceSummary, type PairedDifference, pairedDifference } from '../experiments/pairedDifference.ts';
import type { RunResult } from '../experiments/runResult.ts';
import type { Measure } from '../measures/measure.ts';
import type { Scenario } from '../scenarios/scenario.ts';
import type { PolicySpec } from '../world/worldSpec.ts';
import { spreadOf } from './bandText.ts';
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

/** Policies as text, so that equal ones can be found. */
const policyTexts = (scenario: Scenario): string[] =>
  scenario.policies.map((policy, p) => JSON.stringify([policy, scenario.moneyFrom[p] ?? null]));

const isTargeted = (policy: PolicySpec, { region, industry }: Cluster): boolean =>
  (policy.target.region !== null || policy.target.industry !== null) &&
  (policy.target.region?.includes(region) ?? true) &&
  (policy.target.industry?.includes(industry) ?? true);

export function pairViewOf(
  resultA: RunResult,
  resultB: RunResult,
  language: Language,
  document: Document,
  parameters?: Parameters,
): PairView {
  const difference = pairedDifference(resultA, resultB);
  const a = viewOf(resultA, language, document, parameters);
  const b = viewOf(resultB, language, document, parameters);
  const [inA, inB] = [policyTexts(resultA.scenario), policyTexts(resultB.scenario)];
  const onlyA = [...inA.keys()].filter((p) => !inB.includes(inA[p]!));
  const onlyB = [...inB.keys()].filter((p) => !inA.includes(inB[p]!));
  const changed = [
    ...onlyB.map((p) => resultB.scenario.policies[p]!),
    ...onlyA.map((p) => resultA.scenario.policies[p]!),
  ];
  const candidates = a.laggards.length > 0 ? a.laggards : a.drawn;
  const headline =
    candidates.find((cluster) => changed.some((policy) => isTargeted(policy, cluster))) ??
    (candidates.includes(a.headline) ? a.headline : (candidates[0] ?? a.headline));
  return {
    a,
    b,
    difference,
    onlyA,
    onlyB,
    both: [...inA.keys()].filter((p) => inB.includes(inA[p]!)),
    headline,
    measure: (name) => difference.measures.find((measure) => measure.name === name),
  };
}

/** A difference in words. The mean has the digits its interval supports, the range those the runs agree on. */
export function differenceText(view: ResultView, format: Format, summary: DifferenceSummary) {
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

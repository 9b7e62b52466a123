import type { DifferenceSummary } from '../pairedDifference.ts';
import type { Outcome } from './outcome.ts';

/** How much noise common random numbers take away of a difference, in one year. */
export interface PairingGain {
  readonly year: number;
  /** Counted from 1. */
  readonly number: number;
  /** Standard deviation of the paired difference, and the one independent seeds would give: sqrt(var A + var B). */
  readonly paired: number;
  readonly independent: number;
  /** Independent over paired: so many times smaller is the deviation. Infinite where every pair differs alike. */
  readonly ratio: number;
}

/** The gain of pairing for one outcome, in years 1, 5, 10 and the last. */
export interface PairingStudy {
  readonly outcome: Outcome;
  readonly years: readonly PairingGain[];
}

/** Measures that the gain is told of beside the headline's own, at its place. */
export const pairingMeasures: readonly string[] = ['lq', 'valueAdded', 'highEndValueAdded'];

/** Years, counted from 0, that every comparison prints the gain of: the 1st, 5th, 10th and last. */
export const pairingYears = (years: number): number[] =>
  [...new Set([0, 4, 9, years - 1])].filter((year) => year >= 0 && year < years).sort((a, b) => a - b);

export function pairingGain(year: number, number: number, summary: DifferenceSummary): PairingGain {
  const { pairedDeviation: paired, independentDeviation: independent } = summary;
  return { year, number, paired, independent, ratio: independent / paired };
}

import type { DifferenceSummary } from '../pairedDifference.ts';

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

/** Years, counted from 0, that every comparison prints the gain of: the 1st, 5th, 10th and last. */
export const pairingYears = (years: number): number[] =>
  [...new Set([0, 4, 9, years - 1])].filter((year) => year >= 0 && year < years).sort((a, b) => a - b);

export function pairingGain(year: number, number: number, summary: DifferenceSummary): PairingGain {
  const { pairedDeviation: paired, independentDeviation: independent } = summary;
  return { year, number, paired, independent, ratio: independent / paired };
}

import type { RunRecord } from '../../src/measures/measure.ts';

/** Who leads after a window of opportunity, in the words of patterns.yaml, P15. */
export const windowOutcomes = [
  'aborted cycle',
  'persistent leadership',
  'leadership change',
  'return',
  'coexistence',
] as const;
export type WindowOutcome = (typeof windowOutcomes)[number];

const mean = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0) / values.length;

/**
 * The rule of record/3-shocks section 2.3, on the share of the latecomer in the sales of latecomer and incumbents.
 * @param share by year of the run.
 * @param shift first year with the shift.
 */
export function windowOutcome(share: readonly number[], shift: number): WindowOutcome {
  const start = share[shift - 1]!;
  const end = mean(share.slice(-5));
  const peak = Math.max(...share.slice(shift, -2).map((_, i) => mean(share.slice(shift + i, shift + i + 3))));
  if (end > 0.6) return 'leadership change';
  if (end >= 0.4) return 'coexistence';
  if (peak >= 0.5) return 'return';
  if (peak >= start + 0.05 && end <= (peak + start) / 2) return 'aborted cycle';
  return 'persistent leadership';
}

/** Share of the nation in the sales of nation and frontier, upstream and downstream together, by year. */
export function highEndShare(record: RunRecord, frontier: string): number[] {
  const nodes = record.economies.length * record.industries.length * 3;
  const sectors = record.industries.length * 3;
  const incumbents = record.economies.indexOf(frontier);
  return Array.from({ length: record.years }, (_, year) => {
    let nation = 0;
    let both = 0;
    for (let n = 0; n < nodes; n++) {
      const e = Math.floor(n / sectors);
      if (n % 3 === 1 || (e >= record.regions && e !== incumbents)) continue;
      const sales = record.nodeYear.sales[year * nodes + n]!;
      both += sales;
      if (e < record.regions) nation += sales;
    }
    return nation / both;
  });
}

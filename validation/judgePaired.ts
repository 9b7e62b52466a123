import { meanInterval } from '../src/experiments/statistics.ts';
import type { Pattern, Verdict } from './emergent.ts';

/** What paired runs on one seed give. */
export interface PairedRuns {
  readonly quantities: Readonly<Record<string, number>>;
}

/** Mean over seeds of a quantity, its 95 % interval, and the seeds in which it is defined. */
export interface PairedMean {
  readonly value: number;
  readonly interval: readonly [number, number];
  readonly seeds: number;
}

export function pairedMean(results: readonly PairedRuns[], quantity: string): PairedMean {
  const values = results
    .map(({ quantities }) => quantities[quantity] ?? Number.NaN)
    .filter((value) => Number.isFinite(value));
  const { mean, low, high } = meanInterval(values);
  return { value: mean, interval: [low, high], seeds: values.length };
}

/** Judges a pattern of paired runs as registered: the 95 % interval of the paired difference lies wholly inside the band. */
export function judgePaired(pattern: Pick<Pattern, 'id' | 'bands'>, results: readonly PairedRuns[]): Verdict[] {
  return Object.entries(pattern.bands).map(([quantity, band]) => {
    if (!results.some(({ quantities }) => quantity in quantities)) {
      throw new Error(`patterns.yaml, ${pattern.id}: no value for '${quantity}'`);
    }
    const { value, interval, seeds } = pairedMean(results, quantity);
    const below = band[0] === null ? 0 : Math.max(0, band[0] - interval[0]);
    const above = band[1] === null ? 0 : Math.max(0, interval[1] - band[1]);
    const distance = seeds === 0 ? Number.POSITIVE_INFINITY : below + above;
    const excluded = [band[0] ?? Number.NEGATIVE_INFINITY, band[1] ?? Number.POSITIVE_INFINITY];
    const holds = seeds > 0 && interval[0] > excluded[0]! && interval[1] < excluded[1]!;
    return { quantity, value, interval, seeds, band, holds, distance };
  });
}

import { meanInterval } from '../src/experiments/statistics.ts';
import type { EmergentResult } from './battery.ts';
import { judgedOn, judgePattern, type Pattern } from './emergent.ts';

/** A quantity of a pattern with a part of the model and without it, on the same seeds. */
export interface AblatedQuantity {
  readonly quantity: string;
  /** What the band is judged on. */
  readonly with: number;
  readonly without: number;
  /** Whether the band holds without the part. */
  readonly holdsWithout: boolean;
  /** 95 % interval of the mean over seeds of the change that switching off makes, pairs in which both are defined. */
  readonly change: readonly [number, number];
  /** Pairs in which both are defined. */
  readonly pairs: number;
}

/** Compares the quantities of a pattern between runs with a part of the model and without it, paired by replicate. */
export function compareAblation(
  pattern: Pattern,
  whole: readonly EmergentResult[],
  ablated: readonly EmergentResult[],
): AblatedQuantity[] {
  const withPart = judgePattern(pattern, whole);
  const without = judgePattern(pattern, ablated);
  return withPart.map(({ quantity: name, value }, i) => {
    const { quantity } = judgedOn(pattern.id, name);
    const before = new Map(whole.map(({ replicate, quantities }) => [replicate, quantities[pattern.id]![quantity]!]));
    const changes = ablated
      .map(({ replicate, quantities }) => quantities[pattern.id]![quantity]! - (before.get(replicate) ?? Number.NaN))
      .filter((change) => Number.isFinite(change));
    const { low, high } = meanInterval(changes);
    return {
      quantity: name,
      with: value,
      without: without[i]!.value,
      holdsWithout: without[i]!.holds,
      change: [low, high],
      pairs: changes.length,
    };
  });
}

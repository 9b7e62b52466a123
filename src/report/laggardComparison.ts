import { meanInterval } from '../experiments/statistics.ts';
import { laggardFates, total } from './laggardFates.ts';
import type { ResultView } from './resultView.ts';

/** What becomes of the laggard clusters under two scenarios, in clusters over all runs. */
export interface LaggardComparison {
  /** In each run, and over all runs. */
  readonly laggards: number;
  readonly total: number;
  readonly escapedA: number;
  readonly escapedB: number;
  readonly deadA: number;
  readonly deadB: number;
  /** Escaped under B but not under A, with the 95 % interval of the mean; both 0 where every run is the same. */
  readonly more: number;
  readonly low: number;
  readonly high: number;
}

/** Null without laggards, or where their number is not the same. */
export function laggardComparison(a: ResultView, b: ResultView): LaggardComparison | null {
  const [fatesA, fatesB] = [laggardFates(a), laggardFates(b)];
  if (fatesA === null || fatesB === null || fatesA.laggards !== fatesB.laggards) return null;
  const differences = fatesB.escaped.map((count, run) => count - fatesA.escaped[run]!);
  const same = differences.every((count) => count === 0);
  const { low, high } = same ? { low: 0, high: 0 } : meanInterval(differences);
  return {
    laggards: fatesA.laggards,
    total: fatesA.laggards * a.runs,
    escapedA: total(fatesA.escaped),
    escapedB: total(fatesB.escaped),
    deadA: total(fatesA.dead),
    deadB: total(fatesB.dead),
    more: total(differences),
    low: low * a.runs,
    high: high * a.runs,
  };
}

import type { Label } from '../../engine/parameter.ts';
import type { Effect } from './effect.ts';

/** The headline difference while one assumption stands at an end of its plausible range, on the same draws. */
export interface AssumptionEnd {
  readonly value: number;
  readonly effect: Effect;
}

/** What an assumption does to the sign of the headline difference. */
export type SignVerdict =
  /** Same clear sign at both ends. */
  | 'kept'
  /** A clear difference of the other sign at an end. */
  | 'flips'
  /** The interval includes 0 at an end, or did so to begin with. */
  | 'unclear'
  /** The difference is the same in every run at both ends: the assumption plays no part in this comparison. */
  | 'inert';

export interface AssumptionStudy {
  readonly name: string;
  readonly label: Label;
  /** Parameters moved together. */
  readonly paths: readonly string[];
  /** Value of the first of them in the scenario. */
  readonly value: number;
  readonly low: AssumptionEnd;
  readonly high: AssumptionEnd;
  readonly verdict: SignVerdict;
  /** Value at which the mean difference crosses 0, by straight lines between the values run; null where it does not. */
  readonly crossesAt: number | null;
}

/** Sign robustness of the headline difference: a tornado, widest swing first. */
export interface Robustness {
  /** Pairs of runs each; fewer than the comparison itself has. */
  readonly pairs: number;
  /** The difference at the values of the scenario, on these pairs. */
  readonly base: Effect;
  readonly assumptions: readonly AssumptionStudy[];
}

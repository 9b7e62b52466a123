import { type PairedDifference, pairedDifference } from '../pairedDifference.ts';
import type { RunResult } from '../runResult.ts';
import type { AssumptionRange } from './assumptions.ts';
import { type Effect, effectOf } from './effect.ts';
import type { OutcomePlace } from './outcome.ts';
import type { AssumptionEnd, AssumptionStudy, Robustness, SignVerdict } from './robustness.ts';

/** Baseline and option on the same draws. */
export interface Pair {
  readonly a: RunResult;
  readonly b: RunResult;
}

export interface RobustnessInput {
  readonly headline: OutcomePlace;
  /** The pair at the values of the scenario, on the reduced replicates. */
  readonly base: Pair;
  /** By assumption: the pair at either end; null where the end is the value of the scenario. */
  readonly ends: readonly { readonly range: AssumptionRange; readonly low: Pair | null; readonly high: Pair | null }[];
}

/** Where the mean crosses 0 between the values run, by straight lines; null where it does not or not once. */
function crossing(points: readonly (readonly [value: number, mean: number])[]): number | null {
  const sorted = points.filter(([, mean]) => Number.isFinite(mean)).sort(([x], [y]) => x - y);
  const found = sorted.slice(1).flatMap(([x, mean], i) => {
    const [before, meanBefore] = sorted[i]!;
    return mean * meanBefore < 0 ? [before + ((x - before) * meanBefore) / (meanBefore - mean)] : [];
  });
  return found.length === 1 ? found[0]! : null;
}

function verdictOf(base: Effect, ends: readonly Effect[], isInert: boolean): SignVerdict {
  if (isInert) return 'inert';
  const against = ({ mean, directionClear }: Effect): boolean => directionClear && mean > 0 !== base.mean > 0;
  if (!base.directionClear) return 'unclear';
  if (ends.some(against)) return 'flips';
  return ends.every(({ directionClear }) => directionClear) ? 'kept' : 'unclear';
}

/** Widest swing of the mean first: the order of a tornado. */
const swing = ({ low, high }: AssumptionStudy): number => Math.abs(high.effect.mean - low.effect.mean) || 0;

/**
 * What each assumption does to the sign of the headline difference at the end, all else and the draws the same.
 *
 * @throws Error for pairs that do not share their draws
 */
export function studyRobustness({ headline, base, ends }: RobustnessInput): Robustness {
  const { measure, cell } = headline;
  const last = base.a.years.length - 1;
  const year = base.a.years[last]!;
  const at = (difference: PairedDifference) => ({
    effect: effectOf(year, difference.summary(measure.name, last, cell), measure.better ?? null),
    values: difference.differences(measure.name, last, cell),
  });
  const own = at(pairedDifference(base.a, base.b));
  const studies = ends.map(({ range, low, high }): AssumptionStudy => {
    const path = range.assumption.paths[0]!;
    const [atLow, atHigh] = [low, high].map((pair) => (pair === null ? own : at(pairedDifference(pair.a, pair.b))));
    const same = (values: Float64Array): boolean => values.every((value, run) => Object.is(value, own.values[run]));
    const end = (value: number, effect: Effect): AssumptionEnd => ({ value, effect });
    const isInert = same(atLow!.values) && same(atHigh!.values);
    return {
      name: range.assumption.name,
      label: range.assumption.label,
      paths: range.assumption.paths,
      value: range.value[path]!,
      low: end(range.low[path]!, atLow!.effect),
      high: end(range.high[path]!, atHigh!.effect),
      verdict: verdictOf(own.effect, [atLow!.effect, atHigh!.effect], isInert),
      crossesAt: crossing([
        [range.low[path]!, atLow!.effect.mean],
        [range.value[path]!, own.effect.mean],
        [range.high[path]!, atHigh!.effect.mean],
      ]),
    };
  });
  return {
    pairs: base.a.replicates.length,
    base: own.effect,
    assumptions: studies.sort((x, y) => swing(y) - swing(x)),
  };
}

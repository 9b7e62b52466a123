import { designDraws } from '../designs/designDraws.ts';
import { type MeanInterval, meanInterval, type RunBand, runBand, sortedDefined } from '../statistics.ts';
import { dip, dipPValue } from './dipTest.ts';

/** An outcome over runs: what to show of it. */
export interface OutcomeDescription {
  /** Range of the runs: does not shrink with their number. */
  readonly range: RunBand;
  /** Uncertainty of the mean: shrinks. */
  readonly mean: MeanInterval;
  /** Hartigan's dip and its p value: small where the runs end in two camps. */
  readonly dip: number;
  readonly dipP: number;
  /** Two camps: show the distribution, since no run is near the mean. */
  readonly severalModes: boolean;
}

/** Dip p value below which an outcome is shown as a distribution. */
const LEVEL = 0.05;

/**
 * Describes an outcome over runs, so that one with several modes is never given as a mean alone. NaN are missing and
 * counted; the dip needs 10 defined values, else it is NaN and `severalModes` is false.
 */
export function describeOutcome(values: ArrayLike<number>, seed = '1', samples = 500): OutcomeDescription {
  const defined = [...sortedDefined(values)];
  const draw = designDraws(seed, 'dip');
  let drawn = 0;
  const enough = defined.length >= 10;
  const dipP = enough ? dipPValue(defined, () => draw(0, drawn++), samples) : Number.NaN;
  return {
    range: runBand(values),
    mean: meanInterval(values),
    dip: enough ? dip(defined) : Number.NaN,
    dipP,
    severalModes: dipP < LEVEL,
  };
}

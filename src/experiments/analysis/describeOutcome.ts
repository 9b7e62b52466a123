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

/** Values the dip test looks at: two camps of 300 are as plain as two of 30,000, and its time grows with the square. */
const DIP_VALUES = 300;

/** At most 300 of the values, each as likely, drawn by keyed draws (a partial shuffle). */
function subsample(values: readonly number[], seed: string): number[] {
  if (values.length <= DIP_VALUES) return [...values];
  const draw = designDraws(seed, 'dip');
  const shuffled = [...values];
  for (let i = 0; i < DIP_VALUES; i++) {
    const j = i + Math.floor(draw(i, 0) * (shuffled.length - i));
    [shuffled[i], shuffled[j]] = [shuffled[j]!, shuffled[i]!];
  }
  return shuffled.slice(0, DIP_VALUES);
}

/**
 * Describes an outcome over runs, so that one with several modes is never given as a mean alone. NaN are missing and
 * counted; the dip needs 10 defined values, else it is NaN and `severalModes` is false. Of more than 300 values the dip
 * is that of 300 drawn from them with `seed`: a camp of a few per cent of the runs may then go unseen.
 */
export function describeOutcome(values: ArrayLike<number>, seed = '1'): OutcomeDescription {
  const defined = [...sortedDefined(values)];
  const tested = defined.length >= 10 ? subsample(defined, seed) : null;
  const dipP = tested === null ? Number.NaN : dipPValue(tested);
  return {
    range: runBand(values),
    mean: meanInterval(values),
    dip: tested === null ? Number.NaN : dip(tested),
    dipP,
    severalModes: dipP < LEVEL,
  };
}

import { mean, quantile, standardDeviation } from '../statistics.ts';
import { type BootstrapOptions, resample } from './bootstrapInterval.ts';
import type { Index } from './sobolIndices.ts';

/** Elementary effects of one factor, in units of the output over the factor's whole range. */
export interface MorrisEffect {
  /** Mean effect: signs may cancel. */
  readonly mu: number;
  /** Mean absolute effect: how much the factor matters. */
  readonly muStar: Index;
  /** Standard deviation of the effects: curvature or interaction. */
  readonly sigma: number;
  /** Effects defined, and lost to missing runs. */
  readonly effects: number;
  readonly missing: number;
}

/**
 * Morris screening: effect of a step = (f(after) - f(before)) / (step in the unit cube), summed up a factor.
 *
 * - Shapes: `unitPoint(i)` the points of the design in the unit cube, `values` one a point, trajectories of k + 1 points.
 * - Edge cases: a missing run (NaN) loses the one or two effects that touch it, counted in `missing`; sigma needs 2.
 *
 * @throws RangeError when the number of values does not fit or a step moves another number of factors than one
 * @see Morris (1991) Technometrics 33, 161-174; Campolongo, Cariboni & Saltelli (2007) Environmental Modelling & Software 22
 * @example
 * ```ts
 * const design = morris({ trajectories: 20, seed: '1' }, factors); // f = 3 x1 - x2
 * morrisEffects(values, design.unit, 2)[0]; // mu 3, muStar 3, sigma 0
 * ```
 */
export function morrisEffects(
  values: ArrayLike<number>,
  unitPoint: (i: number) => Float64Array,
  factors: number,
  { seed = '1', resamples = 500, level = 0.95 }: BootstrapOptions = {},
): MorrisEffect[] {
  const size = factors + 1;
  const trajectories = values.length / size;
  if (!Number.isInteger(trajectories) || trajectories < 1) {
    throw new RangeError(
      `${values.length} values of a Morris design, expected a multiple of ${size} for ${factors} factors`,
    );
  }
  const effects = Array.from({ length: factors }, () => new Float64Array(trajectories).fill(Number.NaN));
  for (let t = 0; t < trajectories; t++) {
    let before = unitPoint(t * size);
    for (let step = 1; step < size; step++) {
      const i = t * size + step;
      const after = unitPoint(i);
      const moved = Array.from(after.keys()).filter((k) => after[k] !== before[k]);
      if (moved.length !== 1)
        throw new RangeError(`step ${i} of a Morris design moves ${moved.length} factors, expected 1`);
      const k = moved[0]!;
      effects[k]![t] = (values[i]! - values[i - 1]!) / (after[k]! - before[k]!);
      before = after;
    }
  }
  const row = new Int32Array(trajectories);
  return effects.map((ofFactor) => {
    const sizes = ofFactor.map(Math.abs);
    const resampled = Float64Array.from({ length: resamples }, (_, r) =>
      mean(Float64Array.from(resample(trajectories, seed, row, r), (t) => sizes[t]!)),
    );
    const missing = ofFactor.filter(Number.isNaN).length;
    return {
      mu: mean(ofFactor),
      muStar: {
        value: mean(sizes),
        low: quantile(resampled, (1 - level) / 2),
        high: quantile(resampled, (1 + level) / 2),
      },
      sigma: standardDeviation(ofFactor),
      effects: trajectories - missing,
      missing,
    };
  });
}

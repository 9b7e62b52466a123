import { designDraws } from '../designs/designDraws.ts';
import { sortedDefined } from '../statistics.ts';

export interface PawnIndex {
  /** Median over slices of the largest distance between two distribution functions, in [0, 1]. */
  readonly value: number;
  readonly largest: number;
  /** What a factor without influence reaches in 95 % of random orders: below it nothing can be said. */
  readonly chance: number;
}

export interface PawnOptions {
  readonly slices?: number;
  readonly seed?: string;
  readonly permutations?: number;
}

/** Largest distance between the distribution functions of a subset and of all; both ascending. */
function distance(part: Float64Array, all: Float64Array): number {
  let worst = 0;
  let j = 0;
  for (let i = 0; i < all.length; i++) {
    if (i + 1 < all.length && all[i + 1] === all[i]) continue;
    while (j < part.length && part[j]! <= all[i]!) j++;
    worst = Math.max(worst, Math.abs(j / part.length - (i + 1) / all.length));
  }
  return worst;
}

/** Median and largest distance of the slices of an order of the runs. */
function overSlices(ordered: Float64Array, all: Float64Array, slices: number): { value: number; largest: number } {
  const distances = Float64Array.from({ length: slices }, (_, s) => {
    const from = Math.floor((s * ordered.length) / slices);
    const until = Math.floor(((s + 1) * ordered.length) / slices);
    return distance(ordered.slice(from, until).sort(), all);
  }).sort();
  const middle = (slices - 1) / 2;
  return {
    value: (distances[Math.floor(middle)]! + distances[Math.ceil(middle)]!) / 2,
    largest: distances[slices - 1]!,
  };
}

/**
 * PAWN: how far fixing a factor moves the whole distribution of the output, for skewed or two-peaked outcomes of which
 * variance tells little. Runs are cut into slices of equal numbers along the factor; each slice's distribution function
 * is compared with that of all runs (Kolmogorov-Smirnov).
 *
 * - Shapes: `inputs[factor][run]`, `values[run]`, from any space-filling design. Unchanged by any increasing transform
 *   of inputs or output.
 * - Edge cases: runs without a value (NaN) are left out; fewer than 10 runs a slice give NaN.
 *
 * @see Pianosi & Wagener (2018) Environmental Modelling & Software 108, 197-207
 */
export function pawnIndices(
  inputs: readonly ArrayLike<number>[],
  values: ArrayLike<number>,
  { slices = 10, seed = '1', permutations = 100 }: PawnOptions = {},
): PawnIndex[] {
  const runs = Array.from({ length: values.length }, (_, i) => i).filter((i) => !Number.isNaN(values[i]!));
  const all = sortedDefined(values);
  if (runs.length < 10 * slices) {
    return inputs.map(() => ({ value: Number.NaN, largest: Number.NaN, chance: Number.NaN }));
  }
  const draw = designDraws(seed, 'pawn');
  const byChance = Float64Array.from({ length: permutations }, (_, p) => {
    const keys = new Map(runs.map((i) => [i, draw(p, i)]));
    const order = [...runs].sort((i, j) => keys.get(i)! - keys.get(j)!);
    return overSlices(
      Float64Array.from(order, (i) => values[i]!),
      all,
      slices,
    ).value;
  }).sort();
  const chance = byChance[Math.ceil(0.95 * permutations) - 1]!;
  return inputs.map((input) => {
    const order = [...runs].sort((i, j) => input[i]! - input[j]! || i - j);
    return {
      ...overSlices(
        Float64Array.from(order, (i) => values[i]!),
        all,
        slices,
      ),
      chance,
    };
  });
}

/** Where the variance of an outcome comes from, as shares that sum to 1. */
export interface VarianceSplit {
  /** What differs between points (scenarios, parameters) whatever the seed. */
  readonly scenario: number;
  /** What seeds shift at all points alike: cancels in paired differences. */
  readonly seed: number;
  /** What a seed does at one point and not at others: does not cancel. */
  readonly interaction: number;
  /** Estimated variance in all. */
  readonly variance: number;
  /** Seeds with a value at every point, and seeds left out. */
  readonly seeds: number;
  readonly dropped: number;
}

/**
 * Split of variance between scenario and seed when every point is run on the same seeds (two-way random effects without
 * repetition): with m points, n seeds and mean squares MS,
 *
 *     V_interaction = MS_rest    V_scenario = max(0, (MS_points - MS_rest) / n)    V_seed = max(0, (MS_seeds - MS_rest) / m)
 *
 * - Shapes: `values[point][seed]`, the same seeds in the same order.
 * - Edge cases: a seed that lacks a value (NaN) anywhere is left out at all points, and counted; fewer than 2 points or
 *   whole seeds, or no variance, give NaN.
 *
 * @see Searle, Casella & McCulloch (1992) Variance Components, chapter 4
 * @example
 * ```ts
 * varianceSplit([[1, 2, 3], [11, 12, 13]]).interaction; // => 0, since each seed shifts both points alike
 * ```
 */
export function varianceSplit(values: readonly ArrayLike<number>[]): VarianceSplit {
  const points = values.length;
  const all = values[0]?.length ?? 0;
  const whole = Array.from({ length: all }, (_, s) => s).filter((s) => values.every((row) => !Number.isNaN(row[s]!)));
  const seeds = whole.length;
  const dropped = all - seeds;
  const none = {
    scenario: Number.NaN,
    seed: Number.NaN,
    interaction: Number.NaN,
    variance: Number.NaN,
    seeds,
    dropped,
  };
  if (points < 2 || seeds < 2) return none;
  const ofPoints = values.map((row) => whole.reduce((sum, s) => sum + row[s]! / seeds, 0));
  const ofSeeds = whole.map((s) => values.reduce((sum, row) => sum + row[s]! / points, 0));
  const grand = ofPoints.reduce((sum, m) => sum + m / points, 0);
  let betweenPoints = 0;
  for (const m of ofPoints) betweenPoints += (seeds * (m - grand) ** 2) / (points - 1);
  let betweenSeeds = 0;
  for (const m of ofSeeds) betweenSeeds += (points * (m - grand) ** 2) / (seeds - 1);
  let interaction = 0;
  values.forEach((row, p) => {
    whole.forEach((s, i) => {
      interaction += (row[s]! - ofPoints[p]! - ofSeeds[i]! + grand) ** 2 / ((points - 1) * (seeds - 1));
    });
  });
  const scenario = Math.max(0, (betweenPoints - interaction) / seeds);
  const seed = Math.max(0, (betweenSeeds - interaction) / points);
  const variance = scenario + seed + interaction;
  if (!(variance > 0)) return none;
  return {
    scenario: scenario / variance,
    seed: seed / variance,
    interaction: interaction / variance,
    variance,
    seeds,
    dropped,
  };
}

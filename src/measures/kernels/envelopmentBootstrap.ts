import { hashText, Stream } from '../../engine/random.ts';
import { undominated } from '../programmes/comparableUnits.ts';
import type { EnvelopmentTable } from '../programmes/envelopmentTable.ts';
import { radialScore } from '../programmes/radialScore.ts';
import { dataEnvelopment } from './envelopment.ts';

/** Scores with what sampling did to them; one entry a unit, NaN where the score is. */
export interface EnvelopmentBootstrap {
  readonly score: Float64Array;
  /** Mean of the bootstrap scores less the score: an estimate of how much too high it is. */
  readonly bias: Float64Array;
  /** score - bias. */
  readonly corrected: Float64Array;
  /** Ends of the interval of the true score. */
  readonly low: Float64Array;
  readonly high: Float64Array;
  /** Width of the smoothing, on the scale of the radial factor of at least 1. */
  readonly bandwidth: number;
  readonly reason: (string | null)[];
}

const UNIT = hashText('envelopmentBootstrap.unit');
const NOISE = hashText('envelopmentBootstrap.noise');

/**
 * Bias-corrected efficiency and its interval by the smoothed homogeneous bootstrap of Simar and Wilson: scores are too high
 * because the best of the sample is below the best there is; drawing pseudo-samples whose inefficiency has the smoothed
 * distribution of the estimated one shows by how much. One departure from the paper: the variance that smoothing adds is taken
 * back about 1, the mean of the reflected sample, since about the mean of the sample it would push the best off the frontier.
 *
 * With d = 1/theta (input) or phi (output), at least 1: draw d* from the kernel estimate of the d reflected at 1 (normal
 * kernel; bandwidth .9 min(sd, iqr/1.34) (2n)^(-1/5) of the reflected inefficient units), move every unit to
 * that distance from the estimated frontier, measure the units against these pseudo-units; repeat.
 *
 * - Shapes: see `EnvelopmentBootstrap`. Scores are theta or 1/phi, in (0, 1].
 * - The interval turns the differences of bootstrap and estimated d around (basic bootstrap), so that it lies below the
 *   score, where the true efficiency is.
 * - The interval is too narrow in small samples: of simulated units (2 inputs, 1 output, half-normal inefficiency, 4 samples)
 *   a 95 % interval held the truth for 67 % of 60 and 89 % of 200 under constant, 60 % and 77 % under variable returns; the
 *   mean corrected score was off by .012, .001, .022 and less than .001, the plain score by .057, .022, .108 and .055.
 * - Random numbers: keyed by `seed`; the same seed gives the same numbers whatever the order of the units' columns.
 * - Edge cases: units without a score get its reason; all units efficient: bandwidth 0, no bias.
 *
 * @throws RangeError when there are fewer than 20 repetitions or the level is not in (0, 1)
 * @see Simar and Wilson (1998) Management Science 44; (2000) Journal of Applied Statistics 27
 * @example
 * ```ts
 * const outputs = Float64Array.of(1, 2, 3, 4, 5, 6, 7, 8);
 * const { score, corrected } = envelopmentBootstrap(
 *   { inputs: new Float64Array(8).fill(1), outputs, units: 8, inputCount: 1, outputCount: 1,
 *     orientation: 'output', returns: 'crs', allowFew: true },
 *   { repetitions: 50, level: 0.95, seed: 'example' },
 * );
 * Number(score[3].toFixed(9)); // => 0.5
 * Number(corrected[3] < 0.5); // => 1
 * ```
 */
export function envelopmentBootstrap(
  table: Omit<EnvelopmentTable, 'superEfficiency'>,
  { repetitions, level, seed }: { readonly repetitions: number; readonly level: number; readonly seed: string },
): EnvelopmentBootstrap {
  if (!(repetitions >= 20)) throw new RangeError(`${repetitions} repetitions, expected at least 20`);
  if (!(level > 0 && level < 1)) throw new RangeError(`level ${level}, expected a number between 0 and 1`);
  const { score, reason } = dataEnvelopment(table);
  const scored = Array.from(score.keys()).filter((u) => reason[u] === null);
  const distance = Float64Array.from(scored, (u) => 1 / score[u]);
  const bandwidth = bandwidthOf(distance);
  const draws = Array.from(scored, () => new Float64Array(repetitions));
  for (let repetition = 0; repetition < repetitions; repetition++) {
    const pseudo = drawDistances(distance, bandwidth, seed, repetition);
    // the pseudo-units beside the observed ones, which are measured against them
    const moved = pseudoTable(table, scored, distance, pseudo);
    const peers = undominated(
      moved,
      Array.from(scored, (_, p) => table.units + p),
    );
    for (const [p, u] of scored.entries()) draws[p][repetition] = 1 / radialScore(moved, u, peers);
  }
  const spread = (): Float64Array => new Float64Array(table.units).fill(Number.NaN);
  const result = { score, bias: spread(), corrected: spread(), low: spread(), high: spread(), bandwidth, reason };
  for (const [p, u] of scored.entries()) {
    const values = draws[p].filter((value) => Number.isFinite(value)).sort();
    const scores = values.map((value) => 1 / value);
    result.bias[u] = scores.reduce((sum, value) => sum + value, 0) / scores.length - score[u];
    result.corrected[u] = score[u] - result.bias[u];
    // differences turned around: the true d less the estimate is distributed about as the estimate less d*
    const quantile = (q: number): number => values[Math.min(values.length - 1, Math.floor(q * values.length))];
    result.high[u] = finite(1 / (2 * distance[p] - quantile((1 + level) / 2)));
    result.low[u] = finite(1 / (2 * distance[p] - quantile((1 - level) / 2)));
    result.bias[u] = finite(result.bias[u]);
    result.corrected[u] = finite(result.corrected[u]);
  }
  return result;
}

/** Amounts a hundred orders of magnitude apart leave no digits for a distribution of their distances. */
const finite = (value: number): number => (Number.isFinite(value) ? value : Number.NaN);

/**
 * Normal-reference bandwidth of the distances reflected at 1. Efficient units stand at 1 by construction, not by draw, and
 * are left out.
 */
function bandwidthOf(distance: Float64Array): number {
  const inefficient = distance.filter((d) => d > 1 + 1e-9);
  const n = inefficient.length;
  if (n === 0) return 0;
  const reflected = Float64Array.from([...inefficient, ...inefficient.map((d) => 2 - d)]).sort();
  const spread = Math.sqrt(inefficient.reduce((sum, d) => sum + (d - 1) ** 2, 0) / n);
  const quartile = reflected[Math.floor(1.5 * n)] - reflected[Math.floor(0.5 * n)];
  return 0.9 * Math.min(spread, quartile / 1.34) * (2 * n) ** (-1 / 5);
}

/**
 * A draw from the reflected kernel estimate for every unit. Smoothing widens the reflected sample, whose mean is 1, by the
 * bandwidth; it is drawn back about 1, so that the variance is kept and the best stay at the frontier.
 */
function drawDistances(distance: Float64Array, bandwidth: number, seed: string, repetition: number): Float64Array {
  const n = distance.length;
  const key = { high: hashText(seed), low: hashText(`${seed}/bootstrap`) };
  const units = new Stream().rekey(key, UNIT, repetition, 0);
  const noise = new Stream().rekey(key, NOISE, repetition, 0);
  const variance = distance.reduce((sum, d) => sum + (d - 1) ** 2, 0) / n;
  const shrink = variance > 0 ? 1 / Math.sqrt(1 + (bandwidth * bandwidth) / variance) : 1;
  return Float64Array.from(distance, (_, u) => {
    const drawn = distance[Math.floor(units.uniform(u, 0) * n)] - 1;
    return 1 + Math.abs(drawn + bandwidth * noise.normal(u, 0)) * shrink;
  });
}

/** The table with pseudo-units appended: every scored unit moved from its own to its drawn distance from the frontier. */
function pseudoTable(
  table: Omit<EnvelopmentTable, 'superEfficiency'>,
  scored: readonly number[],
  distance: Float64Array,
  pseudo: Float64Array,
): EnvelopmentTable {
  const { inputs, outputs, units, inputCount, outputCount, orientation } = table;
  const longer = (values: Float64Array, columns: number, factorOf: (p: number) => number): Float64Array => {
    const all = new Float64Array(values.length + scored.length * columns);
    all.set(values);
    for (const [p, u] of scored.entries())
      for (let i = 0; i < columns; i++) all[(units + p) * columns + i] = values[u * columns + i] * factorOf(p);
    return all;
  };
  const toInputs = (p: number): number => (orientation === 'input' ? pseudo[p] / distance[p] : 1);
  const toOutputs = (p: number): number => (orientation === 'output' ? distance[p] / pseudo[p] : 1);
  return {
    ...table,
    inputs: longer(inputs, inputCount, toInputs),
    outputs: longer(outputs, outputCount, toOutputs),
    units: units + scored.length,
  };
}

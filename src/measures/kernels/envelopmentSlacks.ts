import type { Constraint } from 'yalps';
import { undominated, whyNotComparable } from '../programmes/comparableUnits.ts';
import type { EnvelopmentTable } from '../programmes/envelopmentTable.ts';
import { solveProgramme } from '../programmes/linearProgramme.ts';
import { dataEnvelopment } from './envelopment.ts';

/** What a unit can still save or make beyond its radial score, and who shows it. */
export interface EnvelopmentSlack {
  /** Radial score, as `dataEnvelopment` gives it. */
  readonly score: number;
  /** By input, in the unit of its column: what is wasted after the radial step. */
  readonly inputSlacks: Float64Array;
  /** By output: what is missing after the radial step. */
  readonly outputSlacks: Float64Array;
  /** Weights of the peers whose combination is the target, by unit; 0 for all others. */
  readonly weights: ReadonlyMap<number, number>;
  /** Score 1 and no slack (Pareto-Koopmans); a score of 1 alone is weak efficiency. */
  readonly stronglyEfficient: boolean;
  readonly reason: string | null;
}

/** Slacks below this share of the unit's own amount are rounding. */
const NOTHING = 1e-8;

/**
 * Second phase of an envelopment: with every radial score held fixed, the largest sum of slacks.
 *
 *     max sum_i s_i + sum_k t_k  with  sum_j l_j x_ji + s_i = theta x_oi,   sum_j l_j y_jk - t_k = phi y_ok
 *
 * (theta = 1 for output, phi = 1 for input orientation.) The sum is taken in the units of the columns, as the literature
 * does, so which of several best combinations is shown depends on them; whether there is any slack does not.
 *
 * - Shapes: a result a unit, in order.
 * - Accuracy: slacks to 1e-8 of the amounts of the unit; smaller ones count as none.
 * - Edge cases: units without a score get their reason, NaN slacks and no peers. Super-efficiency has no second phase.
 *
 * @see Ali and Seiford (1993); Cooper, Seiford and Tone (2007) Data Envelopment Analysis, chapter 3
 * @example
 * ```ts
 * // B makes what A makes with the same first input and one more of the second: weakly efficient
 * const [a, b] = envelopmentSlacks({
 *   inputs: Float64Array.of(1, 1, 1, 2), outputs: Float64Array.of(1, 1), units: 2, inputCount: 2, outputCount: 1,
 *   orientation: 'input', returns: 'crs', allowFew: true,
 * });
 * Number(a.stronglyEfficient); // => 1
 * Number(b.score.toFixed(6)); // => 1
 * Number(b.inputSlacks[1].toFixed(6)); // => 1
 * ```
 */
export function envelopmentSlacks(table: Omit<EnvelopmentTable, 'superEfficiency'>): EnvelopmentSlack[] {
  const { score, factor, reason } = dataEnvelopment(table);
  const comparable = Array.from(score.keys()).filter((u) => whyNotComparable(table, u) === null);
  const peers = undominated(table, comparable);
  return Array.from(score.keys(), (u) => {
    if (reason[u] !== null) return withoutSlack(table, score[u], reason[u]);
    return slackOf(table, u, score[u], factor[u], peers);
  });
}

const withoutSlack = (
  { inputCount, outputCount }: Pick<EnvelopmentTable, 'inputCount' | 'outputCount'>,
  score: number,
  reason: string,
): EnvelopmentSlack => ({
  score,
  inputSlacks: new Float64Array(inputCount).fill(Number.NaN),
  outputSlacks: new Float64Array(outputCount).fill(Number.NaN),
  weights: new Map(),
  stronglyEfficient: false,
  reason,
});

function slackOf(
  table: EnvelopmentTable,
  u: number,
  score: number,
  factor: number,
  peers: readonly number[],
): EnvelopmentSlack {
  const { inputs, outputs, units, inputCount, outputCount, orientation, returns } = table;
  const theta = orientation === 'input' ? factor : 1;
  const phi = orientation === 'output' ? factor : 1;
  // rows in multiples of the unit's own amounts, where it has any
  const scaleOf = (values: Float64Array, i: number, columns: number): number => {
    if (values[u * columns + i] > 0) return values[u * columns + i];
    let largest = 0;
    for (let j = 0; j < units; j++) largest = Math.max(largest, values[j * columns + i]);
    return largest > 0 ? largest : 1;
  };
  const inputScale = Array.from({ length: inputCount }, (_, i) => scaleOf(inputs, i, inputCount));
  const outputScale = Array.from({ length: outputCount }, (_, k) => scaleOf(outputs, k, outputCount));
  const largestScale = Math.max(...inputScale, ...outputScale);
  // the score is known to 1e-11, and phi = 1 / score to that times phi^2: a row may miss by that much
  const room = 1e-10 + 2e-11 * phi * phi;
  const rows: Constraint[] = [
    ...inputScale.map((scale, i) => ({ max: (theta * inputs[u * inputCount + i]) / scale + room })),
    ...outputScale.map((scale, k) => ({ min: (phi * outputs[u * outputCount + k]) / scale - room })),
    ...(returns === 'vrs'
      ? [{ equal: 1 }]
      : returns === 'nirs'
        ? [{ max: 1 }]
        : returns === 'ndrs'
          ? [{ min: 1 }]
          : []),
  ];
  // the sum of slacks is a constant plus what the outputs of the target exceed its inputs by
  const columns = peers.map((j) => {
    let worth = 0;
    const entries: [number, number][] = [];
    for (let i = 0; i < inputCount; i++) {
      worth -= inputs[j * inputCount + i];
      entries.push([i, inputs[j * inputCount + i] / inputScale[i]]);
    }
    for (let k = 0; k < outputCount; k++) {
      worth += outputs[j * outputCount + k];
      entries.push([inputCount + k, outputs[j * outputCount + k] / outputScale[k]]);
    }
    if (returns !== 'crs') entries.push([inputCount + outputCount, 1]);
    return { worth: worth / largestScale, entries };
  });
  const { status, values } = solveProgramme({ direction: 'maximize', rows, columns });
  if (status !== 'optimal') return withoutSlack(table, score, 'the programme of the slacks was not solved');
  const target = (amounts: Float64Array, i: number, count: number): number =>
    peers.reduce((sum, j, p) => sum + values[p] * amounts[j * count + i], 0);
  const rounded = (slack: number, scale: number): number =>
    Math.abs(slack) < Math.max(NOTHING, 10 * room) * scale ? 0 : slack;
  const inputSlacks = Float64Array.from(inputScale, (scale, i) =>
    rounded(theta * inputs[u * inputCount + i] - target(inputs, i, inputCount), scale),
  );
  const outputSlacks = Float64Array.from(outputScale, (scale, k) =>
    rounded(target(outputs, k, outputCount) - phi * outputs[u * outputCount + k], scale),
  );
  const isNothing = (slack: number): boolean => slack === 0;
  return {
    score,
    inputSlacks,
    outputSlacks,
    weights: new Map(peers.flatMap((j, p) => (values[p] > NOTHING ? [[j, values[p]] as const] : []))),
    stronglyEfficient: score > 1 - 1e-9 && inputSlacks.every(isNothing) && outputSlacks.every(isNothing),
    reason: null,
  };
}

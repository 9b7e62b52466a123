import { undominated, whyNotComparable } from '../programmes/comparableUnits.ts';
import type { EnvelopmentTable } from '../programmes/envelopmentTable.ts';
import { lexicographicProgramme } from '../programmes/lexicographicProgramme.ts';
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

/** Slacks below this share of the unit's own amount, after the radial step, are rounding. */
const NOTHING = 1e-8;

/**
 * Second phase of an envelopment: among all targets that reach the radial score, the largest sum of slacks.
 *
 *     max sum_i s_i + sum_k t_k  with  sum_j l_j x_ji + s_i = theta x_oi,   sum_j l_j y_jk - t_k = phi y_ok
 *
 * (theta = 1 for output, phi = 1 for input orientation.) The sum is taken in the units of the columns, as the literature
 * does, so which of several best combinations is shown depends on them; whether there is any slack does not.
 *
 * - Shapes: a result a unit, in order.
 * - Accuracy: slacks to 1e-8 of the amounts of the unit; smaller ones count as none. Both phases are one programme, whose
 *   radial step must agree with the score to 1e-6 of it, or the unit gets a reason instead (seen where scores are below 1e-4
 *   among amounts that differ by a factor of a million).
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
  const { inputCount, orientation } = table;
  const { amounts, units, count, weights, step } = targetOf(table, u, peers);
  const found = 1 + (orientation === 'input' ? -step : step);
  // the same score by two programmes: where they disagree, neither can be trusted with what is left
  if (!(Math.abs(found - factor) <= 1e-6 * factor)) {
    return withoutSlack(table, score, 'the programme of the slacks was not solved');
  }
  const slacks = Float64Array.from({ length: count }, (_, i) => {
    const isInput = i < inputCount;
    const radial = isInput === (orientation === 'input') ? found : 1;
    let target = 0;
    for (const [j, weight] of weights) target += weight * amounts(j)[i]!;
    const slack = (radial * amounts(u)[i]! - target) * (isInput ? 1 : -1);
    return Math.abs(slack) < NOTHING * Math.max(radial * units[i]!, target) ? 0 : slack;
  });
  return {
    score,
    inputSlacks: slacks.slice(0, inputCount),
    outputSlacks: slacks.slice(inputCount),
    weights: new Map([...weights].filter(([, weight]) => weight > NOTHING)),
    stronglyEfficient: score > 1 - 1e-9 && slacks.every((slack) => slack === 0),
    reason: null,
  };
}

/**
 * The target of unit u: weights of its peers after the largest radial step and, with that, the largest sum of slacks. One
 * programme for both, so that no rounding of the score is handed on to the slacks:
 *
 *     sum_j l_j x_ji - a x_oi (+ step x_oi) <= 0,   a y_ok - sum_j l_j y_jk (+ step y_ok) <= 0,   a <= 1
 *
 * The unit starts as its own target; a is what it gives up of its own weight of 1, l the weights of others. Never more
 * than 1: it would then use more than it has. Slacks are what the rows leave.
 */
function targetOf(table: EnvelopmentTable, u: number, peers: readonly number[]) {
  const { inputs, outputs, inputCount, outputCount, orientation, returns } = table;
  const amounts = (j: number): number[] => [
    ...inputs.subarray(j * inputCount, (j + 1) * inputCount),
    ...outputs.subarray(j * outputCount, (j + 1) * outputCount),
  ];
  const own = amounts(u);
  const others = peers.filter((j) => j !== u);
  const count = own.length;
  // rows in multiples of the unit's own amounts, where it has any
  const units = own.map((amount, i) => amount || others.reduce((most, j) => Math.max(most, amounts(j)[i]!), 0) || 1);
  const largestUnit = Math.max(...units);
  const given = others.length;
  const columns = given + 2;
  const matrix = new Float64Array((count + 3) * columns);
  const stepGain = new Float64Array(columns);
  const slackGain = new Float64Array(columns);
  /** Enters what a variable adds to what is used and takes from what is made, and to the sum of weights. */
  const enter = (column: number, used: readonly number[], weight: number): void => {
    for (const [i, amount] of used.entries()) {
      matrix[i * columns + column] = amount / units[i]!;
      slackGain[column]! -= amount / largestUnit;
    }
    if (returns === 'vrs' || returns === 'nirs') matrix[count * columns + column] = weight;
    if (returns === 'vrs' || returns === 'ndrs') matrix[(count + 1) * columns + column] = -weight;
  };
  const usedBy = (row: readonly number[], weight: number): number[] =>
    row.map((amount, i) => (i < inputCount ? weight : -weight) * amount);
  // weights in the amount whose largest entry is 1
  const amountOf = others.map((j) => 1 / Math.max(1, ...amounts(j).map((amount, i) => amount / units[i]!)));
  for (const [p, j] of others.entries()) enter(p, usedBy(amounts(j), amountOf[p]!), amountOf[p]!);
  enter(given, usedBy(own, -1), -1);
  matrix[(count + 2) * columns + given] = 1;
  const moved = own.map((amount, i) => (i < inputCount === (orientation === 'input') ? amount : 0));
  enter(given + 1, moved, 0);
  stepGain[given + 1] = 1;
  const bounds = new Float64Array(count + 3);
  bounds[count + 2] = 1;
  const { solution } = lexicographicProgramme(matrix, bounds, stepGain, slackGain);
  const weights = new Map([
    [u, 1 - solution[given]!],
    ...others.map((j, p) => [j, solution[p]! * amountOf[p]!] as const),
  ]);
  return { amounts, units, count, weights, step: solution[given + 1]! };
}

import { lexicographicProgramme } from '../programmes/lexicographicProgramme.ts';
import { dataEnvelopment } from './envelopment.ts';

/** Units that turn inputs into intermediate products, and these into outputs. */
export interface TwoStageTable {
  /** units x inputCount, row-major; likewise the others. */
  readonly inputs: Float64Array;
  readonly intermediates: Float64Array;
  readonly outputs: Float64Array;
  readonly units: number;
  readonly inputCount: number;
  readonly intermediateCount: number;
  readonly outputCount: number;
  /** Score even when there are too few units for the number of columns to tell anything. */
  readonly allowFew?: boolean | undefined;
}

/** One entry a unit; NaN where undefined. */
export interface TwoStage {
  /** overall = first * second. */
  readonly overall: Float64Array;
  /** Efficiency of the first stage (research): the largest that goes with the overall one. */
  readonly first: Float64Array;
  /** Efficiency of the second stage (conversion): what is left, overall / first. */
  readonly second: Float64Array;
  /** Whether the split is the only one that goes with the overall efficiency. */
  readonly splitUnique: boolean[];
  readonly reason: (string | null)[];
}

/**
 * Relational two-stage efficiency (Kao and Hwang) under constant returns: one set of weights for the intermediates, worth
 * the same as products of the first stage and as inputs of the second.
 *
 *     overall = max u y_o   with  v x_o = 1,   w z_j <= v x_j,   u y_j <= w z_j  for all j,   u, v, w >= 0
 *     first   = max w z_o   with, besides,  u y_o = overall;     second = overall / first
 *
 * The split need not be unique; here the first stage gets the most that goes with the overall efficiency, and `splitUnique`
 * says whether it could have got less. With one intermediate product the overall efficiency is the product of the CCR
 * efficiencies of both stages.
 *
 * - Shapes: see `TwoStageTable` and `TwoStage`. Results are pure numbers and do not depend on the units of the columns.
 * - Edge cases, NaN with a reason: an entry that is negative or not finite; all inputs, all intermediates or all outputs 0
 *   (such units are no standard for others either); fewer comparable units than 3 (m + q + p), unless `allowFew`.
 * - Accuracy: about 1e-9.
 *
 * @throws RangeError when a table does not have the shape announced
 * @see Kao and Hwang (2008) European Journal of Operational Research 185
 * @example
 * ```ts
 * // B makes half as much of A's intermediate product, and as much as A out of each of them
 * const { overall, first, second } = twoStageEfficiency({
 *   inputs: Float64Array.of(1, 1), intermediates: Float64Array.of(2, 1), outputs: Float64Array.of(4, 2),
 *   units: 2, inputCount: 1, intermediateCount: 1, outputCount: 1, allowFew: true,
 * });
 * Number(overall[1].toFixed(9)); // => 0.5
 * Number(first[1].toFixed(9)); // => 0.5
 * Number(second[1].toFixed(9)); // => 1
 * ```
 */
export function twoStageEfficiency(table: TwoStageTable): TwoStage {
  const { units, inputCount, intermediateCount, outputCount, allowFew = false } = table;
  requireShape(table);
  const undefinedYet = () => new Float64Array(units).fill(Number.NaN);
  const result = {
    overall: undefinedYet(),
    first: undefinedYet(),
    second: undefinedYet(),
    splitUnique: new Array<boolean>(units).fill(false),
    reason: Array.from({ length: units }, (_, u) => whyNot(table, u)),
  };
  const comparable = result.reason.flatMap((why, u) => (why === null ? [u] : []));
  const needed = 3 * (inputCount + intermediateCount + outputCount);
  if (comparable.length < needed && !allowFew) {
    for (const u of comparable)
      result.reason[u] =
        `${comparable.length} comparable units, expected at least ${needed} for ${inputCount} inputs, ${intermediateCount} intermediates and ${outputCount} outputs`;
    return result;
  }
  const alone = intermediateCount === 1 ? stagesAlone(table, comparable) : null;
  for (const u of comparable) {
    const solved = alone === null ? splitOf(table, u, comparable) : alone(u);
    if (solved === null) {
      result.reason[u] = 'the linear programme was not solved';
      continue;
    }
    [result.overall[u], result.first[u], result.second[u]] = [solved.overall, solved.first, solved.second];
    result.splitUnique[u] = solved.unique;
  }
  return result;
}

/**
 * One intermediate product has one weight, which cancels: each stage is then a comparison of its own (CCR), and the split is
 * the only one.
 */
function stagesAlone(table: TwoStageTable, units: readonly number[]) {
  const { inputs, intermediates, outputs, inputCount, outputCount } = table;
  const rowsOf = (values: Float64Array, columns: number): Float64Array =>
    Float64Array.from(units.flatMap((u) => Array.from(values.subarray(u * columns, (u + 1) * columns))));
  const between = { units: units.length, orientation: 'output', returns: 'crs', allowFew: true } as const;
  const products = rowsOf(intermediates, 1);
  const first = dataEnvelopment({
    ...between,
    inputs: rowsOf(inputs, inputCount),
    outputs: products,
    inputCount,
    outputCount: 1,
  }).score;
  const second = dataEnvelopment({
    ...between,
    inputs: products,
    outputs: rowsOf(outputs, outputCount),
    inputCount: 1,
    outputCount,
  }).score;
  const place = new Map(units.map((u, p) => [u, p]));
  return (u: number) => {
    const p = place.get(u)!;
    if (Number.isNaN(first[p]) || Number.isNaN(second[p])) return null;
    return { overall: first[p] * second[p], first: first[p], second: second[p], unique: true };
  };
}

/** Two ends of the range of the first stage this near are one. */
const SAME = 1e-6;

function splitOf(table: TwoStageTable, o: number, units: readonly number[]) {
  const { matrix, bounds, outputs, intermediates } = programmeOf(table, o, units);
  const most = lexicographicProgramme(matrix, bounds, outputs, intermediates);
  const least = lexicographicProgramme(
    matrix,
    bounds,
    outputs,
    intermediates.map((worth) => -worth),
  );
  // An efficiency outside (0, 1], or a stage below the whole, is a fault of the solution and no answer.
  const [overall, research] = [most.first, most.second];
  if (!(overall > 0 && overall <= 1 + SAME && research >= overall * (1 - SAME) && research <= 1 + SAME)) return null;
  const whole = Math.min(1, overall);
  const first = Math.min(1, Math.max(research, whole));
  return { overall: whole, first, second: whole / first, unique: Math.abs(most.second + least.second) < SAME };
}

/**
 * Weights v, w, u as variables, in multiples of 1 / (amount of unit o) so that their values are shares: w z_j <= v x_j in the
 * first rows, u y_j <= w z_j in the next, v x_o <= 1 in the last. The worth of the outputs and of the intermediates of o.
 */
function programmeOf(table: TwoStageTable, o: number, units: readonly number[]) {
  const { inputCount, intermediateCount, outputCount } = table;
  const n = units.length;
  const width = inputCount + intermediateCount + outputCount;
  const matrix = new Float64Array((2 * n + 1) * width);
  const bounds = new Float64Array(2 * n + 1);
  bounds[2 * n] = 1;
  const outputs = new Float64Array(width);
  const intermediates = new Float64Array(width);
  let c = 0;
  const add = (values: Float64Array, count: number, signs: readonly [number, number], own: Float64Array) => {
    for (let i = 0; i < count; i++, c++) {
      const mine = values[o * count + i]!;
      const scale = mine > 0 ? mine : units.reduce((most, j) => Math.max(most, values[j * count + i]!), 0);
      if (scale === 0) continue;
      own[c] = mine / scale;
      units.forEach((j, row) => {
        const amount = values[j * count + i]! / scale;
        matrix[row * width + c] = signs[0] * amount;
        matrix[(n + row) * width + c] = signs[1] * amount;
      });
    }
  };
  add(table.inputs, inputCount, [-1, 0], matrix.subarray(2 * n * width));
  add(table.intermediates, intermediateCount, [1, -1], intermediates);
  add(table.outputs, outputCount, [0, 1], outputs);
  return { matrix, bounds, outputs, intermediates };
}

const kindsOf = (table: TwoStageTable) =>
  [
    ['input', table.inputs, table.inputCount],
    ['intermediate', table.intermediates, table.intermediateCount],
    ['output', table.outputs, table.outputCount],
  ] as const;

function whyNot(table: TwoStageTable, unit: number): string | null {
  for (const [name, values, columns] of kindsOf(table)) {
    let sum = 0;
    for (let i = 0; i < columns; i++) {
      const value = values[unit * columns + i];
      if (!(value >= 0 && value < Number.POSITIVE_INFINITY))
        return `${name} ${i} is ${value}, expected a finite number of at least 0`;
      sum += value;
    }
    if (sum === 0) return `every ${name} is 0`;
  }
  return null;
}

function requireShape(table: TwoStageTable): void {
  for (const [name, values, columns] of kindsOf(table)) {
    if (!(Number.isInteger(columns) && columns > 0))
      throw new RangeError(`${name}s have ${columns} columns, expected at least 1`);
    if (values.length !== table.units * columns)
      throw new RangeError(
        `${name}s have ${values.length} entries, expected ${table.units} units x ${columns} columns`,
      );
  }
}

import { type LinearProgramme, solveProgramme } from '../programmes/linearProgramme.ts';
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
  const whole = solveProgramme(programmeOf(table, o, units, 'outputs', null));
  if (whole.status !== 'optimal') return null;
  const overall = Math.min(1, whole.value);
  const most = solveProgramme(programmeOf(table, o, units, 'intermediates', { overall, direction: 'maximize' }));
  const least = solveProgramme(programmeOf(table, o, units, 'intermediates', { overall, direction: 'minimize' }));
  if (most.status !== 'optimal') return null;
  const first = Math.min(1, Math.max(most.value, overall));
  return {
    overall,
    first,
    second: overall / first,
    unique: least.status === 'optimal' && Math.abs(most.value - least.value) < SAME,
  };
}

/**
 * Weights v, w, u as variables, in multiples of 1 / (amount of unit o) so that their values are shares. Units that another
 * one outdoes in both stages add nothing; they are few and stay.
 */
function programmeOf(
  { inputs, intermediates, outputs, inputCount, intermediateCount, outputCount, units: count }: TwoStageTable,
  o: number,
  units: readonly number[],
  maximised: 'intermediates' | 'outputs',
  held: { readonly overall: number; readonly direction: 'minimize' | 'maximize' } | null,
): LinearProgramme {
  const scaleOf = (values: Float64Array, i: number, columns: number): number => {
    if (values[o * columns + i] > 0) return values[o * columns + i];
    let largest = 0;
    for (let j = 0; j < count; j++) largest = Math.max(largest, values[j * columns + i]);
    return largest > 0 ? largest : 1;
  };
  // row 0: the inputs of o are worth 1; row 1: its outputs are worth the overall efficiency; then two rows a unit
  const start = held === null ? 1 : 2;
  const slack = held === null ? 0 : Math.max(1e-9 * held.overall, 3e-11);
  const rows = [
    { equal: 1 },
    // the solver rounds to 1e-11, which a small efficiency has to be given
    ...(held === null ? [] : [{ min: held.overall - slack, max: held.overall + slack }]),
    ...units.flatMap(() => [{ max: 0 }, { max: 0 }]),
  ];
  const columns: { worth: number; entries: [number, number][] }[] = [];
  for (let i = 0; i < inputCount; i++) {
    const scale = scaleOf(inputs, i, inputCount);
    columns.push({
      worth: 0,
      entries: [
        [0, inputs[o * inputCount + i] / scale],
        ...units.map((j, p): [number, number] => [start + 2 * p, -inputs[j * inputCount + i] / scale]),
      ],
    });
  }
  for (let d = 0; d < intermediateCount; d++) {
    const scale = scaleOf(intermediates, d, intermediateCount);
    columns.push({
      worth: maximised === 'intermediates' ? intermediates[o * intermediateCount + d] / scale : 0,
      entries: units.flatMap((j, p): [number, number][] => {
        const value = intermediates[j * intermediateCount + d] / scale;
        return [
          [start + 2 * p, value],
          [start + 2 * p + 1, -value],
        ];
      }),
    });
  }
  for (let k = 0; k < outputCount; k++) {
    const scale = scaleOf(outputs, k, outputCount);
    const own = outputs[o * outputCount + k] / scale;
    columns.push({
      worth: maximised === 'outputs' ? own : 0,
      entries: [
        ...(held === null ? [] : [[1, own] as [number, number]]),
        ...units.map((j, p): [number, number] => [start + 2 * p + 1, outputs[j * outputCount + k] / scale]),
      ],
    });
  }
  return { direction: held?.direction ?? 'maximize', rows, columns };
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

import { type Constraint, type Options, solve } from 'yalps';
import { positiveColumns } from './comparableUnits.ts';
import type { EnvelopmentTable } from './envelopmentTable.ts';

/** The key of the cost row and of the surplus column in the programme; everything else has a key of at least 0. */
const cost = -1;
const surplus = -1;

/** Columns, orientation and returns to scale of a comparison. */
export type RadialTable = Pick<
  EnvelopmentTable,
  'inputs' | 'outputs' | 'inputCount' | 'outputCount' | 'orientation' | 'returns'
>;

/** Fixed here so that a change of the solver's defaults cannot move our results. */
export const solverOptions: Options = { precision: 1e-11, maxPivots: 8192, checkCycles: false };

type Column = [number, [number, number][]];

/**
 * The score of unit o (theta for input, 1 / phi for output orientation) against reference units other than itself, which
 * may be above 1: Infinity when no combination of them reaches it, NaN when
 * the solver gave up.
 *
 * Both orientations are one minimisation. Output orientation becomes so by m = l / phi and t = 1 / phi:
 *
 *     min t   with  sum_j m_j x_j <= t x_o,   sum_j m_j y_j >= y_o,   sum_j m_j (=, <=, >=) 1 for input, t for output
 *
 * Three things keep the solver (which breaks ties by order and rounds to a fixed step) exact and free of cycles:
 * - Rows are in multiples of the unit's own amounts, so its tolerance is relative. No such amount is 0: an input that the
 *   unit does not use rules out the peers that use it, an output that it does not make asks for nothing.
 * - t is eliminated, t = sum_j m_j x_j,first + surplus. Every column then has a positive cost: the solver runs a dual
 *   simplex that gains with every step, where costs of 0 let it wander.
 * - The unit itself, whose column of ones makes every vertex degenerate, is not in the reference.
 */
export function radialScore(table: RadialTable, o: number, reference: readonly number[]): number {
  const { inputs, outputs, inputCount, outputCount, orientation, returns } = table;
  const [first, ...otherInputs] = positiveColumns(inputs, o, inputCount);
  const made = positiveColumns(outputs, o, outputCount);
  const isUsed = (i: number) => inputs[o * inputCount + i] > 0;
  const peers = reference.filter((j) => positiveColumns(inputs, j, inputCount).every(isUsed));

  const sumRow = inputCount + outputCount;
  const sumBound = orientation === 'input' ? 1 : 0;
  const constraints = new Map<number, Constraint>();
  for (const i of otherInputs) constraints.set(i, { min: 0 });
  for (const k of made) constraints.set(inputCount + k, { min: 1 });
  if (returns === 'vrs') constraints.set(sumRow, { equal: sumBound });
  if (returns === 'nirs') constraints.set(sumRow, { max: sumBound });
  if (returns === 'ndrs') constraints.set(sumRow, { min: sumBound });

  const programme = (unitOfScore: number): Column[] => {
    const columns = peers.map((j): Column => {
      const input = (i: number) => inputs[j * inputCount + i] / inputs[o * inputCount + i];
      const column: Column[1] = [
        [cost, input(first) / unitOfScore],
        [sumRow, orientation === 'input' ? 1 : 1 - input(first)],
      ];
      for (const i of otherInputs) column.push([i, (input(first) - input(i)) / unitOfScore]);
      for (const k of made) column.push([inputCount + k, outputs[j * outputCount + k] / outputs[o * outputCount + k]]);
      return [j, column];
    });
    const surplusColumn: Column[1] = [[cost, 1]];
    for (const i of otherInputs) surplusColumn.push([i, 1]);
    if (orientation === 'output') surplusColumn.push([sumRow, -unitOfScore]);
    return [...columns, [surplus, surplusColumn]];
  };
  const minimise = (variables: Column[]) =>
    solve({ direction: 'minimize', objective: cost, constraints, variables }, solverOptions);

  // A small score is solved again in units of the first result: the solver rounds to an absolute 1e-11.
  let unitOfScore = 1;
  for (let pass = 0; pass < 5; pass++) {
    const columns = programme(unitOfScore);
    let { status, result } = minimise(columns);
    // Should ties still make a cycle, another order of the columns leaves it.
    if (status === 'cycled') ({ status, result } = minimise(columns.reverse()));
    if (status === 'infeasible') return Number.POSITIVE_INFINITY;
    if (status !== 'optimal') return Number.NaN;
    if (result >= 1e-3) return unitOfScore * result;
    unitOfScore *= Math.max(result, 1e-6);
  }
  return Number.NaN;
}

import { type Constraint, type Options, solve } from 'yalps';

/** Units to compare, with what they use and what they make. Each column may have a unit of its own. */
export type EnvelopmentTable = {
  /** units x inputCount, row-major. */
  readonly inputs: Float64Array;
  /** units x outputCount, row-major. */
  readonly outputs: Float64Array;
  readonly units: number;
  readonly inputCount: number;
  readonly outputCount: number;
  /** Shrink the inputs at given outputs, or raise the outputs at given inputs. */
  readonly orientation: 'input' | 'output';
  /** Returns to scale of the technology: constant, variable, non-increasing, non-decreasing. */
  readonly returns: 'crs' | 'vrs' | 'nirs' | 'ndrs';
  /** Leave each unit out of its own reference set, so that efficient units get scores above 1. */
  readonly superEfficiency?: boolean | undefined;
  /** Score even when there are too few units for the number of columns to tell anything. */
  readonly allowFew?: boolean | undefined;
};

/** One entry a unit. */
export type Envelopment = {
  /** Efficiency: theta for input orientation, 1 / phi (Leibenstein) for output orientation; NaN where undefined. */
  readonly score: Float64Array;
  /** The radial factor itself: theta for input orientation, phi (Farrell) for output orientation; NaN where undefined. */
  readonly factor: Float64Array;
  /** Why a score is NaN; null where there is one. */
  readonly reason: (string | null)[];
};

/**
 * Data envelopment analysis: how far each unit is from the best practice that all units together show.
 *
 *     input:   theta = min t     with  sum_j l_j x_j <= t x_o,   sum_j l_j y_j >= y_o,   l >= 0
 *     output:  phi   = max f     with  sum_j l_j x_j <= x_o,     sum_j l_j y_j >= f y_o, l >= 0
 *     crs: sum of l free      vrs: = 1      nirs: <= 1      ndrs: >= 1
 *
 * - Shapes: see `EnvelopmentTable` and `Envelopment`. Scores do not depend on the units of the columns.
 * - Scores lie in (0, 1]; with `superEfficiency` efficient units score 1 or more. Radial, weak efficiency: a unit with score
 *   1 may still waste one input.
 * - Edge cases, NaN with a reason: an entry that is negative or not finite; all inputs 0 or all outputs 0 (such units are
 *   no peers of others either); fewer comparable units than max(m p, 3 (m + p)) for m inputs and p outputs, unless
 *   `allowFew`; no combination of the others reaches the unit (super-efficiency only).
 * - Accuracy: scores are rounded to 1e-11 of their size.
 *
 * @throws RangeError when a table does not have the shape announced, or there is no input or no output column
 * @see Charnes, Cooper and Rhodes (1978); Banker, Charnes and Cooper (1984); Andersen and Petersen (1993);
 *   Farrell (1957) and Leibenstein (1966) as in paper 000
 * @example
 * ```ts
 * const table = {
 *   inputs: Float64Array.of(2, 4, 6), outputs: Float64Array.of(1, 4, 3),
 *   units: 3, inputCount: 1, outputCount: 1, orientation: 'output', returns: 'crs', allowFew: true,
 * };
 * const { score, factor } = dataEnvelopment(table);
 * score[0]; // => 0.5
 * factor[2]; // => 2
 * ```
 */
export function dataEnvelopment(table: EnvelopmentTable): Envelopment {
  requireShape(table);
  const { units, inputCount, outputCount, orientation, superEfficiency = false, allowFew = false } = table;
  const score = new Float64Array(units).fill(Number.NaN);
  const factor = new Float64Array(units).fill(Number.NaN);
  const reason: (string | null)[] = Array.from({ length: units }, (_, u) => whyNotComparable(table, u));

  const comparable = reason.flatMap((why, u) => (why === null ? [u] : []));
  const needed = Math.max(inputCount * outputCount, 3 * (inputCount + outputCount));
  if (comparable.length < needed && !allowFew) {
    const why = `${comparable.length} comparable units, expected at least ${needed} for ${inputCount} inputs and ${outputCount} outputs`;
    for (const u of comparable) reason[u] = why;
    return { score, factor, reason };
  }

  const peers = undominated(table, comparable);
  const replacedOnlyBy = superEfficiency ? soleDominators(table, comparable, peers) : new Map<number, number[]>();
  for (const u of comparable) {
    const reference = peers.filter((j) => j !== u).concat(replacedOnlyBy.get(u) ?? []);
    const found = radialScore(table, u, reference);
    if (Number.isNaN(found)) {
      reason[u] = 'the linear programme was not solved';
    } else if (found === Number.POSITIVE_INFINITY && superEfficiency) {
      reason[u] = 'no combination of the other units reaches this one';
    } else {
      // Against itself a unit scores 1; others can only lower that.
      score[u] = superEfficiency ? found : Math.min(found, 1);
      factor[u] = orientation === 'input' ? score[u] : 1 / score[u];
    }
  }
  return { score, factor, reason };
}

/** The key of the cost row and of the surplus column in the programme; everything else has a key of at least 0. */
const cost = -1;
const surplus = -1;

/** Fixed here so that a change of the solver's defaults cannot move our results. */
const solverOptions: Options = { precision: 1e-11, maxPivots: 8192, checkCycles: false };

type Column = [number, [number, number][]];

/**
 * The score of unit o against reference units other than itself: Infinity when no combination of them reaches it, NaN when
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
function radialScore(table: EnvelopmentTable, o: number, reference: readonly number[]): number {
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

/**
 * The units that no other unit makes superfluous as a peer. Unit k makes unit j superfluous when some multiple c of k, of
 * a size the returns to scale allow, uses no more of any input and makes no less of any output: every weight on j can then
 * be moved to k. Exact, and of two equal units the first stays.
 */
function undominated(table: EnvelopmentTable, candidates: readonly number[]): number[] {
  let kept: number[] = [];
  for (const j of candidates) {
    if (kept.some((k) => dominates(table, k, j))) continue;
    kept = kept.filter((k) => !dominates(table, j, k));
    kept.push(j);
  }
  return kept;
}

/** For each peer the units that it alone makes superfluous: without it, they are needed again. */
function soleDominators(
  table: EnvelopmentTable,
  candidates: readonly number[],
  peers: readonly number[],
): Map<number, number[]> {
  const replacedOnlyBy = new Map(peers.map((u): [number, number[]] => [u, []]));
  const isPeer = new Set(peers);
  for (const j of candidates) {
    if (isPeer.has(j)) continue;
    const dominators = peers.filter((k) => dominates(table, k, j));
    if (dominators.length === 1) replacedOnlyBy.get(dominators[0])?.push(j);
  }
  return replacedOnlyBy;
}

function dominates(table: EnvelopmentTable, k: number, j: number): boolean {
  const { inputs, outputs, inputCount, outputCount, returns } = table;
  let least = returns === 'vrs' || returns === 'ndrs' ? 1 : 0;
  let most = returns === 'vrs' || returns === 'nirs' ? 1 : Number.POSITIVE_INFINITY;
  for (let i = 0; i < inputCount; i++) {
    const ratio = inputs[j * inputCount + i] / inputs[k * inputCount + i];
    // 0 / 0 is NaN and sets no bound: neither uses the input.
    if (ratio < most) most = ratio;
  }
  for (let i = 0; i < outputCount; i++) {
    const ratio = outputs[j * outputCount + i] / outputs[k * outputCount + i];
    if (ratio > least) least = ratio;
  }
  return least <= most && least < Number.POSITIVE_INFINITY;
}

function positiveColumns(values: Float64Array, unit: number, columns: number): number[] {
  const positive: number[] = [];
  for (let i = 0; i < columns; i++) {
    if (values[unit * columns + i] > 0) positive.push(i);
  }
  return positive;
}

function whyNotComparable({ inputs, outputs, inputCount, outputCount }: EnvelopmentTable, unit: number): string | null {
  for (const [name, values, columns] of [
    ['input', inputs, inputCount],
    ['output', outputs, outputCount],
  ] as const) {
    for (let i = 0; i < columns; i++) {
      const value = values[unit * columns + i];
      if (!(value >= 0 && value < Number.POSITIVE_INFINITY)) {
        return `${name} ${i} is ${value}, expected a finite number of at least 0`;
      }
    }
    if (positiveColumns(values, unit, columns).length === 0) return `every ${name} is 0`;
  }
  return null;
}

function requireShape({ inputs, outputs, units, inputCount, outputCount }: EnvelopmentTable): void {
  for (const [name, values, columns] of [
    ['inputs', inputs, inputCount],
    ['outputs', outputs, outputCount],
  ] as const) {
    if (!(Number.isInteger(columns) && columns > 0)) {
      throw new RangeError(`${name} has ${columns} columns, expected at least 1`);
    }
    if (values.length !== units * columns) {
      throw new RangeError(`${name} has ${values.length} entries, expected ${units} units x ${columns} columns`);
    }
  }
}

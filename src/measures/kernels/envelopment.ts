import { dominates, undominated, whyNotComparable } from '../programmes/comparableUnits.ts';
import type { EnvelopmentTable } from '../programmes/envelopmentTable.ts';
import { radialScore } from '../programmes/radialScore.ts';

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

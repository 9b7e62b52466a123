/** Below this a pivot, or a gain, is rounding. */
const NOTHING = 1e-10;
/** Pivots without gain after which the rule that cannot go in circles takes over. */
const PATIENCE = 30;
/** How far an answer may miss what proves it. */
const PROOF = 1e-7;

/** Values of both objectives, and a solution that reaches them. */
export interface LexicographicSolution {
  readonly first: number;
  readonly second: number;
  /** A number a column. */
  readonly solution: Float64Array;
}

/**
 * Largest value of a first objective and then, among all solutions that reach it, the largest of a second.
 *
 *     max c x, then max d x      with   A x <= b,  x >= 0,  b >= 0
 *
 * - Shapes: A rows x columns, row-major; c, d a number a column; b a number a row. Meant for few columns and any number of
 *   rows, in units that make amounts near 1.
 * - Method: condensed simplex tableau from x = 0, largest gain first and Bland's rule after pivots without gain; the second
 *   objective enters only columns that leave the first where it is.
 * - The first value comes with its proof: x is feasible, the dual prices are, and both have the same value. Without it, and
 *   where there is no largest value, all are NaN.
 *
 * @see Dantzig (1963) Linear Programming and Extensions; Bland (1977) Mathematics of Operations Research 2
 * @example
 * ```ts
 * // x + y <= 1: x + y is 1 at most, and then y is 1 at most.
 * const { first, second } = lexicographicProgramme(
 *   Float64Array.of(1, 1), Float64Array.of(1), Float64Array.of(1, 1), Float64Array.of(0, 1));
 * first; // => 1
 * second; // => 1
 * ```
 */
export function lexicographicProgramme(
  matrix: Float64Array,
  bounds: Float64Array,
  firstGain: Float64Array,
  secondGain: Float64Array,
): LexicographicSolution {
  const m = bounds.length;
  const n = firstGain.length;
  const unsolved = { first: Number.NaN, second: Number.NaN, solution: new Float64Array(n).fill(Number.NaN) };
  const width = n + 1;
  // Rows: constraints, then what is left to gain of the first and of the second objective.
  const tableau = new Float64Array((m + 2) * width);
  for (let i = 0; i < m; i++) {
    tableau.set(matrix.subarray(i * n, (i + 1) * n), i * width);
    tableau[i * width + n] = bounds[i]!;
  }
  tableau.set(firstGain, m * width);
  tableau.set(secondGain, (m + 1) * width);
  // Labels: columns 0 .. n - 1, then the slack of row i as n + i.
  const inColumn = Array.from({ length: n }, (_, j) => j);
  const inRow = Array.from({ length: m }, (_, i) => n + i);

  for (const objective of [m, m + 1]) {
    let stalled = 0;
    for (let pivots = 0; ; pivots++) {
      if (pivots > 20_000) return unsolved;
      const bland = stalled > PATIENCE;
      let q = -1;
      for (let j = 0; j < n; j++) {
        const gain = tableau[objective * width + j]!;
        if (gain <= NOTHING || (objective > m && Math.abs(tableau[m * width + j]!) > NOTHING)) continue;
        if (q < 0 || (bland ? inColumn[j]! < inColumn[q]! : gain > tableau[objective * width + q]!)) q = j;
      }
      if (q < 0) break;
      let p = -1;
      let least = Number.POSITIVE_INFINITY;
      for (let i = 0; i < m; i++) {
        const a = tableau[i * width + q]!;
        if (a <= NOTHING) continue;
        const ratio = Math.max(tableau[i * width + n]!, 0) / a;
        const tie = p >= 0 && Math.abs(ratio - least) <= 1e-13;
        if (tie ? (bland ? inRow[i]! < inRow[p]! : a > tableau[p * width + q]!) : ratio < least) {
          p = i;
          least = Math.min(least, ratio);
        }
      }
      if (p < 0) return unsolved;
      stalled = least > NOTHING ? 0 : stalled + 1;
      exchange(tableau, m + 2, width, p, q);
      const label = inColumn[q]!;
      inColumn[q] = inRow[p]!;
      inRow[p] = label;
    }
    if (objective === m && !proved(matrix, bounds, firstGain, tableau, inColumn, inRow)) return unsolved;
  }
  const solution = new Float64Array(n);
  inRow.forEach((label, i) => {
    if (label < n) solution[label] = Math.max(tableau[i * width + n]!, 0);
  });
  return { first: -tableau[m * width + n]!, second: -tableau[(m + 1) * width + n]!, solution };
}

/** Changes places of row p and column q. */
function exchange(tableau: Float64Array, rows: number, width: number, p: number, q: number): void {
  const pivot = tableau[p * width + q]!;
  for (let j = 0; j < width; j++) if (j !== q) tableau[p * width + j]! /= pivot;
  for (let i = 0; i < rows; i++) {
    const factor = tableau[i * width + q]!;
    if (i === p || factor === 0) continue;
    for (let j = 0; j < width; j++) if (j !== q) tableau[i * width + j]! -= factor * tableau[p * width + j]!;
    tableau[i * width + q] = -factor / pivot;
  }
  tableau[p * width + q] = 1 / pivot;
}

/** Whether the solution and the prices that the tableau shows satisfy the programme as it was given, with equal values. */
function proved(
  matrix: Float64Array,
  bounds: Float64Array,
  gain: Float64Array,
  tableau: Float64Array,
  inColumn: readonly number[],
  inRow: readonly number[],
): boolean {
  const m = bounds.length;
  const n = gain.length;
  const solution = new Float64Array(n);
  const prices = new Float64Array(m);
  inRow.forEach((label, i) => {
    if (label < n) solution[label] = tableau[i * (n + 1) + n]!;
  });
  inColumn.forEach((label, j) => {
    if (label >= n) prices[label - n] = -tableau[m * (n + 1) + j]!;
  });
  if (solution.some((x) => !(x >= -PROOF)) || prices.some((x) => !(x >= -PROOF))) return false;
  const short = new Float64Array(gain);
  let cost = 0;
  for (let i = 0; i < m; i++) {
    let used = -bounds[i]!;
    let size = Math.abs(bounds[i]!);
    for (let j = 0; j < n; j++) {
      const term = matrix[i * n + j]! * solution[j]!;
      used += term;
      size = Math.max(size, Math.abs(term));
      short[j]! -= matrix[i * n + j]! * prices[i]!;
    }
    if (used > PROOF * Math.max(size, 1)) return false;
    cost += bounds[i]! * prices[i]!;
  }
  const value = gain.reduce((sum, c, j) => sum + c * solution[j]!, 0);
  return short.every((left) => left <= PROOF) && Math.abs(cost - value) <= PROOF * Math.max(Math.abs(value), 1e-6);
}

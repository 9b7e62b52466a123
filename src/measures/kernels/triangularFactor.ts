import { Matrix, QrDecomposition } from 'ml-matrix';

/** Rows folded in at once: the working memory does not grow with the table. */
const BLOCK = 2048;

/**
 * Upper triangular factor R of columns side by side, X = Q R, by Householder reflections; blocks of rows are folded in one
 * after the other, R of the rows so far standing above the next block. X'X = R'R is never formed, which would lose half of
 * the digits. Columns should have like lengths: the caller scales them.
 *
 * - Shapes: p columns of n rows; R is p x p, row by row. With fewer rows than columns the last rows of R are 0.
 * - Edge cases: a column that depends on those before it has a diagonal entry of 0 up to rounding.
 *
 * @throws RangeError when columns have unequal lengths
 * @see Golub and Van Loan (2013) Matrix Computations, 5.2; ml-matrix (QR of a block)
 * @example
 * ```ts
 * // lengths 5 and 1 at right angles after the first is taken out
 * Math.abs(triangularFactor([Float64Array.of(3, 4), Float64Array.of(-0.8, 0.6)])[3]); // => 1
 * ```
 */
export function triangularFactor(columns: readonly Float64Array[]): Float64Array {
  const p = columns.length;
  const n = columns[0]?.length ?? 0;
  const odd = columns.findIndex((column) => column.length !== n);
  if (odd >= 0) throw new RangeError(`column ${odd} has ${columns[odd]!.length} rows, expected ${n}`);
  let factor = new Float64Array(p * p);
  for (let start = 0; start < n; start += BLOCK) {
    const rows = Math.min(BLOCK, n - start);
    const stacked = new Matrix(p + rows, p);
    for (let i = 0; i < p; i++) for (let j = i; j < p; j++) stacked.set(i, j, factor[i * p + j]!);
    for (let j = 0; j < p; j++) {
      const column = columns[j]!;
      for (let i = 0; i < rows; i++) stacked.set(p + i, j, column[start + i]!);
    }
    const upper = new QrDecomposition(stacked).upperTriangularMatrix;
    factor = new Float64Array(p * p);
    for (let i = 0; i < p; i++) for (let j = i; j < p; j++) factor[i * p + j] = upper.get(i, j);
  }
  return factor;
}

import { triangularFactor } from './triangularFactor.ts';

/** A column whose part outside the span of those before it is smaller than this share of its length depends on them. */
const DEPENDENT = 1e-9;

/** Least squares on columns as they stand: nothing centred, no constant added. */
export interface ColumnFit {
  /** A slope a column; NaN when columns depend on one another. */
  readonly slopes: Float64Array;
  /** (X'X)^-1, row by row. */
  readonly inverse: Float64Array;
  /** Length squared of each column over what the others do not explain of it. */
  readonly inflation: Float64Array;
  readonly residuals: Float64Array;
  readonly residualSquares: number;
  /** The first column that is 0 or depends on those before it; -1 when there is none. */
  readonly dependent: number;
}

/**
 * Least squares of y on columns by the triangular factor of the scaled columns: the common part of all regressions here.
 *
 *     min |y - X b|      b = R^-1 Q'y      (X'X)^-1 = R^-1 R^-T      inflation_j = |x_j|^2 (X'X)^-1_jj
 *
 * - Shapes: n numbers and k columns of n; k slopes, k x k inverse, n residuals. Units: of y over those of the column.
 * - Columns are scaled to length 1 first, so that units (persons beside yuan) cost no digits. On columns centred before,
 *   inflation is the variance inflation factor.
 * - Edge cases: columns that depend on one another (to 1e-9 of their length) have no answer: NaN, and `dependent` says
 *   which; so have more columns than rows.
 *
 * @throws RangeError when lengths disagree
 * @see Golub and Van Loan (2013) Matrix Computations, 5.3
 * @example
 * ```ts
 * fitColumns(Float64Array.of(2, 4, 6), [Float64Array.of(1, 2, 3)]).slopes[0]; // => 2
 * ```
 */
export function fitColumns(y: Float64Array, columns: readonly Float64Array[]): ColumnFit {
  const k = columns.length;
  const lengths = columns.map(lengthOf);
  const yLength = lengthOf(y);
  const scaled = columns.map((column, j) => (lengths[j]! > 0 ? column.map((x) => x / lengths[j]!) : column));
  const factor = triangularFactor([...scaled, yLength > 0 ? y.map((value) => value / yLength) : y]);
  const p = k + 1;
  const at = (i: number, j: number): number => factor[i * p + j]!;
  const dependent = lengths.findIndex((length, j) => !(length > 0 && Math.abs(at(j, j)) > DEPENDENT));
  const undefinedFit = {
    slopes: new Float64Array(k).fill(Number.NaN),
    inverse: new Float64Array(k * k).fill(Number.NaN),
    inflation: new Float64Array(k).fill(Number.NaN),
    residuals: new Float64Array(y.length).fill(Number.NaN),
    residualSquares: Number.NaN,
    dependent,
  };
  if (dependent >= 0) return undefinedFit;

  // the columns of R^-1, each by back substitution
  const inverted = new Float64Array(k * k);
  for (let c = 0; c < k; c++) {
    for (let i = c; i >= 0; i--) {
      let sum = i === c ? 1 : 0;
      for (let j = i + 1; j <= c; j++) sum -= at(i, j) * inverted[j * k + c]!;
      inverted[i * k + c] = sum / at(i, i);
    }
  }
  const gram = new Float64Array(k * k);
  for (let i = 0; i < k; i++) {
    for (let j = 0; j < k; j++) {
      for (let c = Math.max(i, j); c < k; c++) gram[i * k + j]! += inverted[i * k + c]! * inverted[j * k + c]!;
    }
  }
  const slopes = new Float64Array(k);
  for (let i = k - 1; i >= 0; i--) {
    let sum = at(i, k);
    for (let j = i + 1; j < k; j++) sum -= at(i, j) * slopes[j]!;
    slopes[i] = sum / at(i, i);
  }
  for (let j = 0; j < k; j++) slopes[j]! *= yLength / lengths[j]!;
  const residuals = Float64Array.from(y);
  for (let j = 0; j < k; j++) {
    const column = columns[j]!;
    for (let i = 0; i < residuals.length; i++) residuals[i]! -= slopes[j]! * column[i]!;
  }
  return {
    slopes,
    inverse: gram.map((value, i) => value / (lengths[Math.floor(i / k)]! * lengths[i % k]!)),
    inflation: Float64Array.from({ length: k }, (_, j) => gram[j * k + j]!),
    residuals,
    residualSquares: residuals.reduce((sum, e) => sum + e * e, 0),
    dependent,
  };
}

/** Euclidean length, safe against squares that overflow or vanish. */
function lengthOf(column: Float64Array): number {
  let largest = 0;
  for (const x of column) if (Math.abs(x) > largest) largest = Math.abs(x);
  if (!(largest > 0 && largest < Number.POSITIVE_INFINITY)) return largest;
  let sum = 0;
  for (const x of column) sum += (x / largest) ** 2;
  return largest * Math.sqrt(sum);
}

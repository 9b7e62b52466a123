import { requireFlows } from './requireFlows.ts';

/** Value added this near to 0 is rounding of the flows; further below, the table is refused. */
const rounding = 1e-12;

/**
 * Gross output of each sector: everything it sells, to other sectors and to final demand.
 *
 *     X_i = sum_j Z_ij + sum_e Y_ie
 *
 * - Shapes: `intermediate` n x n from row to column; `final` n x any number of buyers; result n.
 * - Units: money per period, the same throughout.
 *
 * @throws RangeError when a flow is negative or not finite, or a table does not have n rows
 * @see Leontief (1936) Review of Economics and Statistics 18
 * @example
 * ```ts
 * grossOutput(Float64Array.of(0, 10, 0, 0), Float64Array.of(5, 30), 2)[0]; // => 15
 * ```
 */
export function grossOutput(intermediate: Float64Array, final: Float64Array, n: number): Float64Array {
  const buyers = n === 0 ? 0 : final.length / n;
  requireFlows('intermediate', intermediate, n, n);
  requireFlows('final', final, n, buyers);
  const output = new Float64Array(n);
  for (let i = 0; i < n; i++) {
    for (let j = 0; j < n; j++) output[i] += intermediate[i * n + j];
    for (let e = 0; e < buyers; e++) output[i] += final[i * buyers + e];
  }
  return output;
}

/**
 * Technical coefficients: what a sector buys from each other sector per unit of its own output.
 *
 *     a_ij = Z_ij / X_j
 *
 * - Shapes: `intermediate` n x n from row to column, `output` n; result n x n.
 * - Units: money in, pure numbers out.
 * - Edge cases: a sector without output gets a column of 0 (it asks for nothing, whatever it bought).
 *
 * @throws RangeError when a flow is negative or not finite, or the shapes disagree
 * @see Leontief (1936); Miller and Blair (2009) Input-Output Analysis, chapter 2
 * @example
 * ```ts
 * technicalCoefficients(Float64Array.of(0, 10, 0, 0), Float64Array.of(15, 30))[1]; // => 0.333333333333333
 * ```
 */
export function technicalCoefficients(intermediate: Float64Array, output: Float64Array): Float64Array {
  const n = output.length;
  requireFlows('intermediate', intermediate, n, n);
  requireFlows('output', output, n, 1);
  const coefficients = new Float64Array(n * n);
  for (let i = 0; i < n; i++) {
    for (let j = 0; j < n; j++) {
      if (output[j] > 0) coefficients[i * n + j] = intermediate[i * n + j] / output[j];
    }
  }
  return coefficients;
}

/**
 * Value added per unit of output of each sector: what is left of a unit after buying its inputs.
 *
 *     v_j = 1 - sum_i a_ij
 *
 * - Shapes: `coefficients` n x n; result n.
 * - Edge cases: less than 1e-12 above or below 0 is rounding and counts as 0.
 *
 * @param remainder what is left of a unit is called this in messages
 * @throws RangeError naming the first sector whose value added is negative, and its value
 * @see Miller and Blair (2009) Input-Output Analysis, chapter 2
 * @example
 * ```ts
 * valueAddedShares(Float64Array.of(0.2, 0.25, 0, 0.25), 2)[1]; // => 0.5
 * ```
 */
export function valueAddedShares(coefficients: Float64Array, n: number, remainder = 'value added'): Float64Array {
  requireFlows('coefficients', coefficients, n, n);
  const shares = new Float64Array(n).fill(1);
  for (let j = 0; j < n; j++) {
    for (let i = 0; i < n; i++) shares[j] -= coefficients[i * n + j];
    if (shares[j] < -rounding) {
      throw new RangeError(`sector ${j} has ${remainder} of ${shares[j]} per unit of output, expected at least 0`);
    }
    if (shares[j] < rounding) shares[j] = 0;
  }
  return shares;
}

/**
 * Leontief inverse: the output of every sector that one unit of final demand calls for, directly and along the chain.
 *
 *     B = (I - A)^-1 = I + A + A^2 + ...
 *
 * The series converges exactly when the spectral radius of A is below 1. As no column of A adds up to more than 1
 * (value added is not negative), that holds exactly when every sector's chain of inputs reaches some value added, which
 * is what is tested. Gauss-Jordan elimination; about n^3 operations, meant for n up to 2,000.
 *
 * - Shapes: `coefficients` n x n (row sells to column), result n x n.
 *
 * @throws RangeError when value added is negative somewhere, or the spectral radius is not below 1; names the sector
 * @see Leontief (1936); Waugh (1950) Econometrica 18
 * @example
 * ```ts
 * leontiefInverse(Float64Array.of(0.2, 0.25, 0, 0.25), 2)[0]; // => 1.25
 * ```
 */
export function leontiefInverse(coefficients: Float64Array, n: number): Float64Array {
  requireProductive(coefficients, n, 'value added');
  if (n === 0) return new Float64Array(0);
  const matrix = coefficients.map((a, ij) => (ij % (n + 1) === 0 ? 1 : 0) - a);
  return bounded(invertInPlace(matrix, n));
}

/**
 * Column sums of the Leontief inverse without forming it: gross output, anywhere in the chain, per unit of final demand.
 *
 *     m' = 1' (I - A)^-1
 *
 * One elimination and one right-hand side; about n^3 / 3 operations.
 *
 * - Shapes: `coefficients` n x n, result n. Every entry is at least 1.
 *
 * @param remainder as in `valueAddedShares`
 * @throws RangeError as `leontiefInverse`
 * @see Miller and Blair (2009) Input-Output Analysis, chapter 6
 * @example
 * ```ts
 * outputMultipliers(Float64Array.of(0.2, 0.25, 0, 0.25), 2)[1]; // => 1.75
 * ```
 */
export function outputMultipliers(coefficients: Float64Array, n: number, remainder = 'value added'): Float64Array {
  requireProductive(coefficients, n, remainder);
  if (n === 0) return new Float64Array(0);
  return bounded(solveForOnes(identityMinusTransposed(coefficients, n), n));
}

/** Multipliers beyond this are rounding: a number has 16 digits. */
const largestMultiplier = 1e12;

/** Refuses results of a matrix so near to singular that rounding would decide them. */
function bounded(values: Float64Array): Float64Array {
  if (values.some((value) => !(Math.abs(value) <= largestMultiplier))) {
    throw new RangeError(
      'the spectral radius of the coefficients is within rounding of 1 (some sector uses nearly all it makes), expected clearly below 1',
    );
  }
  return values;
}

/**
 * Inverse by Gauss-Jordan elimination in place. No rows are exchanged: as value added is not negative, every column of
 * I - A has its largest entry on the diagonal, and elimination keeps it so. A quarter of the time of a general LU solve for
 * all columns at n = 500, since every inner loop runs along a row. A singular matrix gives infinite or unknown entries.
 */
function invertInPlace(matrix: Float64Array, n: number): Float64Array {
  for (let k = 0; k < n; k++) {
    const scale = 1 / matrix[k * n + k];
    matrix[k * n + k] = 1;
    for (let j = k * n; j < (k + 1) * n; j++) matrix[j] *= scale;
    for (let i = 0; i < n; i++) if (i !== k) subtractRow(matrix, n, i, k);
  }
  return matrix;
}

/** Takes entry (i, k) out of row i by a multiple of row k; the entry itself becomes that of the inverse. */
function subtractRow(matrix: Float64Array, n: number, i: number, k: number): void {
  const factor = matrix[i * n + k];
  if (factor === 0) return;
  matrix[i * n + k] = 0;
  for (let j = 0; j < n; j++) matrix[i * n + j] -= factor * matrix[k * n + j];
}

/** x with M x = 1, by elimination without row exchanges: every row of I - A' has its largest entry on the diagonal. */
function solveForOnes(matrix: Float64Array, n: number): Float64Array {
  const x = new Float64Array(n).fill(1);
  for (let k = 0; k < n; k++) {
    const pivot = matrix[k * n + k];
    for (let i = k + 1; i < n; i++) {
      const factor = matrix[i * n + k] / pivot;
      if (factor === 0) continue;
      x[i] -= factor * x[k];
      for (let j = k + 1; j < n; j++) matrix[i * n + j] -= factor * matrix[k * n + j];
    }
  }
  for (let k = n - 1; k >= 0; k--) {
    let rest = x[k];
    for (let j = k + 1; j < n; j++) rest -= matrix[k * n + j] * x[j];
    x[k] = rest / matrix[k * n + k];
  }
  return x;
}

/** I - A'. */
function identityMinusTransposed(coefficients: Float64Array, n: number): Float64Array {
  const matrix = new Float64Array(n * n);
  for (let i = 0; i < n; i++)
    for (let j = 0; j < n; j++) matrix[i * n + j] = (i === j ? 1 : 0) - coefficients[j * n + i];
  return matrix;
}

/**
 * Refuses coefficients whose chains of inputs never end. With value added at least 0 everywhere, the spectral radius is 1
 * exactly when some closed group of sectors buys everything it uses from itself; so walk up from the sectors that add
 * value to their buyers, their buyers' buyers, and see whether every sector is met.
 */
function requireProductive(coefficients: Float64Array, n: number, remainder: string): void {
  const shares = valueAddedShares(coefficients, n, remainder);
  const reachesValueAdded = new Uint8Array(n);
  const waiting: number[] = [];
  for (let j = 0; j < n; j++) {
    if (shares[j] > rounding) {
      reachesValueAdded[j] = 1;
      waiting.push(j);
    }
  }
  for (let i = waiting.pop(); i !== undefined; i = waiting.pop()) {
    for (let j = 0; j < n; j++) {
      if (reachesValueAdded[j] === 0 && coefficients[i * n + j] > 0) {
        reachesValueAdded[j] = 1;
        waiting.push(j);
      }
    }
  }
  const endless = reachesValueAdded.indexOf(0);
  if (endless !== -1) {
    throw new RangeError(
      `sector ${endless} has ${remainder} of ${shares[endless]} per unit of output and so has every sector its chain leads ` +
        'to: the spectral radius of the coefficients is 1, expected below 1',
    );
  }
}

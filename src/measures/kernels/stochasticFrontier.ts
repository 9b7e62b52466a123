import { Matrix, QrDecomposition } from 'ml-matrix';

/** Observations of a log-linear frontier; the constant is added here. */
export interface FrontierTable {
  /** Logarithm of output, n entries. */
  readonly y: Float64Array;
  /** Logarithms of inputs (or other regressors), n x columns, row-major. */
  readonly x: Float64Array;
  readonly columns: number;
}

/** The estimated frontier and how near each unit is to it. */
export interface StochasticFrontier {
  /** Constant first, then a coefficient a column. */
  readonly coefficients: Float64Array;
  /** Their standard errors, from the curvature of the likelihood; NaN when the residuals have the wrong skew. */
  readonly standardErrors: Float64Array;
  /** Variance of noise and of inefficiency before truncation. */
  readonly noise: number;
  readonly inefficiency: number;
  /** inefficiency / (noise + inefficiency), in [0, 1]. */
  readonly gamma: number;
  readonly logLikelihood: number;
  /** The same of ordinary least squares (no inefficiency); 2 x the difference tests for inefficiency. */
  readonly logLikelihoodOls: number;
  /** E[exp(-u) | residual], n entries in (0, 1] (Battese and Coelli). */
  readonly efficiency: Float64Array;
  /** The residuals of least squares are skewed the wrong way: the likelihood peaks where there is no inefficiency. */
  readonly wrongSkew: boolean;
  /** Whether the likelihood settled within 10,000 steps; without, it is nearly flat and the estimate near its best. */
  readonly settled: boolean;
  /** Why there is no estimate; null when there is one. */
  readonly reason: string | null;
}

const MOST_STEPS = 10_000;
/** The likelihood is found when a step raises it by less than this. */
const SETTLED = 1e-12;

/**
 * Stochastic production frontier with half-normal inefficiency, by maximum likelihood:
 *
 *     y = b0 + x b + v - u,   v ~ N(0, noise),   u = |N(0, inefficiency)|
 *
 * The maximum is found by expectation and maximisation (with u as what is missing): every step solves a least-squares
 * problem and raises the likelihood. Efficiency of a unit is the mean of exp(-u) given its residual.
 *
 * - Shapes: see `FrontierTable` and `StochasticFrontier`.
 * - Units: y and x in logarithms; coefficients are elasticities.
 * - Edge cases, NaN with a reason: fewer observations than 2 more than coefficients; an entry that is not finite; collinear
 *   columns. Residuals with the wrong skew (third moment of least squares at or above 0): gamma 0, every efficiency 1, and
 *   `wrongSkew` says so.
 *
 * @throws RangeError when a table does not have the shape announced
 * @see Aigner, Lovell and Schmidt (1977); Battese and Coelli (1988); Waldman (1982) on the skew
 * @example
 * ```ts
 * const wrong = stochasticFrontier({
 *   // most lie a little below the line, one far above: nothing that inefficiency could explain
 *   y: Float64Array.of(0, 0, 0, 0, 0, 4), x: Float64Array.of(1, -1, 2, -2, 0, 0), columns: 1,
 * });
 * Number(wrong.wrongSkew); // => 1
 * wrong.gamma; // => 0
 * wrong.efficiency[0]; // => 1
 * ```
 */
export function stochasticFrontier(table: FrontierTable): StochasticFrontier {
  const n = table.y.length;
  const { columns } = table;
  if (table.x.length !== n * columns)
    throw new RangeError(`x has ${table.x.length} entries, expected ${n} observations x ${columns} columns`);
  const k = columns + 1;
  if (n < k + 2) return withoutEstimate(n, k, `${n} observations, expected at least ${k + 2} for ${k} coefficients`);
  if (![...table.y, ...table.x].every(Number.isFinite)) return withoutEstimate(n, k, 'an entry is not a finite number');
  const { design, scales } = designOf(table, n);
  const qr = new QrDecomposition(design);
  if (!isFullRank(qr, k)) return withoutEstimate(n, k, 'the columns are collinear (with each other or the constant)');
  const leastSquares = (target: Float64Array): Float64Array =>
    Float64Array.from(qr.solve(Matrix.columnVector(target)).getColumn(0));
  const residualsOf = (b: Float64Array): Float64Array =>
    table.y.map((value, i) => value - b.reduce((sum, coefficient, c) => sum + coefficient * design.get(i, c), 0));

  let b = leastSquares(table.y);
  let residuals = residualsOf(b);
  const second = moment(residuals, 2);
  const third = moment(residuals, 3);
  const logLikelihoodOls = (-n / 2) * (Math.log(2 * Math.PI * second) + 1);
  if (!(third < 0) || second === 0) {
    const coefficients = b.map((value, c) => value / scales[c]);
    return {
      ...withoutEstimate(n, k, ''),
      coefficients,
      noise: second,
      inefficiency: 0,
      gamma: 0,
      logLikelihood: logLikelihoodOls,
      logLikelihoodOls,
      efficiency: new Float64Array(n).fill(1),
      wrongSkew: true,
      settled: true,
      reason: null,
    };
  }
  // start from the moments: third central moment of -u is -sqrt(2/pi) (4/pi - 1) sd^3
  let inefficiency = Math.cbrt(third / (Math.sqrt(2 / Math.PI) * (1 - 4 / Math.PI))) ** 2;
  let noise = Math.max(0.05 * second, second - (1 - 2 / Math.PI) * inefficiency);
  b[0] += Math.sqrt((2 * inefficiency) / Math.PI);
  residuals = residualsOf(b);
  let logLikelihood = Number.NEGATIVE_INFINITY;
  let settled = false;
  for (let step = 0; step < MOST_STEPS; step++) {
    const { means, squares, likelihood } = expectation(residuals, noise, inefficiency);
    if (likelihood - logLikelihood < SETTLED * Math.max(1, Math.abs(likelihood)) && step > 50) {
      logLikelihood = likelihood;
      settled = true;
      break;
    }
    logLikelihood = likelihood;
    b = leastSquares(table.y.map((value, i) => value + means[i]));
    residuals = residualsOf(b);
    let noiseSum = 0;
    let inefficiencySum = 0;
    for (let i = 0; i < n; i++) {
      noiseSum += residuals[i] * residuals[i] + 2 * residuals[i] * means[i] + squares[i];
      inefficiencySum += squares[i];
    }
    noise = Math.max(noiseSum / n, 1e-12 * second);
    inefficiency = inefficiencySum / n;
  }
  const variance = noise + inefficiency;
  const efficiency = residuals.map((e) => {
    const mean = (-e * inefficiency) / variance;
    const sd = Math.sqrt((noise * inefficiency) / variance);
    // E[exp(-u)] of a normal truncated at 0, from logarithms so that far tails keep their digits
    return Math.min(1, Math.exp(-mean + (sd * sd) / 2 + lnNormal(mean / sd - sd) - lnNormal(mean / sd)));
  });
  const standard = standardErrorsOf(table.y, design, b, noise, inefficiency);
  return {
    coefficients: b.map((value, c) => value / scales[c]),
    standardErrors: standard.map((value, c) => value / scales[c]),
    noise,
    inefficiency,
    gamma: inefficiency / variance,
    logLikelihood,
    logLikelihoodOls,
    efficiency,
    wrongSkew: false,
    settled,
    reason: null,
  };
}

/** Mean and mean square of u given each residual, and the log-likelihood. */
function expectation(residuals: Float64Array, noise: number, inefficiency: number) {
  const variance = noise + inefficiency;
  const sd = Math.sqrt((noise * inefficiency) / variance);
  const means = new Float64Array(residuals.length);
  const squares = new Float64Array(residuals.length);
  let likelihood = 0;
  for (let i = 0; i < residuals.length; i++) {
    const e = residuals[i];
    const mean = (-e * inefficiency) / variance;
    const z = mean / sd;
    const lnTail = lnNormal(z);
    const mills = Math.exp(-0.5 * z * z - 0.5 * Math.log(2 * Math.PI) - lnTail);
    means[i] = mean + sd * mills;
    squares[i] = mean * mean + sd * sd + mean * sd * mills;
    likelihood += Math.LN2 - 0.5 * Math.log(2 * Math.PI * variance) - (0.5 * e * e) / variance + lnTail;
  }
  return { means, squares, likelihood };
}

/** Logarithm of the standard normal distribution function, good in both tails. */
function lnNormal(z: number): number {
  if (z > 6) return -upperTail(z);
  if (z > -1) return Math.log1p(-upperTail(z));
  return Math.log(upperTail(-z));
}

/** 1 - Phi(z) for z >= -1: continued fraction above 3, series of the distribution function below. */
function upperTail(z: number): number {
  const density = Math.exp(-0.5 * z * z) / Math.sqrt(2 * Math.PI);
  if (z > 3) {
    let fraction = z;
    for (let k = 60; k >= 1; k--) fraction = z + k / fraction;
    return density / fraction;
  }
  let term = z;
  let sum = z;
  for (let k = 1; k < 200 && Math.abs(term) > 1e-18 * Math.abs(sum); k++) {
    term *= (z * z) / (2 * k + 1);
    sum += term;
  }
  return 0.5 - density * sum;
}

/** Inverse of minus the curvature of the log-likelihood in (b, ln noise, ln inefficiency), by differences. */
function standardErrorsOf(
  y: Float64Array,
  design: Matrix,
  b: Float64Array,
  noise: number,
  inefficiency: number,
): Float64Array {
  const k = b.length;
  const at = Float64Array.from([...b, Math.log(noise), Math.log(inefficiency)]);
  const likelihood = (point: Float64Array): number => {
    const residuals = y.map((value, i) => {
      let fitted = 0;
      for (let c = 0; c < k; c++) fitted += point[c] * design.get(i, c);
      return value - fitted;
    });
    return expectation(residuals, Math.exp(point[k]), Math.exp(point[k + 1])).likelihood;
  };
  const step = at.map((value) => 1e-4 * Math.max(Math.abs(value), 0.1));
  const moved = (i: number, a: number, j: number, c: number): number => {
    const point = at.slice();
    point[i] += a * step[i];
    point[j] += c * step[j];
    return likelihood(point);
  };
  const curvature = new Matrix(k + 2, k + 2);
  for (let i = 0; i < k + 2; i++) {
    for (let j = 0; j <= i; j++) {
      const value =
        (moved(i, 1, j, 1) - moved(i, 1, j, -1) - moved(i, -1, j, 1) + moved(i, -1, j, -1)) / (4 * step[i] * step[j]);
      curvature.set(i, j, -value);
      curvature.set(j, i, -value);
    }
  }
  const qr = new QrDecomposition(curvature);
  if (!qr.isFullRank()) return new Float64Array(k).fill(Number.NaN);
  const inverse = qr.solve(Matrix.eye(k + 2));
  return Float64Array.from({ length: k }, (_, c) => Math.sqrt(inverse.get(c, c)));
}

/** Constant and columns, each divided by its size so that the decomposition judges rank fairly. */
function designOf(
  { x, columns }: FrontierTable,
  n: number,
): { readonly design: Matrix; readonly scales: Float64Array } {
  const scales = new Float64Array(columns + 1).fill(1);
  for (let c = 0; c < columns; c++) {
    let sum = 0;
    for (let i = 0; i < n; i++) sum += x[i * columns + c] ** 2;
    scales[c + 1] = sum > 0 ? Math.sqrt(sum / n) : 1;
  }
  const design = new Matrix(n, columns + 1);
  for (let i = 0; i < n; i++) {
    design.set(i, 0, 1);
    for (let c = 0; c < columns; c++) design.set(i, c + 1, x[i * columns + c] / scales[c + 1]);
  }
  return { design, scales };
}

function isFullRank(qr: QrDecomposition, k: number): boolean {
  const r = qr.upperTriangularMatrix;
  const diagonal = Array.from({ length: k }, (_, c) => Math.abs(r.get(c, c)));
  return Math.min(...diagonal) > 1e-10 * Math.max(...diagonal);
}

const moment = (values: Float64Array, power: number): number =>
  values.reduce((sum, value) => sum + value ** power, 0) / values.length;

const withoutEstimate = (n: number, k: number, reason: string): StochasticFrontier => ({
  coefficients: new Float64Array(k).fill(Number.NaN),
  standardErrors: new Float64Array(k).fill(Number.NaN),
  noise: Number.NaN,
  inefficiency: Number.NaN,
  gamma: Number.NaN,
  logLikelihood: Number.NaN,
  logLikelihoodOls: Number.NaN,
  efficiency: new Float64Array(n).fill(Number.NaN),
  wrongSkew: false,
  settled: false,
  reason,
});

import { fitColumns } from './fitColumns.ts';
import { fisherP, studentP } from './tailProbability.ts';

/** A column whose spread is below this share of its size is the same in all rows. */
const CONSTANT = 1e-12;
/** Residuals whose squares are below this share of the squares of y are rounding: the fit is exact. */
const EXACT = 1e-24;

/** An ordinary least squares fit; lists by term have the constant first. */
export interface LeastSquares {
  readonly coefficients: Float64Array;
  readonly standardErrors: Float64Array;
  readonly t: Float64Array;
  /** Two-sided. */
  readonly p: Float64Array;
  /** Variance inflation factor, its inverse, and the standardised coefficient; NaN for the constant. */
  readonly vif: Float64Array;
  readonly tolerance: Float64Array;
  readonly beta: Float64Array;
  /** Covariance of the slopes, row by row, the constant not among them. */
  readonly covariance: Float64Array;
  readonly residuals: Float64Array;
  readonly rSquared: number;
  readonly adjustedRSquared: number;
  readonly f: number;
  readonly fP: number;
  /** Standard error of the regression. */
  readonly sigma: number;
  readonly durbinWatson: number;
  readonly rows: number;
  /** Degrees of freedom left: rows less slopes less 1. */
  readonly degrees: number;
  /** Why everything, or what rests on residuals, is undefined. */
  readonly reason: string | undefined;
}

/**
 * Ordinary least squares with a constant.
 *
 *     y = b0 + sum_j b_j x_j + e      se_j = s sqrt((X'X)^-1_jj), s^2 = sum e^2 / (n - k - 1)
 *     VIF_j = 1 / (1 - R2 of x_j on the others)      beta_j = b_j sd(x_j) / sd(y)
 *     DW = sum (e_t - e_{t-1})^2 / sum e^2 in the order of the rows
 *
 * - Shapes: n numbers and k columns of n; k + 1 coefficients. Units: of y over those of the column.
 * - Method: columns centred and scaled, then orthogonal-triangular; normal equations or a pseudo-inverse on raw columns
 *   lose the small columns silently.
 * - Edge cases, each NaN with `reason`: a value that is NaN or infinite; no more rows than coefficients; a column, or y,
 *   that is the same in all rows; columns that determine one another. An exact fit has coefficients and R2 = 1, and NaN
 *   for t, p, F and Durbin-Watson, which would be ratios of rounding errors.
 * - No p value of Durbin-Watson is given. With one degree of freedom none exists: all residual vectors then lie on one
 *   line, so the statistic is a number fixed by the columns, whatever y is.
 *
 * @param names of y and the columns, for `reason`
 * @throws RangeError when there is no column, or lengths disagree
 * @see Greene (2018) Econometric Analysis, chapters 3-4; Durbin and Watson (1950) Biometrika 37
 * @example
 * ```ts
 * // means 2 and 3; Sxy = 1 + 0 + 2 = 3, Sxx = 2: slope 1.5, constant 0
 * const fit = leastSquares(Float64Array.of(2, 2, 5), [Float64Array.of(1, 2, 3)]);
 * fit.coefficients[1]; // => 1.5
 * fit.rSquared; // => 0.75
 * ```
 */
export function leastSquares(
  y: Float64Array,
  columns: readonly Float64Array[],
  names: readonly string[] = ['y', ...columns.map((_, j) => `x${j + 1}`)],
): LeastSquares {
  const n = y.length;
  const k = columns.length;
  if (k === 0) throw new RangeError('there is no column to explain y with, expected at least one');
  const all = [y, ...columns];
  for (const [c, values] of all.entries()) {
    if (values.length !== n) throw new RangeError(`${names[c]} has ${values.length} rows, expected ${n}`);
  }
  const degrees = n - k - 1;
  const reason = withoutAnswer(all, names);
  if (reason !== undefined) return unanswered(n, k, reason);
  const means = all.map(meanOf);
  const [deviations, ...centred] = all.map((values, c) => values.map((value) => value - means[c]!));
  const fit = fitColumns(deviations!, centred);
  if (fit.dependent >= 0) {
    return unanswered(n, k, `${names[fit.dependent + 1]} is determined by the columns before it (exact collinearity)`);
  }
  const total = squares(deviations!);
  const exact = fit.residualSquares <= EXACT * total;
  const left = exact ? 0 : fit.residualSquares;
  const sigma = Math.sqrt(left / degrees);
  const covariance = fit.inverse.map((value) => value * sigma * sigma);
  // the constant is the mean of y less what the mean columns explain; the two parts are independent
  let constant = means[0]!;
  let ofMeans = 1 / n;
  for (let i = 0; i < k; i++) {
    constant -= fit.slopes[i]! * means[i + 1]!;
    for (let j = 0; j < k; j++) ofMeans += means[i + 1]! * means[j + 1]! * fit.inverse[i * k + j]!;
  }
  const coefficients = Float64Array.of(constant, ...fit.slopes);
  const standardErrors = Float64Array.of(
    sigma * Math.sqrt(ofMeans),
    ...Array.from(fit.slopes, (_, j) => Math.sqrt(covariance[j * k + j]!)),
  );
  const t = coefficients.map((value, j) => (exact ? Number.NaN : value / standardErrors[j]!));
  const f = exact ? Number.NaN : (total - left) / k / (left / degrees);
  const rSquared = 1 - left / total;
  let steps = 0;
  for (let i = 1; i < n; i++) steps += (fit.residuals[i]! - fit.residuals[i - 1]!) ** 2;
  return {
    coefficients,
    standardErrors,
    t,
    p: t.map((value) => studentP(value, degrees)),
    vif: Float64Array.of(Number.NaN, ...fit.inflation),
    tolerance: Float64Array.of(Number.NaN, ...fit.inflation.map((value) => 1 / value)),
    beta: Float64Array.of(Number.NaN, ...fit.slopes.map((value, j) => value * Math.sqrt(squares(centred[j]!) / total))),
    covariance,
    residuals: fit.residuals,
    rSquared,
    adjustedRSquared: 1 - ((1 - rSquared) * (n - 1)) / degrees,
    f,
    fP: fisherP(f, k, degrees),
    sigma,
    durbinWatson: exact ? Number.NaN : steps / left,
    rows: n,
    degrees,
    reason: exact
      ? `${names[0]} is fitted exactly: tests and Durbin-Watson rest on residuals, and there are none`
      : undefined,
  };
}

function withoutAnswer(all: readonly Float64Array[], names: readonly string[]): string | undefined {
  const n = all[0]!.length;
  const terms = all.length;
  for (const [c, values] of all.entries()) {
    const row = values.findIndex((value) => !Number.isFinite(value));
    if (row >= 0) return `${names[c]} is ${values[row]} in row ${row + 1}`;
  }
  if (n <= terms) return `${n} rows for ${terms} coefficients leave no residual to judge them by`;
  for (const [c, values] of all.entries()) {
    const centre = meanOf(values);
    const largest = values.reduce((most, value) => Math.max(most, Math.abs(value)), 0);
    if (values.every((value) => Math.abs(value - centre) <= CONSTANT * largest)) {
      return `${names[c]} is the same in all rows`;
    }
  }
  return undefined;
}

function unanswered(n: number, k: number, reason: string): LeastSquares {
  const terms = new Float64Array(k + 1).fill(Number.NaN);
  const rest = {
    rSquared: Number.NaN,
    adjustedRSquared: Number.NaN,
    f: Number.NaN,
    fP: Number.NaN,
    sigma: Number.NaN,
    durbinWatson: Number.NaN,
  };
  return {
    ...rest,
    coefficients: terms,
    standardErrors: terms,
    t: terms,
    p: terms,
    vif: terms,
    tolerance: terms,
    beta: terms,
    covariance: new Float64Array(k * k).fill(Number.NaN),
    residuals: new Float64Array(n).fill(Number.NaN),
    rows: n,
    degrees: n - k - 1,
    reason,
  };
}

function meanOf(values: Float64Array): number {
  const first = values.reduce((sum, value) => sum + value / values.length, 0);
  // a second pass takes out the rounding of the first
  return first + values.reduce((sum, value) => sum + (value - first), 0) / values.length;
}

const squares = (values: Float64Array): number => values.reduce((sum, value) => sum + value * value, 0);

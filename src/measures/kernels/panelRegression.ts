import { LuDecomposition, Matrix } from 'ml-matrix';
import { fitColumns } from './fitColumns.ts';
import { fisherP, studentP } from './tailProbability.ts';
import { effectsRank, type FixedEffects, type PanelIndex, withinTransforms } from './withinTransform.ts';

/** What is left of a column after fixed effects, below this share of it, is rounding. */
const NOTHING_LEFT = 1e-11;

export type PanelErrors = 'clustered' | 'classical';

/** Which cluster of errors each row is in. */
export interface Clusters {
  readonly of: Int32Array;
  readonly count: number;
}

export interface PanelOptions {
  readonly effects: FixedEffects;
  readonly errors: PanelErrors;
  /** Default: every entity is a cluster. An entity must lie in one cluster. */
  readonly clusters?: Clusters;
}

/** A regression with fixed effects; lists by column. */
export interface PanelRegression {
  readonly coefficients: Float64Array;
  readonly standardErrors: Float64Array;
  readonly t: Float64Array;
  /** Two-sided; with clustered errors from t with clusters - 1 degrees of freedom. */
  readonly p: Float64Array;
  /** Variance inflation within: after the fixed effects. */
  readonly vif: Float64Array;
  readonly tolerance: Float64Array;
  /** Standardised by the spread after the fixed effects. */
  readonly beta: Float64Array;
  /** Covariance of the coefficients, row by row, by the errors asked for. */
  readonly covariance: Float64Array;
  readonly residuals: Float64Array;
  /** Share of the variance after the fixed effects that the columns explain. */
  readonly withinRSquared: number;
  /** Share of all variance that columns and fixed effects explain. */
  readonly rSquared: number;
  /** Wald test that all coefficients are 0, as an F value, and its p. */
  readonly f: number;
  readonly fP: number;
  readonly sigma: number;
  readonly rows: number;
  /** Degrees of freedom left: rows less coefficients less the rank of the effects. */
  readonly degrees: number;
  /** Clusters of errors. */
  readonly clusters: number;
  readonly reason: string | undefined;
}

/**
 * Panel regression with fixed effects of entities, periods or both, and standard errors clustered by entity
 * or by larger groups of them.
 *
 *     y_it = a_i + d_t + sum_j b_j x_jit + e_it, by least squares on within-transformed columns
 *     V = c (X'X)^-1 (sum_g X_g' e_g e_g' X_g) (X'X)^-1      c = G/(G-1) (n-1)/(n-K)
 *     classical: V = s^2 (X'X)^-1, s^2 = sum e^2 / (n - k - rank of the effects)
 *
 * - Shapes: n numbers, k columns of n, the entity and period of each row; k coefficients, the same as with dummy variables.
 *   The panel may be unbalanced.
 * - Small-sample factor c: G clusters, K = k + 1 + (periods - 1 where they have effects). Entity effects do not count, since
 *   they are nested in the clusters (as in Stata's xtreg and reghdfe). Few clusters (under about 30) give too small errors.
 * - Edge cases, NaN with `reason`: a value that is not finite; no degrees of freedom; a column that the effects or the
 *   columns before it determine; y without variation left; a single cluster (errors only). An exact fit has no tests.
 *
 * @param names of y and the columns, for `reason`
 * @throws RangeError when there is no column, shapes disagree, or an entity lies in two clusters
 * @see Arellano (1987) Oxford Bulletin of Economics and Statistics 49; Cameron and Miller (2015) Journal of Human Resources 50
 * @example
 * ```ts
 * const index = { entity: Int32Array.of(0, 0, 0, 1, 1, 1), entities: 2, time: Int32Array.of(0, 1, 2, 0, 1, 2), times: 3 };
 * const x = Float64Array.of(0, 1, 2, 5, 6, 7);
 * // within each entity y moves by 1, 2 and by 3, 2 a step of x: 3/2 and 5/2, mean 2
 * panelRegression(Float64Array.of(0, 1, 3, 9, 12, 14), [x], index, { effects: 'entity', errors: 'classical' }).coefficients[0]; // => 2
 * ```
 */
export function panelRegression(
  y: Float64Array,
  columns: readonly Float64Array[],
  index: PanelIndex,
  { effects, errors, clusters = { of: index.entity, count: index.entities } }: PanelOptions,
  names: readonly string[] = ['y', ...columns.map((_, j) => `x${j + 1}`)],
): PanelRegression {
  const n = y.length;
  const k = columns.length;
  const G = clusters.count;
  requireNested(index, clusters);
  if (k === 0) throw new RangeError('there is no column to explain y with, expected at least one');
  const all = [y, ...columns];
  for (const [c, values] of all.entries()) {
    if (values.length !== n) throw new RangeError(`${names[c]} has ${values.length} rows, expected ${n}`);
    const row = values.findIndex((value) => !Number.isFinite(value));
    if (row >= 0) return unanswered(n, k, index, effects, G, `${names[c]} is ${values[row]} in row ${row + 1}`);
  }
  const degrees = n - k - effectsRank(index, effects);
  if (degrees <= 0) {
    const free = n - degrees;
    return unanswered(n, k, index, effects, G, `${n} rows for ${free} coefficients and effects leave no residual`);
  }
  const [within, ...left] = withinTransforms(all, index, effects);
  const spent = all.findIndex(
    (values, c) => largest(c === 0 ? within! : left[c - 1]!) <= NOTHING_LEFT * largest(values),
  );
  if (spent >= 0) {
    const kind = effects === 'both' ? 'entity and period' : effects === 'entity' ? 'entity' : 'period';
    return unanswered(n, k, index, effects, G, `${names[spent]} does not vary beside the ${kind} effects`);
  }
  const fit = fitColumns(within!, left);
  if (fit.dependent >= 0) {
    const reason = `${names[fit.dependent + 1]} is determined by the columns before it and the effects (exact collinearity)`;
    return unanswered(n, k, index, effects, G, reason);
  }
  const total = squares(within!);
  const exact = fit.residualSquares <= 1e-24 * total;
  const rest = exact ? 0 : fit.residualSquares;
  const sigma = Math.sqrt(rest / degrees);
  const counted = k + 1 + (effects === 'entity' ? 0 : index.times - 1);
  const factor = (G / (G - 1)) * ((n - 1) / (n - counted));
  const single = errors === 'clustered' && G < 2;
  const covariance =
    errors === 'classical'
      ? fit.inverse.map((value) => value * sigma * sigma)
      : single || exact
        ? fit.inverse.map(() => Number.NaN)
        : sandwich(left, fit.residuals, fit.inverse, clusters).map((value) => value * factor);
  const standardErrors = Float64Array.from(fit.slopes, (_, j) => Math.sqrt(covariance[j * k + j]!));
  const t = fit.slopes.map((value, j) => (exact ? Number.NaN : value / standardErrors[j]!));
  const ofTests = errors === 'clustered' ? G - 1 : degrees;
  // a sandwich of G clusters has rank G - 1 at most
  const testable = !exact && !single && (errors === 'classical' || k < G);
  const f = testable ? wald(fit.slopes, covariance) : Number.NaN;
  const centre = y.reduce((sum, value) => sum + value / n, 0);
  return {
    coefficients: fit.slopes,
    standardErrors,
    t,
    p: t.map((value) => studentP(value, ofTests)),
    vif: fit.inflation,
    tolerance: fit.inflation.map((value) => 1 / value),
    beta: fit.slopes.map((value, j) => value * Math.sqrt(squares(left[j]!) / total)),
    covariance,
    residuals: fit.residuals,
    withinRSquared: 1 - rest / total,
    rSquared: 1 - rest / squares(y.map((value) => value - centre)),
    f,
    fP: fisherP(f, k, ofTests),
    sigma,
    rows: n,
    degrees,
    clusters: G,
    reason: exact
      ? `${names[0]} is fitted exactly: there are no residuals to test with`
      : single
        ? 'there is one cluster, so no clustered errors'
        : undefined,
  };
}

/** (X'X)^-1 (sum over clusters of X_g' e_g e_g' X_g) (X'X)^-1, row by row. */
function sandwich(
  columns: readonly Float64Array[],
  residuals: Float64Array,
  inverse: Float64Array,
  { of, count }: Clusters,
): Float64Array {
  const k = columns.length;
  const scores = new Float64Array(count * k);
  for (let i = 0; i < residuals.length; i++) {
    for (let j = 0; j < k; j++) scores[of[i]! * k + j]! += columns[j]![i]! * residuals[i]!;
  }
  // the influence of each cluster on the coefficients; their products add up to the covariance
  const covariance = new Float64Array(k * k);
  const influence = new Float64Array(k);
  for (let g = 0; g < count; g++) {
    for (let j = 0; j < k; j++) {
      influence[j] = 0;
      for (let m = 0; m < k; m++) influence[j]! += inverse[j * k + m]! * scores[g * k + m]!;
    }
    for (let j = 0; j < k; j++) for (let m = 0; m < k; m++) covariance[j * k + m]! += influence[j]! * influence[m]!;
  }
  return covariance;
}

/** b' V^-1 b / k, scaled to unit variances first. */
function wald(slopes: Float64Array, covariance: Float64Array): number {
  const k = slopes.length;
  const deviation = Float64Array.from({ length: k }, (_, j) => Math.sqrt(covariance[j * k + j]!));
  if (!deviation.every((value) => value > 0)) return Number.NaN;
  const scaled = new Matrix(k, k);
  for (let j = 0; j < k; j++) {
    for (let m = 0; m < k; m++) scaled.set(j, m, covariance[j * k + m]! / (deviation[j]! * deviation[m]!));
  }
  const factored = new LuDecomposition(scaled);
  if (factored.isSingular()) return Number.NaN;
  const t = Array.from(slopes, (value, j) => value / deviation[j]!);
  const solved = factored.solve(Matrix.columnVector(t)).to1DArray();
  return t.reduce((sum, value, j) => sum + value * solved[j]!, 0) / k;
}

function unanswered(
  n: number,
  k: number,
  index: PanelIndex,
  effects: FixedEffects,
  clusters: number,
  reason: string,
): PanelRegression {
  const terms = new Float64Array(k).fill(Number.NaN);
  return {
    coefficients: terms,
    standardErrors: terms,
    t: terms,
    p: terms,
    vif: terms,
    tolerance: terms,
    beta: terms,
    covariance: new Float64Array(k * k).fill(Number.NaN),
    residuals: new Float64Array(n).fill(Number.NaN),
    withinRSquared: Number.NaN,
    rSquared: Number.NaN,
    f: Number.NaN,
    fP: Number.NaN,
    sigma: Number.NaN,
    rows: n,
    degrees: n - k - effectsRank(index, effects),
    clusters,
    reason,
  };
}

/** Effects of entities need not be counted only where every entity is inside one cluster. */
function requireNested({ entity, entities }: PanelIndex, { of }: Clusters): void {
  if (of.length !== entity.length) throw new RangeError(`there are ${of.length} clusters for ${entity.length} rows`);
  const own = new Int32Array(entities).fill(-1);
  for (let i = 0; i < of.length; i++) {
    const e = entity[i]!;
    if (own[e] !== -1 && own[e] !== of[i]) {
      throw new RangeError(`row ${i + 1} is in another cluster than the rows of its entity before it`);
    }
    own[e] = of[i]!;
  }
}

const squares = (values: Float64Array): number => values.reduce((sum, value) => sum + value * value, 0);
const largest = (values: Float64Array): number => values.reduce((most, value) => Math.max(most, Math.abs(value)), 0);

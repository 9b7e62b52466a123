import { leastSquares } from '../kernels/leastSquares.ts';
import { requireRegressors, termRows } from './regressionRows.ts';
import { tableMeasure } from './tableMeasure.ts';

export const olsTable = tableMeasure({
  name: 'ols',
  label: { en: 'Linear regression (OLS)', zh: '线性回归 (OLS)' },
  unit: 'units of y over units of the column',
  meaning:
    'Least squares of a column on others with a constant: coefficients with standard errors, t and p, how far the columns explain one another (VIF, tolerance), and standardised coefficients. Computed on centred and scaled columns by orthogonal factors, so that columns of very different size lose no digits. Undefined, with the reason, when columns determine one another, one of them or y is constant, or rows are no more than coefficients.',
  source: 'Greene 2018, chapters 3-4; Durbin & Watson 1950; paper 001 (Table 2)',
  columns: [],
  flags: {
    y: { kind: 'column', doc: 'the column to be explained', required: true },
    x: { kind: 'columns', doc: 'the columns that explain it', required: true },
  },
  results: {
    value: 'coefficient',
    se: 'standard error',
    t: 'value over se',
    p: 'two-sided p value',
    vif: 'variance inflation factor; above 10 the columns can hardly be told apart',
    tolerance: '1 / vif',
    beta: 'standardised coefficient: in standard deviations of y and of the column',
  },
  example: 'data/bengbu-2012-2019.csv --y lq --x infra,sup,tech,phrl,fm,dm',
  compute(table, { y, x }) {
    requireRegressors(table, y, x);
    const names = [y, ...x];
    const [explained, ...columns] = names.map((name) => table.numbers(name));
    const fit = leastSquares(explained!, columns, names);
    const statistics = {
      rows: fit.rows,
      degreesOfFreedom: fit.degrees,
      rSquared: fit.rSquared,
      adjustedRSquared: fit.adjustedRSquared,
      f: fit.f,
      fP: fit.fP,
      sigma: fit.sigma,
      durbinWatson: fit.durbinWatson,
    };
    const notes = fit.reason === undefined ? [] : [`${sentence(fit.reason)}: undefined.`];
    if (fit.reason === undefined) {
      notes.push(
        fit.degrees === 1
          ? 'One degree of freedom is left. Durbin-Watson then has no p value: every residual vector lies on one line, so the statistic is fixed by the columns, whatever y is. t and F rest on a single residual direction as well.'
          : 'Durbin-Watson is taken in the order of the rows (2: no autocorrelation); its exact p value depends on the columns and is not given.',
      );
    }
    return {
      rows: termRows(['(constant)', ...x], fit),
      sets: { fit: Object.entries(statistics).map(([statistic, value]) => ({ statistic, value })) },
      notes,
    };
  },
});

const sentence = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

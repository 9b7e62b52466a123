import { growthShape } from '../kernels/growthShape.ts';
import { tableMeasure } from './tableMeasure.ts';

export const growthShapeTable = tableMeasure({
  name: 'growth-shape',
  label: { en: 'Shape of growth rates', zh: '增长率分布形状' },
  unit: '1',
  meaning:
    'Shape of a column of growth rates in the Subbotin family: 1 is the Laplace distribution, a tent on a log scale, as growth rates of firms have it nearly everywhere; 2 is the normal one. By maximum likelihood, with the log-likelihoods of the Laplace and the normal distribution beside it. Undefined with fewer than ten values or when all are equal.',
  source: 'Bottazzi & Secchi 2006; Subbotin 1923',
  columns: [],
  flags: { column: { kind: 'column', doc: 'the column of growth rates (differences of logs)', required: true } },
  results: {
    value: 'shape',
    shape: 'Subbotin shape: 1 Laplace, 2 normal',
    se: 'standard error of the shape',
    location: 'centre',
    scale: 'scale: (mean |x - location|^shape)^(1/shape)',
    logLik: 'log-likelihood',
    laplaceLogLik: 'log-likelihood of the Laplace distribution',
    normalLogLik: 'log-likelihood of the normal distribution',
    rows: 'values',
  },
  example: 'examples/tables/firm-sizes.csv --column growth',
  compute(table, { column }) {
    const fit = growthShape(table.numbers(column));
    const { shape, shapeError, location, scale, logLik, laplaceLogLik, normalLogLik, count } = fit;
    const row = { column, value: shape, shape, se: shapeError, location, scale, logLik, laplaceLogLik, normalLogLik };
    return {
      rows: [{ ...row, rows: count }],
      notes: fit.reason === undefined ? [] : [`${Number.isNaN(shape) ? 'Undefined' : 'Unsure'}: ${fit.reason}.`],
    };
  },
});

import { locationQuotient } from '../kernels/locationQuotient.ts';
import { standardScores } from '../kernels/standardScores.ts';
import { missingNote, readGrid, regionIndustryColumns } from './readGrid.ts';
import { tableMeasure } from './tableMeasure.ts';

export const lqTable = tableMeasure({
  name: 'lq',
  label: { en: 'Location quotient (LQ)', zh: '区位熵 (LQ)' },
  unit: '1',
  meaning:
    'Share of the industry in the region over its share in the reference: LQ = (x_rk / x_r) / (x_k / x). Above 1 the region is specialised. Undefined in a region without any activity and for an industry the reference lacks.',
  source: "Hoover 1936; Balassa 1965; O'Donoghue & Gleave 2004 (standardised); paper 001",
  columns: regionIndustryColumns,
  flags: {},
  results: {
    value: 'location quotient',
    symmetric: '(LQ - 1) / (LQ + 1), in [-1, 1)',
    standardised: 'standard score of LQ over the regions, industry by industry',
  },
  example: 'examples/tables/clusters.csv',
  compute(table) {
    const grid = readGrid(table, 'region', 'industry', 'value');
    const R = grid.rowKeys.length;
    const K = grid.columnKeys.length;
    const quotient = locationQuotient(grid.amounts, R, K);
    const scores = new Float64Array(R * K);
    for (let k = 0; k < K; k++) {
      const column = standardScores(Float64Array.from({ length: R }, (_, r) => quotient[r * K + k]!));
      for (let r = 0; r < R; r++) scores[r * K + k] = column[r]!;
    }
    const rows = grid.rowKeys.flatMap((region, r) =>
      grid.columnKeys.map((industry, k) => {
        const value = quotient[r * K + k]!;
        return { region, industry, value, symmetric: (value - 1) / (value + 1), standardised: scores[r * K + k]! };
      }),
    );
    const empty = grid.rowKeys.filter((_, r) => Number.isNaN(quotient[r * K]!) && sumOfRow(grid.amounts, r, K) === 0);
    return {
      rows,
      notes: [...missingNote(grid), ...empty.map((name) => `Region '${name}' has no activity: undefined.`)],
    };
  },
});

function sumOfRow(amounts: Float64Array, r: number, K: number): number {
  let sum = 0;
  for (let k = 0; k < K; k++) sum += amounts[r * K + k]!;
  return sum;
}

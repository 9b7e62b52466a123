import { plainGini } from '../kernels/spatialGini.ts';
import { missingNote, readGrid, regionIndustryColumns } from './readGrid.ts';
import { emptyNotes, sliceFlag, slicesOf } from './slices.ts';
import { tableMeasure } from './tableMeasure.ts';

export const giniTable = tableMeasure({
  name: 'gini',
  label: { en: 'Gini coefficient', zh: '基尼系数' },
  unit: '1',
  meaning:
    'How unevenly an industry is spread when every region counts the same, whatever its size: G = sum_i sum_j |x_i - x_j| / (2 n^2 mean), in [0, 1 - 1/n]. A region the table names for one industry counts as 0 for the others. Undefined without activity.',
  source: 'Gini 1912',
  columns: regionIndustryColumns,
  flags: { of: sliceFlag },
  results: {
    value: 'Gini coefficient',
    normalised: 'value times n / (n - 1): 1 when all is in one place',
    n: 'number of places',
  },
  example: 'examples/tables/clusters.csv',
  compute(table, { of }) {
    const grid = readGrid(table, 'region', 'industry', 'value');
    const slices = slicesOf(grid, of);
    const rows = slices.map(({ key, amounts }) => ({
      ...key,
      value: plainGini(amounts, { normalised: false }),
      normalised: plainGini(amounts, { normalised: true }),
      n: amounts.length,
    }));
    const single = slices[0]?.amounts.length === 1 ? ['A single entry has no normalised value.'] : [];
    return { rows, notes: [...missingNote(grid), ...emptyNotes(slices), ...single] };
  },
});

import { herfindahl } from '../kernels/concentration.ts';
import { missingNote, readGrid, regionIndustryColumns } from './readGrid.ts';
import { emptyNotes, sliceFlag, slicesOf } from './slices.ts';
import { tableMeasure } from './tableMeasure.ts';

export const herfindahlTable = tableMeasure({
  name: 'herfindahl',
  label: { en: 'Herfindahl index', zh: '赫芬达尔指数' },
  unit: '1',
  meaning:
    'Sum of squared shares, H = sum s^2, in [1/n, 1]: how concentrated an industry is on regions, or a region on industries. Undefined without activity.',
  source: 'Hirschman 1945; Herfindahl 1950',
  columns: regionIndustryColumns,
  flags: { of: sliceFlag },
  results: {
    value: 'Herfindahl index',
    normalised: '(H - 1/n) / (1 - 1/n), in [0, 1]',
    equivalentNumber: '1/H: number of equal places that would give the same index',
    n: 'number of places',
  },
  example: 'examples/tables/clusters.csv --of regions',
  compute(table, { of }) {
    const grid = readGrid(table, 'region', 'industry', 'value');
    const slices = slicesOf(grid, of);
    const rows = slices.map(({ key, amounts }) => {
      const value = herfindahl(amounts, { normalised: false });
      return {
        ...key,
        value,
        normalised: herfindahl(amounts, { normalised: true }),
        equivalentNumber: 1 / value,
        n: amounts.length,
      };
    });
    const single = slices[0]?.amounts.length === 1 ? ['A single entry has no normalised value.'] : [];
    return { rows, notes: [...missingNote(grid), ...emptyNotes(slices), ...single] };
  },
});

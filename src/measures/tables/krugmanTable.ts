import { krugmanIndex } from '../kernels/structure.ts';
import { missingNote, readGrid, regionIndustryColumns } from './readGrid.ts';
import { emptyNotes, slicesOf, totalsAcross } from './slices.ts';
import { tableMeasure } from './tableMeasure.ts';

export const krugmanTable = tableMeasure({
  name: 'krugman',
  label: { en: 'Krugman specialisation index', zh: '克鲁格曼专业化指数' },
  unit: '1',
  meaning:
    'How far the structure of a region is from that of all regions: K = sum_k |s_k - p_k|, in [0, 2). The whole includes the region itself; Krugman 1991 compares with the rest, which is given beside it. Undefined in a region without activity; against the rest also where there is no rest.',
  source: 'Krugman 1991',
  columns: regionIndustryColumns,
  flags: {},
  results: {
    value: 'Krugman index against the whole',
    coefficient: 'half of it: coefficient of specialisation',
    againstRest: 'Krugman index against the other regions',
  },
  example: 'examples/tables/clusters.csv',
  compute(table) {
    const grid = readGrid(table, 'region', 'industry', 'value');
    const slices = slicesOf(grid, 'regions');
    const all = totalsAcross(slices);
    const rows = slices.map(({ key, amounts }) => {
      const value = krugmanIndex(amounts, all);
      const rest = all.map((total, k) => Math.max(0, total - amounts[k]!));
      const againstRest = krugmanIndex(amounts, rest);
      return { ...key, value, coefficient: value / 2, againstRest };
    });
    const degenerate = slices.length === 1 ? ['There is one region: nothing to compare it with.'] : [];
    if (slices.length > 1 && all.length === 1) degenerate.push('There is one industry: every structure is the same.');
    return { rows, notes: [...missingNote(grid), ...emptyNotes(slices), ...degenerate] };
  },
});

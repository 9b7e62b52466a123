import { spatialGini } from '../kernels/spatialGini.ts';
import { krugmanIndex } from '../kernels/structure.ts';
import { missingNote, readGrid, regionIndustryColumns } from './readGrid.ts';
import { readReference, referenceColumns } from './readReference.ts';
import { emptyNotes, selfComparedNotes, slicesOf, totalsAcross } from './slices.ts';
import { tableMeasure } from './tableMeasure.ts';

export const hooverGiniTable = tableMeasure({
  name: 'hoover-gini',
  label: { en: 'Spatial Gini (Hoover)', zh: '空间基尼系数' },
  unit: '1',
  meaning:
    'How unevenly an industry is spread over regions compared with a reference: twice the area between the localisation curve and the diagonal, in [0, 1). The reference is all activity of the table, or the amounts (population, say) of --reference; a note names it. Undefined without activity or reference.',
  source: 'Hoover 1936; Krugman 1991 (who prints half of it); paper 002',
  columns: regionIndustryColumns,
  flags: {
    reference: {
      kind: 'table',
      columns: referenceColumns,
      doc: 'a file of reference amounts by region (default: all activity)',
    },
  },
  results: {
    value: 'Hoover form of the Gini coefficient',
    half: 'half of it: the locational Gini as Krugman and the R package EconGeo print it',
    hooverIndex: 'Hoover index: share of the industry that would have to move to match the reference',
  },
  example: 'examples/tables/clusters.csv --reference examples/tables/population.csv',
  compute(table, { reference }) {
    const grid = readGrid(table, 'region', 'industry', 'value');
    const slices = slicesOf(grid, 'industries');
    const read = reference === undefined ? undefined : readReference(reference, grid.rowKeys);
    const weights = read?.amounts ?? totalsAcross(slices);
    const rows = slices.map(({ key, amounts }) => {
      // regions that only the reference has hold none of the industry
      const activity = new Float64Array(weights.length);
      activity.set(amounts);
      const value = spatialGini(activity, weights);
      return { ...key, value, half: value / 2, hooverIndex: krugmanIndex(activity, weights) / 2 };
    });
    const named =
      reference === undefined
        ? 'Reference: all activity of the table, by region.'
        : `Reference: ${reference.file}, ${weights.length} regions.`;
    const compared = reference === undefined ? selfComparedNotes(grid) : [];
    return { rows, notes: [named, ...compared, ...missingNote(grid), ...emptyNotes(slices), ...noReference(weights)] };
  },
});

const noReference = (weights: Float64Array): string[] =>
  weights.every((x) => x === 0) ? ['The reference adds up to 0: everything is undefined.'] : [];

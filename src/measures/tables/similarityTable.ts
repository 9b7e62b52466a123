import { krugmanIndex, structuralSimilarity } from '../kernels/structure.ts';
import { missingNote, readGrid, regionIndustryColumns } from './readGrid.ts';
import { emptyNotes, slicesOf } from './slices.ts';
import { tableMeasure } from './tableMeasure.ts';

/** Most pairs of regions times industries. */
const MOST_WORK = 500_000_000;

export const similarityTable = tableMeasure({
  name: 'similarity',
  label: { en: 'Similarity of industrial structure', zh: '产业结构相似系数' },
  unit: '1',
  meaning:
    'Cosine of the industry shares of two regions, S = sum s p / sqrt(sum s^2 sum p^2), in [0, 1]: the index UNIDO and Chinese regional studies use. A row a pair of regions. Undefined with a region without activity.',
  source: 'UNIDO 1979; Krugman 1991 (distance)',
  columns: regionIndustryColumns,
  flags: {},
  results: { value: 'similarity', krugman: 'Krugman distance of the pair, in [0, 2]' },
  example: 'examples/tables/clusters.csv',
  compute(table) {
    const grid = readGrid(table, 'region', 'industry', 'value');
    const slices = slicesOf(grid, 'regions');
    const R = slices.length;
    if (R < 2)
      throw table.refuse({ column: 'region', problem: `names ${R} region`, expected: 'at least two to compare' });
    const work = ((R * (R - 1)) / 2) * grid.columnKeys.length;
    if (work > MOST_WORK) {
      throw table.refuse({
        problem: `has ${R} regions, ${(R * (R - 1)) / 2} pairs`,
        expected: `at most ${MOST_WORK} pairs times industries: fewer regions`,
      });
    }
    const sums = slices.map(() => ({ similarity: 0, krugman: 0, pairs: 0 }));
    const rows = slices.flatMap((from, r) =>
      slices.slice(r + 1).map((to, later) => {
        const value = structuralSimilarity(from.amounts, to.amounts);
        const krugman = krugmanIndex(from.amounts, to.amounts);
        for (const side of Number.isNaN(value) ? [] : [r, r + 1 + later]) {
          sums[side]!.similarity += value;
          sums[side]!.krugman += krugman;
          sums[side]!.pairs++;
        }
        return { region: from.name, other: to.name, value, krugman };
      }),
    );
    const regions = sums.map(({ similarity, krugman, pairs }, r) => ({
      region: slices[r]!.name,
      meanSimilarity: similarity / pairs,
      meanKrugman: krugman / pairs,
      pairs,
    }));
    return { rows, sets: { regions }, notes: [...missingNote(grid), ...emptyNotes(slices)] };
  },
});

import { locationQuotient } from '../kernels/locationQuotient.ts';
import { relatedness, relatednessDensity } from '../kernels/relatedness.ts';
import { missingNote, readGrid, regionIndustryColumns } from './readGrid.ts';
import { tableMeasure } from './tableMeasure.ts';

/** Most regions x industries x industries. */
const MOST_WORK = 5_000_000_000;

export const relatednessTable = tableMeasure({
  name: 'relatedness',
  label: { en: 'Relatedness density', zh: '产业关联密度' },
  unit: 'percent',
  meaning:
    'How much of what is related to an industry a region already has: 100 sum_j M_rj phi_ij / sum_j phi_ij, with M_rj = 1 where the location quotient exceeds 1 and phi the relatedness of industries that are often found together. The set proximity has phi. Undefined for an industry related to no other.',
  source: 'Hidalgo et al. 2007; van Eck & Waltman 2009; Boschma, Balland & Kogler 2015',
  columns: regionIndustryColumns,
  flags: {
    proximity: {
      kind: 'choice',
      choices: ['conditional', 'association', 'cosine', 'jaccard', 'probability'],
      default: 'conditional',
      doc: 'how relatedness is taken from being found together',
    },
  },
  results: {
    value: 'relatedness density, 0 to 100',
    present: '1 where the location quotient exceeds 1',
    lq: 'location quotient',
  },
  example: 'examples/tables/clusters.csv --proximity cosine',
  compute(table, { proximity }) {
    const grid = readGrid(table, 'region', 'industry', 'value');
    const { rowKeys, columnKeys, amounts } = grid;
    const R = rowKeys.length;
    const K = columnKeys.length;
    if (R * K * K > MOST_WORK) {
      throw table.refuse({ problem: `has ${R} regions and ${K} industries`, expected: 'fewer industries' });
    }
    const quotient = locationQuotient(amounts, R, K);
    const presence = quotient.map((value) => (value > 1 ? 1 : 0));
    const phi = relatedness(presence, R, K, proximity);
    const density = relatednessDensity(presence, phi, R, K);
    const rows = rowKeys.flatMap((region, r) =>
      columnKeys.map((industry, k) => ({
        region,
        industry,
        value: density[r * K + k]!,
        present: presence[r * K + k]!,
        lq: quotient[r * K + k]!,
      })),
    );
    const pairs = columnKeys.flatMap((industry, i) =>
      columnKeys.slice(i + 1).map((other, later) => ({ industry, other, proximity: phi[i * K + i + 1 + later]! })),
    );
    const alone = columnKeys.filter((_, k) => Number.isNaN(density[k]!));
    const notes = alone.map((name) => `'${name}' is never found together with another industry: undefined.`);
    return { rows, sets: { proximity: pairs }, notes: [...missingNote(grid), ...notes] };
  },
});

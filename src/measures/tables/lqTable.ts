import { hashText } from '../../engine/random.ts';
import { bootstrapQuotients } from '../kernels/bootstrapQuotients.ts';
import { locationQuotient } from '../kernels/locationQuotient.ts';
import { standardScores } from '../kernels/standardScores.ts';
import { gridOfPlants, missingNote, readGrid, regionIndustryColumns } from './readGrid.ts';
import { tableMeasure } from './tableMeasure.ts';

/** Most draws of plants of a bootstrap: some ten seconds. */
const MOST_DRAWS = 300_000_000;

export const lqTable = tableMeasure({
  name: 'lq',
  label: { en: 'Location quotient (LQ)', zh: '区位熵 (LQ)' },
  unit: '1',
  meaning:
    'Share of the industry in the region over its share in the reference: LQ = (x_rk / x_r) / (x_k / x). Above 1 the region is specialised. The reference is all regions of the table, or those of --reference. Undefined in a region without any activity and for an industry the reference lacks. With --plants a row is a plant, and --bootstrap gives the interval that other draws of the same plants would give.',
  source: "Hoover 1936; Balassa 1965; O'Donoghue & Gleave 2004 (standardised); Tian 2013 (bootstrap); paper 001",
  columns: regionIndustryColumns,
  flags: {
    reference: { kind: 'text', doc: 'regions that make up the reference, such as East,South (default: all)' },
    plants: { kind: 'switch', doc: 'a row is a plant: a pair may come again and is added up' },
    bootstrap: {
      kind: 'number',
      whole: true,
      least: 0,
      most: 100_000,
      default: 0,
      doc: 'draws of the plants (with --plants)',
    },
    level: { kind: 'number', least: 0.5, most: 0.999, default: 0.95, doc: 'probability inside the interval' },
    seed: { kind: 'number', whole: true, least: 0, most: 1e9, default: 1, doc: 'seed of the draws' },
  },
  results: {
    value: 'location quotient',
    symmetric: '(LQ - 1) / (LQ + 1), in [-1, 1)',
    standardised: 'standard score of LQ over the regions, industry by industry; above 1.96 a cluster at 5 %, two-sided',
  },
  example: 'examples/tables/clusters.csv',
  compute(table, { reference, plants, bootstrap, level, seed }) {
    const sample = plants ? gridOfPlants(table) : undefined;
    const grid = sample?.grid ?? readGrid(table, 'region', 'industry', 'value');
    const { rowKeys, columnKeys, amounts } = grid;
    const R = rowKeys.length;
    const K = columnKeys.length;
    const referenceRegions = reference?.split(',').map((text) => {
      const r = rowKeys.indexOf(text.trim());
      if (r < 0) throw table.refuse({ flag: '--reference', value: text.trim(), expected: 'regions of the table' });
      return r;
    });
    const quotient = locationQuotient(amounts, R, K, referenceRegions && [...new Set(referenceRegions)]);
    const standardised = new Float64Array(R * K);
    for (let k = 0; k < K; k++) {
      const scores = standardScores(Float64Array.from({ length: R }, (_, r) => quotient[r * K + k]!));
      for (let r = 0; r < R; r++) standardised[r * K + k] = scores[r]!;
    }
    const notes = [...missingNote(grid), ...undefinedNotes(amounts, quotient, rowKeys, columnKeys)];
    if (R === 1)
      notes.push('There is one region: no standard score. It is the whole reference, so every quotient is 1.');
    if (R > 1 && K === 1) notes.push('There is one industry: it is all of every region, so every quotient is 1.');
    const row = (cell: number) => {
      const value = quotient[cell]!;
      return {
        region: rowKeys[Math.floor(cell / K)]!,
        industry: columnKeys[cell % K]!,
        value,
        symmetric: (value - 1) / (value + 1),
        standardised: standardised[cell]!,
      };
    };
    if (bootstrap === 0) return { rows: Array.from({ length: R * K }, (_, cell) => row(cell)), notes };

    if (sample === undefined) {
      throw table.refuse({
        flag: '--bootstrap',
        problem: 'is given for a table of totals, which has no plants to draw',
        expected: 'a row a plant, and --plants',
      });
    }
    if (referenceRegions !== undefined) {
      throw table.refuse({ flag: '--bootstrap', problem: 'is given with --reference', expected: 'one of them' });
    }
    const work = bootstrap * Math.max(table.rows, R * K);
    if (work > MOST_DRAWS) {
      throw table.refuse({
        flag: '--bootstrap',
        problem: `asks for ${work} draws of plants and cells`,
        expected: `at most ${MOST_DRAWS}: fewer draws`,
      });
    }
    const key = { high: hashText('lq'), low: seed };
    const { low, high } = bootstrapQuotients(sample.plants, { draws: bootstrap, level, key });
    notes.push(
      `low and high: the middle ${100 * level} % of ${bootstrap} bootstrap draws of the ${table.rows} plants (seed ${seed}).`,
    );
    return { rows: Array.from({ length: R * K }, (_, c) => ({ ...row(c), low: low[c]!, high: high[c]! })), notes };
  },
});

/** Why quotients are undefined: regions without activity, industries without it. */
function undefinedNotes(
  amounts: Float64Array,
  quotient: Float64Array,
  regions: readonly string[],
  industries: readonly string[],
): string[] {
  const K = industries.length;
  const empty = regions.filter((_, r) => amounts.subarray(r * K, (r + 1) * K).every((amount) => amount === 0));
  const active = regions.findIndex((region) => !empty.includes(region));
  const absent = active < 0 ? [] : industries.filter((_, k) => Number.isNaN(quotient[active * K + k]!));
  return [
    ...empty.map((name) => `Region '${name}' has no activity: its quotients are undefined.`),
    ...absent.map((name) => `Industry '${name}' has no activity in the reference: its quotients are undefined.`),
  ];
}

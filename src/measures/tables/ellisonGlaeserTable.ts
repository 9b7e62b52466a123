import { coagglomeration, ellisonGlaeser } from '../kernels/ellisonGlaeser.ts';
import { numberKeys } from './readGrid.ts';
import { readReference, referenceColumns } from './readReference.ts';
import { tableMeasure } from './tableMeasure.ts';

/** Most industries for which every pair is printed, and most pairs times regions. */
const MOST_PAIRED = 300;
const MOST_WORK = 500_000_000;

export const ellisonGlaeserTable = tableMeasure({
  name: 'ellison-glaeser',
  label: { en: 'Ellison-Glaeser index', zh: '埃里森-格莱泽指数' },
  unit: '1',
  meaning:
    'Geographic concentration of an industry beyond what its few large plants explain: gamma = (G - (1 - sum x^2) H) / ((1 - sum x^2)(1 - H)). 0 is what plants dropped at random on the reference would give; above .05 is called concentrated. Undefined for an industry of one plant and where all the reference is in one region. The sets coagglomeration and pairs say which industries settle together.',
  source: 'Ellison & Glaeser 1997; Ellison, Glaeser & Kerr 2010 (pairs)',
  columns: [
    { name: 'region', kind: 'text', doc: 'where the plant is' },
    { name: 'industry', kind: 'text', doc: 'what it makes' },
    { name: 'value', kind: 'amount', doc: 'its employment or output; a row a plant' },
  ],
  flags: {
    reference: {
      kind: 'table',
      columns: referenceColumns,
      doc: 'a file of reference amounts by region (default: all plants of the table)',
    },
  },
  results: {
    value: 'Ellison-Glaeser gamma',
    concentration: 'G: sum of squared differences of the shares from the reference',
    plantHerfindahl: 'H: Herfindahl index of the plants',
    plants: 'number of plants',
  },
  example: 'examples/tables/plants.csv --reference examples/tables/employment.csv',
  compute(table, { reference }) {
    const region = numberKeys(table.text('region'));
    const industry = numberKeys(table.text('industry'));
    const size = table.numbers('value', 0);
    const rowsOf: number[][] = industry.keys.map(() => []);
    industry.index.forEach((k, row) => void rowsOf[k]!.push(row));
    const own = new Float64Array(region.keys.length);
    size.forEach((amount, row) => {
      own[region.index[row]!]! += amount;
    });
    const weights = reference === undefined ? own : readReference(reference, region.keys).amounts;
    const plants = rowsOf.map((rows) => ({
      size: Float64Array.from(rows, (row) => size[row]!),
      region: Int32Array.from(rows, (row) => region.index[row]!),
    }));
    const rows = plants.map((each, k) => {
      const { gamma, ...rest } = ellisonGlaeser(each.size, each.region, weights);
      return { industry: industry.keys[k]!, value: gamma, ...rest, plants: each.size.length };
    });
    const isPaired = plants.length <= MOST_PAIRED && plants.length ** 2 * weights.length <= MOST_WORK;
    const pairs = (isPaired ? plants : []).flatMap((each, k) =>
      plants.slice(k + 1).map((other, later) => ({
        industry: industry.keys[k]!,
        other: industry.keys[k + 1 + later]!,
        coagglomeration: coagglomeration([each, other], weights),
      })),
    );
    const all = [{ industries: plants.length, coagglomeration: coagglomeration(plants, weights) }];
    const notes = [
      reference === undefined
        ? 'Reference: all plants of the table, by region.'
        : `Reference: ${reference.file}, ${weights.length} regions.`,
    ];
    const inOne = weights.filter((amount) => amount > 0).length < 2;
    if (inOne) notes.push('The reference has fewer than two regions with an amount: gamma is undefined.');
    for (const [k, row] of rows.entries()) {
      if (inOne || !Number.isNaN(row.value)) continue;
      const active = plants[k]!.size.filter((amount) => amount > 0).length;
      notes.push(
        active === 0
          ? `'${row.industry}' has no activity: undefined.`
          : `'${row.industry}' has one plant of any size: gamma is undefined.`,
      );
    }
    if (plants.length < 2) notes.push('Coagglomeration needs two industries.');
    if (!isPaired)
      notes.push(`Pairs are left out: ${plants.length} industries in ${weights.length} regions are too many.`);
    return { rows, sets: { coagglomeration: all, pairs }, notes };
  },
});

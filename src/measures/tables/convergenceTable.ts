import { structuralConvergence } from '../kernels/structure.ts';
import { numberKeys, readGridOf, regionIndustryColumns } from './readGrid.ts';
import { tableMeasure } from './tableMeasure.ts';

/** Bounds of the work: all pairs of regions are compared at every time. */
const MOST_TIMES = 500;
const MOST_CELLS = 50_000_000;
const MOST_WORK = 4_000_000_000;

export const convergenceTable = tableMeasure({
  name: 'convergence',
  label: { en: 'Structural convergence', zh: '产业结构趋同' },
  unit: '1',
  meaning:
    'Mean Krugman distance over all pairs of regions, time by time: structures converge while it falls (and the mean similarity rises). The set trend has the least-squares slope over time. Undefined at times with fewer than two active regions.',
  source: 'Krugman 1991; UNIDO 1979; Palan 2010',
  columns: [...regionIndustryColumns, { name: 'time', kind: 'number', doc: 'year or quarter' }],
  flags: {},
  results: {
    value: 'mean Krugman distance, in [0, 2]',
    similarity: 'mean UNIDO similarity, in [0, 1]',
    pairs: 'pairs of active regions',
  },
  example: 'examples/tables/panel.csv',
  compute(table) {
    const time = table.numbers('time');
    const times = [...new Set(time)].sort((a, b) => a - b);
    const region = numberKeys(table.text('region'));
    const industry = numberKeys(table.text('industry'));
    const cells = times.length * region.keys.length * industry.keys.length;
    if (cells > MOST_CELLS || cells * region.keys.length > MOST_WORK || times.length > MOST_TIMES) {
      throw table.refuse({
        problem: `has ${times.length} times, ${region.keys.length} regions and ${industry.keys.length} industries`,
        expected: `at most ${MOST_TIMES} times, and fewer pairs of regions`,
      });
    }
    const rows = times.map((moment) => {
      const grid = readGridOf(table, region, industry, 'value', (row) => time[row] === moment);
      const { distance, similarity, pairs } = structuralConvergence(
        grid.amounts,
        region.keys.length,
        industry.keys.length,
      );
      return { time: moment, value: distance, similarity, pairs };
    });
    const known = rows.filter(({ value }) => !Number.isNaN(value));
    const trend = (['value', 'similarity'] as const).map((what) => ({
      of: what === 'value' ? 'krugman' : 'similarity',
      slope: slope(
        known.map((row) => row.time),
        known.map((row) => row[what]),
      ),
      first: known[0]?.[what] ?? Number.NaN,
      last: known.at(-1)?.[what] ?? Number.NaN,
    }));
    const notes = rows
      .filter(({ value }) => Number.isNaN(value))
      .map(({ time: moment }) => `At ${moment} fewer than two regions are active: undefined.`);
    if (known.length < 2) notes.push('A trend needs two times.');
    return { rows, sets: { trend }, notes };
  },
});

/** Least-squares slope of y on x; NaN with fewer than two points. */
function slope(x: readonly number[], y: readonly number[]): number {
  const n = x.length;
  const meanX = x.reduce((a, b) => a + b, 0) / n;
  const meanY = y.reduce((a, b) => a + b, 0) / n;
  let product = 0;
  let squares = 0;
  for (let i = 0; i < n; i++) {
    product += (x[i]! - meanX) * (y[i]! - meanY);
    squares += (x[i]! - meanX) ** 2;
  }
  return squares > 0 ? product / squares : Number.NaN;
}

import type { ReadonlyColumn } from '../engine/column.ts';
import { clusterSums } from './clusterSums.ts';
import { locationQuotient as locationQuotientKernel } from './kernels/locationQuotient.ts';
import { spatialGini as spatialGiniKernel } from './kernels/spatialGini.ts';
import type { Measure, RunRecord } from './measure.ts';

/** years x regions x (industries + 1): activity of the clusters, the rest of the economy last. */
function activityTables(record: RunRecord, column: ReadonlyColumn, rest: ReadonlyColumn): Float64Array[] {
  const K = record.industries.length;
  const sums = clusterSums(record, column);
  return Array.from({ length: record.years }, (_, year) => {
    const table = new Float64Array(record.regions * (K + 1));
    for (let r = 0; r < record.regions; r++) {
      for (let k = 0; k < K; k++) table[r * (K + 1) + k] = sums[(year * record.regions + r) * K + k]!;
      table[r * (K + 1) + K] = rest[year * record.economies.length + r]!;
    }
    return table;
  });
}

function quotients(record: RunRecord, column: ReadonlyColumn, rest: ReadonlyColumn): Float64Array {
  const K = record.industries.length;
  const values = new Float64Array(record.years * record.regions * K);
  activityTables(record, column, rest).forEach((table, year) => {
    const lq = locationQuotientKernel(table, record.regions, K + 1);
    for (let r = 0; r < record.regions; r++) {
      for (let k = 0; k < K; k++) values[(year * record.regions + r) * K + k] = lq[r * (K + 1) + k]!;
    }
  });
  return values;
}

export const lq: Measure = {
  name: 'lq',
  label: { en: 'Location quotient (LQ)', zh: '区位熵 (LQ)' },
  unit: '1',
  kind: 'ratio',
  dimensions: ['region', 'industry'],
  domain: [0, Number.POSITIVE_INFINITY],
  doc: 'Share of the industry in the employment of the region over its share in the nation; above 1 the region is specialised. The rest of the economy counts in both totals.',
  source: 'paper 001; Hoover-Balassa',
  compute: (record) => quotients(record, record.nodeYear.employment, record.economyYear.restEmployment),
};

export const lqOutput: Measure = {
  name: 'lqOutput',
  label: { en: 'Location quotient of output', zh: '产出区位熵' },
  unit: '1',
  kind: 'ratio',
  dimensions: ['region', 'industry'],
  domain: [0, Number.POSITIVE_INFINITY],
  doc: 'The location quotient computed from gross output in place of employment.',
  source: 'paper 001',
  compute: (record) => quotients(record, record.nodeYear.sales, record.economyYear.restOutput),
};

export const spatialGini: Measure = {
  name: 'spatialGini',
  label: { en: 'Spatial Gini', zh: '空间基尼系数' },
  unit: '1',
  kind: 'index',
  dimensions: ['industry'],
  domain: [0, 1],
  doc: 'Hoover Gini of the employment of the industry over regions, with total employment of the regions as reference; 0 when every region has its share.',
  source: 'paper 002; Hoover 1936',
  compute: (record) => {
    const K = record.industries.length;
    const values = new Float64Array(record.years * K);
    activityTables(record, record.nodeYear.employment, record.economyYear.restEmployment).forEach((table, year) => {
      const total = new Float64Array(record.regions);
      for (let r = 0; r < record.regions; r++) for (let k = 0; k <= K; k++) total[r]! += table[r * (K + 1) + k]!;
      for (let k = 0; k < K; k++) {
        const activity = Float64Array.from({ length: record.regions }, (_, r) => table[r * (K + 1) + k]!);
        values[year * K + k] = spatialGiniKernel(activity, total);
      }
    });
    return values;
  },
};

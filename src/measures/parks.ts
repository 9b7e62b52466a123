import { ratio, stageValues } from './clusterSums.ts';
import type { Measure, RunRecord } from './measure.ts';

/** Whether each cluster of the regions was promoted by a park in a year, region by region. */
function promotedClusters(record: RunRecord, year: number): boolean[][] {
  const K = record.industries.length;
  const first = year * record.economies.length * K;
  return Array.from({ length: record.regions }, (_, r) =>
    Array.from({ length: K }, (_, k) => record.clusterYear.promoted[first + r * K + k]! > 0),
  );
}

const capacityUtilisation: Measure = {
  name: 'capacityUtilisation',
  label: { en: 'Use of capacity', zh: '产能利用' },
  unit: 'yuan of sales a year per yuan of capital',
  kind: 'ratio',
  dimensions: ['region', 'industry', 'stage'],
  domain: [0, Number.POSITIVE_INFINITY],
  doc: 'Sales of the year over capital at its end; what prices follow. Undefined without capital.',
  source: 'record/3-shocks section 3',
  compute: (record) => ratio(stageValues(record, record.nodeYear.sales), stageValues(record, record.nodeYear.capital)),
};

const promotedIndustries: Measure = {
  name: 'promotedIndustries',
  label: { en: 'Industries promoted', zh: '重点扶持产业' },
  unit: '1 if promoted',
  kind: 'index',
  dimensions: ['region', 'industry'],
  domain: [0, 1],
  doc: 'Whether a park of the region put money into the industry in the last quarter of the year.',
  source: 'paper 000, Table 2',
  compute: (record) =>
    Float64Array.from(
      Array.from({ length: record.years }, (_, year) => promotedClusters(record, year).flat().map(Number)).flat(),
    ),
};

const promotionDuplication: Measure = {
  name: 'promotionDuplication',
  label: { en: 'Duplicated promotion', zh: '重复扶持度' },
  unit: 'share',
  kind: 'share',
  dimensions: [],
  domain: [0, 1],
  doc: 'Mean over pairs of regions with parks of the industries both promote over those one of them does: 1 = every region promotes the same. Undefined with fewer than two such regions.',
  source: 'Jaccard 1901; paper 000, section on regional layout',
  compute: (record) =>
    Float64Array.from({ length: record.years }, (_, year) => {
      const lists = promotedClusters(record, year).filter((list) => list.includes(true));
      let sum = 0;
      let pairs = 0;
      lists.forEach((a, i) => {
        for (const b of lists.slice(i + 1)) {
          const both = a.filter((own, k) => own && b[k]).length;
          const either = a.filter((own, k) => own || b[k]).length;
          sum += both / either;
          pairs++;
        }
      });
      return pairs === 0 ? Number.NaN : sum / pairs;
    }),
};

const emptyPlants: Measure = {
  name: 'emptyPlants',
  label: { en: 'Empty plants in parks', zh: '园区空置厂房' },
  unit: 'billion yuan',
  kind: 'money',
  dimensions: ['region', 'industry', 'stage'],
  domain: [0, Number.POSITIVE_INFINITY],
  doc: 'Plants that parks have built and no firm has taken by the end of the year.',
  source: 'docs/model.md, step 13',
  compute: (record) => stageValues(record, record.nodeYear.parkPlants),
};

/** What parks promote, build and leave empty. */
export const parkMeasures: readonly Measure[] = [
  capacityUtilisation,
  promotedIndustries,
  promotionDuplication,
  emptyPlants,
];

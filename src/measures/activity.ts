import { clusterSums, ratio, regionValues, stageValues, valueAdded } from './clusterSums.ts';
import type { Measure } from './measure.ts';

const byStage = { dimensions: ['region', 'industry', 'stage'] } as const;
const byCluster = { dimensions: ['region', 'industry'] } as const;

export const valueAddedPerWorker: Measure = {
  ...byStage,
  name: 'valueAddedPerWorker',
  label: { en: 'Value added per worker', zh: '人均增加值' },
  unit: 'million yuan a person and year',
  kind: 'moneyPerPerson',
  better: 'higher',
  domain: [Number.NEGATIVE_INFINITY, Number.POSITIVE_INFINITY],
  doc: 'Sales plus production subsidies less inputs, over employment, by stage: the smile curve. Undefined without workers.',
  source: 'Ye, Meng & Wei 2015 (smile curve)',
  compute: (record) => ratio(stageValues(record, valueAdded(record)), stageValues(record, record.nodeYear.employment)),
};

export const netMargin: Measure = {
  ...byStage,
  name: 'netMargin',
  label: { en: 'Net margin', zh: '净利润率' },
  unit: 'share of sales',
  kind: 'share',
  better: 'higher',
  domain: [Number.NEGATIVE_INFINITY, 1],
  doc: 'Profit after R&D and tax over sales, by stage. Undefined without sales.',
  source: 'docs/model.md, words (smile)',
  compute: (record) => ratio(stageValues(record, record.nodeYear.profit), stageValues(record, record.nodeYear.sales)),
};

export const employment: Measure = {
  ...byStage,
  name: 'employment',
  label: { en: 'Employment', zh: '就业' },
  unit: 'thousand persons',
  kind: 'count',
  better: 'higher',
  domain: [0, Number.POSITIVE_INFINITY],
  doc: 'Production workers, overhead staff and researchers, mean of the year.',
  source: 'model.md section 3 step 4',
  compute: (record) => stageValues(record, record.nodeYear.employment),
};

export const output: Measure = {
  ...byStage,
  name: 'output',
  label: { en: 'Output', zh: '产出' },
  unit: 'billion yuan a year',
  kind: 'money',
  better: 'higher',
  domain: [0, Number.POSITIVE_INFINITY],
  doc: 'Sales at basic prices.',
  source: 'model.md section 3 step 3',
  compute: (record) => stageValues(record, record.nodeYear.sales),
};

export const firms: Measure = {
  ...byStage,
  name: 'firms',
  label: { en: 'Firms', zh: '企业数' },
  unit: 'firms',
  kind: 'count',
  domain: [0, Number.POSITIVE_INFINITY],
  doc: 'Firms at the end of the year.',
  source: 'model.md section 2',
  compute: (record) => stageValues(record, record.nodeYear.firms),
};

export const wage: Measure = {
  name: 'wage',
  label: { en: 'Wage', zh: '工资' },
  unit: 'million yuan a person and year',
  kind: 'moneyPerPerson',
  better: 'higher',
  dimensions: ['region'],
  domain: [0, Number.POSITIVE_INFINITY],
  doc: 'Wage of assembly labour, mean of the year.',
  source: 'model.md section 3 step 14',
  compute: (record) => regionValues(record, record.economyYear.wage),
};

export const policySpending: Measure = {
  name: 'policySpending',
  label: { en: 'Policy spending', zh: '政策支出' },
  unit: 'billion yuan a year',
  kind: 'money',
  better: 'lower',
  dimensions: ['region'],
  domain: [0, Number.POSITIVE_INFINITY],
  doc: 'Money paid under all policies, by region of the firms it reached.',
  source: 'model.md section 5',
  compute: (record) => regionValues(record, record.economyYear.policySpending),
};

export const valueAddedTotal: Measure = {
  ...byCluster,
  name: 'valueAdded',
  label: { en: 'Value added', zh: '增加值' },
  unit: 'billion yuan a year',
  kind: 'money',
  better: 'higher',
  domain: [Number.NEGATIVE_INFINITY, Number.POSITIVE_INFINITY],
  doc: 'Sales plus production subsidies less inputs bought.',
  source: 'docs/model.md, words',
  compute: (record) => clusterSums(record, valueAdded(record)),
};

export const highEndValueAdded: Measure = {
  ...byCluster,
  name: 'highEndValueAdded',
  label: { en: 'High-end value added', zh: '高端环节增加值' },
  unit: 'billion yuan a year',
  kind: 'money',
  better: 'higher',
  domain: [Number.NEGATIVE_INFINITY, Number.POSITIVE_INFINITY],
  doc: 'Value added of upstream and downstream in money: a share can rise merely because assembly dies, this cannot.',
  source: 'model.md section 6 (P14)',
  compute: (record) => clusterSums(record, valueAdded(record), [0, 2]),
};

import { clusterSums, ratio } from './clusterSums.ts';
import type { Measure } from './measure.ts';

const byCluster = { dimensions: ['region', 'industry'] } as const;

export const nicheChampions: Measure = {
  ...byCluster,
  name: 'nicheChampions',
  label: { en: 'Niche champions', zh: '专精特新企业' },
  unit: 'firms',
  kind: 'count',
  domain: [0, Number.POSITIVE_INFINITY],
  doc: 'Firms rewarded under policies for niche champions at the end of the year; 0 without such a policy.',
  source: 'paper 000, cultivating innovative enterprises',
  compute: (record) => clusterSums(record, record.nodeYear.champions),
};

export const creditNeed: Measure = {
  ...byCluster,
  name: 'creditNeed',
  label: { en: 'Credit asked for', zh: '信贷需求' },
  unit: 'billion yuan a year',
  kind: 'money',
  domain: [0, Number.POSITIVE_INFINITY],
  doc: 'Growth of capital that firms plan beyond their own cash; 0 where credit is not rationed, as it is not recorded then.',
  source: 'Rajan & Zingales 1998 (dependence on external finance)',
  compute: (record) => clusterSums(record, record.nodeYear.creditNeed),
};

export const creditGap: Measure = {
  ...byCluster,
  name: 'creditGap',
  label: { en: 'Credit refused', zh: '信贷缺口' },
  unit: 'share of the credit asked for',
  kind: 'share',
  better: 'lower',
  domain: [0, 1],
  doc: 'Part of the credit asked for that firms do not get. Undefined where none is asked for or credit is not rationed.',
  source: 'paper 000, policy and financial resource allocation defects',
  compute: (record) =>
    ratio(clusterSums(record, record.nodeYear.creditRefused), clusterSums(record, record.nodeYear.creditNeed)),
};

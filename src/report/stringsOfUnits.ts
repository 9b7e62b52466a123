import type { Label } from '../engine/parameter.ts';

/** Units of measures and parameters as declared, in both languages. */
export const unitStrings: Readonly<Record<string, Label>> = {
  '1': { en: 'no unit', zh: '无量纲' },
  share: { en: 'share', zh: '比重' },
  'share of sales': { en: 'share of sales', zh: '占销售额比重' },
  'share of production cost': { en: 'share of production cost', zh: '占生产成本比重' },
  'share of sales served': { en: 'share of sales served', zh: '占所服务企业销售额比重' },
  'share of laggard clusters': { en: 'share of laggard clusters', zh: '占低端起步集群比重' },
  'million yuan a person and year': { en: 'million yuan a person and year', zh: '百万元/人·年' },
  'thousand persons': { en: 'thousand persons', zh: '千人' },
  'billion yuan': { en: 'billion yuan', zh: '十亿元' },
  'billion yuan a year': { en: 'billion yuan a year', zh: '十亿元/年' },
  'billion yuan per thousand persons a year': {
    en: 'billion yuan per thousand persons a year',
    zh: '十亿元/千人·年',
  },
  firms: { en: 'firms', zh: '家' },
  'firms a year': { en: 'firms a year', zh: '家/年' },
  'inventions a year': { en: 'inventions a year', zh: '项/年' },
  'share of inputs': { en: 'share of inputs', zh: '占投入品比重' },
  'standard deviations': { en: 'standard deviations', zh: '标准差' },
  stages: { en: 'stages', zh: '环节数' },
  'frontier of the first year = 1': { en: 'frontier of the first year = 1', zh: '首年前沿 = 1' },
  'inventions per billion yuan of R&D': {
    en: 'inventions per billion yuan of R&D',
    zh: '每十亿元研发投入的发明数',
  },
  '1/year': { en: 'per year', zh: '每年' },
  '1/quarter': { en: 'per quarter', zh: '每季度' },
  years: { en: 'years', zh: '年' },
  'ln a firm and year': { en: 'ln a firm and year', zh: '对数/家·年' },
  km: { en: 'km', zh: '公里' },
  upgrades: { en: 'upgrades', zh: '次' },
  inventions: { en: 'inventions', zh: '项' },
  persons: { en: 'persons', zh: '人' },
};

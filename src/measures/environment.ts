import { stageValues } from './clusterSums.ts';
import type { Measure } from './measure.ts';

const byStage = { dimensions: ['region', 'industry', 'stage'] } as const;

/** Emissions, what is avoided of them, and the tax on them. */
export const environmentMeasures: readonly Measure[] = [
  {
    ...byStage,
    name: 'emissions',
    label: { en: 'Emissions', zh: '碳排放' },
    unit: 'thousand tonnes of CO2 a year',
    kind: 'count',
    domain: [0, Number.POSITIVE_INFINITY],
    doc: 'Stated intensity times production cost, abatement taken off; what the blocs emit is not counted.',
    source: 'model.md section 3 step 2',
    compute: (record) => stageValues(record, record.nodeYear.emissions),
  },
  {
    ...byStage,
    name: 'abatement',
    label: { en: 'Abatement', zh: '减排率' },
    unit: 'share of emissions',
    kind: 'share',
    domain: [0, 1],
    doc: 'Share of the emissions per yuan of cost that firms avoid, at the end of the year.',
    source: 'Nordhaus 2017',
    compute: (record) => stageValues(record, record.nodeYear.abatement),
  },
  {
    ...byStage,
    name: 'emissionTax',
    label: { en: 'Emission tax paid', zh: '环境税收入' },
    unit: 'billion yuan a year',
    kind: 'money',
    domain: [0, Number.POSITIVE_INFINITY],
    doc: 'Revenue of governments from taxes on emissions; not netted against policy spending.',
    source: 'model.md section 5',
    compute: (record) => stageValues(record, record.nodeYear.emissionTaxes),
  },
];

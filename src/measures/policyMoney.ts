import type { ReadonlyColumn } from '../engine/column.ts';
import type { Measure, RunRecord } from './measure.ts';

/** Where policy money went that did not do what it was paid for. Beside `policySpending`, which is all that was paid. */
const money = { unit: 'billion yuan a year', kind: 'money', domain: [0, Number.POSITIVE_INFINITY] } as const;

/** Sums of a column of the nodes by region. */
function perRegion({ years, regions, economies, nodeYear }: RunRecord, column: ReadonlyColumn): Float64Array {
  const nodes = nodeYear.sales.length / years;
  const sectors = nodes / economies.length;
  const sums = new Float64Array(years * regions);
  for (let year = 0; year < years; year++) {
    for (let r = 0; r < regions; r++) {
      for (let q = 0; q < sectors; q++) sums[year * regions + r]! += column[year * nodes + r * sectors + q]!;
    }
  }
  return sums;
}

export const policyMisused: Measure = {
  ...money,
  name: 'policyMisused',
  label: { en: 'Policy money misused', zh: '挪用的政策资金' },
  dimensions: ['region'],
  doc: 'R&D grants that went to the owners of the firms instead (research.misuse); part of the policy spending.',
  source: 'model.md section 3 step 4',
  compute: (record) => perRegion(record, record.nodeYear.misused),
};

export const policyCrowdedOut: Measure = {
  ...money,
  name: 'policyCrowdedOut',
  label: { en: 'Own R&D crowded out', zh: '被挤出的企业自有研发' },
  dimensions: ['region'],
  doc: 'Own R&D that firms gave up because of grants (negative research.additionality), at most all of it.',
  source: 'model.md section 3 step 4',
  compute: (record) => perRegion(record, record.nodeYear.crowdedOut),
};

export const policyDemandDisplaced: Measure = {
  ...money,
  name: 'policyDemandDisplaced',
  label: { en: 'Demand displaced by vouchers', zh: '消费补贴挤出的需求' },
  dimensions: ['region'],
  doc: 'Vouchers that paid for what would have been bought anyway (market.demandDisplaced); part of the policy spending.',
  source: 'model.md section 5',
  compute: ({ years, regions, economies, industries, marketYear: { displaced } }) => {
    const sums = new Float64Array(years * regions);
    for (let year = 0; year < years; year++) {
      for (let r = 0; r < regions; r++) {
        const first = (year * economies.length + r) * industries.length;
        for (let k = 0; k < industries.length; k++) sums[year * regions + r]! += displaced[first + k]!;
      }
    }
    return sums;
  },
};

export const policyCreditDisplaced: Measure = {
  ...money,
  name: 'policyCreditDisplaced',
  label: { en: 'Policy money in place of banks', zh: '替代银行的政策资金' },
  dimensions: ['region'],
  doc: 'Money for credit support beyond what firms lack: banks would have lent the same. Part of the policy spending.',
  source: 'model.md section 3 step 10',
  compute: (record) => perRegion(record, record.nodeYear.creditDisplaced),
};

export const policyUnspent: Measure = {
  ...money,
  name: 'policyUnspent',
  label: { en: 'Policy money unspent', zh: '未用完的政策资金' },
  dimensions: [],
  doc: 'Money in the budgets of policies in force that was not called for; a policy without a budget leaves none.',
  source: 'model.md section 5',
  compute: ({ years, policyYear: { unspent } }) => {
    const policies = unspent.length / years;
    return Float64Array.from({ length: years }, (_, year) => {
      let sum = 0;
      for (let p = 0; p < policies; p++) sum += unspent[year * policies + p]!;
      return sum;
    });
  },
};

import type { ReadonlyColumn } from '../engine/column.ts';
import type { Measure, RunRecord } from './measure.ts';

const money = { kind: 'money', domain: [Number.NEGATIVE_INFINITY, Number.POSITIVE_INFINITY] } as const;

/** Values of the rows of the regions, or of the last row, the nation's, by year. */
function rowsOf({ years, regions }: RunRecord, column: ReadonlyColumn, nation: boolean): Float64Array {
  const rows = regions + 1;
  return nation
    ? Float64Array.from({ length: years }, (_, year) => column[year * rows + regions]!)
    : Float64Array.from({ length: years * regions }, (_, i) => column[Math.floor(i / regions) * rows + (i % regions)]!);
}

/** Budgets of regions and nation. */
export const treasuryMeasures: readonly Measure[] = [
  {
    ...money,
    name: 'budgetRevenue',
    label: { en: 'Revenue of regional governments', zh: '地方政府收入' },
    unit: 'billion yuan a year',
    dimensions: ['region'],
    doc: 'Share of the region in the profit tax of its firms, land rents that go to it, transfers from the nation.',
    source: 'docs/model.md, social accounts',
    compute: (record) => {
      const own = rowsOf(record, record.treasuryYear.revenue, false);
      const received = rowsOf(record, record.treasuryYear.transfers, false);
      return own.map((value, i) => value + received[i]!);
    },
  },
  {
    ...money,
    name: 'budgetSpending',
    label: { en: 'Policy spending of regional governments', zh: '地方政府政策支出' },
    unit: 'billion yuan a year',
    dimensions: ['region'],
    doc: 'Money paid under policies that the region itself pays for (paidBy: region), taxes forgone included.',
    source: 'docs/model.md, social accounts',
    compute: (record) => rowsOf(record, record.treasuryYear.spending, false),
  },
  {
    ...money,
    name: 'budgetBalance',
    label: { en: 'Balance of regional governments', zh: '地方政府累计结余' },
    unit: 'billion yuan',
    dimensions: ['region'],
    doc: 'Revenue less policy spending of the region accumulated since the start, at the end of the year; a debt is negative.',
    source: 'docs/model.md, social accounts',
    compute: (record) => rowsOf(record, record.treasuryYear.balance, false),
  },
  {
    ...money,
    name: 'nationalBalance',
    label: { en: 'Balance of the national government', zh: '中央政府累计结余' },
    unit: 'billion yuan',
    dimensions: [],
    doc: 'Taxes, tariffs and what they leave after transfers and national policies, accumulated since the start, at the end of the year.',
    source: 'docs/model.md, social accounts',
    compute: (record) => rowsOf(record, record.treasuryYear.balance, true),
  },
];

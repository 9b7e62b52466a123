import type { ReadonlyColumn } from '../engine/column.ts';
import type { Label } from '../engine/parameter.ts';
import { clusterSums, ratio, stageValues } from './clusterSums.ts';
import type { Measure, RunRecord } from './measure.ts';

type CountColumn = 'entries' | 'exits' | 'arrivals' | 'climbs' | 'falls' | 'inventions';

const count = (
  name: string,
  column: CountColumn,
  label: Label,
  unit: string,
  doc: string,
  source: string,
): Measure => ({
  name,
  label,
  unit,
  kind: 'count',
  dimensions: ['region', 'industry', 'stage'],
  domain: [0, Number.POSITIVE_INFINITY],
  doc,
  source,
  compute: (record: RunRecord) => stageValues(record, record.nodeYear[column] as ReadonlyColumn),
});

const newProductShare: Measure = {
  name: 'newProductShare',
  label: { en: 'New products in sales', zh: '新产品销售占比' },
  unit: 'share of sales',
  kind: 'share',
  better: 'higher',
  dimensions: ['region', 'industry'],
  domain: [0, 1],
  doc: 'Sales of new products over all sales. Undefined without sales.',
  source: 'China Statistical Yearbook on High Technology Industry (new-product sales)',
  compute: (record) =>
    ratio(clusterSums(record, record.nodeYear.newProductSales), clusterSums(record, record.nodeYear.sales)),
};

/** Firms that come, go, move and change stage; inventions; new products. */
export const turnoverMeasures: readonly Measure[] = [
  count(
    'entries',
    'entries',
    { en: 'Entries', zh: '新建企业' },
    'firms a year',
    'Firms founded in the year.',
    'Klepper 1996',
  ),
  count('exits', 'exits', { en: 'Exits', zh: '退出企业' }, 'firms a year', 'Firms closed in the year.', 'Klepper 1996'),
  count(
    'relocations',
    'arrivals',
    { en: 'Relocations in', zh: '迁入企业' },
    'firms a year',
    'Firms that moved in from another region in the year, counted where they arrive.',
    'docs/model.md section 7',
  ),
  count(
    'upgrades',
    'climbs',
    { en: 'Upgrades into the stage', zh: '升级企业' },
    'firms a year',
    'Firms that climbed into the stage in the year, counted in the stage they reach.',
    'Humphrey & Schmitz 2002 (functional upgrading)',
  ),
  count(
    'downgrades',
    'falls',
    { en: 'Downgrades out of the stage', zh: '降级企业' },
    'firms a year',
    'Firms that fell out of the stage in the year, counted in the stage they leave.',
    'Blazek 2016 (downgrading)',
  ),
  count(
    'inventions',
    'inventions',
    { en: 'Inventions', zh: '发明数' },
    'inventions a year',
    'New inventions of the year, whether put to use or not.',
    'docs/model.md section 7',
  ),
  newProductShare,
];

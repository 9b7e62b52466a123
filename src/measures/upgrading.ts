import type { Label } from '../engine/parameter.ts';
import { clusterSums, nodeRow, ratio, stageValues } from './clusterSums.ts';
import type { Measure, RunRecord } from './measure.ts';

type CountColumn =
  | 'processUpgrades'
  | 'productUpgrades'
  | 'chainMoves'
  | 'radicals'
  | 'modeToDesign'
  | 'modeToBrand'
  | 'modeLeaps'
  | 'modeFalls';

const counted = (
  name: string,
  label: Label,
  unit: string,
  column: CountColumn,
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
  compute: (record: RunRecord) => stageValues(record, record.nodeYear[column]),
});

const HUMPHREY = 'Humphrey & Schmitz 2002';
const HOBDAY = 'Hobday 1995 (OEM, ODM, OBM)';

const shareOfFirms = (name: string, label: Label, column: 'ownDesign' | 'ownBrand', doc: string): Measure => ({
  name,
  label,
  unit: 'share',
  kind: 'share',
  better: 'higher',
  dimensions: ['region', 'industry'],
  domain: [0, 1],
  doc,
  source: HOBDAY,
  compute: (record) => ratio(clusterSums(record, record.nodeYear[column]), clusterSums(record, record.nodeYear.firms)),
});

/** Domestic share of what the nation and the blocs sell of a stage, upstream and downstream together. */
function highEndMarketShare(record: RunRecord): Float64Array {
  const K = record.industries.length;
  const values = new Float64Array(record.years * K);
  for (let year = 0; year < record.years; year++) {
    for (let k = 0; k < K; k++) {
      let domestic = 0;
      let world = 0;
      record.economies.forEach((_, e) => {
        for (const s of [0, 2]) {
          const sales = record.nodeYear.sales[nodeRow(record, year, e, k, s)]!;
          world += sales;
          if (e < record.regions) domestic += sales;
        }
      });
      values[year * K + k] = world > 0 ? domestic / world : Number.NaN;
    }
  }
  return values;
}

/** Kinds of upgrading apart (functional upgrading is `upgrades`), the path from OEM to OBM, what falling costs. */
export const upgradingMeasures: readonly Measure[] = [
  counted(
    'processUpgrades',
    { en: 'Process upgrading', zh: '工艺升级' },
    'upgrades',
    'processUpgrades',
    'Inventions put to use that took manufacturing forward.',
    HUMPHREY,
  ),
  counted(
    'productUpgrades',
    { en: 'Product upgrading', zh: '产品升级' },
    'upgrades',
    'productUpgrades',
    'Inventions put to use that took design or brand forward.',
    HUMPHREY,
  ),
  counted(
    'chainUpgrades',
    { en: 'Chain upgrading', zh: '链条升级' },
    'firms',
    'chainMoves',
    'Firms that came from another, related industry.',
    HUMPHREY,
  ),
  counted(
    'radicalInventions',
    { en: 'Radical steps', zh: '突破性创新' },
    'inventions',
    'radicals',
    'Inventions put to use that were radical and took the firm forward.',
    'model.md section 3 step 8',
  ),
  counted(
    'modeToDesign',
    { en: 'OEM to ODM', zh: '代工转自主设计' },
    'firms',
    'modeToDesign',
    'Firms that went from made-to-drawing to own design.',
    HOBDAY,
  ),
  counted(
    'modeToBrand',
    { en: 'ODM to OBM', zh: '自主设计转自主品牌' },
    'firms',
    'modeToBrand',
    'Firms that went from own design to own brand.',
    HOBDAY,
  ),
  counted(
    'modeLeaps',
    { en: 'OEM to OBM', zh: '代工直接转自主品牌' },
    'firms',
    'modeLeaps',
    'Firms that went from made-to-drawing to own brand at once.',
    HOBDAY,
  ),
  counted(
    'modeFalls',
    { en: 'Modes given up', zh: '模式退回' },
    'firms',
    'modeFalls',
    'Firms that gave up own design or own brand.',
    HOBDAY,
  ),
  shareOfFirms(
    'ownDesignShare',
    { en: 'Firms with own design', zh: '自主设计企业占比' },
    'ownDesign',
    'Share of firms that make to their own design (ODM) at the end of the year, upstream firms included. Undefined without firms.',
  ),
  shareOfFirms(
    'ownBrandShare',
    { en: 'Firms with own brand', zh: '自主品牌企业占比' },
    'ownBrand',
    'Share of firms that sell under their own brand (OBM) at the end of the year, downstream firms included. Undefined without firms.',
  ),
  {
    name: 'highEndMarketShare',
    label: { en: 'Share of the world high end', zh: '世界高端环节份额' },
    unit: 'share',
    kind: 'share',
    better: 'higher',
    dimensions: ['industry'],
    domain: [0, 1],
    doc: 'Sales of the nation in world sales of upstream and downstream: who leads the market. Undefined without sales.',
    source: 'record of the window of opportunity (P15), model.md section 6',
    compute: highEndMarketShare,
  },
  {
    name: 'lostByFalling',
    label: { en: 'R&D capital lost by falling', zh: '降级研发资本损失' },
    unit: 'billion yuan a year',
    kind: 'money',
    better: 'lower',
    dimensions: ['region', 'industry'],
    domain: [0, Number.POSITIVE_INFINITY],
    doc: 'R&D capital that firms lost when they fell back to assembly.',
    source: 'model.md section 3 step 8 (H3)',
    compute: (record) => clusterSums(record, record.nodeYear.lostByFalling),
  },
];

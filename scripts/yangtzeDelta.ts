import { blocsOf } from './blocsOf.ts';
import { emissionIntensityOf, emissionSource } from './emissionIntensities.ts';
import { inputsOf } from './inputsOf.ts';

/** Rows of a data file, text by column. */
type Rows = readonly Readonly<Record<string, string>>[];

const round = (value: number, digits = 4): number => Number(value.toPrecision(digits));

/** National revenue shares of the delta, so that the ten together have the 23.2 % of paper 003. */
const nationalShare = { yes: 0.27, no: 0.19 } as const;

/** Roles of paper 003 section 2 as stage shares: Shanghai science, brands and finance; Jiangsu makes; Anhui receives. */
const regions = [
  { name: 'Shanghai', zh: '上海', wage: 0.115, talent: 0.38, coastal: true, shares: [0.2, 0.55, 0.25] },
  { name: 'Jiangsu', zh: '江苏', wage: 0.09, talent: 0.3, coastal: true, shares: [0.1, 0.75, 0.15] },
  { name: 'Zhejiang', zh: '浙江', wage: 0.09, talent: 0.29, coastal: true, shares: [0.1, 0.72, 0.18] },
  { name: 'Anhui', zh: '安徽', wage: 0.07, talent: 0.24, coastal: false, shares: [0.06, 0.84, 0.1] },
] as const;
const rest = {
  name: 'Rest-of-China',
  zh: '中国其他地区',
  wage: 0.072,
  talent: 0.25,
  shares: [0.08, 0.77, 0.15],
} as const;

/** Shares of Shanghai, Jiangsu, Zhejiang and Anhui in the revenue of the delta. */
const industries: Readonly<Record<string, { readonly zh: string; readonly split: readonly number[] }>> = {
  'electronic-information': { zh: '电子信息', split: [0.24, 0.5, 0.16, 0.1] },
  'equipment-manufacturing': { zh: '装备制造', split: [0.15, 0.48, 0.25, 0.12] },
  metallurgy: { zh: '冶金', split: [0.1, 0.52, 0.22, 0.16] },
  'textile-and-garment': { zh: '纺织服装', split: [0.05, 0.4, 0.48, 0.07] },
  petrochemicals: { zh: '石化', split: [0.15, 0.42, 0.34, 0.09] },
  automobiles: { zh: '汽车', split: [0.36, 0.29, 0.21, 0.14] },
  'non-metallic-products': { zh: '非金属制品', split: [0.06, 0.4, 0.26, 0.28] },
  'rubber-and-plastics': { zh: '橡胶塑料', split: [0.11, 0.36, 0.38, 0.15] },
  'food-processing': { zh: '食品加工', split: [0.1, 0.38, 0.18, 0.34] },
  pharmaceuticals: { zh: '医药', split: [0.16, 0.5, 0.22, 0.12] },
};
/** Revenue a worker, million yuan a year. */
const REVENUE_A_WORKER = 1.2;
/** Revenue a modelled firm stands for, billion yuan: one of them for many real ones. */
const REVENUE_A_FIRM = 60;
/** Final demand of the world over the revenue of an industry in China. */
const DEMAND_PER_REVENUE = 4.6;

const stagesOf = (values: readonly number[]) => ({
  upstream: values[0]!,
  midstream: values[1]!,
  downstream: values[2]!,
});

/** Where the industry of the delta and of the rest of China stands, with what a table of provinces and one of clusters say. */
export function yangtzeDelta(clusterRows: Rows, provinceRows: Rows) {
  const people = (row: Rows[number]): number => Number(row['population_2020_m']);
  const total = provinceRows.reduce((sum, row) => sum + people(row), 0);
  const place = (row: Rows[number]) => ({
    east: Math.round((Number(row['lon']) - 119) * 95.4),
    north: Math.round((Number(row['lat']) - 31) * 111.3),
  });
  const own = regions.map((region) => {
    const row = provinceRows.find(({ province }) => province === region.name)!;
    return { ...region, ...place(row), population: people(row), portDistance: region.coastal ? 80 : 450 };
  });
  const others = provinceRows.filter(({ province }) => !regions.some(({ name }) => name === province));
  const outside = total - own.reduce((sum, { population }) => sum + population, 0);
  const mean = (pick: (row: Rows[number]) => number): number =>
    Math.round(others.reduce((sum, row) => sum + people(row) * pick(row), 0) / outside);
  const all = [
    ...own,
    {
      ...rest,
      east: mean((row) => place(row).east),
      north: mean((row) => place(row).north),
      population: outside,
      portDistance: 600,
    },
  ];
  const spending = all.map(({ wage, population }) => wage * population);
  const spent = spending.reduce((sum, value) => sum + value, 0);
  const trades = clusterRows.map((row) => {
    const delta = Number(row['revenue_bn_yuan']);
    const share = nationalShare[row['over_20pct_of_national'] as 'yes' | 'no'];
    return { name: row['industry']!, ...industries[row['industry']!]!, delta, nation: delta / share };
  });
  return {
    name: 'yangtze-delta',
    title: { en: 'Yangtze River Delta', zh: '长江三角洲' },
    question: {
      en: 'How do the ten manufacturing clusters of the delta share out among Shanghai, Jiangsu, Zhejiang and Anhui over the years?',
      zh: '长三角十大制造业集群今后如何在上海、江苏、浙江、安徽之间分布？',
    },
    sources: [
      {
        en: 'Paper 003: ten clusters and the revenue of the delta by industry in 2019 (data/yangtze-delta-clusters-2019.csv), an input that therefore cannot validate the model.',
        zh: '论文003：十大集群与2019年长三角分行业营业收入（data/yangtze-delta-clusters-2019.csv），属于输入，因此不能用来验证模型。',
      },
      {
        en: 'The split by province and stage is an assumption.',
        zh: '各省及各环节的拆分为假设。',
      },
    ],
    covers: {
      en: 'Ten clusters in four provinces and the rest of China: relocation, learning, entry and exit. One modelled firm stands for revenue of 60 billion yuan, so single clusters swing widely from run to run: read ranges of many runs.',
      zh: '十大集群，置于三省一市及中国其他地区：迁移、学习、进入与退出。每个模型企业代表600亿元营业收入，单个集群在各次运行之间波动很大，应看多次运行的范围。',
    },
    notCovered: {
      en: 'The integration of markets as a policy, cities within the provinces, and services.',
      zh: '作为政策的市场一体化、省内各城市以及服务业。',
    },
    start: 2019,
    years: 20,
    world: {
      regions: all.map(({ name, zh, wage, talent, east, north, population, portDistance }) => ({
        name,
        label: { en: name.replaceAll('-', ' '), zh },
        east,
        north,
        wage,
        restEmployment: Math.round(450 * population),
        restOutput: round(450 * population * wage * 2.5),
        talent,
        portDistance,
        source: 'data/provinces.csv for position (capital, of the rest the mean) and population',
        sources: {
          wage: 'assumption, order of magnitude of 2019',
          talent: 'assumption, higher where paper 003 sees science',
          restEmployment: 'assumption, 45 % of the population works outside the modelled industries',
          restOutput: 'assumption, gross output 2.5 times the wage bill',
          portDistance: 'assumption',
        },
      })),
      blocs: blocsOf(0.4),
      industries: trades.map(({ name, zh, nation }) => ({
        name,
        label: { en: name[0]!.toUpperCase() + name.slice(1).replaceAll('-', ' '), zh },
        demand: {
          ...Object.fromEntries(
            all.map((region, r) => [region.name, round((0.35 * DEMAND_PER_REVENUE * nation * spending[r]!) / spent)]),
          ),
          Frontier: round(0.5 * DEMAND_PER_REVENUE * nation),
          Rival: round(0.15 * DEMAND_PER_REVENUE * nation),
        },
        blocShares: {
          Frontier: { upstream: 0.93, midstream: 0.45, downstream: 0.85 },
          Rival: { upstream: 0.07, midstream: 0.55, downstream: 0.15 },
        },
        inputs: inputsOf(
          name,
          trades.map((trade) => trade.name),
        ),
        stages: {
          ...(name === 'textile-and-garment' && { inputShare: { upstream: 0.2, midstream: 0.5, downstream: 0.45 } }),
          ...(name === 'electronic-information' && {
            inputShare: { upstream: 0.25, midstream: 0.72, downstream: 0.5 },
          }),
          emissionIntensity: emissionIntensityOf(name),
        },
        source: 'assumption, final demand of the world 4.6 times the revenue in China, a third of it at home',
        sources: { inputs: 'assumption, see scripts/inputsOf.ts', stages: emissionSource },
      })),
      clusters: all.flatMap((region, r) =>
        trades.map(({ name, split, delta, nation }) => {
          const revenue = r < split.length ? delta * split[r]! : nation - delta;
          const sales = region.shares.map((share) => round(revenue * share, 6));
          return {
            region: region.name,
            industry: name,
            employment: round(revenue / REVENUE_A_WORKER, 6),
            sales: stagesOf(sales),
            firms: stagesOf(sales.map((value) => Math.max(1, Math.round(value / REVENUE_A_FIRM)))),
            competence: { upstream: -0.27, midstream: -0.23, downstream: -0.3 },
            crossCompetence: { upstream: -0.65, midstream: -0.35, downstream: -0.65 },
            competenceSpread: 0.1,
            foreignReliance: 0.3,
            foreignOwned: region.name === 'Anhui' || region.name === rest.name ? 0.08 : 0.15,
            source:
              r < split.length
                ? 'data/yangtze-delta-clusters-2019.csv for the revenue of the delta'
                : 'data/yangtze-delta-clusters-2019.csv: national share of the delta .27 where the paper says above a fifth, else .19, so that the ten together have its 23.2 %',
            sources: {
              employment: 'assumption, revenue of 1.2 million yuan a worker',
              firms: 'assumption, one modelled firm for revenue of 60 billion yuan',
              sales:
                'revenue of the data file; split by province and stage is an assumption after the roles of paper 003',
              competence: 'assumption',
              crossCompetence: 'assumption',
              competenceSpread: 'assumption',
              foreignReliance: 'assumption',
              foreignOwned: 'assumption',
            },
          };
        }),
      ),
    },
  };
}

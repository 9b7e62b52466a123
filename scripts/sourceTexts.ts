/** What the sources of generated worlds say, in Chinese. */
const chinese: Readonly<Record<string, string>> = {
  'data/provinces.csv for position and population': '位置与人口取自 data/provinces.csv',
  'data/provinces.csv for position (capital, of the rest the mean) and population':
    '位置（省会，其余地区取均值）与人口取自 data/provinces.csv',
  'division of the statistics bureau, the North-East apart': '国家统计局的区域划分，东北单列',
  'assumption, by area; only relative wages matter': '假设，按区域设定；仅相对工资起作用',
  'assumption, 45 % of the population works outside the modelled industries': '假设：45%的人口在所模拟产业之外就业',
  'assumption, gross output 2.5 times the wage bill': '假设：总产出为工资总额的2.5倍',
  'assumption, by area': '假设，按区域设定',
  'assumption, by area: paper 000 finds finance for the East well above that of Central and West; acts only where region.creditRationing is above 0':
    '假设，按区域设定：论文000指出东部获得的金融支持远高于中西部；仅当 region.creditRationing 大于0时起作用',
  'assumption, 100 km and the way to the nearest coastal region': '假设：100公里加上到最近沿海地区的路程',
  'assumption, way from the middle of the area to its port': '假设：区域中心到其港口的路程',
  'assumption, order of magnitude of 2019': '假设，2019年的数量级',
  'assumption, higher where paper 003 sees science': '假设：在论文003认为科技较强的地区取值较高',
  assumption: '假设',
  'assumption, high-wage economies that set technology and own brands; competence 0 by definition':
    '假设：引领技术并拥有品牌的高工资经济体；能力按定义为0',
  'assumption, low-wage economies that compete in assembly': '假设：在加工装配环节竞争的低工资经济体',
  'assumption, see scripts/inputsOf.ts': '假设，见 scripts/inputsOf.ts',
  'assumption; emissionIntensity is an order of magnitude of fuel and electricity of the industry in China around 2018, recalled; upstream half and downstream three tenths of midstream':
    '假设；emissionIntensity 为2018年前后中国该行业燃料与用电排放的数量级，凭记忆给出；上游取中游的二分之一，下游取十分之三',
  'assumption, national sales shared out by population and area, upstream and downstream more to the East':
    '假设：全国销售额按人口和区域分摊，上游与下游更多归于东部',
  'assumption: national sales shared out by population and area, twice as much and better in assembly where paper 000 suggests the industry, half where no list names it':
    '假设：全国销售额按人口和区域分摊；论文000建议发展该产业的区域规模加倍且装配能力更强，未列入任何清单的区域减半',
  'assumption, a labour-intensive industry: few inputs, little R&D in assembly, small firms':
    '假设：劳动密集型产业，投入品少、装配环节研发少、企业规模小',
  'assumption, a modular chain: many inputs in assembly, R&D at both ends':
    '假设：模块化产业链，装配环节投入品多，研发集中在两端',
  'assumption, traits of the stages at their defaults': '假设：各环节特征取默认值',
  'data/regional-layout.csv for the name (promoted by at least two areas); sizes are an assumption':
    '产业名称取自 data/regional-layout.csv（至少两个区域重点发展）；规模为假设',
  'data/regional-layout.csv for the name; sizes are equal by assumption, since the paper gives none':
    '产业名称取自 data/regional-layout.csv；论文未给出规模，故假定各产业相同',
  'assumption, final demand of the world 4.6 times the revenue in China, a third of it at home':
    '假设：世界最终需求为中国营业收入的4.6倍，其中约三分之一在国内',
  'data/yangtze-delta-clusters-2019.csv for the revenue of the delta':
    '长三角营业收入取自 data/yangtze-delta-clusters-2019.csv',
  'data/yangtze-delta-clusters-2019.csv: national share of the delta .27 where the paper says above a fifth, else .19, so that the ten together have its 23.2 %':
    'data/yangtze-delta-clusters-2019.csv：论文称长三角占全国五分之一以上的产业取0.27，其余取0.19，使十个产业合计占全国23.2%',
  'assumption, revenue of 1.2 million yuan a worker': '假设：人均营业收入120万元',
  'assumption, one modelled firm for revenue of 60 billion yuan': '假设：每个模型企业代表600亿元营业收入',
  'revenue of the data file; split by province and stage is an assumption after the roles of paper 003':
    '营业收入取自数据文件；各省及各环节的拆分依论文003所述分工假设',
};

type Entry = Readonly<Record<string, unknown>>;

/**
 * A world with its sources in both languages.
 * @throws Error for a source without Chinese words.
 */
export function withSourceTexts(world: Readonly<Record<string, readonly Entry[]>>) {
  const both = (en: string): { en: string; zh: string } => {
    const zh = chinese[en];
    if (zh === undefined) throw new Error(`scripts/sourceTexts.ts has no Chinese words for '${en}'`);
    return { en, zh };
  };
  return Object.fromEntries(
    Object.entries(world).map(([list, entries]) => [
      list,
      entries.map(({ source, sources, ...entry }) => ({
        ...entry,
        source: both(source as string),
        ...(sources !== undefined && {
          sources: Object.fromEntries(
            Object.entries(sources as Entry).map(([field, en]) => [field, both(en as string)]),
          ),
        }),
      })),
    ]),
  );
}

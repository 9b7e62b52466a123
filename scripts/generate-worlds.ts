// Writes scenarios/provinces.yaml, east-central-west.yaml and yangtze-delta.yaml from data/yangtze-delta-clusters-2019.csv, data/provinces.csv and
// data/regional-layout.csv and the assumptions below. With --check it writes nothing and fails when a file is stale.

import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { stringify } from 'yaml';
import { blocsOf } from './blocsOf.ts';
import { emissionIntensityOf, emissionSource } from './emissionIntensities.ts';
import { inputsOf } from './inputsOf.ts';
import { regionalLayout } from './regionalLayout.ts';
import { withSourceTexts } from './sourceTexts.ts';
import { yangtzeDelta } from './yangtzeDelta.ts';

const top = new URL('../', import.meta.url);
const rowsOf = (name: string): Record<string, string>[] => {
  const [head, ...lines] = readFileSync(new URL(`data/${name}.csv`, top), 'utf8')
    .trimEnd()
    .split('\n');
  const columns = head!.split(',');
  return lines.map((line) => Object.fromEntries(line.split(',').map((cell, c) => [columns[c]!, cell])));
};
const round = (value: number, digits = 3): number => Number(value.toPrecision(digits));

const AREAS = ['East', 'Central', 'West', 'North-East'] as const;
type Area = (typeof AREAS)[number];
const northEast = new Set(['Liaoning', 'Jilin', 'Heilongjiang']);

/** Traits of the areas at the start, relative to one another; the scale is invented. */
const traits: Record<Area, { wage: number; talent: number; credit: number; weight: number; high: number }> = {
  East: { wage: 0.05, talent: 0.3, credit: 0.8, weight: 1.2, high: 1 },
  Central: { wage: 0.042, talent: 0.24, credit: 0.6, weight: 0.9, high: 0.45 },
  West: { wage: 0.041, talent: 0.22, credit: 0.5, weight: 0.8, high: 0.35 },
  'North-East': { wage: 0.045, talent: 0.28, credit: 0.6, weight: 1.1, high: 0.6 },
};

interface Region {
  readonly name: string;
  readonly label: { readonly en: string; readonly zh: string };
  readonly area: Area;
  readonly coastal: boolean;
  readonly east: number;
  readonly north: number;
  /** Million persons. */
  readonly population: number;
}

const chinese: Record<string, string> = {
  Beijing: '北京',
  Tianjin: '天津',
  Hebei: '河北',
  Shanxi: '山西',
  'Inner Mongolia': '内蒙古',
  Liaoning: '辽宁',
  Jilin: '吉林',
  Heilongjiang: '黑龙江',
  Shanghai: '上海',
  Jiangsu: '江苏',
  Zhejiang: '浙江',
  Anhui: '安徽',
  Fujian: '福建',
  Jiangxi: '江西',
  Shandong: '山东',
  Henan: '河南',
  Hubei: '湖北',
  Hunan: '湖南',
  Guangdong: '广东',
  Guangxi: '广西',
  Hainan: '海南',
  Chongqing: '重庆',
  Sichuan: '四川',
  Guizhou: '贵州',
  Yunnan: '云南',
  Tibet: '西藏',
  Shaanxi: '陕西',
  Gansu: '甘肃',
  Qinghai: '青海',
  Ningxia: '宁夏',
  Xinjiang: '新疆',
  East: '东部',
  Central: '中部',
  West: '西部',
  'North-East': '东北',
};

/** Provinces with km east and north of a point in the middle (35 N, 105 E). */
const provinces: Region[] = rowsOf('provinces').map((row) => {
  const name = row['province']!;
  const area = northEast.has(name) ? 'North-East' : (row['macro_region'] as Area);
  const latitude = Number(row['lat']);
  return {
    name: name.replace(' ', '-'),
    label: { en: name, zh: chinese[name]! },
    area,
    coastal: row['coastal'] === '1',
    east: Math.round((Number(row['lon']) - 105) * 111.3 * Math.cos((latitude * Math.PI) / 180)),
    north: Math.round((latitude - 35) * 111.3),
    population: Number(row['population_2020_m']),
  };
});

/** East, Central, West: population adds up, positions are means weighted by it. */
const areas: Region[] = (['East', 'Central', 'West'] as const).map((area) => {
  const own = rowsOf('provinces').filter((row) => row['macro_region'] === area);
  const members = own.map((row) => provinces.find(({ label }) => label.en === row['province'])!);
  const population = members.reduce((sum, member) => sum + member.population, 0);
  const mean = (pick: (region: Region) => number): number =>
    Math.round(members.reduce((sum, member) => sum + member.population * pick(member), 0) / population);
  return {
    name: area,
    label: { en: area, zh: chinese[area]! },
    area,
    coastal: area === 'East',
    east: mean(({ east }) => east),
    north: mean(({ north }) => north),
    population: round(population, 4),
  };
});

/** Distance to the nearest coastal region, plus the way to its port. */
const portDistance = (region: Region, all: readonly Region[]): number => {
  const ways = all
    .filter(({ coastal }) => coastal)
    .map(({ east, north }) => Math.hypot(east - region.east, north - region.north));
  return Math.round(100 + Math.min(...ways));
};

interface Industry {
  readonly name: string;
  readonly label: { readonly en: string; readonly zh: string };
  /** National sales of each stage at the start, billion yuan a year. */
  readonly sales: { readonly upstream: number; readonly midstream: number; readonly downstream: number };
  readonly demandAbroad: { readonly Frontier: number; readonly Rival: number };
  readonly demandAtHome: number;
  readonly stages?: Record<string, { upstream: number; midstream: number; downstream: number }>;
  /** Firms a billion yuan of sales, relative to the world's; 1 where left out. */
  readonly crowd?: number;
  /** Mean reliance on foreign technology away from the coast; .2 where left out. */
  readonly reliance?: number;
  readonly source: string;
}

// modular chains: assemblers are interchangeable, core parts and brands are not (Gereffi, Humphrey & Sturgeon 2005)
const electronicsTraits = {
  elasticity: { upstream: 3.5, midstream: 10, downstream: 4.5 },
  researchIntensity: { upstream: 0.1, midstream: 0.025, downstream: 0.064 },
  // design and core parts are software and chips: information services pay 1.21 times what scientific and technical
  // services do (161,352 and 133,459 yuan; National Bureau of Statistics, urban non-private units, 2019), on the default of 1.5
  wagePremium: { upstream: 1.8, midstream: 1, downstream: 1.25 },
  inputShare: { upstream: 0.25, midstream: 0.72, downstream: 0.5 },
};
const labourIntensive = {
  researchIntensity: { upstream: 0.05, midstream: 0.016, downstream: 0.03 },
  inputShare: { upstream: 0.2, midstream: 0.5, downstream: 0.45 },
};

function worldOf(regions: readonly Region[], industries: readonly Industry[], firmsPerBillion: number) {
  const weight = regions.map(({ area, population }) => traits[area].weight * population);
  const total = weight.reduce((sum, value) => sum + value, 0);
  const highWeight = regions.map(({ area }, r) => weight[r]! * traits[area].high);
  const highTotal = highWeight.reduce((sum, value) => sum + value, 0);
  const purchasing = regions.map(({ area, population }) => traits[area].wage * population);
  const purchasingTotal = purchasing.reduce((sum, value) => sum + value, 0);
  return {
    regions: regions.map((region) => ({
      name: region.name,
      label: region.label,
      area: region.area,
      east: region.east,
      north: region.north,
      wage: traits[region.area].wage,
      restEmployment: Math.round(region.population * 1000 * 0.45),
      restOutput: round(region.population * 1000 * 0.45 * traits[region.area].wage * 2.5),
      talent: traits[region.area].talent,
      creditAccess: traits[region.area].credit,
      portDistance: portDistance(region, regions),
      source: 'data/provinces.csv for position and population',
      sources: {
        area: 'division of the statistics bureau, the North-East apart',
        wage: 'assumption, by area; only relative wages matter',
        restEmployment: 'assumption, 45 % of the population works outside the modelled industries',
        restOutput: 'assumption, gross output 2.5 times the wage bill',
        talent: 'assumption, by area',
        creditAccess:
          'assumption, by area: paper 000 finds finance for the East well above that of Central and West; acts only where region.creditRationing is above 0',
        portDistance: 'assumption, 100 km and the way to the nearest coastal region',
      },
    })),
    blocs: blocsOf(0.3),
    industries: industries.map(({ name, label, demandAbroad, demandAtHome, stages, source }) => ({
      name,
      label,
      demand: {
        ...Object.fromEntries(
          regions.map((region, r) => [region.name, round((demandAtHome * purchasing[r]!) / purchasingTotal)]),
        ),
        ...demandAbroad,
      },
      blocShares: {
        Frontier: { upstream: 0.95, midstream: 0.4, downstream: 0.88 },
        Rival: { upstream: 0.05, midstream: 0.6, downstream: 0.12 },
      },
      inputs: inputsOf(
        name,
        industries.map((industry) => industry.name),
      ),
      stages: { ...stages, emissionIntensity: emissionIntensityOf(name) },
      source,
      sources: { inputs: 'assumption, see scripts/inputsOf.ts', stages: emissionSource },
    })),
    clusters: regions.flatMap((region, r) =>
      industries.map(({ name, sales, crowd = 1, reliance = 0.2 }) => {
        const middle = (sales.midstream * weight[r]!) / total;
        const high = highWeight[r]! / highTotal;
        const firms = (amount: number): number => Math.max(1, Math.round(amount * firmsPerBillion * crowd));
        return {
          region: region.name,
          industry: name,
          sales: {
            upstream: round(sales.upstream * high),
            midstream: round(middle),
            downstream: round(sales.downstream * high),
          },
          firms: {
            upstream: firms(sales.upstream * high),
            midstream: firms(middle),
            downstream: firms(sales.downstream * high),
          },
          competence: { upstream: -0.3, midstream: -0.25, downstream: -0.32 },
          crossCompetence: { upstream: -0.75, midstream: -0.35, downstream: -0.75 },
          competenceSpread: 0.12,
          foreignReliance: round(reliance + (region.coastal ? 0.1 : 0), 2),
          foreignOwned: region.coastal ? 0.1 : 0.03,
          source:
            'assumption, national sales shared out by population and area, upstream and downstream more to the East',
        };
      }),
    ),
  };
}

/** The opening as policies: high tariffs of both sides come down to the usual .05, first at the coast, then inland. */
function opening(regions: readonly Region[], start: number, years: number) {
  const names = (coastal: boolean): string[] =>
    regions.filter((region) => region.coastal === coastal).map(({ name }) => name);
  return ([true, false] as const).flatMap((coastal) =>
    (['imports', 'exports'] as const).map((direction) => ({
      instrument: 'tariff',
      from: start + (coastal ? 4 : 12),
      until: start + years,
      ramp: 2,
      target: { region: names(coastal) },
      rate: -0.25,
      direction,
    })),
  );
}

/** Contents of world files; sources are put in both languages when written. */
type WorldFile = Readonly<Record<string, unknown>> & { readonly world: Parameters<typeof withSourceTexts>[0] };

const files: Record<string, WorldFile> = {
  provinces: {
    name: 'provinces',
    title: { en: '31 provinces', zh: '31个省份' },
    question: {
      en: 'How does industry spread over the provinces when first the coast and then the interior opens to trade?',
      zh: '当沿海先行、内陆随后对外开放时，产业在各省之间如何分布？',
    },
    sources: [
      {
        en: 'Positions and populations of the provinces: data/provinces.csv.',
        zh: '各省位置与人口：data/provinces.csv。',
      },
      {
        en: 'Paper 002: industry grew at the coast after the reform and opening up and now shifts inland; years and rates of opening are assumptions.',
        zh: '论文002：改革开放后产业先在沿海发展，现正向内陆转移；开放的年份与税率为假设。',
      },
    ],
    covers: {
      en: 'Three industries of different labour intensity in 31 provinces. Opening takes the tariffs of both sides from .30 to .05, at the coast from the 5th year and inland from the 13th. Wages, trade, entry, exit and relocation.',
      zh: '31个省份、三个劳动密集度不同的产业。开放表现为双边关税由0.30降至0.05：沿海自第5年起，内陆自第13年起。涵盖工资、贸易、进入、退出与迁移。',
    },
    notCovered: {
      en: 'What makes one province itself: provinces differ in position, population and area traits only, so none should be read as itself. Migration of people and policies of single provinces.',
      zh: '各省自身的特点：各省仅在位置、人口和所属区域特征上不同，不应解读为具体省份。不涵盖人口迁移和单个省份的政策。',
    },
    start: 1992,
    years: 40,
    // tariffs of both sides before the opening: assumption, the record of the prototypes used .30
    set: { market: { tariff: 0.3 } },
    world: worldOf(
      provinces,
      [
        {
          name: 'textiles',
          label: { en: 'Textiles and garments', zh: '纺织服装' },
          sales: { upstream: 25, midstream: 230, downstream: 60 },
          demandAbroad: { Frontier: 700, Rival: 150 },
          demandAtHome: 200,
          stages: labourIntensive,
          crowd: 1.6,
          source: 'assumption, a labour-intensive industry: few inputs, little R&D in assembly, small firms',
        },
        {
          name: 'electronics',
          label: { en: 'Electronics', zh: '电子信息' },
          sales: { upstream: 30, midstream: 260, downstream: 60 },
          demandAbroad: { Frontier: 900, Rival: 170 },
          demandAtHome: 200,
          stages: electronicsTraits,
          crowd: 0.7,
          source: 'assumption, a modular chain: many inputs in assembly, R&D at both ends',
        },
        {
          name: 'machinery',
          label: { en: 'Machinery', zh: '机械装备' },
          sales: { upstream: 35, midstream: 240, downstream: 70 },
          demandAbroad: { Frontier: 800, Rival: 170 },
          demandAtHome: 280,
          source: 'assumption, traits of the stages at their defaults',
        },
      ],
      1,
    ),
    policies: opening(provinces, 1992, 40),
  },
};

/** Industries of paper 000's Table 2 that at least two of the three areas promote: where layout is duplicated. */
function promotedTwice(): string[] {
  const rows = rowsOf('regional-layout');
  const names = [...new Set(rows.map(({ industry }) => industry!))];
  return names.filter((name) => rows.filter(({ industry }) => industry === name).length >= 2);
}
/**
 * Mean reliance on foreign technology, assumption: high where paper 000 names dependence on imported core technology
 * (chips, drugs, vehicles), low in equipment and chemicals that China makes itself.
 */
const relianceOf: Record<string, number> = {
  'electronic-information': 0.45,
  biomedicine: 0.4,
  'new-energy-vehicles': 0.3,
  'transportation-equipment': 0.3,
  'new-materials': 0.25,
  'new-energy-equipment': 0.15,
  'energy-conservation-and-environment': 0.15,
  'modern-coal-chemicals': 0.1,
};
const layoutLabels: Record<string, string> = {
  'energy-conservation-and-environment': '节能环保',
  'new-energy-vehicles': '新能源汽车',
  biomedicine: '生物医药',
  'transportation-equipment': '交通运输装备',
  'new-energy-equipment': '新能源装备',
  'new-materials': '新材料',
  'electronic-information': '电子信息',
  'modern-coal-chemicals': '现代煤化工',
};
const english = (name: string): string => {
  const words = name.replaceAll('-', ' ');
  return words[0]!.toUpperCase() + words.slice(1);
};

files['east-central-west'] = {
  name: 'east-central-west',
  title: { en: 'East, Central and West', zh: '东部、中部、西部' },
  question: {
    en: 'Where do the emerging industries that several areas promote at once find their place, and who climbs the chain?',
    zh: '多个区域同时重点发展的新兴产业最终落在何处，谁能沿价值链上升？',
  },
  sources: [
    {
      en: 'Paper 000: the lists of emerging industries that East, Central and West promote; data/regional-layout.csv.',
      zh: '论文000：东部、中部、西部重点发展的新兴产业清单；data/regional-layout.csv。',
    },
    {
      en: 'Sizes are equal by assumption, since the paper gives none.',
      zh: '论文未给出规模，故假定各产业规模相同。',
    },
  ],
  covers: {
    en: 'The emerging industries on the lists of two or three of the areas East, Central and West: trade, learning, entry, exit and relocation between the areas.',
    zh: '东部、中部、西部两个以上区域同时列入重点的新兴产业：区域间贸易、学习、进入、退出与迁移。',
  },
  notCovered: {
    en: 'The real sizes of these industries, provinces within the areas, and any policy: what the areas do to promote them is for scenarios that extend this one.',
    zh: '这些产业的真实规模、区域内部的省份以及任何政策：各区域的扶持措施由继承本情景的其他情景研究。',
  },
  start: 2012,
  years: 40,
  world: worldOf(
    areas,
    promotedTwice().map((name) => ({
      name,
      label: { en: english(name), zh: layoutLabels[name]! },
      sales: { upstream: 6, midstream: 45, downstream: 12 },
      demandAbroad: { Frontier: 90, Rival: 20 },
      demandAtHome: 35,
      ...(name === 'electronic-information' && { stages: electronicsTraits }),
      reliance: relianceOf[name]!,
      source: 'data/regional-layout.csv for the name (promoted by at least two areas); sizes are an assumption',
    })),
    1.2,
  ),
};

files['regional-layout'] = regionalLayout(rowsOf('regional-layout'), rowsOf('provinces'));
files['yangtze-delta'] = yangtzeDelta(rowsOf('yangtze-delta-clusters-2019'), rowsOf('provinces'));

for (const [name, content] of Object.entries(files)) {
  const file = fileURLToPath(new URL(`scenarios/${name}.yaml`, top));
  const text = `# yaml-language-server: $schema=./schema.json\n# Made by scripts/generate-worlds.ts from the files it names; change that.\n${stringify({ ...content, world: withSourceTexts(content.world) }, { lineWidth: 0 })}`;
  if (!process.argv.includes('--check')) writeFileSync(file, text);
  else {
    let current = '';
    try {
      current = readFileSync(file, 'utf8');
    } catch {}
    if (current !== text) {
      console.error(`scenarios/${name}.yaml is stale: run npx tsx scripts/generate-worlds.ts`);
      process.exitCode = 1;
    }
  }
}

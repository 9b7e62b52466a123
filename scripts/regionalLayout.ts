import { blocsOf } from './blocsOf.ts';

/** Rows of a data file, text by column. */
type Rows = readonly Readonly<Record<string, string>>[];

const round = (value: number, digits = 3): number => Number(value.toPrecision(digits));

const northEast = ['Liaoning', 'Jilin', 'Heilongjiang'];

/** Areas with traits at the start, relative to one another; the scale is invented. */
const areas = [
  { name: 'East', zh: '东部', wage: 0.05, talent: 0.3, weight: 1.2, high: 1, reliance: 0.3, foreign: 0.1, port: 100 },
  {
    name: 'Central',
    zh: '中部',
    wage: 0.042,
    talent: 0.24,
    weight: 0.9,
    high: 0.45,
    reliance: 0.2,
    foreign: 0.03,
    port: 750,
  },
  {
    name: 'West',
    zh: '西部',
    wage: 0.041,
    talent: 0.22,
    weight: 0.8,
    high: 0.35,
    reliance: 0.2,
    foreign: 0.03,
    port: 1500,
  },
  {
    name: 'North-East',
    zh: '东北',
    wage: 0.045,
    talent: 0.28,
    weight: 1.1,
    high: 0.6,
    reliance: 0.2,
    foreign: 0.05,
    port: 600,
  },
] as const;

/** Industries with the area that paper 000's last section would have each of them in; the North-East is an assumption. */
const industries = [
  { name: 'new-energy-vehicles', zh: '新能源汽车', suggested: [] },
  {
    name: 'next-generation-information-technology',
    zh: '新一代信息技术',
    suggested: ['East'],
    stages: {
      researchIntensity: { upstream: 0.1, midstream: 0.025, downstream: 0.055 },
      inputShare: { upstream: 0.25, midstream: 0.72, downstream: 0.5 },
    },
  },
  { name: 'new-materials', zh: '新材料', suggested: ['Central'] },
  { name: 'new-energy-equipment', zh: '新能源装备', suggested: ['West'] },
  { name: 'advanced-equipment', zh: '先进装备', suggested: ['Central', 'North-East'] },
] as const;

/** How much larger a cluster is where the paper suggests it, and how much smaller where no area lists it. */
const ADVANTAGE = 2;
const UNLISTED = 0.5;
/** Firms for a billion yuan of sales. */
const FIRMS_PER_BILLION = 1.2;

const english = (name: string): string => {
  const words = name.replaceAll('-', ' ');
  return words[0]!.toUpperCase() + words.slice(1);
};

/** The world in which layouts of parks are compared, from the table of provinces and paper 000's Table 2. */
export function regionalLayout(layoutRows: Rows, provinceRows: Rows) {
  const places = areas.map((area) => {
    const own = provinceRows.filter(
      (row) => (northEast.includes(row['province']!) ? 'North-East' : row['macro_region']) === area.name,
    );
    const population = own.reduce((sum, row) => sum + Number(row['population_2020_m']), 0);
    const mean = (km: (row: Rows[number]) => number): number =>
      Math.round(own.reduce((sum, row) => sum + Number(row['population_2020_m']) * km(row), 0) / population);
    return {
      ...area,
      population,
      east: mean((row) => (Number(row['lon']) - 105) * 111.3 * Math.cos((Number(row['lat']) * Math.PI) / 180)),
      north: mean((row) => (Number(row['lat']) - 35) * 111.3),
    };
  });
  const listed = (area: string, industry: string): boolean =>
    layoutRows.some((row) => row['region'] === area && row['industry'] === industry);
  const lean = (area: string, { name, suggested }: (typeof industries)[number]): number =>
    (suggested as readonly string[]).includes(area) ? ADVANTAGE : listed(area, name) ? 1 : UNLISTED;
  const purchasing = places.map(({ wage, population }) => wage * population);
  const purchasingTotal = purchasing.reduce((sum, value) => sum + value, 0);
  const world = {
    regions: places.map(({ name, zh, east, north, wage, population, talent, port }) => ({
      name,
      label: { en: name, zh },
      area: name,
      east,
      north,
      wage,
      restEmployment: Math.round(population * 1000 * 0.45),
      restOutput: round(population * 1000 * 0.45 * wage * 2.5),
      talent,
      portDistance: port,
      source: 'data/provinces.csv for position and population',
      sources: {
        area: 'division of the statistics bureau, the North-East apart',
        wage: 'assumption, by area; only relative wages matter',
        restEmployment: 'assumption, 45 % of the population works outside the modelled industries',
        restOutput: 'assumption, gross output 2.5 times the wage bill',
        talent: 'assumption, by area',
        portDistance: 'assumption, way from the middle of the area to its port',
      },
    })),
    blocs: blocsOf(0.3),
    industries: industries.map((industry) => ({
      name: industry.name,
      label: { en: english(industry.name), zh: industry.zh },
      demand: {
        ...Object.fromEntries(places.map(({ name }, r) => [name, round((35 * purchasing[r]!) / purchasingTotal)])),
        Frontier: 90,
        Rival: 20,
      },
      blocShares: {
        Frontier: { upstream: 0.95, midstream: 0.4, downstream: 0.88 },
        Rival: { upstream: 0.05, midstream: 0.6, downstream: 0.12 },
      },
      ...('stages' in industry && { stages: industry.stages }),
      source: 'data/regional-layout.csv for the name; sizes are equal by assumption, since the paper gives none',
    })),
    clusters: places.flatMap((area) =>
      industries.map((industry) => {
        const weightOf = (place: (typeof places)[number], high: boolean): number =>
          place.weight * place.population * (high ? place.high : 1) * lean(place.name, industry);
        const share = (high: boolean): number =>
          weightOf(area, high) / places.reduce((sum, place) => sum + weightOf(place, high), 0);
        const sales = {
          upstream: 6 * share(true),
          midstream: 45 * share(false),
          downstream: 12 * share(true),
        };
        const firms = (amount: number): number => Math.max(2, Math.round(amount * FIRMS_PER_BILLION));
        const better = lean(area.name, industry) === ADVANTAGE ? 0.1 : 0;
        return {
          region: area.name,
          industry: industry.name,
          sales: {
            upstream: round(sales.upstream),
            midstream: round(sales.midstream),
            downstream: round(sales.downstream),
          },
          firms: {
            upstream: firms(sales.upstream),
            midstream: firms(sales.midstream),
            downstream: firms(sales.downstream),
          },
          competence: { upstream: -0.3, midstream: round(-0.25 + better), downstream: -0.32 },
          crossCompetence: { upstream: -0.75, midstream: round(-0.35 + better), downstream: -0.75 },
          competenceSpread: 0.12,
          foreignReliance: area.reliance,
          foreignOwned: area.foreign,
          source:
            'assumption: national sales shared out by population and area, twice as much and better in assembly where paper 000 suggests the industry, half where no list names it',
        };
      }),
    ),
  };
  return {
    name: 'regional-layout',
    title: { en: 'Regional layout', zh: '区域产业布局' },
    question: {
      en: 'Where do emerging industries stand when four areas differ in what they are good at, and nobody builds parks?',
      zh: '当四大区域各有所长且无人建园区时，新兴产业分布在哪里？',
    },
    sources: [
      {
        en: 'Paper 000, Table 2 and its suggestions: which areas promote which industries, and which should; data/regional-layout.csv.',
        zh: '论文000表2及其建议：各区域扶持哪些产业、宜发展哪些产业；data/regional-layout.csv。',
      },
      {
        en: 'Positions and populations: data/provinces.csv. The North-East stands apart; that it is good at equipment is an assumption.',
        zh: '位置与人口：data/provinces.csv。东北单列；其装备制造优势为假设。',
      },
      {
        en: 'record/3-shocks section 3: an area is twice as large and somewhat better in its own industry; sizes are an assumption.',
        zh: 'record/3-shocks 第3节：各区域在其优势产业上规模为两倍且能力略强；规模为假设。',
      },
    ],
    covers: {
      en: 'Five industries in East, Central, West and North-East: one that every area promotes and four with areas that are good at them. The base for layouts of parks, competition between governments and industrial transfer.',
      zh: '东部、中部、西部、东北的五个产业：一个各地都扶持，四个各有优势区域。供园区布局、地方政府竞争和产业转移情景使用。',
    },
    notCovered: {
      en: 'The real sizes of the industries, provinces within the areas, and any policy.',
      zh: '产业真实规模、区域内省份以及任何政策。',
    },
    start: 2012,
    years: 40,
    world,
  };
}

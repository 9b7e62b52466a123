import { stringify } from 'yaml';
import { stageNames } from '../../world/worldTables.ts';
import type { ReadTable } from '../readTable.ts';
import { describeClusters } from './describeClusters.ts';
import { describeRegions } from './describeRegions.ts';
import { readClusters } from './readClusters.ts';
import { readRegions } from './readRegions.ts';

/** Share of every stage of the world's market that the clusters hold at the start. */
const HELD = 0.3;
/** Final demand of the world that a yuan of midstream and upstream sales stands for: the chain of input shares and markups. */
const DEMAND_PER_SALES = { upstream: 1 / (0.4 * 0.57), midstream: 1 / 0.4, downstream: 1 };
/** Shares of final demand: at home, in the frontier bloc, in the rival bloc. */
const DEMAND = { home: 0.25, Frontier: 0.6, Rival: 0.15 };

/** A base scenario in YAML from tables of clusters and regions; what they leave open is filled by stated defaults. */
export function ownRegionScenario(name: string, clusterTable: ReadTable, regionTable: ReadTable | null): string {
  const clusters = readClusters(clusterTable);
  const names = [...new Set(clusters.map(({ region }) => region))];
  const regions = describeRegions(readRegions(regionTable, names), clusters, regionTable?.file ?? clusterTable.file);
  const wages = new Map(regions.entries.map((region) => [region.name, region.wage]));
  const own = describeClusters(clusters, (region) => wages.get(region)!, clusterTable.file);
  const spending = regions.entries.map(({ restOutput }) => restOutput);
  const spent = spending.reduce((sum, value) => sum + value, 0);
  const industries = [...new Set(clusters.map(({ industry }) => industry))].map((industry) => {
    const stageSales = stageNames.map((stage) =>
      own.entries.reduce((sum, cluster) => sum + (cluster.industry === industry ? cluster.sales[stage] : 0), 0),
    );
    const total = Math.max(...stageNames.map((stage, s) => (DEMAND_PER_SALES[stage] * stageSales[s]!) / HELD));
    const demand = (share: number): number => Number((share * total).toPrecision(6));
    return {
      name: industry,
      demand: {
        ...Object.fromEntries(names.map((region, r) => [region, demand((DEMAND.home * spending[r]!) / spent)])),
        Frontier: demand(DEMAND.Frontier),
        Rival: demand(DEMAND.Rival),
      },
      blocShares: {
        Frontier: { upstream: 0.95, midstream: 0.4, downstream: 0.87 },
        Rival: { upstream: 0.05, midstream: 0.6, downstream: 0.13 },
      },
      source: 'assumption, see what was assumed',
    };
  });
  const assumed = [
    {
      en: `the clusters of an industry hold at most ${HELD * 100} % of any stage of the world's market`,
      zh: `某产业的集群在世界市场任一环节中最多占 ${HELD * 100}%`,
    },
    {
      en: `final demand: ${DEMAND.home * 100} % in the regions by the output of the rest of their economies, ${DEMAND.Frontier * 100} % in the frontier bloc, ${DEMAND.Rival * 100} % in the rival bloc`,
      zh: `最终需求：${DEMAND.home * 100}% 在各地区（按其余经济的产出分配），${DEMAND.Frontier * 100}% 在前沿阵营，${DEMAND.Rival * 100}% 在竞争阵营`,
    },
    {
      en: 'the nation is the sum of the regions given: location quotients compare with it; add a region for the rest of the country if it is not',
      zh: '全国等于所给各地区之和，区位熵与之比较；若并非如此，请增加一个代表全国其他地区的地区',
    },
    {
      en: 'competences, spread, reliance on foreign technology and foreign ownership as in the other worlds',
      zh: '能力、离散程度、对国外技术的依赖和外资占比与其他世界相同',
    },
    {
      en: 'persons and wages: a cluster pays what its output leaves for wages, so employment as given sets its wage relative to that of the region',
      zh: '人数与工资：集群支付其产出中可用于工资的部分，因此所给就业决定其相对于地区的工资',
    },
    ...regions.assumed,
    ...own.assumed,
  ];
  const scenario = {
    name,
    question: { en: 'What becomes of our clusters if nothing changes?', zh: '如果什么都不改变，我们的集群会怎样？' },
    summary: {
      en: `Clusters of ${clusterTable.file}${regionTable === null ? '' : ` and regions of ${regionTable.file}`}; what the tables leave open is assumed, as listed.`,
      zh: `集群取自 ${clusterTable.file}${regionTable === null ? '' : `，地区取自 ${regionTable.file}`}；表中未给出的内容按所列假设补充。`,
    },
    notCovered: {
      en: 'Policies, and whatever the tables leave open and the list of assumptions fills: change those first.',
      zh: '政策，以及表中未给出而由假设补充的内容：请先修改这些假设。',
    },
    start: 2025,
    years: 20,
    assumed,
    world: {
      regions: regions.entries,
      blocs: [
        {
          name: 'Frontier',
          label: { en: 'Frontier', zh: '前沿阵营' },
          role: 'frontier',
          wage: 0.3,
          competence: { upstream: 0, midstream: 0, downstream: 0 },
          source: 'assumption, high-wage economies that set technology and own brands; competence 0 by definition',
        },
        {
          name: 'Rival',
          label: { en: 'Rival', zh: '竞争阵营' },
          role: 'rival',
          wage: 0.045,
          competence: { upstream: -1, midstream: -0.2, downstream: -1 },
          source: 'assumption, low-wage economies that compete in assembly',
        },
      ],
      industries,
      clusters: own.entries,
    },
  };
  return `# Written by agglomera init --from ${clusterTable.file}; yours to change.\n${stringify(scenario, { lineWidth: 0, aliasDuplicateObjects: false })}`;
}

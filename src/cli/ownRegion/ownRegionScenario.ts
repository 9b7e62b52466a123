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
    `the clusters of an industry hold at most ${HELD * 100} % of any stage of the world's market`,
    `final demand: ${DEMAND.home * 100} % in the regions by the output of the rest of their economies, ${DEMAND.Frontier * 100} % in the frontier bloc, ${DEMAND.Rival * 100} % in the rival bloc`,
    'the nation is the sum of the regions given: location quotients compare with it; add a region for the rest of the country if it is not',
    'competences, spread, reliance on foreign technology and foreign ownership as in the other worlds',
    'persons and wages: a cluster pays what its output leaves for wages, so employment as given sets its wage relative to that of the region',
    ...regions.assumed,
    ...own.assumed,
  ];
  const scenario = {
    name,
    question: 'What becomes of our clusters if nothing changes?',
    summary: `Clusters of ${clusterTable.file}${regionTable === null ? '' : ` and regions of ${regionTable.file}`}; what the tables leave open is assumed, as listed.`,
    start: 2025,
    years: 20,
    assumed,
    world: {
      regions: regions.entries,
      blocs: [
        {
          name: 'Frontier',
          role: 'frontier',
          wage: 0.3,
          competence: { upstream: 0, midstream: 0, downstream: 0 },
          source: 'assumption, high-wage economies that set technology and own brands; competence 0 by definition',
        },
        {
          name: 'Rival',
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

import type { RunSpec } from '../../src/createRun.ts';
import { instruments } from '../../src/world/government/instruments.ts';
import type {
  BlocSpec,
  ByStage,
  ClusterSpec,
  ParkSpec,
  PolicySpec,
  RegionSpec,
  WorldSpec,
} from '../../src/world/worldSpec.ts';
import { parameterDefaults } from './modelRules.ts';

/** Invented numbers: a world small enough to run hundreds of times, in which every branch of every rule is taken. */

const label = (name: string) => ({ en: name, zh: name });
const stages = (upstream: number, midstream: number, downstream: number): ByStage => ({
  upstream,
  midstream,
  downstream,
});

const region = (name: string, east: number): RegionSpec => ({
  name,
  label: label(name),
  east,
  north: 0,
  wage: 0.06,
  restEmployment: 5000,
  restOutput: 800,
  restGrowth: 0.03,
  talent: 0.3,
  infrastructure: 0.1,
  creditAccess: 0.6,
  portDistance: 500 + east,
});
const bloc = (name: string, role: BlocSpec['role'], wage: number, level: number): BlocSpec => ({
  name,
  label: label(name),
  role,
  wage,
  competence: stages(level, level, level),
});
const cluster = (regionName: string, industry: string, foreignOwned: number): ClusterSpec => ({
  region: regionName,
  industry,
  sales: stages(4, 40, 8),
  employment: 700,
  firms: stages(6, 24, 8),
  competence: stages(-0.9, -0.5, -0.9),
  competenceSpread: 0.3,
  foreignReliance: 0.5,
  foreignOwned,
});

const regions = [region('Coast', 0), region('Inland', 900)];
const industries = ['glass', 'optics'];

export const smallWorld: WorldSpec = {
  regions,
  blocs: [bloc('North', 'frontier', 0.4, 0), bloc('South', 'rival', 0.1, -0.4)],
  industries: industries.map((name) => ({
    name,
    label: label(name),
    demand: { Coast: 60, Inland: 40, North: 200, South: 80 },
    demandGrowth: 0.04,
    blocShares: { North: stages(0.6, 0.4, 0.7), South: stages(0.4, 0.6, 0.3) },
  })),
  // one region lacks one industry, so that it can be born there
  clusters: regions
    .flatMap(({ name }, r) => industries.map((industry) => cluster(name, industry, 0.2 * r)))
    .filter((_, i) => i < 3),
};

/** Parks by list, whose governments look at one another every half year. */
const copied: ParkSpec = {
  layout: 'listed',
  industries: 1,
  lists: { Coast: ['glass'], Inland: ['optics'] },
  copying: 0.5,
  review: 0.5,
};

/** A policy of each instrument, two ticks into the run, once with a budget that binds. */
const policies: PolicySpec[] = instruments.flatMap(({ name, rate, costShare, spends }, i) =>
  (spends ? [null, 0.05] : [null]).map(
    (budget): PolicySpec => ({
      instrument: name,
      from: 0.5,
      until: 100,
      ramp: 0,
      rate: rate.default,
      budget,
      target: {
        region: i === 0 ? ['Coast'] : null,
        industry: null,
        stage: null,
        owner: null,
        employees: { min: 0, max: Number.POSITIVE_INFINITY },
      },
      partner: null,
      direction: 'imports',
      costShare: costShare?.default ?? 0,
      moneyPath: null,
      ...(name === 'park' && budget !== null && { park: copied }),
      ...(name === 'rdSubsidy' && budget !== null && { paidBy: 'region' as const }),
    }),
  ),
);

export const smallRun: RunSpec = {
  world: smallWorld,
  policies,
  parameters: {
    ...parameterDefaults,
    demography: { ...parameterDefaults.demography, spark: 0.2 },
    treasury: { ...parameterDefaults.treasury, landShare: 0.2 },
    programme: { ...parameterDefaults.programme, championSize: 1e6, championNewProducts: 0.001 },
    region: { ...parameterDefaults.region, creditRationing: 0.5 },
  },
  years: 4,
};

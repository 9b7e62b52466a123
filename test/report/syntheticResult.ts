import { parseHTML } from 'linkedom';
import { parameters } from '../../src/agents/firmRule.ts';
import { defaultsOf } from '../../src/engine/parameter.ts';
import { cellsOfMeasure, type RunResult } from '../../src/experiments/runResult.ts';
import type { Measure } from '../../src/measures/measure.ts';
import { measures as allMeasures } from '../../src/measures/measures.ts';
import type { Scenario } from '../../src/scenarios/scenario.ts';
import type { PolicySpec, RegionSpec } from '../../src/world/worldSpec.ts';

/** Results made by hand: two regions, one industry, every number known. */

export const emptyDocument = (): Document => parseHTML('<!doctype html><html><body></body></html>').document;

/** The parsed body of a report. */
export const parsed = (page: string): Document => parseHTML(page).document;

const region = (name: string, zh: string, wage: number): RegionSpec => ({
  name,
  label: { en: name, zh },
  east: 0,
  north: 0,
  wage,
  restEmployment: 100,
  restOutput: 20,
  restGrowth: 0,
  talent: 0.3,
  infrastructure: 0,
  portDistance: 500,
});

const byStage = (upstream: number, midstream: number, downstream: number) => ({ upstream, midstream, downstream });

const cluster = (name: string, midstream: number) => ({
  region: name,
  industry: 'electronics',
  sales: byStage(2, midstream, 2),
  firms: byStage(2, 20, 2),
  competence: byStage(-0.3, -0.2, -0.3),
  crossCompetence: byStage(-0.3, -0.2, -0.3),
  competenceUncertainty: 0,
  competenceSpread: 0.1,
  foreignReliance: 0.2,
  foreignOwned: 0.1,
});

export const subsidy: PolicySpec = {
  instrument: 'rdSubsidy',
  from: 1,
  until: 3,
  ramp: 0,
  rate: 0.05,
  budget: 1.2,
  target: {
    region: ['Inland'],
    industry: null,
    stage: ['midstream', 'upstream'],
    owner: ['domestic'],
    employees: { min: 0, max: 500 },
  },
  partner: null,
  direction: 'imports',
  costShare: 0,
  moneyPath: null,
};

export const baseScenario: Scenario = {
  name: 'made-up',
  title: { en: 'A made-up world', zh: '虚构的世界' },
  question: { en: 'Does it escape?', zh: '能否突破?' },
  summary: null,
  sources: [],
  covers: null,
  notCovered: null,
  outcome: null,
  assumed: [],
  start: 2000,
  years: 5,
  world: {
    regions: [region('Coast', '沿海', 0.1), region('Inland', '内陆', 0.05)],
    blocs: [],
    industries: [
      {
        name: 'electronics',
        label: { en: 'Electronics', zh: '电子' },
        demand: { Coast: 10, Inland: 10 },
        demandGrowth: 0,
        blocShares: {},
      },
    ],
    clusters: [cluster('Coast', 30), cluster('Inland', 20)],
  },
  policies: [],
  moneyFrom: [],
  sameMoneyAs: null,
  parameters: defaultsOf(parameters),
  changed: [],
  assumptions: [
    { path: 'regions[Coast].wage', value: '0.1', source: { en: 'assumption, round number', zh: '假设，整数' } },
  ],
  observed: [],
  chain: ['made-up'],
  file: 'scenarios/made-up.yaml',
};

export interface At {
  readonly replicate: number;
  readonly year: number;
  readonly region: string | null;
  readonly stage: string | null;
}

/** Value of a measure; measures left out get a plain 1. */
export type Values = Readonly<Record<string, (at: At) => number>>;

/** Inland lags; it is locked in in all runs but the first `escaping`, where its upgrading share rises to .5. */
export const lockInValues = (escaping: number): Values => {
  const escapes = ({ replicate, year }: At): boolean => replicate < escaping && year === 4;
  return {
    upgradingShare: (at) => (at.region === 'Coast' ? 0.6 : escapes(at) ? 0.5 : 0.1),
    lockInShare: (at) => (escapes(at) ? 0 : 1),
    escapedShare: (at) => (escapes(at) ? 1 : 0),
    deadShare: () => 0,
    lq: ({ region: name, replicate, year }) => (name === 'Coast' ? 1.2 : 0.8 + 0.1 * year + 0.01 * replicate),
    policySpending: ({ region: name }) => (name === 'Inland' ? 2 : 0),
  };
};

export interface Made {
  readonly replicates: number;
  readonly values?: Values;
  readonly scenario?: Partial<Scenario>;
  readonly seed?: string;
  readonly measures?: readonly Measure[];
}

export function madeResult({
  replicates,
  values = lockInValues(0),
  scenario = {},
  seed = 's',
  measures,
}: Made): RunResult {
  const used = measures ?? allMeasures;
  const merged = { ...baseScenario, ...scenario };
  const names = {
    regions: merged.world.regions.map(({ name }) => name),
    industries: merged.world.industries.map(({ name }) => name),
  };
  const numbers = Array.from({ length: replicates }, (_, replicate) => replicate);
  return {
    scenario: merged,
    seed,
    replicates: numbers,
    years: Array.from({ length: merged.years }, (_, year) => merged.start + year),
    ...names,
    measures: used,
    undefinedBecause: {},
    tables: Object.fromEntries(
      used.map((measure) => {
        const cells = cellsOfMeasure(names, measure);
        const value = values[measure.name] ?? (() => 1);
        return [
          measure.name,
          numbers.map((replicate) =>
            Float64Array.from({ length: merged.years * cells.length }, (_, place) => {
              const { region: name, stage } = cells[place % cells.length]!;
              return value({ replicate, year: Math.floor(place / cells.length), region: name, stage });
            }),
          ),
        ];
      }),
    ),
  };
}

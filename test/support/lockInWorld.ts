import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { type ModelValues, type ModelWorld, parameters, type tables } from '../../src/agents/firmRule.ts';
import type { RunSpec } from '../../src/createRun.ts';
import { startRun } from '../../src/createRun.ts';
import type { Tables, TypedArray } from '../../src/engine/column.ts';
import type { Engine, Observer } from '../../src/engine/engine.ts';
import { defaultsOf, parameterAt } from '../../src/engine/parameter.ts';
import type { RunKey } from '../../src/engine/random.ts';
import { model } from '../../src/model.ts';
import { readScenario } from '../../src/scenarios/readScenario.ts';
import { instruments } from '../../src/world/government/instruments.ts';
import type { ByStage, PolicySpec, WorldSpec } from '../../src/world/worldSpec.ts';

/** The world of scenarios/low-end-lock-in.yaml, variants of it, and what the tests of the model do with runs. */

const scenarios = fileURLToPath(new URL('../../scenarios/', import.meta.url));
const scenario = readScenario(
  'low-end-lock-in',
  (name) => ({ text: readFileSync(`${scenarios}${name}.yaml`, 'utf8'), file: `${name}.yaml` }),
  { parameters, instruments },
);

export const lockInScenario = scenario;
export const lockInWorld: WorldSpec = scenario.world;
export const laggards = ['Central', 'West'] as const;
export const defaults: ModelValues = defaultsOf(parameters);
export const runKey: RunKey = { high: 20_26, low: 11 };

/** The defaults with some values changed, by path. */
export function withValues(changes: Readonly<Record<string, number>>, base: ModelValues = defaults): ModelValues {
  const values: Record<string, Record<string, number>> = Object.fromEntries(
    Object.entries(base).map(([group, members]) => [group, { ...members }]),
  );
  for (const [path, value] of Object.entries(changes)) {
    if (parameterAt(parameters, path) === undefined) throw new Error(`no parameter is called '${path}'`);
    const [group, name] = path.split('.') as [string, string];
    values[group]![name] = value;
  }
  return values as unknown as ModelValues;
}

export const byStage = (upstream: number, midstream: number, downstream: number): ByStage => ({
  upstream,
  midstream,
  downstream,
});

const scaled = (values: ByStage, factor: number): ByStage =>
  byStage(values.upstream * factor, values.midstream * factor, values.downstream * factor);

/** Every amount of money of a world times a factor: wages, demand, sales, output. */
export const inOtherMoney = (world: WorldSpec, factor: number): WorldSpec => ({
  regions: world.regions.map((region) => ({
    ...region,
    wage: region.wage * factor,
    restOutput: region.restOutput * factor,
  })),
  blocs: world.blocs.map((bloc) => ({ ...bloc, wage: bloc.wage * factor })),
  industries: world.industries.map((industry) => ({
    ...industry,
    demand: Object.fromEntries(Object.entries(industry.demand).map(([name, value]) => [name, value * factor])),
  })),
  clusters: world.clusters.map((cluster) => ({ ...cluster, sales: scaled(cluster.sales, factor) })),
});

const [electronics] = lockInWorld.industries;

/** The same chain twice, the second smaller, growing, with other elasticities and traits; infrastructure and access to credit differ. */
export const twoIndustryWorld: WorldSpec = {
  ...lockInWorld,
  regions: lockInWorld.regions.map((region, r) => ({
    ...region,
    infrastructure: 0.3 * r - 0.4,
    restGrowth: 0.01 * r,
    creditAccess: 0.9 - 0.15 * r,
  })),
  industries: [
    electronics!,
    {
      ...electronics!,
      name: 'optics',
      demand: Object.fromEntries(Object.entries(electronics!.demand).map(([name, value]) => [name, 0.4 * value])),
      demandGrowth: 0.02,
      stages: { elasticity: byStage(3.5, 7, 4.5), inputShare: byStage(0.3, 0.6, 0.45) },
    },
  ],
  clusters: [
    ...lockInWorld.clusters,
    ...lockInWorld.clusters.map((cluster) => ({
      ...cluster,
      industry: 'optics',
      sales: scaled(cluster.sales, 0.4),
      foreignOwned: 0.25,
      competenceSpread: 0.25,
    })),
  ],
};

const instrumentOf = (name: string) => {
  const found = instruments.find((instrument) => instrument.name === name);
  if (found === undefined) throw new Error(`no instrument is called '${name}'`);
  return found;
};

/** A policy at the default rate of its instrument, on everybody and for ever unless said otherwise. */
export const policyOf = (
  instrument: string,
  { target, ...changes }: Partial<Omit<PolicySpec, 'target'>> & { target?: Partial<PolicySpec['target']> } = {},
): PolicySpec => ({
  instrument,
  from: 0,
  until: 1000,
  ramp: 0,
  rate: instrumentOf(instrument).rate.default,
  budget: null,
  partner: null,
  direction: 'imports',
  costShare: instrumentOf(instrument).costShare?.default ?? 0,
  moneyPath: null,
  ...changes,
  target: {
    region: null,
    industry: null,
    stage: null,
    owner: null,
    employees: { min: 0, max: Number.POSITIVE_INFINITY },
    ...target,
  },
});

/** Every instrument at once: budgets that bind, a money path, ramps, tariffs both ways, filters of every sort. */
export const everyPolicy = (years: number): PolicySpec[] => [
  policyOf('rdSubsidy', { from: 1, ramp: 2, target: { region: ['Central', 'West'] } }),
  policyOf('rdSubsidy', { from: 2, rate: 0.03, budget: 0.1, target: { owner: ['domestic'], stage: ['midstream'] } }),
  policyOf('innovationPlatform', { from: 1.5, target: { region: ['Central', 'West'] } }),
  policyOf('innovationPlatform', { from: 3, rate: 0.5, budget: 0.05, target: { industry: ['electronics'] } }),
  policyOf('productionSubsidy', {
    from: 1,
    target: { region: ['River', 'West'] },
    moneyPath: Array.from({ length: years }, (_, year) => 0.3 + 0.02 * year),
  }),
  policyOf('productionSubsidy', {
    from: 2,
    rate: 0.08,
    budget: 0.2,
    target: { employees: { min: 100, max: 3000 }, region: ['Central'] },
  }),
  policyOf('talent', { from: 1, until: 20, budget: 0.03, target: { region: ['Central', 'West'] } }),
  policyOf('infrastructure', { from: 1, ramp: 2, target: { region: ['West'] } }),
  policyOf('association', { from: 2, budget: 0.05, target: { region: ['Coast', 'Central'] } }),
  policyOf('nicheChampion', { from: 1, budget: 0.05, target: { stage: ['midstream', 'upstream'] } }),
  policyOf('credit', { from: 2, rate: 0.2, budget: 0.02, target: { region: ['River', 'Central'] } }),
  policyOf('tariff', { from: 1, until: 30, rate: 0.15 }),
  policyOf('tariff', {
    from: 4,
    rate: 0.1,
    direction: 'exports',
    partner: 'Frontier',
    target: { stage: ['midstream'] },
  }),
  policyOf('marketIntegration', { from: 1, ramp: 2 }),
  policyOf('domesticDemand', { from: 1, budget: 0.5, target: { region: ['Coast', 'West'] } }),
  policyOf('domesticDemand', { from: 2, rate: 0.05, target: { industry: ['electronics'] } }),
  policyOf('environmentTax', { from: 1, until: 30, ramp: 1, rate: 400 }),
  policyOf('blockade', { from: 2, ramp: 1, rate: 0.5, partner: 'Frontier', target: { stage: ['upstream'] } }),
];

/**
 * The run that leaves nothing out: two industries, one of them missing from a region, every instrument, misuse, grants
 * that crowd out, credit that is rationed, a paradigm shift.
 */
export const fullRun = (years: number): RunSpec => ({
  world: {
    ...twoIndustryWorld,
    clusters: twoIndustryWorld.clusters.filter(({ region, industry }) => region !== 'West' || industry !== 'optics'),
  },
  policies: [
    ...everyPolicy(years),
    policyOf('paradigmShift', { from: 1 }),
    policyOf('foreignInvestment', { from: 1, target: { region: ['Central', 'River'] } }),
    policyOf('park', { from: 2, until: 20 }),
    policyOf('leadFirm', { from: 1, target: { region: ['Central', 'River'] } }),
    policyOf('taxPreference', { from: 3, budget: 0.3 }),
    policyOf('rdSubsidy', { from: 3, rate: 0.1, paidBy: 'region', target: { region: ['West', 'River'] } }),
  ],
  parameters: withValues({
    'research.misuse': 0.3,
    'research.additionality': -0.5,
    'region.landElasticity': 0.5,
    'region.skillMobility': 0.1,
    'environment.capacityCost': 0.1,
    'region.creditRationing': 0.7,
  }),
  years,
});

export const runOf = (changes: Partial<RunSpec> = {}): RunSpec => ({
  world: lockInWorld,
  policies: [],
  parameters: defaults,
  years: 40,
  ...changes,
});

export type ModelEngine = Engine<typeof tables>;

/** Starts a run and takes it through some ticks; `each` sees the world at the end of every one. */
export function runTicks(
  run: RunSpec,
  ticks: number,
  options: {
    readonly key?: RunKey;
    readonly observer?: Observer<typeof tables>;
    readonly each?: (world: ModelWorld, tick: number) => void;
  } = {},
): ModelEngine {
  const engine = startRun(run, options.key ?? runKey, options.observer ? { observer: options.observer } : {});
  for (let tick = 0; tick < ticks; tick++) {
    engine.step();
    options.each?.(engine.world, tick);
  }
  return engine;
}

/** Looks at the world before and after rules, by name of the rule. */
export function watching(
  watched: Readonly<
    Record<
      string,
      { readonly before?: (world: ModelWorld) => void; readonly after?: (world: ModelWorld) => void } | undefined
    >
  >,
): Observer<typeof tables> {
  const known = new Set(model.tick.flatMap(({ rules }) => rules.map(({ name }) => name)));
  for (const name of Object.keys(watched)) if (!known.has(name)) throw new Error(`no rule is called '${name}'`);
  return (rule, run, world) => {
    watched[rule.name]?.before?.(world);
    run();
    watched[rule.name]?.after?.(world);
  };
}

/** Tables that hold what a policy is and what it paid. */
export const policyTables = ['policy', 'policyTarget', 'policyPath', 'policyLayout', 'policyYear'] as const;

type AnyTable = { readonly count: number } & Readonly<Record<string, TypedArray>>;

/** A column of a world as it is used: without the room for more rows. */
export const columnOf = (world: ModelWorld, table: string, column: string): TypedArray => {
  const rows = world[table as keyof ModelWorld] as unknown as AnyTable;
  return rows[column]!.subarray(0, rows.count) as TypedArray;
};

/** Every declared column, as [table, column]. */
export const everyColumn: readonly (readonly [string, string])[] = Object.entries(model.tables as Tables).flatMap(
  ([table, columns]) => Object.keys(columns).map((column) => [table, column] as const),
);

const bytesOf = (values: TypedArray): Buffer => Buffer.from(values.buffer, values.byteOffset, values.byteLength);

/** Columns that differ in a single bit between two worlds. */
export const differingColumns = (a: ModelWorld, b: ModelWorld, except: readonly string[] = []): string[] =>
  everyColumn
    .filter(([table]) => !except.includes(table))
    .filter(([table, column]) => !bytesOf(columnOf(a, table, column)).equals(bytesOf(columnOf(b, table, column))))
    .map(([table, column]) => `${table}.${column}`);

export const sumOf = (
  values: { readonly length: number; readonly [i: number]: number },
  count = values.length,
): number => {
  let sum = 0;
  for (let i = 0; i < count; i++) sum += values[i]!;
  return sum;
};

/** Row of a node by names. */
export function nodeOf(run: RunSpec, region: string, industry: string, stage: number): number {
  const economies = [
    ...run.world.regions.map(({ name }) => name).sort(),
    ...run.world.blocs.map(({ name }) => name).sort(),
  ];
  const industries = run.world.industries.map(({ name }) => name).sort();
  return (economies.indexOf(region) * industries.length + industries.indexOf(industry)) * 3 + stage;
}

/** Keeps the largest of the distances it is told, with what was said of it. */
export class Worst {
  value = 0;
  place = 'nowhere';
  /** Notes |a - b| / scale. */
  note(a: number, b: number, scale: number, place: () => string): void {
    const distance = Math.abs(a - b) / scale;
    if (!(distance <= this.value)) {
      this.value = distance;
      this.place = `${place()}: ${a} against ${b}`;
    }
  }
}

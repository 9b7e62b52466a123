import seedrandom from 'seedrandom';
import type { ModelParameters, ModelWorld } from '../agents/firmRule.ts';
import { startRun } from '../createRun.ts';
import type { RunKey } from '../engine/random.ts';
import type { Measure, RunRecord, UndefinedReason } from '../measures/measure.ts';
import { type model, QUARTER } from '../model.ts';
import type { Scenario } from '../scenarios/scenario.ts';
import { payerByRegion } from '../world/government/payerByRegion.ts';
import { canonicalSpec, economyNames } from '../world/layOutWorld.ts';
import type { PolicySpec } from '../world/worldSpec.ts';

/** A scenario of this model: its parameters have values. */
export type ModelScenario = Scenario<ModelParameters>;

/** A scenario with those whose money it is to match. */
export interface ScenarioWithMoney {
  readonly scenario: ModelScenario;
  readonly moneyScenarios: ReadonlyMap<string, ModelScenario>;
}

/** One measure of one replicate: years x cells, cells in the order of the measure's dimensions. */
export interface MeasureTable {
  readonly measure: string;
  readonly values: Float64Array;
  /** Why values are undefined and how many are, where the measure can tell. */
  readonly reasons?: readonly UndefinedReason[];
}

/** Money of single policies of a replicate, years x policies in the order of the scenario, billion yuan a year. */
export interface PolicyMoney {
  readonly spending: Float64Array;
  /** Left of a budget or of a money path; 0 without either. */
  readonly unspent: Float64Array;
}

/** What a replicate leaves behind. */
export interface ReplicateResult {
  readonly replicate: number;
  readonly tables: readonly MeasureTable[];
  /** Final state, for firm panels. */
  readonly world: ModelWorld;
  readonly record: RunRecord;
}

/**
 * The run key of a replicate: drawn from the text seed alone, so a replicate can be repeated by itself, more replicates
 * change no earlier one, and every scenario sees the same draws (common random numbers).
 */
export function runKeyOf(seed: string, replicate: number): RunKey {
  const generator = seedrandom(`${seed}/${replicate}`);
  return { high: generator.int32(), low: generator.int32() };
}

/** The record of a finished run, rows as in world/recordTables.ts. */
export function recordOf(world: ModelWorld, scenario: ModelScenario): RunRecord {
  const spec = canonicalSpec(scenario.world);
  const { nodeYear, clusterYear, economyYear, marketYear, linkYear, channelYear, policyYear, treasuryYear, use } =
    world;
  return {
    years: scenario.years,
    economies: economyNames(spec),
    regions: spec.regions.length,
    industries: spec.industries.map(({ name }) => name),
    nodeYear,
    clusterYear,
    economyYear,
    marketYear,
    linkYear,
    channelYear,
    policyYear,
    treasuryYear,
    use,
  };
}

/** Money of single policies of a finished run, to be sent on and kept beside its measures; what regions pay is added up. */
export function policyMoneyOf(
  { policyYear, economies, regions, years }: RunRecord,
  policies: readonly PolicySpec[],
): PolicyMoney {
  const names = economies.slice(0, regions);
  // the run has a policy a region where regions pay
  const parts = policies.map((policy) => payerByRegion([policy], names).length);
  const rows = parts.reduce((sum, count) => sum + count, 0);
  const added = (column: { readonly [i: number]: number }): Float64Array => {
    const sums = new Float64Array(years * policies.length);
    for (let year = 0; year < years; year++) {
      let row = year * rows;
      for (const [p, count] of parts.entries()) {
        for (let part = 0; part < count; part++) sums[year * policies.length + p]! += column[row++]!;
      }
    }
    return sums;
  };
  return { spending: added(policyYear.spending), unspent: added(policyYear.unspent) };
}

/** Money paid under all policies of a finished run, by year. */
export function spendingByYear(world: ModelWorld, years: number): number[] {
  const policies = world.policy.count;
  return Array.from({ length: years }, (_, year) => {
    let sum = 0;
    for (let p = 0; p < policies; p++) sum += world.policyYear.spending[year * policies + p]!;
    return sum;
  });
}

export interface ReplicateOptions {
  /** Scenarios named by `sameMoneyAs`, by name. */
  readonly moneyScenarios?: ReadonlyMap<string, ModelScenario>;
  readonly model?: typeof model;
  /** Sees the world at the end of every year (from 0); it must not change it. */
  readonly eachYear?: (world: ModelWorld, year: number) => void;
}

/** Policies with the money paths of the scenarios they are to match, run on the same key. */
function withMoneyPaths(scenario: ModelScenario, runKey: RunKey, options: ReplicateOptions): readonly PolicySpec[] {
  if (scenario.moneyFrom.every((name) => name === null)) return scenario.policies;
  const paths = new Map<string, readonly number[]>();
  return scenario.policies.map((policy, p) => {
    const name = scenario.moneyFrom[p] ?? null;
    if (name === null) return policy;
    let moneyPath = paths.get(name);
    if (moneyPath === undefined) {
      const other = options.moneyScenarios?.get(name);
      if (other === undefined) throw new Error(`scenario '${name}', whose money path is to be matched, was not read`);
      const years = Math.min(other.years, scenario.years);
      const { eachYear: _, ...unwatched } = options;
      moneyPath = spendingByYear(simulate({ ...other, years }, runKey, unwatched), years);
      paths.set(name, moneyPath);
    }
    return { ...policy, moneyPath };
  });
}

/** Runs a scenario from its start to its end and returns the final world. */
function simulate(scenario: ModelScenario, runKey: RunKey, options: ReplicateOptions): ModelWorld {
  const policies = withMoneyPaths(scenario, runKey, options);
  const run = { world: scenario.world, policies, parameters: scenario.parameters, years: scenario.years };
  const engine = startRun(run, runKey, options.model ? { model: options.model } : {});
  const perYear = Math.round(1 / QUARTER);
  for (let year = 0; year < scenario.years; year++) {
    for (let tick = 0; tick < perYear; tick++) engine.step();
    options.eachYear?.(engine.world, year);
  }
  return engine.world;
}

/** Runs one replicate of a scenario and computes the measures asked for. */
export function runReplicate(
  scenario: ModelScenario,
  seed: string,
  replicate: number,
  measures: readonly Measure[],
  options: ReplicateOptions = {},
): ReplicateResult {
  const world = simulate(scenario, runKeyOf(seed, replicate), options);
  const record = recordOf(world, scenario);
  const tables = measures.map((measure) => ({
    measure: measure.name,
    values: measure.compute(record),
    ...(measure.reasons && { reasons: measure.reasons(record) }),
  }));
  return { replicate, tables, world, record };
}

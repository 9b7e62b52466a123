import { designPoints, type ExperimentPoints, type PlannedDesign, type UncertainFactor } from './designPoints.ts';
import type { ExtensionFile } from './extension/extension.ts';
import type { ModelScenario } from './runReplicate.ts';
import { withParameters } from './withParameters.ts';

/** A scenario with a package of policies, resolved. */
export interface PlannedVariant {
  readonly scenario: string;
  readonly policy: string;
  readonly resolved: ModelScenario;
  readonly moneyScenarios: ReadonlyMap<string, ModelScenario>;
}

/** Everything an experiment needs, resolved: plain data that can be sent to a worker. */
export interface ExperimentPlan {
  readonly name: string;
  /** Scenario by scenario, package by package. */
  readonly variants: readonly PlannedVariant[];
  readonly factors: readonly UncertainFactor[];
  readonly design: PlannedDesign;
  readonly points: number;
  readonly replicates: number;
  readonly seed: string;
  readonly measures: readonly string[];
  readonly series: 'yearly' | 'last';
  /** Whether the firms at the end of every run are kept. */
  readonly firms: boolean;
  /** What extends the model; the model as it is where left out. */
  readonly extension?: ExtensionFile;
  readonly runs: number;
  readonly runsPerChunk: number;
  readonly chunks: number;
}

/** One run of a plan. */
export interface PlannedRun {
  readonly run: number;
  readonly replicate: number;
  readonly point: number;
  readonly variant: number;
}

/** Order of runs: replicate, point, scenario, package, so that a sweep that stops early is balanced. */
export function plannedRun(plan: Pick<ExperimentPlan, 'points' | 'variants'>, run: number): PlannedRun {
  const variants = plan.variants.length;
  const perReplicate = plan.points * variants;
  const within = run % perReplicate;
  return {
    run,
    replicate: Math.floor(run / perReplicate),
    point: Math.floor(within / variants),
    variant: within % variants,
  };
}

/** Runs of a chunk: from `from` up to but without `until`. */
export const chunkBounds = (plan: Pick<ExperimentPlan, 'runs' | 'runsPerChunk'>, chunk: number) => ({
  from: chunk * plan.runsPerChunk,
  until: Math.min(plan.runs, (chunk + 1) * plan.runsPerChunk),
});

/**
 * A function of the number of runs alone: the files of a sweep must not depend on machine, speed or workers. A chunk
 * costs some 6 ms of processor time to encode and write, so few suffice: enough to keep eight workers busy to the end.
 */
export const usualRunsPerChunk = (runs: number): number => Math.max(1, Math.min(500, Math.ceil(runs / 80)));

export const pointsOf = (plan: Pick<ExperimentPlan, 'design' | 'factors' | 'seed'>): ExperimentPoints =>
  designPoints(plan.design, plan.factors, plan.seed);

/** A scenario with parameters at the values of a point. */
export function atPoint(
  scenario: ModelScenario,
  factors: readonly UncertainFactor[],
  point: Float64Array,
): ModelScenario {
  return withParameters(scenario, Object.fromEntries(factors.map(({ path }, k) => [path, point[k]!])));
}

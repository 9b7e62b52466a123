import {
  type ModelScenario,
  type ReplicateOptions,
  type ReplicateResult,
  runReplicate,
} from '../experiments/runReplicate.ts';
import { assembleResult, type RunResult } from '../experiments/runResult.ts';
import type { Measure } from '../measures/measure.ts';
import { InputError } from '../scenarios/inputError.ts';
import { WorldError } from '../world/worldError.ts';
import type { ScenarioWithMoney } from './findScenario.ts';
import type { Host } from './host.ts';
import { startProgress } from './progress.ts';

export interface WatchedProgress {
  /** Printed beside the number of replicates. */
  readonly note: string;
  /** No further replicates are needed. */
  readonly enough: boolean;
}

export interface ReplicatePlan {
  /** Each replicate runs every scenario on the same key. */
  readonly scenarios: readonly ScenarioWithMoney[];
  readonly seed: string;
  readonly replicates: readonly number[];
  readonly measures: readonly Measure[];
  /** The model of the package where left out. */
  readonly model?: ReplicateOptions['model'];
  readonly quiet: boolean;
  /** What a replicate is called while its scenarios run. */
  readonly noun?: string;
  /** Sees each replicate that all scenarios have run; says what is known so far, and whether that is enough. */
  readonly watch?: (replicate: number, runs: readonly ReplicateResult['tables'][]) => WatchedProgress;
  /** Sees each finished run with its final world, which is then let go. */
  readonly visit?: (result: ReplicateResult) => void;
}

export interface ReplicateOutcome {
  /** A result a scenario, over the replicates that finished. */
  readonly results: readonly RunResult[];
  readonly interrupted: boolean;
}

/** A replicate; a world that cannot be is the fault of its file, not ours. */
function runOne(
  scenario: ModelScenario,
  seed: string,
  replicate: number,
  measures: readonly Measure[],
  options: ReplicateOptions,
): ReplicateResult {
  try {
    return runReplicate(scenario, seed, replicate, measures, options);
  } catch (error) {
    if (!(error instanceof WorldError)) throw error;
    throw new InputError({
      file: scenario.file,
      path: 'world',
      problem: `cannot be: ${error.message}`,
      expected: 'numbers that fit together',
    });
  }
}

const letEventsIn = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

/** Runs replicates one after the other until done or interrupted; a replicate counts when all its scenarios ran. */
export async function runReplicates(plan: ReplicatePlan, host: Host): Promise<ReplicateOutcome> {
  const { scenarios, seed, replicates, measures } = plan;
  let interrupted = false;
  const stopListening = host.onInterrupt(() => {
    interrupted = true;
  });
  const progress = await startProgress(
    host,
    replicates.length,
    plan.noun ?? (scenarios.length > 1 ? 'pairs of runs' : 'runs'),
    plan.quiet,
  );
  const finished: Pick<ReplicateResult, 'replicate' | 'tables'>[][] = scenarios.map(() => []);
  try {
    for (const [done, replicate] of replicates.entries()) {
      await letEventsIn();
      if (interrupted) break;
      const ran = scenarios.map(({ scenario, moneyScenarios }) =>
        runOne(scenario, seed, replicate, measures, { moneyScenarios, ...(plan.model && { model: plan.model }) }),
      );
      for (const [s, result] of ran.entries()) {
        finished[s]!.push({ replicate, tables: result.tables });
        plan.visit?.(result);
      }
      const watched = plan.watch?.(
        replicate,
        ran.map(({ tables }) => tables),
      );
      progress.advance(done + 1, watched?.note);
      if (watched?.enough) break;
    }
  } finally {
    progress.end();
    stopListening();
  }
  return {
    results: scenarios.map(({ scenario }, s) => assembleResult(scenario, seed, measures, finished[s]!)),
    interrupted: interrupted && finished[0]!.length < replicates.length,
  };
}

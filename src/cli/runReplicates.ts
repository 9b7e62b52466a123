import { type ReplicateOptions, type ReplicateResult, runReplicate } from '../experiments/runReplicate.ts';
import { assembleResult, type RunResult } from '../experiments/runResult.ts';
import type { Measure } from '../measures/measure.ts';
import type { ScenarioWithMoney } from './findScenario.ts';
import type { Host } from './host.ts';
import { startProgress } from './progress.ts';
import { refusingBadWorlds } from './refusingBadWorlds.ts';

export interface ReplicatePlan {
  /** Each replicate runs every scenario on the same key. */
  readonly scenarios: readonly ScenarioWithMoney[];
  readonly seed: string;
  readonly replicates: readonly number[];
  readonly measures: readonly Measure[];
  /** The model of the package where left out. */
  readonly model?: ReplicateOptions['model'];
  readonly quiet: boolean;
  /** Sees each finished run with its final world, which is then let go. */
  readonly visit?: (result: ReplicateResult) => void;
}

export interface ReplicateOutcome {
  /** A result a scenario, over the replicates that finished. */
  readonly results: readonly RunResult[];
  readonly interrupted: boolean;
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
    scenarios.length > 1 ? 'pairs of runs' : 'runs',
    plan.quiet,
  );
  const finished: Pick<ReplicateResult, 'replicate' | 'tables'>[][] = scenarios.map(() => []);
  try {
    for (const [done, replicate] of replicates.entries()) {
      await letEventsIn();
      if (interrupted) break;
      const ran = scenarios.map(({ scenario, moneyScenarios }) =>
        refusingBadWorlds(scenario, () =>
          runReplicate(scenario, seed, replicate, measures, {
            moneyScenarios,
            ...(plan.model && { model: plan.model }),
          }),
        ),
      );
      for (const [s, result] of ran.entries()) {
        finished[s]!.push({ replicate, tables: result.tables });
        plan.visit?.(result);
      }
      progress.advance(done + 1);
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

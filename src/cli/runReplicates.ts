import { openWorkers } from '../experiments/executors/openWorkers.ts';
import type { ReplicateSetup, ReplicateTables, ReplicateTask } from '../experiments/executors/replicateJob.ts';
import type { ScenarioWithMoney } from '../experiments/files/findScenario.ts';
import type { LoadedExtension } from '../experiments/files/loadExtension.ts';
import { assembleResult, type RunResult } from '../experiments/runResult.ts';
import type { RunTable } from '../experiments/tables/runTable.ts';
import type { Measure } from '../measures/measure.ts';
import type { Host } from './host.ts';
import { startProgress } from './progress.ts';
import { threadsFor } from './threads.ts';

export interface ReplicatePlan {
  /** Each replicate runs every scenario on the same key. */
  readonly scenarios: readonly ScenarioWithMoney[];
  readonly seed: string;
  readonly replicates: readonly number[];
  readonly measures: readonly Measure[];
  /** The model that runs. */
  readonly extension: LoadedExtension;
  /** Tables wanted beside the measures. */
  readonly tables?: readonly RunTable['name'][];
  /** Whether to say what each run says of the hypotheses of the papers. */
  readonly hypotheses?: boolean;
  /** Worker threads asked for, null for as many as suit the work; results do not depend on it. */
  readonly workers: number | null;
  readonly quiet: boolean;
  /** What a replicate is called while its scenarios run. */
  readonly noun?: string;
}

/** What is known after a replicate. */
export interface SeenSoFar {
  /** Printed beside the number of replicates. */
  readonly note: string;
  /** No further replicates are needed. */
  readonly isEnough: boolean;
}

/** Sees every replicate that all its scenarios have run, in the order of the plan. */
export type SeeReplicate = (replicate: number, runs: readonly ReplicateTables[]) => SeenSoFar | undefined;

/**
 * Runs replicates until done, interrupted, or enough have been seen; says how many, from the first on, ran in all
 * scenarios, and whether it was interrupted. Which replicate is the last to be seen does not depend on the threads.
 */
export async function eachReplicate(
  plan: ReplicatePlan,
  see: SeeReplicate,
  host: Host,
): Promise<{ readonly seen: number; readonly interrupted: boolean }> {
  const { scenarios, seed, replicates, measures, extension, tables = [], hypotheses = false } = plan;
  const stop = new AbortController();
  const stopListening = host.onInterrupt(() => stop.abort());
  const noun = plan.noun ?? (scenarios.length > 1 ? 'pairs of runs' : 'runs');
  const progress = await startProgress(host, replicates.length, noun, plan.quiet);
  const names = measures.map(({ name }) => name);
  const threads = threadsFor(plan.workers, scenarios, replicates.length);
  // functions cannot be sent to a thread: it reads the file again
  const model = threads === 0 ? extension : (extension.file ?? undefined);
  const setup: ReplicateSetup = { scenarios, measures: names, tables, hypotheses, ...(model && { model }) };
  const workers = await openWorkers('replicate', setup, threads);
  function* tasks(): Generator<ReplicateTask> {
    for (const replicate of replicates) for (const s of scenarios.keys()) yield { scenario: s, seed, replicate };
  }
  // runs end in any order; a replicate is seen when it is complete and those before it have been
  const waiting = new Map<number, { readonly runs: ReplicateTables[]; left: number }>();
  let seen = 0;
  let isEnough = false;
  try {
    await workers.run(
      tasks(),
      (result, place) => {
        const r = Math.floor(place / scenarios.length);
        const own = waiting.get(r) ?? { runs: [], left: scenarios.length };
        waiting.set(r, own);
        own.runs[place % scenarios.length] = result;
        own.left--;
        for (let first = waiting.get(seen); first?.left === 0 && !isEnough; first = waiting.get(seen)) {
          const known = see(replicates[seen]!, first.runs);
          waiting.delete(seen++);
          progress.advance(seen, known?.note);
          isEnough = known?.isEnough === true;
        }
        if (isEnough) stop.abort();
      },
      stop.signal,
    );
  } finally {
    await workers.close();
    progress.end();
    stopListening();
  }
  return { seen, interrupted: seen < replicates.length && !isEnough };
}

export interface ReplicateOutcome {
  /** A result a scenario, over the replicates that finished. */
  readonly results: readonly RunResult[];
  /** By table wanted, its lines in order of replicates, all of the first scenario. */
  readonly csv: readonly (readonly string[])[];
  readonly interrupted: boolean;
}

/** Runs replicates and assembles what they give, a result a scenario. */
export async function runReplicates(
  plan: ReplicatePlan,
  host: Host,
  watch: SeeReplicate = () => undefined,
): Promise<ReplicateOutcome> {
  const { scenarios, seed, measures } = plan;
  const finished = scenarios.map((): Parameters<typeof assembleResult>[3][number][] => []);
  const csv = (plan.tables ?? []).map((): string[] => []);
  const { interrupted } = await eachReplicate(
    plan,
    (replicate, runs) => {
      for (const [s, run] of runs.entries())
        finished[s]!.push({ replicate, tables: run.measures, policyMoney: run.policyMoney });
      for (const [t, pieces] of runs[0]!.csv.entries()) csv[t]!.push(...pieces);
      return watch(replicate, runs);
    },
    host,
  );
  return {
    results: scenarios.map(({ scenario }, s) => assembleResult(scenario, seed, measures, finished[s]!)),
    csv,
    interrupted,
  };
}

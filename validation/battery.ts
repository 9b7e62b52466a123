import { fork } from 'node:child_process';
import { cpus } from 'node:os';
import type { PolicyEntry } from '../src/scenarios/policySchema.ts';
import type { Quantities } from './emergentPatterns.ts';
import { keptResults } from './keptResults.ts';
import type { WindowOutcome } from './patterns/windowOutcome.ts';

/** One replicate of a scenario with parameters set. */
export interface Run {
  readonly scenario: string;
  readonly set: Readonly<Record<string, number>>;
  readonly seed: string;
  readonly replicate: number;
}

/** A run of an arm of P1. */
export interface Job extends Run {
  readonly task: 'lockIn';
  readonly arm: string;
  /** Years that its policies last; as the scenario has it where absent. */
  readonly duration?: number;
}

/** A run that every pattern of firms, regions and stages is read off. */
export interface EmergentJob extends Run {
  readonly task: 'emergent';
  /** Ids of patterns.yaml. */
  readonly patterns: readonly string[];
  /** Runs the world without its policies, or without those that start after the first. */
  readonly withoutPolicies?: 'all' | 'later';
}

/** A run of P15: a shift of a size from year 10 on (0 for none), the latecomer helped or not. */
export interface WindowJob extends Run {
  readonly task: 'window';
  readonly size: number;
  readonly arm: 'none' | 'response';
}

export interface WindowResult extends WindowJob {
  readonly outcome: WindowOutcome;
  /** Mean share of the nation in the last five years. */
  readonly end: number;
}

export interface EmergentResult extends EmergentJob {
  readonly quantities: Quantities;
}

/** A run under a blockade and the same without it (P14). */
export interface BlockadeJob extends Run {
  readonly task: 'blockade';
  /** Years after which it is lifted; null leaves it as the scenario has it. */
  readonly years: number | null;
  /** By how much design of domestic upstream firms is moved at the start, ln; of assemblers by half of it. */
  readonly capability: number;
}

export interface BlockadeResult extends BlockadeJob {
  readonly quantities: Readonly<Record<string, number>>;
}

/** Runs without parks, with parks by advantage and with homogeneous ones at the same money (P16). */
export interface ParksJob extends Run {
  readonly task: 'parks';
}

export interface ParksResult extends ParksJob {
  readonly quantities: Readonly<Record<string, number>>;
}

/** A run of the study of inertness. */
export interface LevelsJob extends Run {
  readonly task: 'levels';
  /** Years run, at most those of the scenario. */
  readonly years: number;
}

export interface LevelsResult extends LevelsJob {
  /** In the order of `levelNames`; NaN (null once stored) where undefined. Null of a world that cannot be. */
  readonly levels: readonly (number | null)[] | null;
}

/** A run of P3: the location quotient of output of Bengbu, by year. */
export interface PathJob extends Run {
  readonly task: 'path';
  /** Policies on top of those of the scenario. */
  readonly policies: readonly PolicyEntry[];
  /** Growth of the rest of Bengbu above the nation, 1/year; null leaves it as the world has it. */
  readonly restGrowth: number | null;
}

export interface PathResult extends PathJob {
  readonly path: readonly number[];
}

export interface JobResult extends Job {
  /** Laggard clusters: state at the end, end share of upstream + downstream, output and LQ of the 17th year. */
  readonly clusters: readonly {
    readonly cluster: string;
    readonly state: number;
    readonly upgradingShare: number;
    readonly output: number;
    readonly lq: number;
  }[];
  /** Firms of the nation at the end of the first year. */
  readonly firms: number;
}

/** What a job of each kind gives. */
interface Results {
  readonly lockIn: JobResult;
  readonly emergent: EmergentResult;
  readonly blockade: BlockadeResult;
  readonly window: WindowResult;
  readonly parks: ParksResult;
  readonly path: PathResult;
  readonly levels: LevelsResult;
}
export type AnyJob = Job | EmergentJob | BlockadeJob | WindowJob | ParksJob | PathJob | LevelsJob;
type ResultOf<J extends AnyJob> = Results[J['task']];

/**
 * Runs jobs on all cores; results in the order of the jobs. With `resume`, each result is kept as it comes, and what an
 * earlier call kept is not run again.
 */
export async function runJobs<J extends AnyJob>(
  jobs: readonly J[],
  { resume = false, onDone = () => {} }: { readonly resume?: boolean; readonly onDone?: (done: number) => void } = {},
): Promise<ResultOf<J>[]> {
  const results: ResultOf<J>[] = new Array(jobs.length);
  const kept = resume ? keptResults() : null;
  const open: number[] = [];
  for (const [index, job] of jobs.entries()) {
    const found = kept?.get(job) ?? null;
    if (found === null) open.push(index);
    else results[index] = found as ResultOf<J>;
  }
  let next = 0;
  let done = jobs.length - open.length;
  await Promise.all(
    Array.from({ length: Math.min(open.length, Math.max(1, cpus().length)) }, async () => {
      const worker = fork(new URL('./worker.ts', import.meta.url), { execArgv: ['--import', 'tsx'] });
      try {
        while (next < open.length) {
          const index = open[next++]!;
          const result = await new Promise<ResultOf<J>>((resolve, reject) => {
            worker.once('message', (message) => resolve(message as ResultOf<J>));
            worker.once('error', reject);
            worker.once('exit', (code) => reject(new Error(`a worker ended with code ${code} at job ${index}`)));
            worker.send(jobs[index] as J);
          });
          worker.removeAllListeners();
          results[index] = result;
          kept?.keep(jobs[index]!, result);
          onDone(++done);
        }
      } finally {
        worker.removeAllListeners();
        worker.kill();
      }
    }),
  );
  return results;
}

import { fork } from 'node:child_process';
import { cpus } from 'node:os';

/** One replicate of a scenario with parameters set. */
export interface Job {
  readonly arm: string;
  readonly scenario: string;
  readonly set: Readonly<Record<string, number>>;
  readonly seed: string;
  readonly replicate: number;
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

/** Runs jobs on all cores; results in the order of the jobs. */
export async function runJobs(jobs: readonly Job[], onDone: (done: number) => void = () => {}): Promise<JobResult[]> {
  const results: JobResult[] = new Array(jobs.length);
  let next = 0;
  let done = 0;
  await Promise.all(
    Array.from({ length: Math.max(1, cpus().length) }, async () => {
      const worker = fork(new URL('./worker.ts', import.meta.url), { execArgv: ['--import', 'tsx'] });
      try {
        while (next < jobs.length) {
          const index = next++;
          results[index] = await new Promise<JobResult>((resolve, reject) => {
            worker.once('message', (message) => resolve(message as JobResult));
            worker.once('error', reject);
            worker.once('exit', (code) => reject(new Error(`a worker ended with code ${code} at job ${index}`)));
            worker.send(jobs[index] as Job);
          });
          worker.removeAllListeners();
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

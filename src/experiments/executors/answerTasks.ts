import { workerData } from 'node:worker_threads';

/** What a thread answers: an error would lose its class on the way, and bad input is told from faults of ours by it. */
export type Answer<Result> = { readonly result: Result } | { readonly refused: string };

/** The function by which a thread does the tasks of a job, set up with what the thread was opened with. */
export function answerTasks<Setup, Task, Result>(
  job: (setup: Setup) => ((task: Task) => Result) | Promise<(task: Task) => Result>,
): (task: Task) => Promise<Answer<Result>> {
  const ready = Promise.resolve(job(workerData as Setup));
  // awaited below, but perhaps not before it fails
  ready.catch(() => undefined);
  return async (task) => {
    try {
      return { result: (await ready)(task) };
    } catch (error) {
      if ((error as Error | undefined)?.name === 'InputError') return { refused: (error as Error).message };
      throw error;
    }
  };
}

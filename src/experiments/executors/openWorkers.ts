import { fileURLToPath } from 'node:url';
import { InputError } from '../../scenarios/inputError.ts';
import type { Answer } from './answerTasks.ts';
import { type JobName, type ResultOf, type SetupOf, type TaskOf, workOf } from './jobs.ts';

/** Of the files of workers: compiled beside this one, or the source when that is what runs (tests, tsx). */
const extension = import.meta.url.endsWith('.ts') ? 'ts' : 'js';

/** Does tasks of one job until closed. */
export interface Workers<Task, Result> {
  /**
   * Hands out tasks in order and gives each result with the place of its task as it comes. A worker goes on with its
   * next task while its last result is taken in, and waits before a third. An abort ends at once: the tasks at hand are
   * lost, and `run` returns.
   */
  run(
    tasks: Iterable<Task>,
    onDone: (result: Result, place: number) => void | Promise<void>,
    signal: AbortSignal,
  ): Promise<void>;
  close(): Promise<void>;
}

export type WorkersOf<J extends JobName> = Workers<TaskOf<J>, ResultOf<J>>;

const letEventsIn = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

/** Opens worker threads of this machine for a job, or none: 0 does the tasks in this thread, between its events. */
export const openWorkers = async <J extends JobName>(
  job: J,
  setup: SetupOf<J>,
  threads: number,
): Promise<WorkersOf<J>> => (threads === 0 ? thisThread(job, setup) : workerThreads(job, setup, threads));

async function thisThread<J extends JobName>(job: J, setup: SetupOf<J>): Promise<WorkersOf<J>> {
  const work = await workOf(job, setup);
  return {
    async run(tasks, onDone, signal) {
      let place = 0;
      for (const task of tasks) {
        await letEventsIn();
        if (signal.aborted) return;
        await onDone(work(task), place++);
      }
    },
    close: async () => undefined,
  };
}

async function workerThreads<J extends JobName>(job: J, setup: SetupOf<J>, threads: number): Promise<WorkersOf<J>> {
  const { Piscina } = await import('piscina');
  const pool = new Piscina({
    filename: fileURLToPath(new URL(`./${job}Worker.${extension}`, import.meta.url)),
    name: `${job}Worker`,
    minThreads: threads,
    maxThreads: threads,
    workerData: setup,
    // flags of this process, such as loaders, are no use to compiled code
    execArgv: extension === 'ts' ? ['--import', 'tsx'] : [],
  });
  return {
    async run(tasks, onDone, signal) {
      const left = tasks[Symbol.iterator]();
      const failed = new AbortController();
      const ended = AbortSignal.any([signal, failed.signal]);
      let handed = 0;
      const start = (): { place: number; answer: Promise<Answer<ResultOf<J>>> } | null => {
        const next = ended.aborted ? null : left.next();
        if (next === null || next.done) return null;
        const answer: Promise<Answer<ResultOf<J>>> = pool.run(next.value, { signal: ended });
        // awaited below, but perhaps not before it fails
        answer.catch(() => undefined);
        return { place: handed++, answer };
      };
      const lane = async (): Promise<void> => {
        try {
          for (let now = start(); now !== null; ) {
            const answer = await now.answer;
            if ('refused' in answer) throw new InputError({ problem: answer.refused });
            const { place } = now;
            now = start();
            await onDone(answer.result, place);
          }
        } catch (error) {
          // the first failure ends the others, which are waited for: nothing goes on behind the caller's back
          if (!ended.aborted) failed.abort(error);
        }
      };
      await Promise.all(Array.from({ length: threads }, lane));
      if (failed.signal.aborted) throw failed.signal.reason;
    },
    close: () => pool.destroy(),
  };
}

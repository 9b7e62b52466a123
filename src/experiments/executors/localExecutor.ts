import type { Executor } from './executor.ts';
import { openWorkers } from './openWorkers.ts';

/** Runs chunks on worker threads of this machine. An abort ends the threads at once; what was done stays. */
export const localExecutor = (workers: number): Executor => ({
  async runChunks(plan, pending, onDone, signal) {
    const threads = await openWorkers('chunk', plan, workers);
    try {
      await threads.run(pending, onDone, signal);
    } finally {
      await threads.close();
    }
  },
});

import { fileURLToPath } from 'node:url';
import { Piscina } from 'piscina';
import type { Executor } from './executor.ts';

/** The file of the worker: compiled beside this one, or the source when that is what runs (tests, tsx). */
const extension = import.meta.url.endsWith('.ts') ? 'ts' : 'js';

/** Runs chunks on worker threads of this machine. An abort ends the threads at once; what was done stays. */
export const localExecutor = (workers: number): Executor => ({
  async runChunks(plan, pending, onDone, signal) {
    const pool = new Piscina({
      filename: fileURLToPath(new URL(`./chunkWorker.${extension}`, import.meta.url)),
      name: 'chunkWorker',
      minThreads: workers,
      maxThreads: workers,
      workerData: plan,
      ...(extension === 'ts' && { execArgv: ['--import', 'tsx'] }),
    });
    const chunks = pending[Symbol.iterator]();
    const work = async (): Promise<void> => {
      for (let next = chunks.next(); !next.done && !signal.aborted; next = chunks.next()) {
        await onDone(await pool.run(next.value, { signal }));
      }
    };
    try {
      await Promise.all(Array.from({ length: workers }, work));
    } catch (error) {
      if (!signal.aborted) throw error;
    } finally {
      await pool.destroy();
    }
  },
});

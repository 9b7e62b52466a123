import { mkdirSync } from 'node:fs';
import type { Executor } from './executors/executor.ts';
import { chunkBounds, type ExperimentPlan } from './experimentPlan.ts';
import { reloadExtension } from './files/loadExtension.ts';
import { lockFolder } from './results/lockFolder.ts';
import { readResults } from './results/readResults.ts';
import {
  corruptParts,
  isDone,
  manifestOfPlan,
  nextAttempt,
  openSweep,
  setAside,
  writeChunk,
} from './results/sweepFolder.ts';
import { type SequentialStop, untilHalfWidth } from './results/untilHalfWidth.ts';

export interface SweepOptions {
  readonly folder: string;
  readonly version: string;
  /** Commit of the source, where it is known. */
  readonly commit?: string | undefined;
  /** The experiment as resolved, kept beside the results. */
  readonly experimentYaml: string;
  readonly executor: Executor;
  readonly signal?: AbortSignal;
  /** Runs chunks with failed runs again too; what they gave before is put aside. */
  readonly rerunFailed?: boolean;
  /** Stops once an outcome is known well enough; the same call without it goes on. */
  readonly until?: SequentialStop;
  readonly onProgress?: (done: number, failed: number) => void;
  /** Hears of parts found corrupt, with the place they were put aside to. */
  readonly onCorrupt?: (paths: readonly string[], aside: string) => void;
}

export interface SweepOutcome {
  /** Chunks complete before, and run now. */
  readonly before: number;
  readonly ran: number;
  readonly failed: number;
  readonly complete: boolean;
  /** Replicates after which the outcome of `until` was known well enough; absent where it is not. */
  readonly enough?: number;
}

/**
 * Runs what a sweep still lacks. The folder tells what is done, so the same call after any interruption goes on, and
 * ends with the same bytes.
 * @throws InputError when the folder is in use, holds another sweep or something else
 */
export async function runSweep(plan: ExperimentPlan, options: SweepOptions): Promise<SweepOutcome> {
  const { folder, executor, signal = new AbortController().signal } = options;
  const extended = await reloadExtension(plan.extension);
  const watch = options.until && untilHalfWidth(plan, options.until, extended.measures);
  mkdirSync(folder, { recursive: true });
  const unlock = lockFolder(folder);
  let before = 0;
  let ran = 0;
  let failed = 0;
  let enough: number | null = null;
  try {
    await openSweep(
      folder,
      manifestOfPlan(plan, extended.model, options.version, options.commit),
      plan,
      options.experimentYaml,
    );
    const attempt = await nextAttempt(folder);
    const results = readResults(folder);
    for (let chunk = 0; chunk < plan.chunks; chunk++) {
      if (!isDone(folder, chunk)) continue;
      const corrupt = corruptParts(folder, chunk);
      if (corrupt.length > 0) {
        options.onCorrupt?.(corrupt, setAside(folder, chunk, 'corrupt'));
        continue;
      }
      if (options.rerunFailed && (await results.runsOf(chunk)).some(({ status }) => status === 'failed')) {
        setAside(folder, chunk, 'rerun');
      } else before++;
    }
    options.onProgress?.(before, failed);
    let watched = 0;
    let watching = Promise.resolve();
    /** Takes in the chunks that are complete from the first on, one after the other. */
    const lookOn = (): Promise<void> => {
      watching = watching.then(async () => {
        for (; watch !== undefined && enough === null && watched < plan.chunks && isDone(folder, watched); watched++) {
          const { from, until } = chunkBounds(plan, watched);
          enough = watch(await results.seriesOf(watched), until - from);
        }
      });
      return watching;
    };
    await lookOn();
    function* pending(): Generator<number> {
      for (let chunk = 0; chunk < plan.chunks && enough === null; chunk++) if (!isDone(folder, chunk)) yield chunk;
    }
    await executor.runChunks(
      plan,
      pending(),
      async (result) => {
        await writeChunk(folder, result, attempt);
        ran++;
        failed += result.failed;
        options.onProgress?.(before + ran, failed);
        await lookOn();
      },
      signal,
    );
  } finally {
    unlock();
  }
  return { before, ran, failed, complete: before + ran === plan.chunks, ...(enough !== null && { enough }) };
}

import type { ExperimentPlan } from '../experimentPlan.ts';
import type { ChunkParts } from '../results/encodePart.ts';

/** What one chunk gives: a Parquet file a table. */
export interface ChunkResult {
  readonly chunk: number;
  readonly parts: ChunkParts;
  readonly failed: number;
  /** Wall time on the worker. */
  readonly seconds: number;
}

/**
 * Runs chunks somewhere. Chunks are idempotent: running one twice gives the same bytes, so an executor may repeat any.
 * Two results a worker at most wait for `onDone`.
 */
export interface Executor {
  runChunks(
    plan: ExperimentPlan,
    pending: Iterable<number>,
    onDone: (result: ChunkResult) => void | Promise<void>,
    signal: AbortSignal,
  ): Promise<void>;
}

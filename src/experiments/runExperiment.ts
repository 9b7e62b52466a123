import { parquetReadObjects } from 'hyparquet';
import type { ChunkResult } from './executors/executor.ts';
import { localExecutor } from './executors/localExecutor.ts';
import type { ExperimentPlan } from './experimentPlan.ts';
import type { FirmRow, RunRow, SeriesRow } from './results/readResults.ts';

export interface ExperimentOptions {
  /** Worker threads, 0 for none but this one; the runs are the same with any number. */
  readonly workers?: number;
  /** Ends the threads at once; the iteration then ends. */
  readonly signal?: AbortSignal;
}

/** A run of an experiment with its values. */
export interface ExperimentRun {
  readonly run: RunRow;
  readonly series: readonly SeriesRow[];
  /** Firms alive at its end, where the plan keeps them. */
  readonly firms?: readonly FirmRow[];
}

const rowsOf = async (part: Uint8Array): Promise<Record<string, unknown>[]> =>
  parquetReadObjects({ file: part.slice().buffer as ArrayBuffer });

function* numbers(count: number): Generator<number> {
  for (let n = 0; n < count; n++) yield n;
}

/** Takes the rows of one run after the other off a table in order of runs. */
function rowsByRun<Row extends { readonly run: number }>(rows: readonly Row[]): (run: number) => Row[] {
  let from = 0;
  return (run) => {
    const start = from;
    while (from < rows.length && rows[from]!.run === run) from++;
    return rows.slice(start, from);
  };
}

async function* runsOf({ parts }: ChunkResult): AsyncGenerator<ExperimentRun> {
  const runs = (await rowsOf(parts.runs)) as unknown as RunRow[];
  const series = rowsByRun((await rowsOf(parts.series)) as unknown as SeriesRow[]);
  const firms = parts.firms && rowsByRun((await rowsOf(parts.firms)) as unknown as FirmRow[]);
  for (const run of runs) yield { run, series: series(run.run), ...(firms && { firms: firms(run.run) }) };
}

/**
 * Runs an experiment on worker threads and gives its runs in order, without any file. A reader that is slower than the
 * workers holds them up, so memory stays at a chunk a worker; leaving the loop ends the threads. A run that fails is
 * given with its error. To keep results and go on after an interruption use `runSweep`.
 */
export async function* runExperiment(
  plan: ExperimentPlan,
  { workers = 1, signal }: ExperimentOptions = {},
): AsyncGenerator<ExperimentRun> {
  const stop = new AbortController();
  const ended = signal === undefined ? stop.signal : AbortSignal.any([signal, stop.signal]);
  const waiting = new Map<number, { readonly result: ChunkResult; readonly release: () => void }>();
  let wake = (): void => undefined;
  let isOver = false;
  let failure: unknown;
  const keep = (result: ChunkResult): Promise<void> =>
    new Promise((release) => {
      if (ended.aborted) return release();
      waiting.set(result.chunk, { result, release });
      wake();
    });
  const running = localExecutor(Math.min(workers, plan.chunks))
    .runChunks(plan, numbers(plan.chunks), keep, ended)
    .catch((error: unknown) => {
      failure = error;
    })
    .finally(() => {
      isOver = true;
      wake();
    });
  ended.addEventListener('abort', () => wake(), { once: true });
  try {
    for (let chunk = 0; chunk < plan.chunks; chunk++) {
      while (!waiting.has(chunk) && !isOver && !ended.aborted) {
        await new Promise<void>((resolve) => {
          wake = resolve;
        });
      }
      const next = waiting.get(chunk);
      if (next === undefined) break;
      yield* runsOf(next.result);
      waiting.delete(chunk);
      next.release();
    }
  } finally {
    stop.abort();
    for (const { release } of waiting.values()) release();
    await running;
  }
  if (failure !== undefined) throw failure;
}

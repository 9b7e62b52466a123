import { readFileSync } from 'node:fs';
import { parquetReadObjects } from 'hyparquet';
import { InputError } from '../../scenarios/inputError.ts';
import type { TableName } from '../runChunk.ts';
import { isDone, partPath, readSweepManifest, type SweepManifest } from './sweepFolder.ts';

/** A run of a sweep; the value of each factor stands under its path. */
export interface RunRow {
  readonly run: number;
  readonly point: number;
  readonly scenario: string;
  readonly policy: string;
  readonly replicate: number;
  readonly seed: string;
  readonly status: 'done' | 'failed';
  readonly error: string | null;
  readonly digest: string | null;
  readonly [factor: string]: number | string | null;
}

export interface SeriesRow {
  readonly run: number;
  readonly year: number;
  readonly measure: string;
  readonly region: string | null;
  readonly industry: string | null;
  readonly stage: string | null;
  readonly value: number | null;
}

/** A firm alive at the end of a run; `agglomera explain` and firms.csv name the other columns. */
export interface FirmRow {
  readonly run: number;
  readonly id: string;
  readonly region: string;
  readonly industry: string;
  readonly stage: string;
  readonly owner: 'domestic' | 'foreign';
  readonly [column: string]: number | string | null;
}

/** The results of a sweep as far as they are there, part by part: memory holds one part at a time. */
export interface SweepResults {
  readonly manifest: SweepManifest;
  /** Chunks that are complete, ascending. */
  readonly chunks: () => Generator<number>;
  readonly runs: () => AsyncGenerator<RunRow>;
  /** Rows of one complete chunk. */
  readonly runsOf: (chunk: number) => Promise<RunRow[]>;
  readonly seriesOf: (chunk: number) => Promise<SeriesRow[]>;
  readonly series: () => AsyncGenerator<SeriesRow>;
  /** None where the sweep keeps no firms. */
  readonly firms: () => AsyncGenerator<FirmRow>;
}

async function readPart(path: string): Promise<Record<string, unknown>[]> {
  try {
    const bytes = readFileSync(path);
    const file = bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.length) as ArrayBuffer;
    return await parquetReadObjects({ file });
  } catch (error) {
    throw new InputError({
      path,
      problem: `cannot be read: ${(error as Error).message}`,
      expected: 'a whole part; repeating the sweep command sets a corrupt one aside and runs it again',
    });
  }
}

/** Opens the folder of a sweep, also while it runs. @throws InputError where there is no sweep */
export function readResults(folder: string): SweepResults {
  const manifest = readSweepManifest(folder);
  if (manifest === null) throw new InputError({ path: folder, problem: 'holds no sweep', expected: 'a folder of one' });
  function* chunks(): Generator<number> {
    for (let chunk = 0; chunk < manifest!.chunks; chunk++) if (isDone(folder, chunk)) yield chunk;
  }
  async function* rows(table: TableName): AsyncGenerator<Record<string, unknown>> {
    for (const chunk of chunks()) yield* await readPart(partPath(folder, table, chunk));
  }
  return {
    manifest,
    chunks,
    runsOf: (chunk) => readPart(partPath(folder, 'runs', chunk)) as Promise<RunRow[]>,
    seriesOf: (chunk) => readPart(partPath(folder, 'series', chunk)) as Promise<unknown> as Promise<SeriesRow[]>,
    runs: () => rows('runs') as AsyncGenerator<RunRow>,
    series: () => rows('series') as AsyncGenerator<SeriesRow>,
    firms: async function* () {
      if (manifest.columns.firms !== undefined) yield* rows('firms') as AsyncGenerator<FirmRow>;
    },
  };
}

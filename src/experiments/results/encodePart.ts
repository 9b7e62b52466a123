import { parquetWriteBuffer } from 'hyparquet-writer';
import type { ChunkTable, ChunkTables, TableName } from '../runChunk.ts';

const whole = new Set(['run', 'point', 'replicate', 'year']);
const words = new Set([
  'scenario',
  'policy',
  'seed',
  'status',
  'error',
  'digest',
  'measure',
  'region',
  'industry',
  'stage',
  'id',
  'owner',
]);

/** The Parquet type of a column: whole numbers, words, and doubles for all else. */
export const columnType = (name: string): 'INT32' | 'STRING' | 'DOUBLE' =>
  whole.has(name) ? 'INT32' : words.has(name) ? 'STRING' : 'DOUBLE';

/** Columns that every row has a value in. */
const full = new Set(['run', 'point', 'scenario', 'policy', 'replicate', 'seed', 'status', 'year', 'measure']);

/**
 * A table as the bytes of a Parquet file (snappy); equal tables give equal bytes. Only the run has statistics, by which
 * readers skip: those of other columns span all they can be. Values hardly repeat, so no dictionary is tried for them.
 */
export function encodePart(table: ChunkTable): Uint8Array {
  const columnData = Object.entries(table).map(([name, data]) => ({
    name,
    data,
    type: columnType(name),
    nullable: !full.has(name),
    statistics: name === 'run',
    ...(name === 'value' && { encoding: 'PLAIN' as const }),
  }));
  return new Uint8Array(parquetWriteBuffer({ columnData, codec: 'SNAPPY', createdBy: 'agglomera' }));
}

/** A Parquet file a table of a chunk. */
export type ChunkParts = Readonly<Record<'runs' | 'series', Uint8Array>> & Partial<Record<TableName, Uint8Array>>;

/** The tables of a chunk, each as a part. */
export const encodeChunk = (tables: ChunkTables): ChunkParts =>
  Object.fromEntries(Object.entries(tables).map(([name, table]) => [name, encodePart(table)])) as ChunkParts;

import { parquetWriteBuffer } from 'hyparquet-writer';
import type { ChunkTable } from '../runChunk.ts';

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
]);

/** The Parquet type of a column: whole numbers, words, and doubles for all else. */
export const columnType = (name: string): 'INT32' | 'STRING' | 'DOUBLE' =>
  whole.has(name) ? 'INT32' : words.has(name) ? 'STRING' : 'DOUBLE';

/** A table as the bytes of a Parquet file (snappy); equal tables give equal bytes. */
export function encodePart(table: ChunkTable): Uint8Array {
  const columnData = Object.entries(table).map(([name, data]) => ({
    name,
    data,
    type: columnType(name),
    nullable: true,
  }));
  return new Uint8Array(parquetWriteBuffer({ columnData, codec: 'SNAPPY', createdBy: 'agglomera' }));
}

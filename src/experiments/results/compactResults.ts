import { mkdirSync, renameSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { DuckDBConnection } from '@duckdb/node-api';
import { lockFolder } from './lockFolder.ts';
import { openDuckdb, parquetFiles, sqlFault, sqlText } from './openDuckdb.ts';
import { resultFiles } from './resultFiles.ts';
import { syncToDisk, writeDurably } from './writeDurably.ts';

/** Parts are joined up to this many bytes. */
const MOST_BYTES = 256 * 2 ** 20;

/** Rows of a row group: the writer holds one in memory. */
const GROUP_ROWS = 122_880;

/** Parts in a row whose bytes together stay under the limit; a larger part stays alone. */
function groupsBySize(files: readonly string[], most: number): string[][] {
  const groups: string[][] = [];
  let bytes = Number.POSITIVE_INFINITY;
  for (const file of files) {
    const size = statSync(file).size;
    if (bytes + size > most) {
      groups.push([]);
      bytes = 0;
    }
    groups.at(-1)!.push(file);
    bytes += size;
  }
  return groups;
}

/** Number of rows and a sum over their hashes that changes with any value and with the order of rows. */
async function fingerprint(connection: DuckDBConnection, files: readonly string[]): Promise<string> {
  const rows = `SELECT hash(t, row_number() OVER ()) AS h FROM ${parquetFiles(files)} t`;
  const reader = await connection.runAndReadAll(`SELECT count(*), sum(h::HUGEINT) FROM (${rows})`);
  return reader.getRows()[0]!.map(String).join(' ');
}

/**
 * Joins the parts of a sweep into few Parquet files under `compact/`, rows in the order of runs. The files are written
 * to a temporary folder, compared with the parts value by value through a hash, flushed and renamed into place. The
 * parts stay: they are what a sweep goes on from.
 * @param most largest number of bytes of parts that go into one file
 * @throws InputError where there is no sweep, where another process holds it, or where a part cannot be read
 */
export async function compactResults(
  folder: string,
  most = MOST_BYTES,
): Promise<{ readonly parts: number; readonly files: number; readonly complete: number; readonly chunks: number }> {
  // before the lock, which would make a file in a folder that is no sweep
  resultFiles(folder);
  const unlock = lockFolder(folder);
  const temporary = join(folder, 'compact.tmp');
  try {
    const { parts, identity, complete, chunks } = resultFiles(folder);
    rmSync(temporary, { recursive: true, force: true });
    mkdirSync(temporary);
    const files = await openDuckdb(async (connection) => {
      let written = 0;
      for (const [table, own] of Object.entries(parts)) {
        for (const [n, group] of groupsBySize(own, most).entries()) {
          const path = join(temporary, `${table}-${String(n).padStart(6, '0')}.parquet`);
          await connection.run(
            `COPY (SELECT * FROM ${parquetFiles(group)}) TO ${sqlText(path)} ` +
              `(FORMAT parquet, COMPRESSION snappy, ROW_GROUP_SIZE ${GROUP_ROWS})`,
          );
          if ((await fingerprint(connection, [path])) !== (await fingerprint(connection, group))) {
            throw new Error(`'${path}' does not hold the rows of its ${group.length} parts`);
          }
          await syncToDisk(path);
          written++;
        }
      }
      return written;
    });
    await writeDurably(join(temporary, 'made-of.json'), `${JSON.stringify({ identity, complete, chunks })}\n`);
    rmSync(join(folder, 'compact'), { recursive: true, force: true });
    renameSync(temporary, join(folder, 'compact'));
    await syncToDisk(folder);
    return { parts: Object.values(parts).flat().length, files, complete, chunks };
  } catch (error) {
    rmSync(temporary, { recursive: true, force: true });
    throw sqlFault(error, folder);
  } finally {
    unlock();
  }
}

import { existsSync, mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { InputError } from '../../scenarios/inputError.ts';
import { openDuckdb, sqlFault, sqlText } from './openDuckdb.ts';
import { showTables } from './queryResults.ts';
import { resultFiles } from './resultFiles.ts';
import { renameDurably } from './writeDurably.ts';

/**
 * Writes each table of a sweep as a CSV file (RFC 4180, header, `.` decimal, shortest exact numbers, empty for
 * undefined) into a folder. Each file is there whole or not at all.
 * @throws InputError where one of the files is there already, unless `force`
 */
export async function exportResults(folder: string, out: string, force: boolean): Promise<string[]> {
  const tables = Object.keys(resultFiles(folder).parts);
  const taken = tables.map((table) => join(out, `${table}.csv`)).find((path) => existsSync(path));
  if (taken !== undefined && !force) {
    throw new InputError({ path: taken, problem: 'is there already', expected: 'another folder, or --force' });
  }
  mkdirSync(out, { recursive: true });
  const temporary = tables.map((table) => join(out, `${table}.csv.tmp`));
  try {
    await openDuckdb(async (connection) => {
      await showTables(connection, folder);
      for (const [t, table] of tables.entries()) {
        await connection.run(`COPY (FROM "${table}") TO ${sqlText(temporary[t]!)} (FORMAT csv, HEADER)`);
      }
    });
    return await Promise.all(
      tables.map(async (table, t) => {
        const path = join(out, `${table}.csv`);
        await renameDurably(temporary[t]!, path);
        return path;
      }),
    );
  } catch (error) {
    for (const path of temporary) rmSync(path, { force: true });
    throw sqlFault(error, folder);
  }
}

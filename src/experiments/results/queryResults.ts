import type { DuckDBConnection, DuckDBValue } from '@duckdb/node-api';
import { InputError } from '../../scenarios/inputError.ts';
import { openDuckdb, parquetFiles, sqlFault } from './openDuckdb.ts';
import { resultFiles } from './resultFiles.ts';

/** A value of an answer as plain data. */
export type QueryCell = number | string | boolean | null;

/** Numbers as numbers where they are exact, all that JavaScript has no type for (dates, lists) as DuckDB writes it. */
function plainCell(value: DuckDBValue): QueryCell {
  if (typeof value === 'number') return Number.isFinite(value) ? value : null;
  if (typeof value === 'bigint') {
    const number = Number(value);
    return Number.isSafeInteger(number) ? number : String(value);
  }
  return value === null || typeof value === 'string' || typeof value === 'boolean' ? value : String(value);
}

/** Shows the tables of a sweep to DuckDB as views of their names; compacted files stand in for the parts they hold. */
export async function showTables(connection: DuckDBConnection, folder: string): Promise<string[]> {
  const { parts, compacted } = resultFiles(folder);
  const tables = Object.entries(compacted ?? parts);
  for (const [table, files] of tables) {
    await connection.run(`CREATE VIEW "${table}" AS SELECT * FROM ${parquetFiles(files)}`);
  }
  return tables.map(([table]) => table);
}

/**
 * Asks the tables of a sweep (`runs`, `series`) a question in SQL. `onColumns` hears the names of the columns, `onRow`
 * every row; memory holds some thousand rows of the answer at a time.
 * @throws InputError where the SQL is refused, with what DuckDB says
 */
export async function queryResults(
  folder: string,
  sql: string,
  onColumns: (names: readonly string[]) => void,
  onRow: (row: readonly QueryCell[]) => void | Promise<void>,
): Promise<void> {
  try {
    await openDuckdb(async (connection) => {
      await showTables(connection, folder);
      // DuckDB does not say what is wrong with a text that holds only comments
      const isEmpty = sql.replace(/--.*$|\/\*[\s\S]*?\*\//gm, '').replace(/[\s;]+/g, '') === '';
      const count = isEmpty ? 0 : (await connection.extractStatements(sql)).count;
      if (count !== 1) throw new InputError({ path: 'the SQL', problem: `holds ${count} statements`, expected: 'one' });
      const result = await connection.stream(sql);
      onColumns(result.deduplicatedColumnNames());
      for await (const rows of result.yieldRows()) for (const row of rows) await onRow(row.map(plainCell));
    });
  } catch (error) {
    throw sqlFault(error, 'the SQL');
  }
}

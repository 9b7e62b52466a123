import type { DuckDBConnection } from '@duckdb/node-api';
import { InputError } from '../../scenarios/inputError.ts';

/** A text as SQL writes it. */
export const sqlText = (text: string): string => `'${text.replaceAll("'", "''")}'`;

/** Parquet files as one table, in the order given. */
export const parquetFiles = (files: readonly string[]): string => `read_parquet([${files.map(sqlText).join(', ')}])`;

/**
 * Calls `use` with a connection to an empty DuckDB database in memory, on one thread, so that rows keep their order.
 * DuckDB is an optional dependency, loaded here and nowhere else.
 * @throws InputError with the command that installs it, where it is missing
 */
export async function openDuckdb<T>(
  use: (connection: DuckDBConnection) => Promise<T>,
  load: () => Promise<typeof import('@duckdb/node-api')> = () => import('@duckdb/node-api'),
): Promise<T> {
  const { DuckDBInstance } = await load().catch((error) => {
    throw new InputError({
      path: 'DuckDB',
      problem: `cannot be loaded (${(error as NodeJS.ErrnoException).code ?? (error as Error).message})`,
      expected: 'the optional package @duckdb/node-api beside agglomera: npm install @duckdb/node-api',
    });
  });
  const instance = await DuckDBInstance.create(':memory:', { threads: '1', preserve_insertion_order: 'true' });
  try {
    const connection = await instance.connect();
    try {
      return await use(connection);
    } finally {
      connection.closeSync();
    }
  } finally {
    instance.closeSync();
  }
}

/** An error of DuckDB about what it was given (SQL, a file) as bad input; every other error as it is. */
export function sqlFault(error: unknown, place: string): unknown {
  const message = String((error as Error | null)?.message ?? error);
  // errors of the library itself begin with INTERNAL or FATAL, those of what it was given with their kind in words
  const said = /\b[A-Z]\w+(?: [A-Z]\w+)* Error: .*/.exec(message.split('\n')[0]!);
  if (said === null || /INTERNAL Error|FATAL Error/.test(message)) return error;
  return new InputError({ path: place, problem: `was refused by DuckDB: ${said[0]}` });
}

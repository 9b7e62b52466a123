import { cpSync, existsSync, readdirSync, readFileSync, rmSync, truncateSync } from 'node:fs';
import { join } from 'node:path';
import Papa from 'papaparse';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { compactResults } from '../../src/experiments/results/compactResults.ts';
import { openDuckdb } from '../../src/experiments/results/openDuckdb.ts';
import { readResults } from '../../src/experiments/results/readResults.ts';
import { cli, emptyFolder } from '../support/cli-run.ts';

const { path: top, clean } = emptyFolder();
afterAll(clean);
const whole = join(top, 'whole');
beforeAll(async () => {
  expect((await cli(['sweep', 'tiny-sweep.yaml', '--out', whole, '--workers', '1', '--quiet'])).code).toBe(0);
});

async function listed<T>(rows: AsyncIterable<T>): Promise<T[]> {
  const list: T[] = [];
  for await (const row of rows) list.push(row);
  return list;
}
const query = async (folder: string, sql: string) => JSON.parse((await cli(['query', folder, sql, '--json'])).out).rows;
const copyOf = (name: string): string => {
  cpSync(whole, join(top, name), { recursive: true });
  return join(top, name);
};

describe('query', () => {
  it('counts 3 points x 2 replicates = 6 runs of each package', async () => {
    const sql = 'SELECT policy, count(*) AS runs FROM runs GROUP BY policy ORDER BY policy';
    expect((await cli(['query', whole, sql])).out).toBe('policy  runs\nnone       6\nrd-5       6\n');
    expect((await cli(['query', whole, sql, '--csv'])).out).toBe('policy,runs\nnone,6\nrd-5,6\n');
    expect(JSON.parse((await cli(['query', whole, sql, '--json'])).out)).toEqual({
      columns: ['policy', 'runs'],
      rows: [
        ['none', 6],
        ['rd-5', 6],
      ],
    });
  });

  it('gives every value that the parts hold, exactly and in their order', async () => {
    const expected = (await listed(readResults(whole).series())).map((row) => Object.values(row));
    // 12 runs x 2 years x (2 regions x 1 industry + 1)
    expect(expected).toHaveLength(72);
    expect(await query(whole, 'FROM series')).toEqual(expected);
  });

  it('sees complete chunks only', async () => {
    const some = copyOf('some');
    rmSync(join(some, 'parts/sums/part-000001.sha256'));
    expect(await query(some, 'SELECT list(run)::VARCHAR FROM runs')).toEqual([['[0, 1, 2, 3, 4, 10, 11]']]);
  });

  it.each([
    ['SELEKT 1', /Parser Error/],
    ['SELECT nothing FROM runs', /Binder Error.*nothing/],
    ['FROM absent', /Catalog Error.*absent/],
    ["SELECT 'x'::INTEGER", /Conversion Error/],
    ['', /the SQL holds 0 statements; expected one/],
    ['FROM runs; FROM series', /the SQL holds 2 statements; expected one/],
    ["FROM 'absent.parquet'", /IO Error/],
  ])('refuses %j as bad input, in one line', async (sql, message) => {
    const { code, out, err } = await cli(['query', whole, sql]);
    expect(code).toBe(2);
    expect(out).toBe('');
    expect(err).toMatch(message);
    expect(err.trim().split('\n')).toHaveLength(1);
  });

  it('refuses a folder that holds no sweep', async () => {
    const { code, err } = await cli(['query', top, 'FROM runs']);
    expect([code, err]).toEqual([2, `agglomera: ${top} holds no sweep; expected a folder of one\n`]);
  });

  it('names the command that installs DuckDB where it is missing', async () => {
    const missing = async (): Promise<never> => {
      throw Object.assign(new Error('Cannot find package'), { code: 'ERR_MODULE_NOT_FOUND' });
    };
    await expect(openDuckdb(async () => 0, missing)).rejects.toThrow(
      'DuckDB cannot be loaded (ERR_MODULE_NOT_FOUND); expected the optional package @duckdb/node-api beside agglomera: ' +
        'npm install @duckdb/node-api',
    );
  });
});

describe('compact', () => {
  it('joins 3 parts a table into one file a table with the same rows in the order of runs, and keeps the parts', async () => {
    const folder = copyOf('compacted');
    const { code, out } = await cli(['compact', folder]);
    expect([code, out]).toEqual([0, `6 parts in 2 files under '${folder}/compact'; the parts stay\n`]);
    const files = readdirSync(join(folder, 'compact'));
    expect(files).toEqual(['made-of.json', 'runs-000000.parquet', 'series-000000.parquet']);
    for (const table of ['runs', 'series']) {
      const [own, parts] = await openDuckdb(async (connection) => {
        const read = async (path: string) => (await connection.runAndReadAll(`FROM '${path}'`)).getRows();
        return [
          await read(join(folder, `compact/${table}-*.parquet`)),
          await read(join(whole, `parts/${table}/*.parquet`)),
        ];
      });
      expect(own).toEqual(parts);
    }
    expect(readdirSync(join(folder, 'parts/runs'))).toHaveLength(3);
    expect(existsSync(join(folder, 'lock.json'))).toBe(false);
  });

  it('gives the same bytes again, and as many files as the limit asks for', async () => {
    const folder = copyOf('again');
    const bytes = () =>
      readdirSync(join(folder, 'compact')).map((name) => readFileSync(join(folder, 'compact', name), 'base64'));
    await compactResults(folder);
    const first = bytes();
    await compactResults(folder);
    expect(bytes()).toEqual(first);
    // no two parts fit in one byte: 3 parts x 2 tables stay apart
    expect((await compactResults(folder, 1)).files).toBe(6);
    expect(await query(folder, 'SELECT list(run)::VARCHAR FROM runs')).toEqual([
      ['[0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11]'],
    ]);
  });

  it('is what query reads while it is made of these very parts, and not after one of them changed', async () => {
    const folder = copyOf('stale');
    await compactResults(folder);
    for (const name of readdirSync(join(folder, 'parts/runs'))) truncateSync(join(folder, 'parts/runs', name), 0);
    expect(await query(folder, 'SELECT count(*) FROM runs')).toEqual([[12]]);
    rmSync(join(folder, 'parts/sums/part-000002.sha256'));
    expect((await cli(['query', folder, 'FROM runs'])).code).toBe(2);
  });

  it('refuses a corrupt part and leaves no half-made file', async () => {
    const folder = copyOf('corrupt');
    truncateSync(join(folder, 'parts/series/part-000002.parquet'), 100);
    const { code, err } = await cli(['compact', folder]);
    expect(code).toBe(2);
    expect(err).toContain('part-000002.parquet');
    expect(readdirSync(folder).filter((name) => /compact|lock/.test(name))).toEqual([]);
  });
});

describe('export', () => {
  it('writes each table as CSV with every number exact', async () => {
    const out = join(top, 'csv');
    const { code, out: said } = await cli(['export', whole, '--csv', out]);
    expect([code, said]).toEqual([0, `Wrote runs.csv, series.csv to '${out}'.\n`]);
    const parse = (name: string) =>
      Papa.parse<string[]>(readFileSync(join(out, name), 'utf8'), { skipEmptyLines: true }).data;
    for (const [name, rows] of [
      ['runs.csv', await listed(readResults(whole).runs())],
      ['series.csv', await listed(readResults(whole).series())],
    ] as const) {
      const [header, ...lines] = parse(name);
      expect(header).toEqual(Object.keys(rows[0]!));
      const values = rows.map((row) => Object.values(row));
      expect(
        lines.map((line, l) => line.map((cell, c) => (typeof values[l]![c] === 'number' ? Number(cell) : cell))),
      ).toEqual(values.map((row) => row.map((cell) => cell ?? '')));
    }
  });

  it('does not replace files unless forced', async () => {
    const out = join(top, 'csv');
    const { code, err } = await cli(['export', whole, '--csv', out]);
    expect([code, err]).toEqual([
      2,
      `agglomera: ${out}/runs.csv is there already; expected another folder, or --force\n`,
    ]);
    expect((await cli(['export', whole, '--csv', out, '--force'])).code).toBe(0);
    expect(readdirSync(out)).toEqual(['runs.csv', 'series.csv']);
  });
});

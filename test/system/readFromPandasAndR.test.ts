import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { cli, emptyFolder, fixtures } from '../support/cli-run.ts';

const { path: top, clean } = emptyFolder();
afterAll(clean);
const sweep = join(top, 'sweep');
const csv = join(top, 'csv');
const guide = readFileSync(join(fixtures, '../../../docs/sweeps.md'), 'utf8');

/** The snippet of the guide in a language, reading the folder of this test, with more lines after it. */
function snippet(language: string, more = ''): string {
  const code = new RegExp(`^\`\`\`${language}\n([^\`]+)^\`\`\``, 'm').exec(guide)![1]!;
  expect(code).toContain('out/learning-csv');
  return `${code.replaceAll('out/learning-csv', csv)}\n${more}`;
}
// Debian's own, whatever else is first on the path
const python = (code: string): string => execFileSync('/usr/bin/python3', ['-c', code], { encoding: 'utf8' });
const r = (code: string): string => execFileSync('/usr/bin/Rscript', ['--vanilla', '-e', code], { encoding: 'utf8' });

/** Rows of an answer in SQL: what both must find. */
const query = async (sql: string) => JSON.parse((await cli(['query', sweep, sql, '--json'])).out).rows;
const means = (): Promise<[string, string, number][]> =>
  query(
    'SELECT policy, region, avg(value) FROM series JOIN runs USING (run) ' +
      "WHERE measure = 'lq' AND year = (SELECT max(year) FROM series) GROUP BY ALL ORDER BY ALL",
  );

/** Means that a program printed as `... policy ... region ... number`, as a list sorted by policy and region. */
function printedMeans(text: string): [string, string, number][] {
  let policy = '';
  const rows: [string, string, number][] = [];
  for (const line of text.split('\n')) {
    policy = /\b(none|rd-5)\b/.exec(line)?.[1] ?? policy;
    const found = /\b(East|West)\s+(\S+)$/.exec(line.trim());
    if (found !== null) rows.push([policy, found[1]!, Number(found[2])]);
  }
  return rows.sort(([a, b], [c, d]) => (`${a} ${b}` < `${c} ${d}` ? -1 : 1));
}

function expectSame(
  found: readonly [string, string, number][],
  expected: readonly [string, string, number][],
  digits: number,
) {
  // 2 packages x 2 regions
  expect(expected).toHaveLength(4);
  expect(found.map(([policy, region]) => [policy, region])).toEqual(
    expected.map(([policy, region]) => [policy, region]),
  );
  for (const [k, [, , value]] of found.entries()) expect(value).toBeCloseTo(expected[k]![2], digits);
}

describe('the tables of a sweep, exported as CSV', () => {
  beforeAll(async () => {
    expect((await cli(['sweep', 'tiny-sweep.yaml', '--out', sweep, '--workers', '1', '--quiet'])).code).toBe(0);
    expect((await cli(['export', sweep, '--csv', csv])).code).toBe(0);
  });

  it('give pandas, by the snippet of the guide, the means that DuckDB finds', async () => {
    // pandas prints 6 decimals
    expectSame(printedMeans(python(snippet('python'))), await means(), 6);
  });

  it('give pandas every number of the series exactly', async () => {
    const found = python(snippet('python', 'print("numbers", series["value"].tolist())')).split('numbers ')[1]!;
    const values = (await query('SELECT value FROM series')).map(([value]: [number | null]) => value);
    expect(JSON.parse(found.replaceAll('nan', 'null'))).toEqual(values);
  });

  it('give R, by the snippet of the guide, the means that DuckDB finds', async () => {
    // 12 significant digits asked for
    expectSame(printedMeans(r(snippet('r'))), await means(), 10);
  });

  it('give R every number of the series to 15 digits, and columns under the paths of the parameters', async () => {
    const more = 'cat("numbers", sprintf("%.17g", series$value)); cat(" names", names(runs))';
    const [numbers, names] = r(snippet('r', more)).split('numbers ')[1]!.split(' names ');
    const values: (number | null)[] = (await query('SELECT value FROM series')).map(
      ([value]: [number | null]) => value,
    );
    const found = numbers!.split(' ').map((text) => (text === 'NA' ? null : Number(text)));
    expect(found.map((value) => value?.toPrecision(15))).toEqual(values.map((value) => value?.toPrecision(15)));
    expect(names!.split(' ')).toContain('learning.rate');
  });
});

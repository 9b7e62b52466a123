import { cpSync, existsSync, readdirSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { type ExperimentPlan, plannedRun } from '../../src/experiments/experimentPlan.ts';
import { readExperiment } from '../../src/experiments/files/readExperiment.ts';
import { readResults } from '../../src/experiments/results/readResults.ts';
import { cli, emptyFolder, fixtures } from '../support/cli-run.ts';

const { path: top, clean } = emptyFolder();
afterAll(clean);

/** Every file that counts as data, by name. */
function dataOf(folder: string): Record<string, string> {
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter(
    (name) => /\.(?:parquet|sha256|json|yaml)$/.test(name) && !name.startsWith('timing'),
  );
  return Object.fromEntries(files.sort().map((name) => [name, readFileSync(join(folder, name)).toString('base64')]));
}

async function listed<T>(rows: AsyncIterable<T>): Promise<T[]> {
  const list: T[] = [];
  for await (const row of rows) list.push(row);
  return list;
}

const sweep = (out: string, ...flags: string[]) => cli(['sweep', 'tiny-sweep.yaml', '--out', out, ...flags]);

describe('a sweep', () => {
  const whole = join(top, 'whole');

  it('runs 3 points x 2 packages x 2 replicates = 12 runs in 3 chunks of at most 5, and says so', async () => {
    const { code, out, err } = await sweep(whole, '--workers', '1');
    expect(err).toBe('');
    expect(code).toBe(0);
    expect(out).toBe('tiny-sweep: 12 of 12 runs in 3 of 3 chunks, 0 failed\n');
    const { runs, series } = readResults(whole);
    const rows = await listed(runs());
    expect(rows.map(({ run }) => run)).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11]);
    // replicate by replicate, point by point, package by package
    expect(rows[0]).toMatchObject({ replicate: 0, point: 0, policy: 'none', 'learning.rate': 0.5, status: 'done' });
    expect(rows[7]).toMatchObject({ replicate: 1, point: 0, policy: 'rd-5', 'learning.rate': 0.5 });
    expect(rows[11]).toMatchObject({ replicate: 1, point: 2, policy: 'rd-5', 'learning.rate': 0.7 });
    // 12 runs x 2 years x (2 regions x 1 industry + 1)
    expect(await listed(series())).toHaveLength(72);
  });

  it('gives a run the numbers that the command line gives for its seed, replicate and parameters', async () => {
    const rows = await listed(readResults(whole).series());
    const flags = ['--replicate', '1', '--set', 'learning.rate=0.7', '--measure', 'lq,lockInShare', '--json'];
    const ran = JSON.parse((await cli(['run', 'tiny.yaml', ...flags])).out);
    // run 10: replicate 1, point 2, package none
    const own = rows.filter(({ run }) => run === 10).map(({ value }) => value);
    expect(own).toEqual(ran.rows.map(({ value }: { value: number | null }) => value));
    const runs = await listed(readResults(whole).runs());
    expect(runs[10]!.digest).toBe(ran.digest);
  });

  it.each(['2', '8'])('gives the same bytes on %s workers', async (workers) => {
    const other = join(top, `workers-${workers}`);
    expect((await sweep(other, '--workers', workers)).code).toBe(0);
    expect(dataOf(other)).toEqual(dataOf(whole));
  });

  it('goes on where parts are missing, and sets a corrupt one aside, ending with the same bytes', async () => {
    const other = join(top, 'resumed');
    cpSync(whole, other, { recursive: true });
    rmSync(join(other, 'parts/sums/part-000001.sha256'));
    truncateSync(join(other, 'parts/series/part-000002.parquet'), 100);
    const { code, err } = await sweep(other, '--workers', '1');
    expect(code).toBe(0);
    expect(err).toContain('part-000002.parquet is corrupt; moved to');
    expect(existsSync(join(other, 'corrupt/part-000002-1/series.parquet'))).toBe(true);
    rmSync(join(other, 'corrupt'), { recursive: true });
    expect(dataOf(other)).toEqual(dataOf(whole));
  });

  it('refuses a folder whose experiment changed, and names what changed', async () => {
    const changed = join(top, 'tiny-sweep.yaml');
    const text = readFileSync(join(fixtures, 'tiny-sweep.yaml'), 'utf8');
    writeFileSync(
      changed,
      text.replace('replicates: 2', 'replicates: 3').replace('[tiny.yaml]', `[${fixtures}/tiny.yaml]`),
    );
    const before = dataOf(whole);
    const { code, err } = await cli(['sweep', changed, '--out', whole]);
    expect(code).toBe(2);
    expect(err).toContain('replicates changed since it began');
    expect(dataOf(whole)).toEqual(before);
  });

  it('refuses a folder that a live process holds, and takes over the lock of a dead one', async () => {
    const lock = join(whole, 'lock.json');
    const host = (await import('node:os')).hostname();
    writeFileSync(lock, JSON.stringify({ pid: process.pid, host }));
    const refused = await sweep(whole);
    expect(refused.code).toBe(2);
    expect(refused.err).toContain(`is in use by process ${process.pid}`);
    // beyond the largest process number of Linux
    writeFileSync(lock, JSON.stringify({ pid: 2 ** 22 + 1, host }));
    expect((await sweep(whole)).code).toBe(0);
    expect(existsSync(lock)).toBe(false);
  });

  it('estimates without writing', async () => {
    const { code, out } = await cli(['sweep', 'tiny-sweep.yaml', '--dry-run', '--workers', '1']);
    expect(code).toBe(0);
    expect(out).toMatch(/^12 runs: 3 points x 2 variants x 2 replicates, in 3 chunks of 5\nabout \d+ s on 1 workers/);
  });
});

describe('the plan', () => {
  const plan = { ...readExperiment('tiny-sweep.yaml', fixtures).plan, points: 50_000 } as ExperimentPlan;

  it('finds the last of 10 million runs without listing the others', () => {
    // 50,000 points x 2 packages = 100,000 runs a replicate; run 9,999,999 is the last of replicate 99
    expect(plannedRun(plan, 9_999_999)).toEqual({ run: 9_999_999, replicate: 99, point: 49_999, variant: 1 });
  });
});

import { cpSync, existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { sourceCommit } from '../../src/experiments/files/packageFolder.ts';
import { readExperiment } from '../../src/experiments/files/readExperiment.ts';
import { planJson, readPlan } from '../../src/experiments/results/planFile.ts';
import { cli, emptyFolder, fixtures } from '../support/cli-run.ts';

const { path: top, clean } = emptyFolder();
afterAll(clean);

const failing = join(top, 'failing');
const whole = join(top, 'whole');

beforeAll(async () => {
  const text = readFileSync(join(fixtures, 'tiny-sweep.yaml'), 'utf8')
    .replace('[tiny.yaml]', `['${join(fixtures, 'tiny.yaml')}']`)
    .replace('runsPerChunk: 5', 'runsPerChunk: 2')
    // nobody buys parts when they are no share of what the midstream uses: the world cannot be
    .replace('learning.rate: { low: 0.5, high: 0.7 }', 'stage.inputShareMidstream: { values: [0, 0.6] }');
  const path = join(top, 'tiny-sweep.yaml');
  writeFileSync(path, text);
  expect((await cli(['sweep', path, '--out', failing, '--workers', '1'])).code).toBe(0);
  // a folder of results needs no other file
  rmSync(path);
  expect((await cli(['sweep', 'tiny-sweep.yaml', '--out', whole, '--workers', '1'])).code).toBe(0);
}, 60_000);

const partsOf = (folder: string): Record<string, string> =>
  Object.fromEntries(
    readdirSync(join(folder, 'parts'), { recursive: true, encoding: 'utf8' })
      .filter((name) => /\.(?:parquet|sha256)$/.test(name))
      .sort()
      .map((name) => [name, readFileSync(join(folder, 'parts', name)).toString('base64')]),
  );

describe('rerun --failed', () => {
  it('runs the chunks with failed runs again, puts the old parts aside, and leaves the others', async () => {
    const before = partsOf(failing);
    const { code, out, err } = await cli(['rerun', failing, '--failed', '--workers', '1']);
    expect({ code, err }).toEqual({ code: 0, err: '' });
    expect(out).toBe('tiny-sweep: 8 of 8 runs in 4 of 4 chunks, 4 failed\n');
    // chunks of 2 runs: point 0 fails with both packages, in chunks 0 and 2 (replicates 0 and 1)
    expect(readdirSync(join(failing, 'rerun'))).toEqual(['part-000000-1', 'part-000002-1']);
    // a run is a function of its seed and settings: it fails again with the same bytes
    expect(partsOf(failing)).toEqual(before);
  });

  it('leaves a sweep without failures as it is', async () => {
    const before = partsOf(whole);
    expect((await cli(['rerun', whole, '--failed'])).code).toBe(0);
    expect(existsSync(join(whole, 'rerun'))).toBe(false);
    expect(partsOf(whole)).toEqual(before);
  });

  it('records host and attempt of every chunk in timing/', () => {
    const timing = (chunk: number) => JSON.parse(readFileSync(join(failing, `timing/part-00000${chunk}.json`), 'utf8'));
    expect(timing(0)).toMatchObject({ attempt: 2, failed: 2, host: expect.any(String), seconds: expect.any(Number) });
    expect(timing(1)).toMatchObject({ attempt: 1, failed: 0 });
  });

  it('says what it wants where --failed is missing, and where there is no sweep', async () => {
    expect(await cli(['rerun', whole])).toMatchObject({ code: 2, err: expect.stringContaining('--failed') });
    expect(await cli(['rerun', fixtures, '--failed'])).toMatchObject({
      code: 2,
      err: `agglomera: ${fixtures} holds no plan.json; expected the folder of a sweep\n`,
    });
  });
});

describe('replay', () => {
  it('runs one run again, prints its values and finds the stored digest', async () => {
    const { code, out } = await cli(['replay', whole, '--run', '10']);
    expect(code).toBe(0);
    const flags = ['--replicate', '1', '--set', 'learning.rate=0.7', '--measure', 'lq,lockInShare', '--json'];
    const ran = JSON.parse((await cli(['run', 'tiny.yaml', ...flags])).out);
    expect(out).toMatch(
      /^run 10 of tiny-sweep: tiny with none, point 2, replicate 1, seed 1\n {2}learning.rate = 0.7\n2011 /,
    );
    expect(out).toContain(`digest ${ran.digest}; the same as stored\n`);
    const west = ran.rows.find(
      ({ year, measure, region }: Record<string, unknown>) => year === 2011 && measure === 'lq' && region === 'West',
    );
    expect(out).toContain(`2011 lq West toys: ${west.value}\n`);
  });

  it('gives all years as JSON', async () => {
    const { rows, same, run } = JSON.parse((await cli(['replay', whole, '--run', '0', '--json'])).out);
    // 2 years x (2 regions x 1 industry + 1)
    expect({ run, same, rows: rows.length }).toEqual({ run: 0, same: true, rows: 6 });
  });

  it('shows the error of a run that failed', async () => {
    const { code, out } = await cli(['replay', failing, '--run', '1']);
    expect(code).toBe(0);
    expect(out).toMatch(/failed: industry 'toys', upstream: the clusters sell .*; the same as stored\n$/);
  });

  it('ends with exit code 1 where the stored values are others, and says where none are stored', async () => {
    const other = join(top, 'other');
    cpSync(whole, other, { recursive: true });
    const plan = readPlan(other);
    writeFileSync(join(other, 'plan.json'), planJson({ ...plan, seed: 'another' }));
    const differing = await cli(['replay', other, '--run', '0']);
    expect(differing.code).toBe(1);
    expect(differing.out).toContain('NOT what is stored (');
    rmSync(join(other, 'parts/sums/part-000000.sha256'));
    const missing = await cli(['replay', other, '--run', '0']);
    expect(missing.code).toBe(0);
    expect(missing.out).toContain('not stored yet: its chunk is not complete');
  });

  it('refuses a run that the plan does not have', async () => {
    expect(await cli(['replay', whole, '--run', '12'])).toMatchObject({
      code: 2,
      err: "agglomera: --run is '12'; expected a whole number from 0 to 11\n",
    });
  });
});

describe('plan.json', () => {
  it('holds the plan of an experiment in full, maps and all', () => {
    const { plan } = readExperiment('tiny-sweep.yaml', fixtures);
    const { seed, ...own } = readPlan(whole);
    expect({ ...own, seed }).toEqual(
      JSON.parse(JSON.stringify(plan), (key, value) => (key === 'moneyScenarios' ? new Map() : value)),
    );
    expect(planJson(readPlan(whole))).toBe(planJson(plan));
  });
});

describe('manifest.json', () => {
  it('tells the type of every column of every table, and the commit where it is known', () => {
    const { columns, commit } = JSON.parse(readFileSync(join(whole, 'manifest.json'), 'utf8'));
    expect(columns.series).toEqual({
      run: 'INT32',
      year: 'INT32',
      measure: 'STRING',
      region: 'STRING',
      industry: 'STRING',
      stage: 'STRING',
      value: 'DOUBLE',
    });
    expect(columns.runs).toMatchObject({ run: 'INT32', 'learning.rate': 'DOUBLE', error: 'STRING' });
    expect(commit).toBe(sourceCommit());
  });
});

import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readResults } from '../../src/experiments/results/readResults.ts';
import { cli, emptyFolder } from '../support/cli-run.ts';

const { path: top, clean } = emptyFolder();
afterAll(clean);
const grid = join(top, 'grid');
const saltelli = join(top, 'saltelli');
const where = ['--measure', 'lq', '--region', 'West'];

beforeAll(async () => {
  expect((await cli(['sweep', 'tiny-sweep.yaml', '--out', grid, '--quiet', '--workers', '1'])).err).toBe('');
  expect((await cli(['sweep', 'tiny-saltelli.yaml', '--out', saltelli, '--quiet', '--workers', '1'])).err).toBe('');
}, 60_000);

/** The outcome of every run, straight from the parts. */
async function lqOfRuns(folder: string): Promise<number[]> {
  const values: number[] = [];
  for await (const { run, measure, region, year, value } of readResults(folder).series()) {
    if (measure === 'lq' && region === 'West' && year === 2011) values[run] = value!;
  }
  return values;
}

describe('analyse', () => {
  it('gives the paired difference of every package against the first, over seeds', async () => {
    const { code, out, err } = await cli(['analyse', grid, ...where, '--json']);
    expect(err).toBe('');
    expect(code).toBe(0);
    const { outcome, differences, variants, runs, failed } = JSON.parse(out);
    expect(outcome).toMatchObject({ measure: 'lq', region: 'West' });
    expect([runs, failed, variants.length]).toEqual([12, 0, 2]);
    const values = await lqOfRuns(grid);
    // packages alternate: even runs have none, odd runs the subsidy of the same seed and point
    let sum = 0;
    for (let run = 0; run < 12; run += 2) sum += values[run + 1]! - values[run]!;
    expect(differences[0].mean.estimate).toBeCloseTo(sum / 6, 12);
    expect(differences[0].mean.units).toBe(2);
    expect(variants[0].analysis.split.seeds).toBe(2);
  });

  it('gives Sobol indices of a Saltelli design and conditions where asked', async () => {
    const { out } = await cli(['analyse', saltelli, '--region', 'West', '--fails', 'lq < 1', '--json']);
    const { variants, condition, design } = JSON.parse(out);
    expect(condition).toBe('lq < 1');
    // 4 base points x (2 + 2)
    expect(design).toMatchObject({ kind: 'saltelli', points: 16 });
    expect(variants[0].analysis.sobol.blocks).toBe(4);
    expect(variants[0].analysis.sobol.total).toHaveLength(2);
    expect(variants[0].analysis.boxes).toBeDefined();
  });

  it.each(['en', 'zh'])('prints a summary and writes one self-contained page (%s)', async (language) => {
    const report = join(top, `report-${language}.html`);
    const flags = [...where, '--out', report, '--language', language];
    const { code, out, err } = await cli(['analyse', grid, ...flags]);
    expect([code, err]).toEqual([0, '']);
    expect(out).toContain('rd-5');
    expect(out).not.toMatch(/NaN|undefined\b.*undefined\b|\{\w+\}/);
    const page = readFileSync(report, 'utf8');
    for (const id of ['answer', 'outcomes', 'differences', 'conditions', 'variance', 'replicates', 'method']) {
      expect(page).toContain(`<section id="${id}"`);
    }
    expect(page).not.toMatch(/NaN|<script|src="http/);
    // the same bytes again
    await cli(['analyse', grid, ...flags]);
    expect(readFileSync(report, 'utf8')).toBe(page);
  });

  it.each([
    [['--measure', 'lq'], /--region is not given, and lq has 2 of it/],
    [['--measure', 'wage'], /--measure.*wage.*one of lq, lockInShare/],
    [['--measure', 'lq', '--region', 'Wst'], /did you mean 'West'/],
    [[...where, '--year', '1999'], /--year.*a year the sweep kept/],
    [[...where, '--fails', 'lq'], /--fails.*such as 'lq < 1'/],
    [[...where, '--fails', 'wage < 1'], /--fails.*the measure of --measure, lq/],
    [[...where, '--out', 'report.txt'], /--out.*ending in .html/],
    [[...where, '--half-width', '-1'], /--half-width.*above 0/],
    [[...where, '--missing', 'ignore'], /--missing.*refuse or drop-blocks/],
  ])('refuses %j with one message', async (flags, message) => {
    const { code, out, err } = await cli(['analyse', grid, ...flags]);
    expect(code).toBe(2);
    expect(out).toBe('');
    expect(err).toMatch(message);
    expect(err.trimEnd().split('\n')).toHaveLength(1);
  });

  it('refuses a folder without a sweep', async () => {
    const { code, err } = await cli(['analyse', top]);
    expect(code).toBe(2);
    expect(err).toMatch(/holds no sweep/);
  });

  it('refuses a Saltelli design with runs missing, or leaves out the whole block and says so', async () => {
    // one chunk of 8 runs is lost: replicate 0 of points 0 to 7, which are base blocks 0 and 1
    rmSync(join(saltelli, 'parts/sums/part-000000.sha256'));
    const refused = await cli(['analyse', saltelli, ...where]);
    expect(refused.code).toBe(2);
    expect(refused.err).toMatch(/missing in 2 of 4 base blocks.*--missing drop-blocks/);
    const { code, out } = await cli(['analyse', saltelli, ...where, '--missing', 'drop-blocks']);
    expect(code).toBe(0);
    expect(out.replace(/\s+/g, ' ')).toContain(
      '2 of 4 base blocks of the Saltelli design miss a run and were left out',
    );
    expect(out.replace(/\s+/g, ' ')).toContain('8 have not been run yet');
  });
});

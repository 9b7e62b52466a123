import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseHTML } from 'linkedom';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readResults } from '../../src/experiments/results/readResults.ts';
import { cli, emptyFolder, fixtures, tiny } from '../support/cli-run.ts';

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

  it.each(['en', 'zh'])(
    'draws first and total Sobol indices as bars, the largest total on top (%s)',
    async (language) => {
      const report = join(top, `sobol-${language}.html`);
      const flags = ['--region', 'West', '--language', language];
      expect((await cli(['analyse', saltelli, ...flags, '--out', report])).code).toBe(0);
      const { variants } = JSON.parse((await cli(['analyse', saltelli, ...flags, '--json'])).out);
      const { first, total } = variants[0].analysis.sobol as Record<'first' | 'total', { value: number }[]>;
      const { document } = parseHTML(readFileSync(report, 'utf8'));
      const figure = document.querySelector('#parameters figure')!;
      expect(figure.textContent).toContain(language === 'en' ? 'Sobol indices: share of the variance' : 'Sobol 指数：');
      const groups = [...figure.querySelector('svg')!.querySelectorAll('g')]
        .map((group) => [...group.children].filter(({ tagName }) => tagName.toLowerCase() === 'rect'))
        .filter((rects) => rects.length > 0);
      const widths = groups.map((rects) => rects.map((rect) => Number(rect.getAttribute('width'))));
      // 420 wide without 170 for names and 14 at the right: 236 for 0 to 1
      const order = [0, 1].sort((a, b) => total[b]!.value - total[a]!.value);
      for (const [g, indices] of [total, first].entries()) {
        for (const [place, k] of order.entries()) {
          expect(widths[g]![place]).toBeCloseTo(236 * Math.min(1, Math.max(0, indices[k]!.value)), 1);
        }
      }
    },
  );

  it('draws Morris effects as points: mean absolute effect across, deviation up, a name each', async () => {
    const experiment = join(top, 'screening.yaml');
    writeFileSync(
      experiment,
      readFileSync(join(fixtures, 'tiny-saltelli.yaml'), 'utf8')
        .replace('name: tiny-saltelli', 'name: screening')
        .replace('[tiny.yaml]', `[${tiny}]`)
        .replace(/design: .*/, 'design: { kind: morris, trajectories: 4 }'),
    );
    const out = join(top, 'screening');
    expect(await cli(['sweep', experiment, '--out', out, '--quiet', '--workers', '1'])).toMatchObject({ err: '' });
    const report = join(top, 'screening.html');
    expect((await cli(['analyse', out, '--region', 'West', '--out', report])).code).toBe(0);
    const { variants } = JSON.parse((await cli(['analyse', out, '--region', 'West', '--json'])).out);
    const effects = variants[0].analysis.morris as { muStar: { value: number }; sigma: number }[];
    const { document } = parseHTML(readFileSync(report, 'utf8'));
    const svg = document.querySelector('#parameters figure svg')!;
    const points = [...svg.querySelectorAll('circle')].map((circle) =>
      ['cx', 'cy'].map((at) => Number(circle.getAttribute(at))),
    );
    expect(points).toHaveLength(2);
    // both axes begin at 0: 56 from the left, 30 from the foot of 300
    const [a, b] = points as [number[], number[]];
    expect((a[0]! - 56) / (b[0]! - 56)).toBeCloseTo(effects[0]!.muStar.value / effects[1]!.muStar.value, 1);
    expect((270 - a[1]!) / (270 - b[1]!)).toBeCloseTo(effects[0]!.sigma / effects[1]!.sigma, 1);
    expect(svg.textContent).toContain('Learning in a meeting');
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

import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { cli, emptyFolder, tiny, tinyRd } from '../support/cli-run.ts';

const folder = emptyFolder();
const cwd = folder.path;
afterAll(folder.clean);

// the policy of tiny-rd, and a production subsidy beside it
const pair = join(cwd, 'pair.yaml');
writeFileSync(
  pair,
  readFileSync(tinyRd, 'utf8')
    .replace('name: tiny-rd', 'name: pair')
    .replace(/\n+$/, '\n  - { instrument: productionSubsidy, from: 2010, until: 2012, rate: 0.05 }\n'),
);
writeFileSync(join(cwd, 'tiny.yaml'), readFileSync(tiny, 'utf8'));

interface Row {
  measure: string;
  region: string | null;
  part: string;
  policy: string | null;
  with: string | null;
  runs: number;
  mean: number | null;
}

const attributed = async (...argv: string[]) => {
  const { code, out, err } = await cli(['attribute', ...argv, '--json'], { cwd });
  expect({ code, err }).toEqual({ code: 0, err: '' });
  return JSON.parse(out) as { policies: string[]; replicates: number; rows: Row[] };
};

describe('attribute', () => {
  it('gives shares that add up to what compare finds for the whole package', async () => {
    const { rows, policies } = await attributed(pair, '--replicates', '3', '--measure', 'output', '--year', '2011');
    expect(policies).toEqual(['rdSubsidy', 'productionSubsidy']);
    const compared = JSON.parse((await cli(['compare', tiny, pair, '--replicates', '3', '--json'], { cwd })).out) as {
      rows: { year: number; measure: string; region: string; industry: string; stage: string; mean: number }[];
    };
    const whole = compared.rows.filter(({ year, measure }) => year === 2011 && measure === 'output');
    const totals = rows.filter(({ part }) => part === 'total');
    const shares = rows.filter(({ part }) => part === 'share');
    expect(totals.length).toBe(whole.length);
    expect(totals.some(({ mean }) => mean !== 0)).toBe(true);
    for (const [c, { mean }] of totals.entries()) {
      expect(mean).toBeCloseTo(whole[c]!.mean, 9);
      expect(shares[2 * c]!.mean! + shares[2 * c + 1]!.mean!).toBeCloseTo(mean!, 9);
    }
  });

  it('keeps to the region asked for, and writes a table that can be made again', async () => {
    const out = join(cwd, 'result');
    const argv = ['attribute', pair, '--replicates', '2', '--region', 'West', '--out', out];
    const first = await cli(argv, { cwd });
    expect(first).toMatchObject({ code: 0, err: '' });
    expect(first.out).toContain('R&D subsidy with Production subsidy');
    expect(readdirSync(out).sort()).toEqual(['attribution.csv', 'manifest.json', 'report.html', 'scenario.yaml']);
    const table = readFileSync(join(out, 'attribution.csv'), 'utf8');
    const regions = new Set(
      table
        .trimEnd()
        .split('\n')
        .slice(1)
        .map((line) => line.split(',')[2]),
    );
    expect([...regions]).toEqual(['West']);
    expect(await cli(argv, { cwd })).toMatchObject({ code: 0 });
    expect(readFileSync(join(out, 'attribution.csv'), 'utf8')).toBe(table);
  });

  it('refuses what is no package, and names that do not exist', async () => {
    const refused = async (...argv: string[]) => {
      const { code, out, err } = await cli(['attribute', ...argv], { cwd });
      expect({ code, out }).toEqual({ code: 2, out: '' });
      return err;
    };
    expect(await refused(tinyRd)).toContain('policies has 1 policy; expected from 2 to 10');
    expect(await refused(pair, '--region', 'Atlantis')).toContain("--region is 'Atlantis'; expected one of");
    expect(await refused(pair, '--year', '1999')).toContain("--year is '1999'; expected a year of the run, 2010 to 2");
    expect(await refused(pair, '--measure', 'lqq')).toContain("--measure is 'lqq'");
  });

  it('keeps the runs that finished when interrupted', async () => {
    // a package of two has 4 subsets: 13 runs are 3 replicates and one run
    const ran = await cli(['attribute', pair, '--replicates', '50', '--json'], { cwd, interruptAfter: 13 });
    expect(ran.code).toBe(3);
    expect(JSON.parse(ran.out)).toMatchObject({ replicates: 3, partial: true });
    expect(ran.err).toContain('after 3 of 50 runs of all subsets');
  });
});

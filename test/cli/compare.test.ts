import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { cli, emptyFolder, tiny, tinyRd } from '../support/cli-run.ts';

const folder = emptyFolder();
const cwd = folder.path;
afterAll(folder.clean);

interface Difference {
  year: number;
  measure: string;
  region: string | null;
  pairs: number;
  mean: number | null;
  meanLow: number | null;
  meanHigh: number | null;
  rangeLow: number | null;
  rangeHigh: number | null;
  higher: number;
  equal: number;
  lower: number;
}

async function compared(...argv: string[]) {
  const { code, out, err } = await cli(['compare', ...argv, '--json'], { cwd });
  expect({ code, err }).toEqual({ code: 0, err: '' });
  return JSON.parse(out) as {
    scenario: { a: string; b: string };
    replicates: number;
    digest: { a: string; b: string };
    rows: Difference[];
  };
}

describe('compare', () => {
  it('gives no difference between a scenario and itself', async () => {
    const { rows, digest } = await compared(tiny, tiny, '--replicates', '2');
    expect(digest.a).toBe(digest.b);
    for (const row of rows.filter(({ pairs }) => pairs > 0)) {
      expect(row).toMatchObject({ mean: 0, rangeLow: 0, rangeHigh: 0, higher: 0, equal: 2, lower: 0 });
    }
  });

  it('runs both on the keys that run uses: the digests are those of run', async () => {
    const { digest, scenario } = await compared(tiny, tinyRd, '--replicates', '2', '--seed', 'x');
    const alone = async (name: string): Promise<string> =>
      (JSON.parse((await cli(['run', name, '--replicates', '2', '--seed', 'x', '--json'])).out) as { digest: string })
        .digest;
    expect(scenario).toEqual({ a: 'tiny', b: 'tiny-rd' });
    expect(digest).toEqual({ a: await alone(tiny), b: await alone(tinyRd) });
  });

  it('prints differences that are B less A, run by run', async () => {
    const values = async (name: string): Promise<number[]> => {
      const { out } = await cli(['run', name, '--replicates', '3', '--measure', 'lq', '--json']);
      const { rows } = JSON.parse(out) as { rows: { year: number; region: string; value: number }[] };
      return rows.filter(({ year, region }) => year === 2011 && region === 'West').map(({ value }) => value);
    };
    const [a, b] = [await values(tiny), await values(tinyRd)];
    const differences = a.map((value, run) => b[run]! - value);
    const { rows } = await compared(tiny, tinyRd, '--replicates', '3');
    const row = rows.find(({ measure, year, region }) => measure === 'lq' && year === 2011 && region === 'West')!;
    expect(row.pairs).toBe(3);
    expect(row.mean).toBeCloseTo(differences.reduce((sum, value) => sum + value, 0) / 3, 12);
    expect(row.higher).toBe(differences.filter((value) => value > 0).length);
    expect(row.meanLow!).toBeLessThan(row.mean!);
    expect(row.rangeLow!).toBeGreaterThanOrEqual(Math.min(...differences));
  });

  it('applies --set and --years to both', async () => {
    const { rows } = await compared(tiny, tinyRd, '--replicates', '1', '--years', '1', '--set', 'learning.rate=0');
    expect([...new Set(rows.map(({ year }) => year))]).toEqual([2010]);
  });

  it('gives the answer first, then outcomes by place, the cost, and what pairing removes', async () => {
    const { out } = await cli(['compare', tiny, tinyRd, '--replicates', '3']);
    const places = [
      /A = tiny, B = tiny-rd: 2010 to 2011, 3 pairs/,
      /laggard/,
      /B costs/,
      /95% of the mean +90% of pairs/,
    ];
    const found = [...places, /3 of 3/, /Pairing removes/, /year 1\).*year 2\)/, /SHA-256/].map((text) =>
      out.search(text),
    );
    expect(found).toEqual([...found].sort((x, y) => x - y));
    expect(found[0]).toBe(0);
    const wide = out.split('\n').filter((line) => line.length > 100 && !line.startsWith('  agglomera compare'));
    expect(wide).toEqual([]);
  });

  it('takes 20 pairs when not told', async () => {
    expect((await compared(tiny, tinyRd, '--years', '1')).replicates).toBe(20);
  });

  it('writes report, differences, values and both scenarios with --out', async () => {
    const { code } = await cli(['compare', tiny, tinyRd, '--replicates', '2', '--out', 'both', '--language', 'zh'], {
      cwd,
    });
    expect(code).toBe(0);
    const expected = ['differences.csv', 'manifest.json', 'report.html', 'series.csv', 'tiny-rd.yaml', 'tiny.yaml'];
    expect(readdirSync(join(cwd, 'both')).sort()).toEqual(expected);
    const manifest = JSON.parse(readFileSync(join(cwd, 'both', 'manifest.json'), 'utf8'));
    expect(manifest).toMatchObject({ command: 'compare', scenario: ['tiny', 'tiny-rd'], replicates: 2 });
    const [head, first] = readFileSync(join(cwd, 'both', 'series.csv'), 'utf8').split('\n');
    expect(head).toBe('side,scenario,replicate,year,measure,region,industry,stage,value');
    expect(first).toMatch(/^a,tiny,0,2010,lq,East,toys,,/);
    const again = await compared('both/tiny.yaml', 'both/tiny-rd.yaml', '--replicates', '2');
    expect(again.digest).toEqual(manifest.digest);
  });

  it('keeps whole pairs when it is interrupted', async () => {
    // 5 runs are 2 pairs and a half
    const { code, out, err } = await cli(['compare', tiny, tinyRd, '--json'], { cwd, interruptAfter: 5 });
    expect(code).toBe(3);
    expect(err).toMatch(/after 2 of 20 pairs/);
    expect(JSON.parse(out)).toMatchObject({ partial: true, replicates: 2 });
  });
});

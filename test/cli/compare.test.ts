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
    const found = [...places, /3 of 3/, /Who gains/, /Standard deviation of B/, /year 1\)/, /SHA-256/].map((text) =>
      out.search(text),
    );
    expect(found).toEqual([...found].sort((x, y) => x - y));
    expect(found[0]).toBe(0);
    const wide = out.split('\n').filter((line) => line.length > 100 && !line.startsWith('  agglomera compare'));
    expect(wide).toEqual([]);
  });

  it('shows of many places those with the largest differences, and says so', async () => {
    const { out, code } = await cli([
      'compare',
      'east-central-west',
      'environmental-tax',
      '--replicates',
      '2',
      '--years',
      '1',
    ]);
    expect(code).toBe(0);
    const lines = out.split('\n');
    const from = lines.findIndex((line) => line.startsWith('Location quotient'));
    const block = lines.slice(
      from + 1,
      lines.findIndex((line, l) => l > from && !line.startsWith('  ')),
    );
    expect(block).toHaveLength(8);
    expect(out.replace(/\s+/g, ' ')).toContain('Of more than 8 places those with the largest differences are shown');
  });

  it('of a single pair tells the difference and no uncertainty', async () => {
    const { out, code } = await cli(['compare', tiny, tinyRd, '--replicates', '1']);
    expect(code).toBe(0);
    expect(out).toMatch(/one pair of runs/);
    expect(out).not.toMatch(/Time until effect|Standard deviation|NaN/);
  });

  it('takes 20 pairs when not told', async () => {
    expect((await compared(tiny, tinyRd, '--years', '1')).replicates).toBe(20);
  });

  it('writes report, differences, values and both scenarios with --out', async () => {
    const { code } = await cli(['compare', tiny, tinyRd, '--replicates', '2', '--out', 'both', '--language', 'zh'], {
      cwd,
    });
    expect(code).toBe(0);
    const expected = [
      'differences.csv',
      'manifest.json',
      'report.html',
      'series.csv',
      'study.json',
      'tiny-rd.yaml',
      'tiny.yaml',
    ];
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

describe('compare of several scenarios', () => {
  it('gives every option its letter, digest and differences, and weighs them by regret', async () => {
    const { out, code } = await cli(['compare', tiny, tinyRd, tiny, '--replicates', '2', '--json']);
    expect(code).toBe(0);
    const { scenario, digest, rows, study } = JSON.parse(out);
    expect(scenario).toEqual({ a: 'tiny', b: 'tiny-rd', c: 'tiny' });
    expect(digest.c).toBe(digest.a);
    expect(digest.b).not.toBe(digest.a);
    expect([...new Set(rows.map(({ side, scenario: name }: Record<string, string>) => `${side} ${name}`))]).toEqual([
      'b tiny-rd',
      'c tiny',
    ]);
    expect(study.options.map(({ letter }: { letter: string }) => letter)).toEqual(['B', 'C']);
    expect(study.choice.options.map(({ name }: { name: string }) => name)).toEqual(['tiny', 'tiny-rd', 'tiny']);
    expect(study.headline).toMatchObject({ measure: 'upgradingShare', region: 'West' });
  });

  it('has a section of each option in the report, all ids different', async () => {
    const { code } = await cli(['compare', tiny, tinyRd, tiny, '--replicates', '2', '--out', 'three'], { cwd });
    expect(code).toBe(0);
    const page = readFileSync(join(cwd, 'three', 'report.html'), 'utf8');
    const ids = [...page.matchAll(/<section id="([\w-]+)"/g)].map(([, id]) => id);
    expect(ids).toEqual(expect.arrayContaining(['answer', 'choice', 'differs', 'groups-B', 'pairing-C']));
    expect(new Set(ids).size).toBe(ids.length);
    expect(readdirSync(join(cwd, 'three'))).toEqual(
      expect.arrayContaining(['scenario-a.yaml', 'scenario-c.yaml', 'tiny-rd.yaml', 'study.json']),
    );
  });
});

describe('what compare can be asked for', () => {
  const study = async (...argv: string[]) => {
    const { code, out, err } = await cli(['compare', tiny, tinyRd, '--json', ...argv]);
    expect({ code, err }).toEqual({ code: 0, err: '' });
    return JSON.parse(out).study;
  };

  it('another outcome, in whose terms the answer is given', async () => {
    const { headline, options } = await study('--replicates', '3', '--outcome', 'lq of West');
    expect(headline).toMatchObject({ measure: 'lq', region: 'West', better: null });
    expect(options[0].headline).toMatchObject({ pairs: 3, better: null });
    const { out } = await cli(['compare', tiny, tinyRd, '--replicates', '3', '--outcome', 'lq of West']);
    expect(out).toMatch(/Location quotient \(LQ\) of West in 2011: \+0\.06/);
  });

  it('a goal, by the share of runs that reach it', async () => {
    const { choice } = await study('--replicates', '3', '--goal', 'lq of West >= 0.1 by 2011 in 80 % of runs');
    expect(choice.threshold).toMatchObject({ level: 0.1, year: 2011, share: 0.8, atLeast: true });
    expect(choice.options.map(({ meets }: { meets: { share: number } }) => meets.share)).toEqual([1, 1]);
  });

  it('whether the sign holds at the ends of the assumptions, on fewer runs', async () => {
    const { options } = await study('--replicates', '3', '--robustness', '2', '--outcome', 'lq of West');
    const { pairs, base, assumptions } = options[0].robustness;
    expect(pairs).toBe(2);
    expect(base.pairs).toBe(2);
    expect(assumptions.map(({ name }: { name: string }) => name).sort()).toEqual([
      'additionality',
      'agglomeration',
      'elasticity',
      'misuse',
      'spillover',
    ]);
    // misuse stands at its low end: that end is the comparison itself
    const misuse = assumptions.find(({ name }: { name: string }) => name === 'misuse');
    expect(misuse.low.effect).toEqual(base);
    expect(misuse.high.value).toBe(0.53);
  });

  it('and keeps the comparison when the check of the assumptions is interrupted', async () => {
    const argv = ['compare', tiny, tinyRd, '--replicates', '2', '--robustness', '2', '--json'];
    const { code, out, err } = await cli(argv, { interruptAfter: 6 });
    expect(code).toBe(3);
    expect(err).toMatch(/interrupted after all pairs of runs, but with 0 of 2 pairs for robustness/);
    const { partial, replicates, study: found } = JSON.parse(out);
    expect({ partial, replicates }).toEqual({ partial: true, replicates: 2 });
    expect(found.options[0].robustness).toBeNull();
  });

  it('to go on until the mean is certain enough, and no longer', async () => {
    const { pairs, asked, stopping } = await study('--until-half-width', '0.05', '--outcome', 'lq of West');
    // the deviation is far smaller, so that the fewest pairs do
    expect({ pairs, asked, reached: stopping.reached }).toEqual({ pairs: 10, asked: 1000, reached: true });
    const open = await study('--until-half-width', '1e-9', '--replicates', '11', '--outcome', 'lq of West');
    expect(open).toMatchObject({ pairs: 11, stopping: { reached: false } });
    expect(open.stopping.pairsNeeded).toBeGreaterThan(11);
  });

  it.each([
    [['--outcome', 'wealth of West'], /--outcome is 'wealth'.*a measure/],
    [['--outcome', 'lq of Nowhere'], /--outcome is 'Nowhere'.*region/],
    [['--goal', 'lq of West > 1'], /--goal is 'lq of West > 1'/],
    [['--robustness', '1'], /--robustness is '1'.*from 2/],
    [['--until-half-width', '0'], /--until-half-width is '0'.*above 0/],
  ])('and refuses %j', async (flags, message) => {
    const { code, err, out } = await cli(['compare', tiny, tinyRd, ...flags]);
    expect({ code, out }).toEqual({ code: 2, out: '' });
    expect(err).toMatch(message);
  });
});

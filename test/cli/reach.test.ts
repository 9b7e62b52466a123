import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { cli, emptyFolder, tiny, tinyRd } from '../support/cli-run.ts';

const folder = emptyFolder();
const cwd = folder.path;
afterAll(folder.clean);

const small = ['--replicates', '2', '--population', '4', '--generations', '2', '--fresh', '3'];
const reach = (...argv: string[]) => cli(['reach', tinyRd, ...small, ...argv], { cwd });

interface Front {
  packages: number;
  rows: { rdSubsidy: number; money: number; reached: number; reachedLow: number; choice: string | null }[];
}

describe('reach', () => {
  it('takes no policy at all for a goal that every run meets anyway', async () => {
    const { code, out } = await reach('--goal', 'output of West/toys/midstream >= 0 by 2011 in 90 %', '--json');
    expect(code).toBe(0);
    const { rows } = JSON.parse(out) as Front;
    expect(rows[0]).toMatchObject({ rdSubsidy: 0, money: 0, reached: 1, choice: 'cheapest' });
  });

  it('says so when nothing reaches the goal, and gives the same answer again', async () => {
    const goal = ['--goal', 'lq of West >= 1000 by 2011 in 50 % of runs'];
    const first = await reach(...goal);
    expect(first).toMatchObject({ code: 0, err: '' });
    expect(first.out).toContain('No package of these policies was found that reaches the goal');
    expect((await reach(...goal)).out).toBe(first.out);
  });

  it('writes the trade-off, cheapest first', async () => {
    const out = join(cwd, 'front');
    expect(await reach('--goal', 'lq of West >= 0.9 by 2011 in 50 %', '--out', out)).toMatchObject({ code: 0 });
    const lines = readFileSync(join(out, 'front.csv'), 'utf8').trimEnd().split('\n');
    expect(lines[0]).toBe('rdSubsidy,money,moneyLow,moneyHigh,reached,reachedLow,reachedHigh,choice');
    const money = lines.slice(1).map((line) => Number(line.split(',')[1]));
    expect(money).toEqual([...money].sort((a, b) => a - b));
    expect((JSON.parse(readFileSync(join(out, 'manifest.json'), 'utf8')) as { repeat: string }).repeat).toContain(
      '--goal',
    );
  });

  it('searches how long a policy lasts and when it starts, in quarters, at the rates of the scenario', async () => {
    const goal = ['--goal', 'lq of West >= 0.9 by 2011 in 50 %', '--keep-rates'];
    const times = ['--duration', '1=0.25..1.5', '--start', '1=2010..2010.5'];
    const { code, out } = await reach(...goal, ...times, '--json');
    expect(code).toBe(0);
    const { rows } = JSON.parse(out) as { rows: Record<string, number>[] };
    expect(Object.keys(rows[0]!).slice(0, 3)).toEqual(['rdSubsidy.start', 'rdSubsidy.duration', 'money']);
    for (const row of rows) {
      expect(row['rdSubsidy.duration']! * 4).toBe(Math.round(row['rdSubsidy.duration']! * 4));
      expect(row['rdSubsidy.duration']).toBeGreaterThanOrEqual(0.25);
      expect(row['rdSubsidy.duration']).toBeLessThanOrEqual(1.5);
      expect([2010, 2010.25, 2010.5]).toContain(row['rdSubsidy.start']);
      expect(row['money']).toBeGreaterThan(0);
    }
    const text = await reach(...goal, '--duration', 'all=0.25..1.5', '--language', 'zh');
    expect(text.out).toContain('全部政策，年数');
  });

  it('refuses goals, ranges and scenarios it cannot use', async () => {
    const refused = async (...argv: string[]) => {
      const { code, out, err } = await cli(['reach', ...argv], { cwd });
      expect({ code, out }).toEqual({ code: 2, out: '' });
      return err;
    };
    const goal = ['--goal', 'lq of West >= 1 by 2011 in 50 %'];
    expect(await refused(tinyRd)).toContain('--goal');
    expect(await refused(tiny, ...goal)).toContain('policies has none; expected at least one policy');
    expect(await refused(tinyRd, ...goal, '--rate', '3=0..1')).toContain("--rate is '3=0..1'");
    expect(await refused(tinyRd, ...goal, '--rate', '1=0..7')).toContain('a range within 0 to 1');
    expect(await refused(tinyRd, ...goal, '--rate', 'all=0..0.1')).toContain('k a policy from 1 to 1, such as');
    expect(await refused(tinyRd, ...goal, '--duration', '2=1..2')).toContain('k a policy from 1 to 1 or all');
    expect(await refused(tinyRd, ...goal, '--duration', '1=0..2')).toContain('0.25 to 2');
    expect(await refused(tinyRd, ...goal, '--duration', '1=1.1..2')).toContain('quarters of them');
    expect(await refused(tinyRd, ...goal, '--duration', '1=1..2', '--duration', 'all=1..2')).toContain('either all or');
    expect(await refused(tinyRd, ...goal, '--start', '1=2009..2010')).toContain('2010 to 2011.75');
    expect(await refused(tinyRd, ...goal, '--keep-rates')).toContain('leaves nothing to search');
    expect(await refused(tinyRd, ...goal, '--keep-rates', '--rate', '1=0..0.1')).toContain('one of them');
    expect(await refused(tinyRd, ...goal, '--generations', '0')).toContain('--generations');
  });
});

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
    expect(await refused(tinyRd, ...goal, '--generations', '0')).toContain('--generations');
  });
});

import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { cli, emptyFolder, tiny } from '../support/cli-run.ts';

const folder = emptyFolder();
const cwd = folder.path;
afterAll(folder.clean);

interface Row {
  part: string;
  hypothesis: string | null;
  outcome: string | null;
  name: string;
  year: number | null;
  runs: number;
  mean: number | null;
  low: number | null;
  high: number | null;
  verdict: string | null;
}
const short = ['test-hypotheses', 'low-end-lock-in', '--years', '12', '--replicates', '2', '--seed', 'tuning'];

describe('test-hypotheses', () => {
  it('prints quantities by outcome, the event study and the six factors', async () => {
    const { code, out, err } = await cli([...short, '--json'], { cwd });
    expect({ code, err }).toEqual({ code: 0, err: '' });
    const { rows, ...head } = JSON.parse(out) as { rows: Row[] };
    expect(head).toMatchObject({ schema: 1, scenario: 'low-end-lock-in', seed: 'tuning', replicates: 2 });
    const count = (part: string): number => rows.filter((row) => row.part === part).length;
    // 12 quantities by 2 outcomes and the dip; 3 kinds of events over 8 years; 6 factors
    expect([count('hypothesis'), count('event'), count('factor')]).toEqual([25, 24, 6]);
    const position = rows.filter(({ name }) => name === 'highEndShare');
    expect(position.map(({ outcome, runs }) => [outcome, runs])).toEqual([
      ['innovationEfficiency', 2],
      ['rdProductivity', 2],
    ]);
    for (const { low, mean, high } of position) {
      expect(low).toBeLessThan(mean!);
      expect(high).toBeGreaterThan(mean!);
    }
    expect(rows.find(({ name }) => name === 'infra')).toMatchObject({ mean: null, verdict: 'undefined' });
  });

  it('words the tables in both languages, without a gap', async () => {
    const argv = ['test-hypotheses', 'low-end-lock-in', '--years', '10', '--replicates', '2'];
    const en = await cli(argv, { cwd });
    expect(en.code).toBe(0);
    for (const words of [
      'H1:',
      'H2:',
      'H3:',
      'upstream minus downstream',
      'climbing out of midstream',
      'does not vary here',
    ])
      expect(en.out).toContain(words);
    const zh = await cli([...argv, '--language', 'zh'], { cwd });
    for (const words of ['H1：', '上游减下游', '从中游攀升', '此处不变']) expect(zh.out).toContain(words);
    for (const { out } of [en, zh]) expect(out).not.toMatch(/undefined\b.*undefined|\{\w+\}|NaN/);
    for (const line of zh.out.split('\n')) expect(line).not.toMatch(/as expected|contrary|unclear|does not vary/);
  });

  it('says that one run gives no interval', async () => {
    const { out } = await cli(['test-hypotheses', 'low-end-lock-in', '--years', '10', '--replicates', '1'], { cwd });
    expect(out).toContain('One run gives no interval');
    expect(out).not.toContain('as expected ');
  });

  it('writes tables that can be made again, the estimates of every run among them', async () => {
    const out = join(cwd, 'result');
    const first = await cli([...short, '--out', out], { cwd });
    expect(first).toMatchObject({ code: 0, err: '' });
    expect(readdirSync(out).sort()).toEqual(['estimates.csv', 'hypotheses.csv', 'manifest.json', 'scenario.yaml']);
    const read = (name: string): string => readFileSync(join(out, name), 'utf8');
    const before = [read('hypotheses.csv'), read('estimates.csv')];
    // a run has 24 coefficients, 24 years of events and 6 factors, under one head
    expect(before[1]!.trimEnd().split('\n')).toHaveLength(1 + 2 * (24 + 24 + 6));
    const value = (text: string, start: string, column: number): number =>
      Number(
        text
          .split('\n')
          .find((line) => line.startsWith(start))!
          .split(',')[column],
      );
    const estimates = [0, 1].map((r) => value(before[1]!, `${r},hypothesis,rdProductivity,highEndShare`, 5));
    const mean = value(before[0]!, 'hypothesis,H1,rdProductivity,highEndShare', 7);
    expect(mean).toBeCloseTo((estimates[0]! + estimates[1]!) / 2, 12);
    const { repeat } = JSON.parse(read('manifest.json')) as { repeat: string };
    expect(repeat).toBe('agglomera test-hypotheses low-end-lock-in --seed tuning --replicates 2 --years 12');
    expect(await cli([...repeat.split(' ').slice(1), '--out', out], { cwd })).toMatchObject({ code: 0 });
    expect([read('hypotheses.csv'), read('estimates.csv')]).toEqual(before);
  });

  it('keeps what is finished when interrupted', async () => {
    const argv = ['test-hypotheses', 'low-end-lock-in', '--years', '10', '--replicates', '9', '--json'];
    const { code, out, err } = await cli(argv, { cwd, interruptAfter: 2 });
    expect(code).toBe(3);
    expect(err).toContain('interrupted after');
    expect(JSON.parse(out)).toMatchObject({ partial: true });
  });

  it('refuses what cannot be tested', async () => {
    const refused = async (...argv: string[]) => {
      const { code, out, err } = await cli(['test-hypotheses', ...argv], { cwd });
      expect({ code, out }).toEqual({ code: 2, out: '' });
      return err;
    };
    expect(await refused(tiny)).toContain('years is 2; expected at least 10');
    expect(await refused('low-end-lock-in', '--years', '9')).toContain('expected at least 10');
    expect(await refused('no-such-scenario')).toContain('no-such-scenario');
    expect(await refused('low-end-lock-in', '--replicates', '0')).toContain('--replicates');
    expect(await refused('low-end-lock-in', '--language', 'fr')).toContain('en or zh');
    expect(await refused('low-end-lock-in', '--set', 'learning.rate=-1')).toContain('learning.rate');
    expect(await refused('low-end-lock-in', '--model', 'missing.ts')).toContain('missing.ts');
    expect(await refused('low-end-lock-in', 'bengbu')).toContain('too many arguments');
  });
});

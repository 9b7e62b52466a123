import { mkdirSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { cli, emptyFolder, tiny, tinyRd } from '../support/cli-run.ts';

const folder = emptyFolder();
const cwd = folder.path;
afterAll(folder.clean);

const written = (name: string): string => readFileSync(join(cwd, name), 'utf8');
const draws = ['--replicates', '2', '--seed', 'x'];

describe('brief', () => {
  it('writes one page and says so', async () => {
    const { code, out, err } = await cli(['brief', tiny, tinyRd, ...draws, '--out', 'new/brief.html'], { cwd });
    expect({ code, out, err }).toEqual({ code: 0, out: "Wrote the policy brief 'new/brief.html'.\n", err: '' });
    expect(readdirSync(join(cwd, 'new'))).toEqual(['brief.html']);
    expect(written('new/brief.html')).toContain('class="brief"');
  });

  it('takes what a scenario extends as its baseline, and repeats byte for byte by the command it prints', async () => {
    expect((await cli(['brief', tinyRd, ...draws, '--out', 'alone.html', '--quiet'], { cwd })).code).toBe(0);
    const page = written('alone.html');
    expect(page).toContain(`agglomera brief ${tiny} ${tinyRd} --seed x --replicates 2 --out brief.html`);
    await cli(['brief', tiny, tinyRd, ...draws, '--out', 'brief.html', '--quiet'], { cwd });
    expect(written('brief.html')).toBe(page);
  });

  it('speaks Chinese', async () => {
    const { out } = await cli(['brief', tinyRd, ...draws, '--out', 'zh.html', '--language', 'zh'], { cwd });
    expect(out).toBe('已写入政策简报“zh.html”。\n');
    expect(written('zh.html')).toContain('lang="zh-CN"');
  });

  it('covers the pairs that finished when it is interrupted, and says so', async () => {
    const { code, err } = await cli(['brief', tinyRd, '--replicates', '4', '--out', 'cut.html'], {
      cwd,
      interruptAfter: 5,
    });
    expect(code).toBe(3);
    expect(err).toContain('interrupted after 2 of 4 pairs of runs; the brief covers what was run');
    expect(written('cut.html')).toContain('2 (numbers 0\u20131)');
  });

  it('leaves a file as it is when it is refused', async () => {
    mkdirSync(join(cwd, 'folder.html'));
    const { code, err } = await cli(['brief', tinyRd, '--out', 'folder.html'], { cwd });
    expect({ code, err }).toEqual({ code: 2, err: expect.stringContaining('a file; it is a folder') });
  });
});

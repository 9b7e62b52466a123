import { createHash } from 'node:crypto';
import { chmodSync, existsSync, mkdirSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { checkOutput, writeOutput } from '../../src/cli/outputFolder.ts';
import { findScenario } from '../../src/experiments/files/findScenario.ts';
import { runReplicate } from '../../src/experiments/runReplicate.ts';
import { cli, emptyFolder, tiny, tinyMoney, tinyRd } from '../support/cli-run.ts';

let cwd = '';
let clean = (): void => undefined;
beforeEach(() => {
  ({ path: cwd, clean } = emptyFolder());
});
afterEach(() => clean());

const at = (...names: string[]): string => join(cwd, ...names);
const read = (...names: string[]): string => readFileSync(at(...names), 'utf8');
const manifest = (folder: string): Record<string, unknown> => JSON.parse(read(folder, 'manifest.json'));
const files = (folder: string): string[] => readdirSync(at(folder)).sort();
const run = (...argv: string[]) => cli(['run', ...argv], { cwd });

describe('run --out', () => {
  it('writes report, values, scenario and manifest, and leaves nothing else behind', async () => {
    const { code, out, err } = await run(tiny, '--replicates', '2', '--out', 'deep/result');
    expect({ code, err }).toEqual({ code: 0, err: '' });
    expect(files('deep/result')).toEqual(['manifest.json', 'report.html', 'scenario.yaml', 'series.csv']);
    expect(readdirSync(cwd)).toEqual(['deep']);
    expect(readdirSync(at('deep'))).toEqual(['result']);
    expect(out).toContain(at('deep/result'));
    expect(read('deep/result', 'report.html')).toMatch(/^<!doctype html>/i);
    expect(manifest('deep/result')).toMatchObject({
      schema: 1,
      scenario: 'tiny',
      seed: '1',
      replicates: 2,
      years: 2,
      node: process.versions.node,
      parametersChanged: [],
      files: ['report.html', 'series.csv', 'scenario.yaml', 'manifest.json'],
    });
    expect(manifest('deep/result')['partial']).toBeUndefined();
  });

  it('writes to series.csv the rows that --json prints', async () => {
    const { out } = await run(tiny, '--replicates', '2', '--out', 'result', '--json');
    const { rows, digest } = JSON.parse(out) as { rows: Record<string, unknown>[]; digest: string };
    const [head, ...lines] = read('result', 'series.csv').trimEnd().split('\n');
    expect(head).toBe('replicate,year,measure,region,industry,stage,value');
    expect(lines).toEqual(
      rows.map((row) =>
        Object.values(row)
          .map((cell) => cell ?? '')
          .join(','),
      ),
    );
    expect(manifest('result')['digest']).toBe(digest);
  });

  it('writes a scenario that gives the same digest again, whatever it extends and whose money it spends', async () => {
    await run(tinyMoney, '--set', 'learning.rate=0.05', '--years', '3', '--out', 'result');
    expect(manifest('result')['parametersChanged']).toEqual([
      expect.objectContaining({ path: 'learning.rate', value: 0.05 }),
    ]);
    const { out } = await run('result/scenario.yaml', '--json');
    expect((JSON.parse(out) as { digest: string }).digest).toBe(manifest('result')['digest']);
  });

  it('writes the same bytes again for the same command', async () => {
    const hashes = (): string[] =>
      files('result').map((name) =>
        createHash('sha256')
          .update(readFileSync(at('result', name)))
          .digest('hex'),
      );
    await run(tinyRd, '--replicates', '2', '--firms', '--out', 'result');
    const once = hashes();
    await run(tinyRd, '--replicates', '2', '--firms', '--out', 'result');
    expect(hashes()).toEqual(once);
  });

  it('writes the firms alive at the end with --firms, each once, with a unit for every column', async () => {
    await run(tiny, '--replicates', '2', '--firms', '--out', 'result');
    const [head, ...lines] = read('result', 'firms.csv').trimEnd().split('\n');
    expect(head).toMatch(/^replicate,id,region,industry,stage,owner,age,capital,sales,employees,/);
    const columns = head!.split(',');
    expect(Object.keys(manifest('result')['firmColumns'] as object)).toEqual(columns);
    const { scenario, moneyScenarios } = findScenario(tiny, { cwd });
    const worlds = [0, 1].map((r) => runReplicate(scenario, '1', r, [], { moneyScenarios }).world);
    expect(lines).toHaveLength(worlds[0]!.firm.count + worlds[1]!.firm.count);
    const rows = lines.map((line) => line.split(','));
    expect(new Set(rows.map(([replicate, id]) => `${replicate}/${id}`)).size).toBe(rows.length);
    expect(rows.every((row) => row.length === columns.length && Number(row[columns.indexOf('age')]) >= 0)).toBe(true);
    expect(rows.map((row) => Number(row[columns.indexOf('capital')]))).toEqual(
      worlds.flatMap(({ firm }) => [...firm.capital.subarray(0, firm.count)]),
    );
    expect([...new Set(rows.map((row) => row[2]))]).toEqual(['East', 'West']);
    expect([...new Set(rows.map((row) => row[5]))].sort()).toEqual(['domestic', 'foreign']);
  });

  it('says nothing with --quiet', async () => {
    expect(await run(tiny, '--out', 'result', '--quiet')).toEqual({ code: 0, out: '', err: '' });
  });
});

describe('a folder that exists', () => {
  it('is filled when it is empty', async () => {
    mkdirSync(at('result'));
    expect((await run(tiny, '--out', 'result')).code).toBe(0);
    expect(files('result')).toContain('manifest.json');
  });

  it('is replaced by results of the same scenario; files that are not ours stay, stale ones of ours go', async () => {
    await run(tiny, '--firms', '--out', 'result');
    writeFileSync(at('result', 'notes.txt'), 'mine');
    mkdirSync(at('result', 'figures'));
    expect((await run(tiny, '--seed', '2', '--out', 'result')).code).toBe(0);
    expect(manifest('result')['seed']).toBe('2');
    expect(files('result')).toEqual([
      'figures',
      'manifest.json',
      'notes.txt',
      'report.html',
      'scenario.yaml',
      'series.csv',
    ]);
    expect(read('result', 'notes.txt')).toBe('mine');
    expect(readdirSync(cwd)).toEqual(['result']);
  });

  it('of another scenario is refused, untouched, without --force', async () => {
    await run(tiny, '--out', 'result');
    const before = read('result', 'manifest.json');
    const { code, out, err } = await run(tinyRd, '--out', 'result');
    expect({ code, out }).toEqual({ code: 2, out: '' });
    expect(err).toMatch(/holds results of tiny \(--force replaces them\)/);
    expect(read('result', 'manifest.json')).toBe(before);
    expect((await run(tinyRd, '--out', 'result', '--force')).code).toBe(0);
    expect(manifest('result')['scenario']).toBe('tiny-rd');
  });

  it('with foreign files keeps them even with --force', async () => {
    mkdirSync(at('thesis'));
    writeFileSync(at('thesis', 'chapter.doc'), 'years of work');
    writeFileSync(at('thesis', 'manifest.json'), '{"scenario":"tiny"}');
    expect((await run(tiny, '--out', 'thesis')).code).toBe(2);
    expect(files('thesis')).toEqual(['chapter.doc', 'manifest.json']);
    expect((await run(tiny, '--out', 'thesis', '--force')).code).toBe(0);
    expect(read('thesis', 'chapter.doc')).toBe('years of work');
  });

  it('of results of a comparison is another result than that of a run', async () => {
    await run(tiny, '--out', 'result');
    expect((await cli(['compare', tiny, tinyRd, '--replicates', '1', '--out', 'result'], { cwd })).code).toBe(2);
  });

  it('behind a link is written where the link leads', async () => {
    mkdirSync(at('elsewhere'));
    symlinkSync(at('elsewhere'), at('link'));
    expect((await run(tiny, '--out', 'link')).code).toBe(0);
    expect(files('elsewhere')).toContain('manifest.json');
  });

  it('a manifest that names files outside the folder leads to no file outside', async () => {
    await run(tiny, '--out', 'result');
    writeFileSync(at('precious'), 'x');
    const kept = { ...manifest('result'), files: ['../precious', '..', '/etc/hostname', 'manifest.json'] };
    writeFileSync(at('result', 'manifest.json'), JSON.stringify(kept));
    expect((await run(tiny, '--seed', '3', '--out', 'result')).code).toBe(0);
    expect(existsSync(at('precious'))).toBe(true);
    expect(manifest('result')['seed']).toBe('3');
  });
});

describe('a failure while writing', () => {
  it('leaves the old result in place and nothing beside it', async () => {
    await run(tiny, '--out', 'result');
    const before = read('result', 'manifest.json');
    const place = checkOutput('result', { command: 'run', scenario: 'tiny' }, false, cwd);
    const pieces = function* (): Generator<string> {
      yield 'half a file';
      throw new Error('the render failed');
    };
    expect(() => writeOutput(place, [{ name: 'report.html', pieces: pieces() }], false)).toThrow('the render failed');
    expect(read('result', 'manifest.json')).toBe(before);
    expect(readdirSync(cwd)).toEqual(['result']);
  });

  it('new files are readable to others as the umask allows', async () => {
    const before = process.umask(0o022);
    await run(tiny, '--out', 'result');
    process.umask(before);
    chmodSync(cwd, 0o755);
    const { statSync } = await import('node:fs');
    expect((statSync(at('result')).mode & 0o777).toString(8)).toBe('755');
    expect((statSync(at('result', 'series.csv')).mode & 0o777).toString(8)).toBe('644');
  });
});

describe('an interrupted run with --out', () => {
  it('writes what finished and says so in the manifest', async () => {
    const argv = ['run', tiny, '--replicates', '5', '--out', 'result'];
    const { code, err } = await cli(argv, { cwd, interruptAfter: 3 });
    expect(code).toBe(3);
    expect(err).toMatch(/interrupted after 3 of 5 runs; '.*result' holds these/);
    expect(manifest('result')).toMatchObject({ partial: true, replicates: 3 });
    expect((await cli(argv, { cwd })).code).toBe(0);
    expect(manifest('result')['replicates']).toBe(5);
    expect(manifest('result')['partial']).toBeUndefined();
  });

  it('does not replace a complete result', async () => {
    await run(tiny, '--replicates', '4', '--out', 'result');
    const again = await cli(['run', tiny, '--replicates', '6', '--out', 'result'], { cwd, interruptAfter: 1 });
    expect(again.code).toBe(3);
    expect(again.err).toMatch(/result-partial/);
    expect(manifest('result')['replicates']).toBe(4);
    expect(manifest('result-partial')).toMatchObject({ partial: true, replicates: 1 });
  });

  it('writes nothing when no run finished', async () => {
    const { code } = await cli(['run', tiny, '--replicates', '5', '--out', 'result'], { cwd, interruptAfter: 0 });
    expect(code).toBe(3);
    expect(readdirSync(cwd)).toEqual([]);
  });
});

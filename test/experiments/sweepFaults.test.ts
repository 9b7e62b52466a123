import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { localExecutor } from '../../src/experiments/executors/localExecutor.ts';
import { readExperiment } from '../../src/experiments/files/readExperiment.ts';
import { readResults } from '../../src/experiments/results/readResults.ts';
import { runSweep } from '../../src/experiments/runSweep.ts';
import { cli, emptyFolder, fixtures } from '../support/cli-run.ts';

const { path: top, clean } = emptyFolder();
afterAll(clean);

const written = readFileSync(join(fixtures, 'tiny-sweep.yaml'), 'utf8').replace(
  '[tiny.yaml]',
  `['${join(fixtures, 'tiny.yaml')}']`,
);

/** An experiment file that differs from the tiny one. */
function experiment(folder: string, change: (text: string) => string): string {
  mkdirSync(join(top, folder), { recursive: true });
  const path = join(top, folder, 'tiny-sweep.yaml');
  writeFileSync(path, change(written));
  return path;
}

/** Bytes of all parts, by name. */
const partsOf = (folder: string): Record<string, string> =>
  Object.fromEntries(
    readdirSync(join(folder, 'parts'), { recursive: true, encoding: 'utf8' })
      .filter((name) => /\.(?:parquet|sha256)$/.test(name))
      .sort()
      .map((name) => [name, readFileSync(join(folder, 'parts', name)).toString('base64')]),
  );

async function listed<T>(rows: AsyncIterable<T>): Promise<T[]> {
  const list: T[] = [];
  for await (const row of rows) list.push(row);
  return list;
}

describe('a run that fails', () => {
  it('is a row with its error, and the others run', async () => {
    // nobody buys parts when they are no share of what the midstream uses: the world cannot be
    const path = experiment('failing', (text) =>
      text.replace('learning.rate: { low: 0.5, high: 0.7 }', 'stage.inputShareMidstream: { values: [0, 0.6] }'),
    );
    const out = join(top, 'failing/out');
    const { code, out: said } = await cli(['sweep', path, '--out', out, '--workers', '1']);
    expect(code).toBe(0);
    // 2 values x 2 packages x 2 replicates = 8 runs, of which those at 0 fail
    expect(said).toBe('tiny-sweep: 8 of 8 runs in 2 of 2 chunks, 4 failed\n');
    const runs = await listed(readResults(out).runs());
    expect(runs.map(({ status }) => status)).toEqual([
      'failed',
      'failed',
      'done',
      'done',
      'failed',
      'failed',
      'done',
      'done',
    ]);
    expect(runs[0]).toMatchObject({ 'stage.inputShareMidstream': 0, digest: null });
    expect(runs[0]!.error).toContain("industry 'toys', upstream: the clusters sell");
    expect(runs[2]).toMatchObject({ 'stage.inputShareMidstream': 0.6, error: null });
    const withValues = new Set((await listed(readResults(out).series())).map(({ run }) => run));
    expect([...withValues]).toEqual([2, 3, 6, 7]);
  });
});

describe('an interrupted sweep', () => {
  const whole = join(top, 'whole');

  it('keeps what is complete, and the same call ends with the same bytes', async () => {
    expect((await cli(['sweep', 'tiny-sweep.yaml', '--out', whole, '--workers', '1'])).code).toBe(0);
    const folder = join(top, 'interrupted');
    const { plan, yaml } = readExperiment('tiny-sweep.yaml', fixtures);
    const stop = new AbortController();
    const options = { folder, version: '0.1.0', experimentYaml: yaml, executor: localExecutor(1) };
    const onProgress = (done: number): void => {
      if (done === 1) stop.abort();
    };
    const first = await runSweep(plan, { ...options, signal: stop.signal, onProgress });
    // the chunk handed out next may end before the stop is heard, the last of three cannot
    expect(first).toMatchObject({ before: 0, complete: false });
    expect([1, 2]).toContain(first.ran);
    const second = await runSweep(plan, options);
    expect(second).toMatchObject({ before: first.ran, ran: 3 - first.ran, complete: true });
    expect(partsOf(folder)).toEqual(partsOf(whole));
  });

  it('ends with exit code 3 and says that the same command goes on', async () => {
    const out = join(top, 'ctrl-c');
    const stopped = await cli(['sweep', 'tiny-sweep.yaml', '--out', out, '--workers', '1'], { interruptAfter: 0 });
    expect(stopped.code).toBe(3);
    expect(stopped.err).toMatch(
      /^agglomera: interrupted with \d of 3 chunks complete; '.*' keeps them, the same command/,
    );
    expect(existsSync(join(out, 'lock.json'))).toBe(false);
    expect((await cli(['sweep', 'tiny-sweep.yaml', '--out', out, '--workers', '1'])).code).toBe(0);
    expect(partsOf(out)).toEqual(partsOf(whole));
  });

  it('may go on from another folder, under another path of the same experiment', async () => {
    const path = experiment('elsewhere', (text) => text);
    const { code, err, out } = await cli(['sweep', path, '--out', whole], { cwd: top });
    expect({ code, err }).toEqual({ code: 0, err: '' });
    expect(out).toContain('12 of 12 runs');
  });

  it('on a full disk says so with exit code 2, and goes on when there is room', async () => {
    const out = join(top, 'full');
    mkdirSync(join(out, 'parts/series'), { recursive: true });
    // every write to /dev/full fails as on a full disk; the third file of the second chunk meets it
    for (const name of ['experiment.yaml', 'manifest.json'])
      writeFileSync(join(out, name), readFileSync(join(whole, name)));
    symlinkSync('/dev/full', join(out, 'parts/series/part-000001.parquet.tmp'));
    const { code, err } = await cli(['sweep', 'tiny-sweep.yaml', '--out', out, '--workers', '1']);
    expect({ code, err }).toEqual({
      code: 2,
      err: `agglomera: ${out} is on a full disk; expected a place that can be used\n`,
    });
    expect(readdirSync(join(out, 'parts/sums'))).toEqual(['part-000000.sha256']);
    expect((await cli(['sweep', 'tiny-sweep.yaml', '--out', out, '--workers', '1'])).code).toBe(0);
    expect(partsOf(out)).toEqual(partsOf(whole));
  });
});

describe('the folder of a sweep', () => {
  const refusal = async (out: string): Promise<string> => {
    const { code, err } = await cli(['sweep', 'tiny-sweep.yaml', '--out', out]);
    expect(code).toBe(2);
    return err;
  };

  it('is no file, is not below a file, and holds nothing else', async () => {
    const file = join(top, 'a-file');
    writeFileSync(file, 'mine');
    expect(await refusal(file)).toBe(`agglomera: --out is '${file}'; expected a folder; it is a file\n`);
    expect(await refusal(join(file, 'below'))).toContain('leads through a file');
    expect(readFileSync(file, 'utf8')).toBe('mine');
    mkdirSync(join(top, 'notes'));
    writeFileSync(join(top, 'notes/notes.txt'), 'mine');
    expect(await refusal(join(top, 'notes'))).toContain("holds 'notes.txt'; expected a new or empty folder");
    expect(readdirSync(join(top, 'notes'))).toEqual(['notes.txt']);
  });

  it('whose dead lock four processes see at once is taken by one at a time', async () => {
    const folder = join(top, 'contested');
    mkdirSync(folder);
    // beyond the largest process number of Linux
    writeFileSync(join(folder, 'lock.json'), JSON.stringify({ pid: 2 ** 22 + 1, host: hostname(), token: 'dead' }));
    const source = join(fixtures, '../../../src/experiments/results/lockFolder.ts');
    const held = JSON.stringify(join(folder, 'held'));
    const script = `
      import { rmSync, writeFileSync } from 'node:fs';
      import { lockFolder } from ${JSON.stringify(source)};
      while (Date.now() < ${Date.now() + 2500});
      let unlock;
      try { unlock = lockFolder(${JSON.stringify(folder)}); } catch (error) { process.exit(error.name === 'InputError' ? 2 : 1); }
      writeFileSync(${held}, '', { flag: 'wx' });
      for (const until = Date.now() + 300; Date.now() < until; );
      rmSync(${held});
      unlock();`;
    const file = join(folder, 'contender.mts');
    writeFileSync(file, script);
    const codes = await Promise.all(
      [1, 2, 3, 4].map(
        () =>
          new Promise<number | null>((resolve) => {
            const child = spawn(process.execPath, ['--import', 'tsx', file], {
              cwd: join(fixtures, '../../..'),
              stdio: 'ignore',
            });
            child.on('exit', resolve);
          }),
      ),
    );
    rmSync(file);
    // an overlap would be exit code 1: 'held' could not be made
    expect(codes.filter((code) => code !== 2 && code !== 0)).toEqual([]);
    expect(codes).toContain(0);
    expect(readdirSync(folder)).toEqual([]);
  });
});

describe('an experiment file', () => {
  const refusal = async (change: (text: string) => string): Promise<string> => {
    const path = experiment('refused', change);
    const { code, err } = await cli(['sweep', path, '--dry-run']);
    expect(code).toBe(2);
    return err.replaceAll(path, 'FILE');
  };

  it('with a table of points has no uncertain parameters beside it', async () => {
    const table = 'design: { kind: table, points: [{ learning.rate: 0.5 }] }';
    expect(await refusal((text) => text.replace('design: { kind: grid, levels: 3 }', table))).toBe(
      'agglomera: FILE:12: uncertain stands beside design table, whose points name their parameters themselves; ' +
        'expected no uncertain parameters, or a design that draws points\n',
    );
  });

  it('with several problems is refused for the first of them', async () => {
    expect(
      await refusal((text) => text.replace('replicates: 2', 'replicates: none').replace('levels: 3', 'levels: 1')),
    ).toBe('agglomera: FILE:14: design.levels is 1; expected a whole number from 2 to 1000\n');
  });

  it('with a mistyped parameter is told the nearest', async () => {
    expect(await refusal((text) => text.replace('learning.rate', 'learning.rte'))).toBe(
      'agglomera: FILE:13: uncertain."learning.rte" is unknown; expected the path of a parameter (did you mean ' +
        "'learning.rate'?)\n",
    );
  });

  it('is called an experiment where it is no YAML', async () => {
    expect(await refusal((text) => `${text}\n]`)).toContain('expected an experiment in YAML 1.2');
    expect(await refusal(() => '')).toContain('is empty; expected an experiment: name, question');
  });

  it('names every package and every scenario once', async () => {
    expect(await refusal((text) => text.replace('name: rd-5', 'name: none'))).toBe(
      "agglomera: FILE:6: policies[1].name is 'none'; expected a name that no package above it has\n",
    );
    const twice = `scenarios: ['${join(fixtures, 'tiny.yaml')}', '${join(fixtures, '../cli-fixtures/./tiny.yaml')}']`;
    expect(await refusal((text) => text.replace(/scenarios: .*/, twice))).toContain("name two scenarios 'tiny'");
  });

  it('may match the money of a scenario in a package of policies', async () => {
    const path = experiment('money', (text) =>
      text
        .replace(
          / {2}- name: rd-5[\s\S]*(?=uncertain)/,
          [
            '  - name: same-money',
            '    policies:',
            '      - { instrument: productionSubsidy, from: 2011, until: 2013, target: { region: [West] }, sameMoneyAs: tiny-rd }',
            '',
          ].join('\n'),
        )
        .replace(/uncertain:[\s\S]*(?=replicates)/, ''),
    );
    const out = join(top, 'money/out');
    const { code, err } = await cli(['sweep', path, '--out', out, '--workers', '1']);
    expect({ code, err }).toEqual({ code: 0, err: '' });
    const runs = await listed(readResults(out).runs());
    // runs: replicate 0 none, same-money; replicate 1 none, same-money
    const ran = await cli(['run', 'tiny-money.yaml', '--replicate', '1', '--measure', 'lq,lockInShare', '--json']);
    expect(runs[3]!.digest).toBe(JSON.parse(ran.out).digest);
    expect(runs[3]!.digest).not.toBe(runs[2]!.digest);
  });
});

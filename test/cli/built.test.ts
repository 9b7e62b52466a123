import { type SpawnSyncReturns, spawn, spawnSync } from 'node:child_process';
import { chmodSync, cpSync, existsSync, mkdirSync, readdirSync, readFileSync, symlinkSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { cli, emptyFolder, fixtures, tiny } from '../support/cli-run.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));
const folder = emptyFolder();
const installed = join(folder.path, 'installed');
const elsewhere = join(folder.path, 'elsewhere');
const entry = join(installed, 'dist', 'cli.js');

/** The package as it is installed: compiled, in a folder of its own, called from another. */
beforeAll(() => {
  mkdirSync(installed);
  mkdirSync(elsewhere);
  chmodSync(folder.path, 0o755);
  const compiler = createRequire(import.meta.url)
    .resolve('typescript/package.json')
    .replace(/package\.json$/, 'bin/tsc');
  spawnSync(process.execPath, [compiler, '-p', join(root, 'tsconfig.build.json'), '--outDir', join(installed, 'dist')]);
  for (const part of ['package.json', 'scenarios', 'data'])
    cpSync(join(root, part), join(installed, part), { recursive: true });
  symlinkSync(join(root, 'node_modules'), join(installed, 'node_modules'));
});
afterAll(folder.clean);

const call = (argv: readonly string[], more: { uid?: number } = {}): SpawnSyncReturns<string> =>
  spawnSync(process.execPath, [entry, ...argv], { cwd: elsewhere, encoding: 'utf8', ...more });

describe('the built command', () => {
  it('starts with the line that makes it a program', () => {
    expect(existsSync(entry)).toBe(true);
    expect(readFileSync(entry, 'utf8')).toMatch(/^#!\/usr\/bin\/env node\n/);
  });

  it('prints help with examples and the version, with exit code 0', () => {
    for (const argv of [['--help'], ['help'], ['-h']]) {
      const { status, stdout, stderr } = call(argv);
      expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
      expect(stdout).toMatch(/Usage: agglomera/);
      expect(stdout.match(/^ {2}agglomera (run|compare)/gm)).toHaveLength(3);
    }
    expect(call(['run', '--help']).stdout).toMatch(/--replicates/);
    const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { version: string };
    expect(call(['--version']).stdout).toBe(`${version}\n`);
  });

  it('finds the scenarios of the package from any folder', () => {
    const { scenarios } = JSON.parse(call(['list', 'scenarios', '--json']).stdout) as { scenarios: { name: string }[] };
    expect(scenarios.map(({ name }) => name)).toContain('low-end-lock-in');
    const { status, stdout } = call(['run', 'low-end-lock-in', '--years', '1', '--measure', 'lq', '--json']);
    expect(status).toBe(0);
    expect(JSON.parse(stdout)).toMatchObject({ schema: 1, scenario: 'low-end-lock-in' });
  });

  it('gives the same bytes as the source', async () => {
    const argv = ['run', tiny, '--replicates', '2', '--json'];
    expect(call(argv).stdout).toBe((await cli(argv)).out);
  });

  it('maps bad input to exit code 2', () => {
    const { status, stdout, stderr } = call(['run', tiny, '--years', 'ten']);
    expect({ status, stdout }).toEqual({ status: 2, stdout: '' });
    expect(stderr).toBe("agglomera: --years is 'ten'; expected a whole number from 1 to 200\n");
  });

  it('refuses a folder that it may not write to', () => {
    // the superuser may write everywhere: then as nobody
    const more = process.getuid?.() === 0 ? { uid: 65534 } : {};
    const locked = join(folder.path, 'locked');
    mkdirSync(locked, { mode: 0o555 });
    cpSync(fixtures, join(folder.path, 'fixtures'), { recursive: true });
    for (const [command, file] of [
      ['run', 'fixtures/tiny.yaml'],
      ['sweep', 'fixtures/tiny-sweep.yaml'],
    ] as const) {
      const { status, stderr } = call([command, join(folder.path, file), '--out', join(locked, 'result')], more);
      expect(stderr).toMatch(/may not be written by this user/);
      expect(status).toBe(2);
    }
  });

  it('ends quietly when the reader of its output goes away', async () => {
    const child = spawn(process.execPath, [entry, 'run', tiny, '--years', '100', '--json'], { cwd: elsewhere });
    let stderr = '';
    child.stderr.on('data', (data) => {
      stderr += data;
    });
    child.stdout.once('data', () => child.stdout.destroy());
    const code = await new Promise((resolve) => child.on('close', resolve));
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
  });

  it('ends with exit code 3 on Ctrl-C and keeps the runs that finished', async () => {
    const argv = [entry, 'run', tiny, '--replicates', '100000', '--years', '20', '--out', 'result'];
    const child = spawn(process.execPath, argv, { cwd: elsewhere });
    let stderr = '';
    child.stderr.on('data', (data) => {
      stderr += data;
    });
    setTimeout(() => child.kill('SIGINT'), 3000);
    const code = await new Promise((resolve) => child.on('close', resolve));
    expect(stderr).toMatch(/interrupted after \d+ of 100000 runs/);
    expect(code).toBe(3);
    expect(readdirSync(elsewhere)).toEqual(['result']);
    const manifest = JSON.parse(readFileSync(join(elsewhere, 'result', 'manifest.json'), 'utf8'));
    expect(manifest.partial).toBe(true);
    expect(manifest.replicates).toBeGreaterThan(0);
  });

  it('reports a full disk under standard output as such', () => {
    const { status, stderr } = spawnSync('sh', ['-c', `"${process.execPath}" "${entry}" list > /dev/full`], {
      encoding: 'utf8',
    });
    expect(stderr).toMatch(/full disk/);
    expect(status).toBe(2);
  });
});

import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';

const folder = mkdtempSync(join(tmpdir(), 'agglomera-pack-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

it('packs into a tarball whose command and library work from another folder, without the compiler', () => {
  execFileSync('npm', ['pack', '--pack-destination', folder], { stdio: 'pipe' });
  const tarball = readdirSync(folder).find((file) => file.endsWith('.tgz'))!;
  const user = join(folder, 'user');
  mkdirSync(user);
  writeFileSync(join(user, 'package.json'), '{ "name": "user", "private": true, "type": "module" }');
  execFileSync('npm', ['install', '--omit=dev', join('..', tarball)], { cwd: user, stdio: 'pipe' });
  const run = (...args: string[]): string =>
    execFileSync(join(user, 'node_modules/.bin/agglomera'), args, { cwd: user, encoding: 'utf8' });
  expect(run('--version').trim()).toMatch(/^\d+\.\d+\.\d+$/);
  const { scenario, rows } = JSON.parse(run('run', 'bengbu', '--years', '1', '--measure', 'lqOutput', '--json'));
  expect(scenario).toBe('bengbu');
  expect(rows.length).toBeGreaterThan(0);
  writeFileSync(
    join(user, 'use.js'),
    "import { measures, model } from 'agglomera'; import { createEngine } from 'agglomera/engine'; console.log(measures.length, model.tick.length, typeof createEngine);",
  );
  expect(execFileSync('node', ['use.js'], { cwd: user, encoding: 'utf8' })).toMatch(/^\d+ 15 function/);
}, 300_000);

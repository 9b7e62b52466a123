import { spawn } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { emptyFolder, fixtures } from '../support/cli-run.ts';

const { path: top, clean } = emptyFolder();
afterAll(clean);
const packageTop = join(fixtures, '../../..');

/** Sweeps in a process of its own; kills it the hard way once this many chunks are complete. */
function sweep(out: string, killAfter = Number.POSITIVE_INFINITY): Promise<number | null> {
  const cli = join(packageTop, 'src/cli.ts');
  const argv = ['--import', 'tsx', cli, 'sweep', join(fixtures, 'tiny-sweep.yaml'), '--out', out, '--workers', '2'];
  const child = spawn(process.execPath, argv, { cwd: packageTop, stdio: 'ignore' });
  const sums = join(out, 'parts/sums');
  const watch = setInterval(() => {
    const complete = existsSync(sums) ? readdirSync(sums).filter((name) => name.endsWith('.sha256')).length : 0;
    if (complete >= killAfter) child.kill('SIGKILL');
  }, 2);
  return new Promise((resolve) => {
    child.on('exit', (code) => {
      clearInterval(watch);
      resolve(code);
    });
  });
}

const partsOf = (folder: string): Record<string, string> =>
  Object.fromEntries(
    readdirSync(join(folder, 'parts'), { recursive: true, encoding: 'utf8' })
      .filter((name) => /\.(?:parquet|sha256)$/.test(name))
      .sort()
      .map((name) => [name, readFileSync(join(folder, 'parts', name)).toString('base64')]),
  );

describe('a sweep killed with SIGKILL after its first chunk', () => {
  it('goes on when the command is repeated, and ends with the bytes of one that was never killed', async () => {
    const whole = join(top, 'whole');
    const killed = join(top, 'killed');
    expect(await sweep(whole)).toBe(0);
    expect(await sweep(killed, 1)).toBe(null);
    expect(existsSync(join(killed, 'lock.json'))).toBe(true);
    expect(await sweep(killed)).toBe(0);
    expect(partsOf(killed)).toEqual(partsOf(whole));
  });
});

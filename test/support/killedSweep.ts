import { spawn } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fixtures } from './cli-run.ts';

const packageTop = join(fixtures, '../../..');

export interface Kill {
  /** Killed once this many chunks are complete, */
  readonly chunks: number;
  /** and this many milliseconds later. */
  readonly delay?: number;
  /** Sends the signal to one of its threads, by the number of the thread, and not to the process. */
  readonly thread?: boolean;
}

/** Threads of a process. */
const threadsOf = (pid: number): number[] => readdirSync(`/proc/${pid}/task`).map(Number);

/** Sweeps on two workers in a process of its own, killed with SIGKILL where asked. Gives its exit code; null if killed. */
export function sweepInProcess(experiment: string, out: string, kill?: Kill): Promise<number | null> {
  const cli = join(packageTop, 'src/cli.ts');
  const argv = ['--import', 'tsx', cli, 'sweep', experiment, '--out', out, '--workers', '2', '--quiet'];
  const child = spawn(process.execPath, argv, { cwd: packageTop, stdio: 'ignore' });
  const sums = join(out, 'parts/sums');
  const strike = (): void => {
    if (child.exitCode !== null || child.signalCode !== null) return;
    const own = child.pid!;
    // the youngest thread is a worker's or serves one
    process.kill(kill?.thread ? Math.max(...threadsOf(own)) : own, 'SIGKILL');
  };
  let isSet = false;
  const watch = setInterval(() => {
    if (kill === undefined || isSet) return;
    const complete = existsSync(sums) ? readdirSync(sums).filter((name) => name.endsWith('.sha256')).length : 0;
    if (complete < kill.chunks || !existsSync(join(out, 'manifest.json'))) return;
    isSet = true;
    setTimeout(strike, kill.delay ?? 0);
  }, 2);
  return new Promise((resolve) => {
    child.on('exit', (code) => {
      clearInterval(watch);
      resolve(code);
    });
  });
}

/** Every file of a sweep but `timing/`, by name, as text in base64. */
export const dataOfSweep = (folder: string): Record<string, string> =>
  Object.fromEntries(
    readdirSync(folder, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath, entry.name).slice(folder.length + 1))
      .filter((name) => !name.startsWith('timing/'))
      .sort()
      .map((name) => [name, readFileSync(join(folder, name)).toString('base64')]),
  );

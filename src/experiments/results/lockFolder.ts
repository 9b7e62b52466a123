import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { InputError } from '../../scenarios/inputError.ts';

const isAlive = (pid: number): boolean => {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
};

/**
 * Takes a folder for this process; the answer gives it back. The lock of a process of this machine that has died is
 * taken over.
 * @throws InputError when another process holds it
 */
export function lockFolder(folder: string): () => void {
  const path = join(folder, 'lock.json');
  const own = JSON.stringify({ pid: process.pid, host: hostname() });
  for (let attempt = 0; ; attempt++) {
    try {
      writeFileSync(path, own, { flag: 'wx' });
      return () => rmSync(path, { force: true });
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
    }
    let held: { pid?: number; host?: string } = {};
    try {
      held = JSON.parse(readFileSync(path, 'utf8'));
    } catch {
      // killed between creating and writing it: nobody holds it
    }
    const stale = held.pid === undefined || (held.host === hostname() && !isAlive(held.pid));
    if (!stale || attempt > 3) {
      throw new InputError({
        path: folder,
        problem: `is in use by process ${held.pid} on ${held.host}`,
        expected: `that it ends first; if it is certain that it no longer runs, remove '${path}'`,
      });
    }
    rmSync(path, { force: true });
  }
}

import { randomUUID } from 'node:crypto';
import { linkSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { hostname } from 'node:os';
import { dirname, join } from 'node:path';
import { InputError } from '../../scenarios/inputError.ts';

interface Lock {
  readonly pid: number;
  readonly host: string;
  /** Start of the process where the system tells it: process numbers come again. */
  readonly started?: string | undefined;
  readonly token?: string;
}

const isAlive = (pid: number): boolean => {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
};

/** Boot of the machine and start of a process (field 22 of its stat), on Linux. */
function startOf(pid: number): string | undefined {
  try {
    const boot = readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim();
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    return `${boot}/${stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19]}`;
  } catch {
    return undefined;
  }
}

function readLock(path: string): Lock | null {
  try {
    return JSON.parse(readFileSync(path, 'utf8')) as Lock;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null;
    throw new InputError({
      path,
      problem: 'cannot be read',
      expected: 'the lock of a sweep; if it is certain that none runs in this folder, remove it',
    });
  }
}

const isStale = ({ pid, host, started }: Lock): boolean =>
  host === hostname() && (!isAlive(pid) || (started !== undefined && startOf(pid) !== started));

/** Puts a lock in place, whole from the first moment: written beside and linked. False where there is one. */
function place(path: string, lock: Lock): boolean {
  const draft = `${path}.${lock.token}.tmp`;
  try {
    writeFileSync(draft, JSON.stringify(lock), { flag: 'wx' });
    linkSync(draft, path);
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false;
    throw error;
  } finally {
    rmSync(draft, { force: true });
  }
}

function take(path: string): () => void {
  const own: Lock = { pid: process.pid, host: hostname(), started: startOf(process.pid), token: randomUUID() };
  while (!place(path, own)) {
    const held = readLock(path);
    if (held === null) continue;
    if (!isStale(held)) {
      throw new InputError({
        path: dirname(path),
        problem: `is in use by process ${held.pid} on ${held.host}`,
        expected: `that it ends first; if it is certain that it no longer runs, remove '${path}'`,
      });
    }
    // whoever removes a dead lock holds a lock for that: of two that see it, the later must not remove the earlier's own
    const release = take(`${path}.${held.token ?? 'dead'}`);
    if (readLock(path)?.token === held.token) rmSync(path, { force: true });
    release();
  }
  return () => rmSync(path, { force: true });
}

/**
 * Takes a folder for this process; the answer gives it back. The lock of a process of this machine that has died is
 * taken over, by one of those that try.
 * @throws InputError when another process holds it
 */
export const lockFolder = (folder: string): (() => void) => take(join(folder, 'lock.json'));

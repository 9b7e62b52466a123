import { closeSync, fsyncSync, mkdirSync, openSync, renameSync, rmSync, writeSync } from 'node:fs';
import { dirname } from 'node:path';

/** Flushes a file, or the names in a folder, to the disk, to survive a power cut. */
export function syncToDisk(path: string): void {
  const handle = openSync(path, 'r');
  try {
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
}

/**
 * Writes a file so that it is there whole or not at all: temporary name, fsync, rename, fsync of the folder.
 * @throws the system's error (full disk, no permission); the file of that name, if any, is then untouched
 */
export function writeDurably(path: string, content: string | Uint8Array): void {
  const folder = dirname(path);
  mkdirSync(folder, { recursive: true });
  const temporary = `${path}.tmp`;
  const bytes = typeof content === 'string' ? Buffer.from(content) : content;
  const handle = openSync(temporary, 'w');
  try {
    for (let written = 0; written < bytes.length; ) written += writeSync(handle, bytes, written);
    fsyncSync(handle);
  } catch (error) {
    // on a full disk every byte counts
    rmSync(temporary, { force: true });
    throw error;
  } finally {
    closeSync(handle);
  }
  renameSync(temporary, path);
  syncToDisk(folder);
}

/** Gives a finished file its name for good. */
export function renameDurably(temporary: string, path: string): void {
  syncToDisk(temporary);
  renameSync(temporary, path);
  syncToDisk(dirname(path));
}

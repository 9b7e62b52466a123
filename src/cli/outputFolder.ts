import { randomBytes } from 'node:crypto';
import {
  accessSync,
  closeSync,
  constants,
  existsSync,
  fsyncSync,
  lstatSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  realpathSync,
  renameSync,
  rmdirSync,
  rmSync,
  statSync,
  unlinkSync,
  writeSync,
} from 'node:fs';
import { basename, dirname, join, relative, resolve } from 'node:path';
import { badFlag, systemFault } from '../experiments/files/badInput.ts';

/** A file of a result; a large one comes in pieces. */
export interface OutputFile {
  readonly name: string;
  readonly pieces: Iterable<string>;
}

const commands = ['run', 'compare', 'attribute', 'reach', 'test-hypotheses'] as const;
/** A command that writes a folder of results. */
export type Command = (typeof commands)[number];

/** What a folder holds results of; two results with the same identity may replace each other. */
export interface OutputIdentity {
  readonly command: Command;
  readonly scenario: string | readonly string[];
}

interface Found {
  readonly identity: OutputIdentity;
  readonly partial: boolean;
  readonly files: readonly string[];
}

/** A checked place for results. */
export interface OutputPlace {
  readonly folder: string;
  /** The folder holds a complete result, which a partial one must not replace. */
  readonly holdsComplete: boolean;
}

const sameIdentity = (a: OutputIdentity, b: OutputIdentity): boolean =>
  a.command === b.command && JSON.stringify(a.scenario) === JSON.stringify(b.scenario);

function readManifest(folder: string): Found | null {
  try {
    const read = JSON.parse(readFileSync(join(folder, 'manifest.json'), 'utf8')) as Record<string, unknown>;
    const command = commands.find((known) => known === read['command']);
    if (read['program'] !== 'agglomera' || command === undefined) return null;
    const files = Array.isArray(read['files']) ? read['files'] : [];
    return {
      identity: { command, scenario: read['scenario'] as string | string[] },
      partial: read['partial'] === true,
      files: files.filter((name): name is string => typeof name === 'string' && name !== '' && basename(name) === name),
    };
  } catch {
    return null;
  }
}

/**
 * The folder that `--out` names: one that is there, or one that can be made. Writes nothing.
 * @throws InputError for a file, a link to nothing, a place below a file or one that may not be written
 */
export function checkFolder(out: string, cwd: string): { readonly folder: string; readonly exists: boolean } {
  const refuse = (expected: string): never => {
    throw badFlag('--out', out, expected);
  };
  if (out.trim() === '' || out.includes('\0')) refuse('the name of a folder');
  const folder = resolve(cwd, out);
  try {
    if (existsSync(folder)) {
      if (!statSync(folder).isDirectory()) refuse('a folder; it is a file');
      accessSync(folder, constants.W_OK | constants.X_OK);
      return { folder: realpathSync(folder), exists: true };
    }
    if (lstatSync(folder, { throwIfNoEntry: false })) refuse('a folder; it is a link to nothing');
    let above = dirname(folder);
    while (!existsSync(above)) above = dirname(above);
    if (!statSync(above).isDirectory()) refuse(`a folder; '${above}' is a file`);
    accessSync(above, constants.W_OK | constants.X_OK);
    if (Buffer.byteLength(basename(folder)) > 200) refuse('a name of at most 200 bytes');
    return { folder, exists: false };
  } catch (error) {
    throw systemFault(error, `--out '${out}'`);
  }
}

/** Finds out, before anything is simulated, whether results can be written to a folder. Writes nothing. */
export function checkOutput(out: string, identity: OutputIdentity, force: boolean, cwd: string): OutputPlace {
  const refuse = (expected: string): never => {
    throw badFlag('--out', out, expected);
  };
  const { folder, exists } = checkFolder(out, cwd);
  if (!exists) return { folder, holdsComplete: false };
  try {
    const parent = dirname(folder);
    const here = relative(folder, realpathSync(cwd));
    if (here === '' || !here.startsWith('..')) {
      refuse(`a folder of its own, not the current folder or one above it, such as '${join(out, 'result')}'`);
    }
    if (statSync(folder).dev !== statSync(parent).dev)
      refuse(`a folder inside this mount, such as '${join(out, 'result')}'`);
    accessSync(parent, constants.W_OK | constants.X_OK);
    const entries = readdirSync(folder, { withFileTypes: true });
    const found = readManifest(folder);
    if (!force && entries.length > 0) {
      if (found === null)
        refuse('a new or empty folder, or an earlier result; it holds other files (--force writes there all the same)');
      else if (!sameIdentity(found.identity, identity)) {
        const held = [found.identity.scenario].flat().join(' and ');
        refuse(`a folder of the same scenario; it holds results of ${held} (--force replaces them)`);
      }
    }
    const blocked = entries.find((entry) => entry.isDirectory() && /\.(html|csv|yaml|json)$/.test(entry.name));
    if (blocked) refuse(`a folder without a folder named '${blocked.name}' in it`);
    const same = found !== null && sameIdentity(found.identity, identity);
    return { folder, holdsComplete: same && !found.partial };
  } catch (error) {
    throw systemFault(error, `--out '${out}'`);
  }
}

/** The place for an interrupted result: the folder itself unless it holds a complete one. */
function partialFolder(place: OutputPlace): string {
  if (!place.holdsComplete) return place.folder;
  for (let n = 1; ; n++) {
    const folder = `${place.folder}-partial${n === 1 ? '' : `-${n}`}`;
    if (!existsSync(folder)) return folder;
  }
}

function syncFolder(folder: string): void {
  try {
    const handle = openSync(folder, 'r');
    fsyncSync(handle);
    closeSync(handle);
  } catch {
    // some file systems cannot sync folders; the files themselves are
  }
}

function writeFile(path: string, pieces: Iterable<string>): void {
  const handle = openSync(path, 'wx');
  try {
    for (const piece of pieces) {
      const bytes = Buffer.from(piece);
      for (let done = 0; done < bytes.length; ) done += writeSync(handle, bytes, done);
    }
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
}

/** Swaps the new folder in; on failure the old one is back in its place. */
function replaceFolder(staged: string, folder: string, files: readonly string[]): void {
  const retired = join(dirname(folder), `.agglomera-old-${randomBytes(4).toString('hex')}`);
  const own = new Set([...files, ...(readManifest(folder)?.files ?? []), 'manifest.json']);
  renameSync(folder, retired);
  try {
    renameSync(staged, folder);
  } catch (error) {
    renameSync(retired, folder);
    throw error;
  }
  // what is not ours stays: notes beside a result survive its replacement
  for (const name of readdirSync(retired)) {
    if (own.has(name)) unlinkSync(join(retired, name));
    else renameSync(join(retired, name), join(folder, name));
  }
  rmdirSync(retired);
}

/**
 * Writes a result to a sibling folder, flushes it to the disk and renames it into place, so that a reader sees the old
 * result or the new one and never a mixture. Gives the folder written.
 */
export function writeOutput(place: OutputPlace, files: readonly OutputFile[], partial: boolean): string {
  const folder = partial ? partialFolder(place) : place.folder;
  const staged = join(dirname(folder), `.agglomera-new-${randomBytes(4).toString('hex')}`);
  try {
    mkdirSync(dirname(folder), { recursive: true });
    mkdirSync(staged);
    for (const { name, pieces } of files) writeFile(join(staged, name), pieces);
    syncFolder(staged);
    if (existsSync(folder))
      replaceFolder(
        staged,
        folder,
        files.map(({ name }) => name),
      );
    else renameSync(staged, folder);
    syncFolder(dirname(folder));
  } catch (error) {
    rmSync(staged, { recursive: true, force: true });
    throw systemFault(error, `folder '${folder}'`);
  }
  return folder;
}

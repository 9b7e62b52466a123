import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { InputError } from '../../scenarios/inputError.ts';
import { readSweepManifest } from './sweepFolder.ts';

/** Parquet files of a sweep, by table, in the order of runs. */
export interface ResultFiles {
  /** Complete chunks among those planned. */
  readonly complete: number;
  readonly chunks: number;
  /** Names the very results there are: a hash over the checksums of all complete chunks. */
  readonly identity: string;
  /** The parts as the sweep wrote them. */
  readonly parts: Readonly<Record<string, readonly string[]>>;
  /** Files that `compact` made of these very parts, or null. */
  readonly compacted: Readonly<Record<string, readonly string[]>> | null;
}

const parquetIn = (folder: string): string[] =>
  readdirSync(folder)
    .filter((name) => name.endsWith('.parquet'))
    .sort();

/** Finds the files of complete chunks, also while the sweep runs. @throws InputError where there is no sweep */
export function resultFiles(folder: string): ResultFiles {
  const manifest = readSweepManifest(folder);
  if (manifest === null) throw new InputError({ path: folder, problem: 'holds no sweep', expected: 'a folder of one' });
  const sumsFolder = join(folder, 'parts', 'sums');
  const sums = existsSync(sumsFolder) ? readdirSync(sumsFolder).filter((name) => name.endsWith('.sha256')) : [];
  if (sums.length === 0) {
    throw new InputError({ path: folder, problem: 'holds no complete chunk yet', expected: 'some results' });
  }
  const complete = new Set(sums.map((name) => name.replace(/sha256$/, 'parquet')));
  const hash = createHash('sha256');
  for (const name of sums.sort()) hash.update(readFileSync(join(sumsFolder, name)));
  const identity = hash.digest('hex');
  const parts: Record<string, string[]> = {};
  for (const table of readdirSync(join(folder, 'parts'))) {
    if (table === 'sums') continue;
    const own = join(folder, 'parts', table);
    const files = parquetIn(own).filter((name) => complete.has(name));
    if (files.length > 0) parts[table] = files.map((name) => join(own, name));
  }
  const compact = join(folder, 'compact');
  const madeOf = join(compact, 'made-of.json');
  const current = existsSync(madeOf) && JSON.parse(readFileSync(madeOf, 'utf8')).identity === identity;
  const compacted = current
    ? Object.fromEntries(
        Object.keys(parts).map((table) => {
          const files = parquetIn(compact).filter((name) => name.startsWith(`${table}-`));
          return [table, files.map((name) => join(compact, name))];
        }),
      )
    : null;
  return { complete: sums.length, chunks: manifest.chunks, identity, parts, compacted };
}

import { readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { projectFolder } from './modelHash.ts';

/**
 * validation/results.json: P1 with its ablations at the top, and under `emergent` a section for every pattern that is read
 * off runs without policy. Each has the hash of the model it was measured on.
 */
export interface ResultsFile {
  readonly schema: 1;
  readonly modelHash: string;
  readonly seed: string;
  readonly P1: unknown;
  readonly ablations: unknown;
  readonly emergent?: Readonly<Record<string, { readonly modelHash: string }>>;
}

const file = join(projectFolder, 'validation/results.json');

export const readResults = (): ResultsFile => JSON.parse(readFileSync(file, 'utf8')) as ResultsFile;

/** Puts the parts given in place of those of the same name; patterns under `emergent` that are not given stay. */
export function writeResults(parts: Partial<ResultsFile>): void {
  const before = readResults();
  const emergent = { ...before.emergent, ...parts.emergent };
  const ids = Object.keys(emergent).sort((a, b) => Number(a.slice(1)) - Number(b.slice(1)));
  const text = JSON.stringify(
    { ...before, ...parts, emergent: Object.fromEntries(ids.map((id) => [id, emergent[id]])) },
    null,
    1,
  );
  writeFileSync(`${file}.tmp`, `${text}\n`);
  renameSync(`${file}.tmp`, file);
}

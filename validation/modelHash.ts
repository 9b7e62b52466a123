import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';

export const projectFolder = new URL('..', import.meta.url).pathname;

const sources = [
  'src/engine',
  'src/world',
  'src/agents',
  'src/measures',
  'src/model.ts',
  'src/createRun.ts',
  'scenarios',
];

function filesBelow(path: string): string[] {
  if (/\.\w+$/.test(path)) return [path];
  return readdirSync(path, { withFileTypes: true }).flatMap((entry) => filesBelow(join(path, entry.name)));
}

/** SHA-256 over names and contents of everything that decides a result of the default worlds. */
export function modelHash(): string {
  const hash = createHash('sha256');
  const files = sources
    .flatMap((source) => filesBelow(join(projectFolder, source)))
    .filter((file) => /\.(ts|yaml)$/.test(file))
    .sort();
  for (const file of files)
    hash
      .update(`${relative(projectFolder, file)}\0`)
      .update(readFileSync(file))
      .update('\0');
  return hash.digest('hex');
}

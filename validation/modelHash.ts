import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';

export const projectFolder = new URL('..', import.meta.url).pathname;

const code = ['src/engine', 'src/world', 'src/agents', 'src/measures', 'src/model.ts', 'src/createRun.ts'];

function filesBelow(path: string): string[] {
  if (/\.\w+$/.test(path)) return [path];
  return readdirSync(path, { withFileTypes: true }).flatMap((entry) => filesBelow(join(path, entry.name)));
}

/** SHA-256 over names and contents of the code that decides a result. */
export const codeHash = (): string => hashOf(code);

/** The same with all scenarios: everything that decides a result of the default worlds. */
export const modelHash = (): string => hashOf([...code, 'scenarios']);

function hashOf(sources: readonly string[]): string {
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

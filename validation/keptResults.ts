import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { modelHash, projectFolder } from './modelHash.ts';

/** Hash of the code of the batteries: a reading that changes must not find results of the one before. */
function batteryHash(): string {
  const hash = createHash('sha256');
  const folder = join(projectFolder, 'validation');
  const files = readdirSync(folder, { recursive: true })
    .map(String)
    .filter((name) => name.endsWith('.ts'))
    .sort();
  for (const file of files)
    hash
      .update(`${file}\0`)
      .update(readFileSync(join(folder, file)))
      .update('\0');
  return hash.digest('hex');
}

/**
 * Results of single runs under out/validation, so that a battery that was stopped goes on where it was. They are found by
 * model, battery and job: any change of a source file starts anew.
 */
export function keptResults(): {
  readonly get: (job: object) => object | null;
  readonly keep: (job: object, result: object) => void;
} {
  const folder = join(projectFolder, 'out', 'validation', `${modelHash().slice(0, 16)}-${batteryHash().slice(0, 16)}`);
  mkdirSync(folder, { recursive: true });
  const fileOf = (job: object): string =>
    join(folder, `${createHash('sha256').update(JSON.stringify(job)).digest('hex').slice(0, 32)}.json`);
  return {
    get: (job) => {
      const file = fileOf(job);
      return existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as object) : null;
    },
    keep: (job, result) => {
      const file = fileOf(job);
      writeFileSync(`${file}.${process.pid}.part`, JSON.stringify(result));
      renameSync(`${file}.${process.pid}.part`, file);
    },
  };
}

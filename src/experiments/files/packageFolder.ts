import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { basename, extname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The folder of the package: three levels above this file, in src as in dist. */
export const packageFolder = fileURLToPath(new URL('../../..', import.meta.url));

/** The folder of the scenarios that come with the package. */
export const scenarioFolder = join(packageFolder, 'scenarios');

/** The folder of the data files that come with the package. */
export const dataFolder = join(packageFolder, 'data');

/** The version of the package. */
export const packageVersion = (): string =>
  (JSON.parse(readFileSync(join(packageFolder, 'package.json'), 'utf8')) as { version: string }).version;

/** The commit of the source where the package is a clone; undefined for an installed package. */
export function sourceCommit(): string | undefined {
  if (!existsSync(join(packageFolder, '.git'))) return undefined;
  try {
    const asked = ['rev-parse', 'HEAD'];
    return execFileSync('git', asked, {
      cwd: packageFolder,
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'ignore'],
    }).trim();
  } catch {
    // no git on this machine: the version alone is known
    return undefined;
  }
}

/** Names of the scenarios that come with the package, in order. */
export const packagedScenarios = (): string[] =>
  existsSync(scenarioFolder)
    ? readdirSync(scenarioFolder)
        .filter((file) => extname(file) === '.yaml')
        .map((file) => basename(file, '.yaml'))
        .sort()
    : [];

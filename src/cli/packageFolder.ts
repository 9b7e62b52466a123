import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The folder of the package: two levels above this file, in src/cli as in dist/cli. */
export const packageFolder = fileURLToPath(new URL('../..', import.meta.url));

/** The folder of the scenarios that come with the package. */
export const scenarioFolder = join(packageFolder, 'scenarios');

/** The version of the package. */
export const packageVersion = (): string =>
  (JSON.parse(readFileSync(join(packageFolder, 'package.json'), 'utf8')) as { version: string }).version;

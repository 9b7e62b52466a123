import { accessSync, constants, existsSync, statSync } from 'node:fs';
import { dirname, extname, resolve } from 'node:path';
import { badFlag, systemFault } from '../experiments/files/badInput.ts';

/**
 * The .html file that `--out` names, checked before anything is run. A file of that name is replaced; folders are made.
 * @throws InputError for another ending, a folder, or a place that may not be written
 */
export function checkPage(out: string, cwd: string): string {
  const path = resolve(cwd, out);
  if (extname(path) !== '.html') throw badFlag('--out', out, 'a file ending in .html');
  try {
    if (existsSync(path) && statSync(path).isDirectory()) throw badFlag('--out', out, 'a file; it is a folder');
    let above = dirname(path);
    while (!existsSync(above)) above = dirname(above);
    if (!statSync(above).isDirectory()) throw badFlag('--out', out, `a file in a folder; '${above}' is none`);
    accessSync(above, constants.W_OK | constants.X_OK);
  } catch (error) {
    throw systemFault(error, out);
  }
  return path;
}

import { createHash } from 'node:crypto';
import { existsSync, readFileSync, statSync } from 'node:fs';
import { dirname, extname, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { measures } from '../../measures/measures.ts';
import { model } from '../../model.ts';
import { InputError } from '../../scenarios/inputError.ts';
import { extendModel } from '../extension/extendModel.ts';
import type { Extended, ExtensionFile } from '../extension/extension.ts';
import { extensionLibrary } from '../extension/extensionLibrary.ts';
import { badFlag } from './badInput.ts';

/** The model with the file of `--model`, or as it is. */
export interface LoadedExtension extends Extended {
  readonly file: ExtensionFile | null;
}

const endings = ['.ts', '.mts', '.js', '.mjs'];
/** The model of the package. */
export const packagedModel: LoadedExtension = { model, measures, file: null };

/** Files that a file imports by a path and does not take types alone from. */
const importsOf = (text: string): string[] =>
  [...text.matchAll(/^\s*(?:import|export)\b(?!\s+type\b)[^'"]*['"](\.[^'"]+)['"]/gm)].map(([, path]) => path!);

/** SHA-256 of a file and of the files it imports by a path, in the order in which they are named. */
function hashOf(path: string): string {
  const hash = createHash('sha256');
  const seen = new Set<string>();
  const take = (file: string): void => {
    if (seen.has(file) || !existsSync(file) || !statSync(file).isFile()) return;
    seen.add(file);
    const text = readFileSync(file, 'utf8');
    hash.update(text);
    for (const other of importsOf(text)) take(resolve(dirname(file), other));
  };
  take(path);
  return hash.digest('hex');
}

/** The default export of a module. */
async function defaultOf(path: string): Promise<unknown> {
  const { href } = pathToFileURL(path);
  // Node of version 20 reads no TypeScript by itself
  const loaded = /ts$/.test(path)
    ? await (await import('tsx/esm/api')).tsImport(href, import.meta.url)
    : await import(href);
  // a .ts file in a folder without "type": "module" is taken for CommonJS, whose exports are the default
  return loaded.default?.__esModule ? loaded.default.default : loaded.default;
}

/**
 * The model as it is, or with the file of `--model`.
 * @param given path as the user wrote it
 * @throws InputError naming the file, what is wrong and what was expected
 */
export async function loadExtension(given: string | undefined, cwd: string): Promise<LoadedExtension> {
  if (given === undefined) return packagedModel;
  const path = resolve(cwd, given);
  if (!endings.includes(extname(given)) || given.includes('\0') || !existsSync(path) || !statSync(path).isFile())
    throw badFlag('--model', given, `an existing file that ends in ${endings.join(', ')}`);
  return { ...(await extendedBy(path, given)), file: { name: given, path, sha256: hashOf(path) } };
}

async function extendedBy(path: string, shown: string): Promise<Extended> {
  const problem = (what: string, error: unknown): InputError =>
    new InputError({
      file: shown,
      problem: `${what}: ${(error as Error)?.message ?? error}`,
      expected: 'a module whose default export is an extension (docs/extension.md)',
    });
  let found: unknown;
  try {
    found = await defaultOf(path);
  } catch (error) {
    throw problem('cannot be loaded', error);
  }
  if (typeof found === 'function') {
    try {
      found = await found(extensionLibrary);
    } catch (error) {
      throw problem('its function failed', error);
    }
  }
  return extendModel(packagedModel, found, shown);
}

/**
 * The extension that a plan names, as a thread, a later day or another machine finds it; without one, the model as it is.
 * @throws InputError when it is gone or no longer the same
 */
export async function reloadExtension(file: ExtensionFile | undefined): Promise<LoadedExtension> {
  if (file === undefined) return packagedModel;
  const { name, path, sha256 } = file;
  if (!existsSync(path))
    throw new InputError({
      file: path,
      problem: 'is gone',
      expected: `the extension that the runs began with (${name})`,
    });
  const now = hashOf(path);
  if (now !== sha256) {
    throw new InputError({
      file: path,
      problem: `has changed since the runs began: its SHA-256 is ${now}`,
      expected: `the extension they began with, ${sha256}`,
    });
  }
  return { ...(await extendedBy(path, name)), file };
}

import { createHash } from 'node:crypto';
import { existsSync, readFileSync, statSync } from 'node:fs';
import { extname, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { firmRule, parameters, tables } from '../agents/firmRule.ts';
import { exp, log, pow } from '../engine/maths.ts';
import type { ModelSource } from '../experiments/executors/replicateJob.ts';
import { type Extended, type ExtensionLibrary, extendModel } from '../experiments/extendModel.ts';
import { badFlag } from '../experiments/files/badInput.ts';
import { measures } from '../measures/measures.ts';
import { model } from '../model.ts';
import { InputError } from '../scenarios/inputError.ts';

const library: ExtensionLibrary = { firmRule, tables, parameters, model, measures, exp, log, pow };

/** A model with an extension, what the manifest says about the file, and how a thread finds the model too. */
export interface LoadedExtension extends Extended {
  readonly source?: ModelSource;
  readonly file: { readonly name: string; readonly sha256: string } | null;
}

const endings = ['.ts', '.mts', '.js', '.mjs'];

/** The model as it is, or with the file of `--model`. */
export async function loadExtension(given: string | undefined, cwd: string): Promise<LoadedExtension> {
  if (given === undefined) return { model, measures, file: null };
  const path = resolve(cwd, given);
  if (!endings.includes(extname(given)) || given.includes('\0') || !existsSync(path) || !statSync(path).isFile())
    throw badFlag('--model', given, `an existing file that ends in ${endings.join(', ')}`);
  const problem = (what: string, error: unknown): InputError =>
    new InputError({
      file: given,
      problem: `${what}: ${(error as Error)?.message ?? error}`,
      expected: 'a module whose default export is an extension (docs/extension.md)',
    });
  let found: unknown;
  try {
    const { href } = pathToFileURL(path);
    // Node of version 20 reads no TypeScript by itself
    const loaded = /ts$/.test(given)
      ? await (await import('tsx/esm/api')).tsImport(href, import.meta.url)
      : await import(href);
    found = loaded.default;
  } catch (error) {
    throw problem('cannot be loaded', error);
  }
  if (typeof found === 'function') {
    try {
      found = found(library);
    } catch (error) {
      throw problem('its function failed', error);
    }
  }
  const extended = extendModel({ model, measures }, found, given);
  return {
    ...extended,
    source: { module: import.meta.url, given, cwd },
    file: { name: given, sha256: createHash('sha256').update(readFileSync(path)).digest('hex') },
  };
}

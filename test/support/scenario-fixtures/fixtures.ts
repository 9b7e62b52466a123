import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { InputError } from '../../../src/scenarios/inputError.ts';
import { readScenario, type ScenarioSource } from '../../../src/scenarios/readScenario.ts';
import type { ParameterOverride } from '../../../src/scenarios/setParameters.ts';
import { instruments, parameters } from './fixtureModel.ts';

const folder = fileURLToPath(new URL('.', import.meta.url));

/** The fixture files by scenario name. */
export const fixtureTexts: Readonly<Record<string, string>> = Object.fromEntries(
  readdirSync(folder)
    .filter((file) => file.endsWith('.yaml'))
    .map((file) => [file.slice(0, -5), readFileSync(`${folder}${file}`, 'utf8')]),
);

/** The fixtures, with some files added or replaced. */
export const sourceOf =
  (texts: Readonly<Record<string, string>> = {}): ScenarioSource =>
  (name) => {
    const text = Object.hasOwn(texts, name)
      ? texts[name]!
      : Object.hasOwn(fixtureTexts, name)
        ? fixtureTexts[name]!
        : null;
    return text === null ? null : { text, file: `${name}.yaml` };
  };

/** Reads a scenario of the fixtures and of the given texts. */
export const read = (
  name: string,
  texts: Readonly<Record<string, string>> = {},
  set: readonly ParameterOverride[] = [],
) => readScenario(name, sourceOf(texts), { parameters, instruments, set });

/** The InputError that reading gives; fails where it gives none or another. */
export function errorOf(
  name: string,
  texts: Readonly<Record<string, string>> = {},
  set: readonly ParameterOverride[] = [],
) {
  try {
    read(name, texts, set);
  } catch (error) {
    if (error instanceof InputError) return error;
    throw error;
  }
  throw new Error(`reading '${name}' gave no error`);
}

/** A fixture with a passage replaced; fails where the passage is not there exactly once. */
export function changed(name: string, passage: string, replacement: string): Record<string, string> {
  const text = fixtureTexts[name]!;
  if (text.split(passage).length !== 2) throw new Error(`'${passage}' is not in ${name}.yaml exactly once`);
  return { [name]: text.replace(passage, () => replacement) };
}

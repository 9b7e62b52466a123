import { existsSync, readFileSync, statSync } from 'node:fs';
import { basename, dirname, extname, join, resolve } from 'node:path';
import { model as packagedModel, type WholeModel } from '../../model.ts';
import type { DataSource } from '../../scenarios/buildObserved.ts';
import { InputError } from '../../scenarios/inputError.ts';
import { didYouMean, oneOf } from '../../scenarios/nearestName.ts';
import type { PolicyEntry } from '../../scenarios/policySchema.ts';
import { readScenario, type ScenarioSource } from '../../scenarios/readScenario.ts';
import type { ParameterOverride } from '../../scenarios/setParameters.ts';
import type { ModelScenario, ScenarioWithMoney } from '../runReplicate.ts';
import { badFlag, systemFault } from './badInput.ts';
import { dataFolder, packagedScenarios, scenarioFolder } from './packageFolder.ts';

export { packagedScenarios, type ScenarioWithMoney };

const endings = ['.yaml', '.yml', '.json'];
const LARGEST_BYTES = 4_000_000;

export interface FindOptions {
  readonly set?: readonly ParameterOverride[];
  /** Length of the run in place of that of the scenario. */
  readonly years?: number;
  /** Policies on top of those of the scenario. */
  readonly policies?: readonly PolicyEntry[];
  /** The model whose parameters and instruments it may name; that of the package where left out. */
  readonly model?: WholeModel;
  readonly cwd: string;
}

function readText(path: string, shown: string): string {
  try {
    const found = statSync(path);
    if (!found.isFile()) throw new InputError({ path: shown, problem: 'is not a file', expected: 'a scenario file' });
    if (found.size > LARGEST_BYTES) {
      throw new InputError({
        path: shown,
        problem: `has ${found.size} bytes`,
        expected: 'a scenario file of at most 4 MB',
      });
    }
    return new TextDecoder('utf-8', { fatal: true }).decode(readFileSync(path));
  } catch (error) {
    if (error instanceof TypeError) {
      throw new InputError({ path: shown, problem: 'is not UTF-8 text', expected: 'a scenario file in UTF-8' });
    }
    throw systemFault(error, shown);
  }
}

/** Data files beside the scenario, then those of the package. */
const dataBeside =
  (folder: string | null): DataSource =>
  (name) => {
    for (const place of folder === null ? [dataFolder] : [folder, dataFolder]) {
      const path = join(place, `${name}.csv`);
      if (existsSync(path))
        return { text: readText(path, path), file: place === dataFolder ? `data/${name}.csv` : path };
    }
    return null;
  };

/** Looks a name up among the files of a folder, then among the scenarios of the package. */
function sourceBeside(folder: string | null, shownFolder: string): ScenarioSource {
  return (name) => {
    if (!/^[\p{L}\p{N}][\p{L}\p{N}_-]*$/u.test(name)) return null;
    for (const ending of folder === null ? [] : endings) {
      const path = join(folder!, name + ending);
      const shown = join(shownFolder, name + ending);
      if (existsSync(path)) return { text: readText(path, shown), file: shown };
    }
    const file = `${name}.yaml`;
    const path = join(scenarioFolder, file);
    return existsSync(path) ? { text: readText(path, path), file: `scenarios/${file}` } : null;
  };
}

/** The name to read and where to look for it and for what it extends. */
function locate(
  given: string,
  cwd: string,
): { readonly name: string; readonly source: ScenarioSource; readonly data: DataSource } {
  if (endings.includes(extname(given).toLowerCase()) && !given.includes('\0')) {
    const path = resolve(cwd, given);
    if (!existsSync(path)) throw badFlag('scenario', given, 'an existing file');
    const name = basename(given, extname(given));
    const beside = sourceBeside(dirname(path), dirname(given));
    const text = readText(path, given);
    return {
      name,
      source: (wanted) => (wanted === name ? { text, file: given } : beside(wanted)),
      data: dataBeside(dirname(path)),
    };
  }
  const known = packagedScenarios();
  if (!known.includes(given)) {
    const here = /^[\w.-]+$/.test(given) && existsSync(resolve(cwd, `${given}.yaml`));
    const hint = here ? ` (a file of that name is here: give '${given}.yaml')` : didYouMean(given, known);
    throw badFlag('scenario', given, `${oneOf(known)}, or a path to a .yaml file${hint}`);
  }
  return { name: given, source: sourceBeside(null, ''), data: dataBeside(null) };
}

/** Stands for a scenario with policies on top; no file has this name. */
const extended = 'with-policies';

const withPolicies = (name: string, policies: readonly PolicyEntry[]): ReturnType<ScenarioSource> => ({
  text: JSON.stringify({ name: extended, extends: name, question: 'What do the policies change?', policies }),
  file: `policies on ${name}`,
});

/**
 * Reads the scenario a user names: one of the package's, or a path to a YAML file, whose siblings and then the package
 * resolve what it extends.
 */
export function findScenario(
  given: string,
  { set = [], years, policies = [], model = packagedModel, cwd }: FindOptions,
): ScenarioWithMoney {
  const { parameters, instruments } = model;
  const { name, source: written, data } = locate(given, cwd);
  const source: ScenarioSource =
    policies.length === 0
      ? written
      : (wanted) => (wanted === extended ? withPolicies(name, policies) : written(wanted));
  const read = (wanted: string): ModelScenario => {
    const scenario = readScenario(wanted, source, { parameters, instruments, set, data });
    return years === undefined ? scenario : Object.freeze({ ...scenario, years });
  };
  const scenario = policies.length === 0 ? read(name) : Object.freeze({ ...read(extended), name });
  const others = new Set(scenario.moneyFrom.filter((other) => other !== null));
  return { scenario, moneyScenarios: new Map([...others].map((other) => [other, read(other)])) };
}

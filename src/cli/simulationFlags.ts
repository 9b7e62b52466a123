import type { FindOptions } from '../experiments/files/findScenario.ts';
import { type LoadedExtension, loadExtension } from '../experiments/files/loadExtension.ts';
import { InputError } from '../scenarios/inputError.ts';
import {
  assignments,
  type Language,
  languageNamed,
  MOST_YEARS,
  replicateNumbers,
  seedText,
  wholeNumber,
} from './flags.ts';
import type { Host } from './host.ts';
import { workersOf } from './threads.ts';

/** Flags of a command that simulates, as the parser gives them. */
export interface SimulationFlags {
  readonly seed: string;
  readonly replicates?: string;
  readonly replicate?: string;
  readonly set?: readonly string[];
  readonly years?: string;
  readonly model?: string;
  readonly out?: string;
  readonly force?: boolean;
  readonly json?: boolean;
  readonly language: string;
  readonly quiet?: boolean;
  readonly workers?: string;
}

/** The same, checked. */
export interface Simulation {
  readonly seed: string;
  readonly replicates: readonly number[];
  readonly language: Language;
  readonly find: FindOptions;
  /** The model that runs, with the file of --model or as it is. */
  readonly extension: LoadedExtension;
  readonly out: string | null;
  readonly force: boolean;
  readonly json: boolean;
  readonly quiet: boolean;
  /** Worker threads; null for as many as suit the work. */
  readonly workers: number | null;
}

/** Checks the flags that commands share, and loads the extension. Writes no file. */
export async function readFlags(flags: SimulationFlags, usualReplicates: number, host: Host): Promise<Simulation> {
  for (const flag of ['seed', 'out'] as const) {
    if (/^--?[a-z]/i.test(flags[flag] ?? '')) {
      throw new InputError({
        path: `--${flag}`,
        problem: `is followed by the flag ${flags[flag]}`,
        expected: 'its value',
      });
    }
  }
  const years = flags.years === undefined ? undefined : wholeNumber('--years', flags.years, 1, MOST_YEARS);
  const checked = {
    seed: seedText(flags.seed),
    replicates: replicateNumbers(flags.replicates, flags.replicate, usualReplicates),
    language: languageNamed(flags.language),
    out: flags.out ?? null,
    force: flags.force === true,
    json: flags.json === true,
    quiet: flags.quiet === true,
    workers: flags.workers === undefined ? null : workersOf(flags.workers),
  };
  const set = assignments(flags.set ?? []);
  const extension = await loadExtension(flags.model, host.cwd);
  const find = { set, model: extension.model, cwd: host.cwd, ...(years !== undefined && { years }) };
  return { ...checked, extension, find };
}

export const shellWord = (text: string): string =>
  /^[\p{L}\p{N}_./:=,+@%-]+$/u.test(text) ? text : `'${text.replaceAll("'", `'\\''`)}'`;

/** The command that gives the same numbers again; where it writes them is left out. */
export function commandLine(
  command: string,
  scenarios: readonly string[],
  flags: SimulationFlags,
  usual: number,
): string {
  const words = ['agglomera', command, ...scenarios, '--seed', flags.seed];
  if (flags.replicate !== undefined) words.push('--replicate', flags.replicate);
  else words.push('--replicates', flags.replicates ?? `${usual}`);
  for (const text of flags.set ?? []) words.push('--set', text);
  if (flags.years !== undefined) words.push('--years', flags.years);
  if (flags.model !== undefined) words.push('--model', flags.model);
  return words.map(shellWord).join(' ');
}

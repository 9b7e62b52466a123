import { InputError } from '../scenarios/inputError.ts';
import { WorldError } from '../world/worldError.ts';

/** Runs a scenario; a world that cannot be is the fault of its file, not ours. */
export function refusingBadWorlds<T>({ file }: { readonly file: string }, run: () => T): T {
  try {
    return run();
  } catch (error) {
    if (!(error instanceof WorldError)) throw error;
    throw new InputError({
      file,
      path: 'world',
      problem: `cannot be: ${error.message}`,
      expected: 'numbers that fit together',
    });
  }
}

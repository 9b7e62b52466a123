import type { ExperimentPlan } from '../experiments/experimentPlan.ts';
import { loadExtension } from '../experiments/files/loadExtension.ts';
import { InputError } from '../scenarios/inputError.ts';

/**
 * The plan of a sweep with its extension at the place given: a folder may have been moved to where the path it began
 * with leads nowhere. @throws InputError where that is another extension
 */
export async function planWith(plan: ExperimentPlan, given: string | undefined, cwd: string): Promise<ExperimentPlan> {
  if (given === undefined) return plan;
  const { file } = await loadExtension(given, cwd);
  if (plan.extension === undefined)
    throw new InputError({ path: '--model', value: given, expected: 'none: the sweep began without an extension' });
  if (file!.sha256 !== plan.extension.sha256) {
    throw new InputError({
      path: '--model',
      problem: `is '${given}' with the SHA-256 ${file!.sha256}`,
      expected: `the extension that the sweep began with, ${plan.extension.name} with ${plan.extension.sha256}`,
    });
  }
  return { ...plan, extension: file! };
}

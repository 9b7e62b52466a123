import { existsSync } from 'node:fs';
import { dirname, extname, resolve } from 'node:path';
import { parameters } from '../agents/firmRule.ts';
import { studyComparison } from '../experiments/comparison/studyComparison.ts';
import { writeDurably } from '../experiments/results/writeDurably.ts';
import { InputError } from '../scenarios/inputError.ts';
import { systemFault } from './badInput.ts';
import { briefMeasures } from './briefMeasures.ts';
import { checkPage } from './checkPage.ts';
import { DONE, INTERRUPTED } from './exitCodes.ts';
import { findScenario } from './findScenario.ts';
import type { Host } from './host.ts';
import { packageVersion } from './packageFolder.ts';
import { requireComparable } from './requireComparable.ts';
import { runReplicates } from './runReplicates.ts';
import { commandLine, readFlags, type SimulationFlags } from './simulationFlags.ts';
import { say } from './words.ts';

const USUAL_REPLICATES = 50;

/** The scenarios to compare, the baseline first: of a single one it is the one that it extends. */
function comparedNames(given: readonly string[], options: Parameters<typeof findScenario>[1]): readonly string[] {
  if (given.length > 1) return given;
  const [only] = given as [string];
  const { scenario } = findScenario(only, options);
  const base = scenario.chain.at(-2);
  if (base !== undefined) {
    // what a file extends lies beside it or comes with the package
    const beside = `${dirname(only)}/${base}${extname(only)}`;
    return [extname(only) !== '' && existsSync(resolve(options.cwd, beside)) ? beside : base, only];
  }
  throw new InputError({
    file: scenario.file,
    path: 'extends',
    problem: 'is missing: a world alone has nothing to be compared with',
    expected: 'a second scenario: agglomera brief BASELINE OPTION',
  });
}

/** `agglomera brief`: a policy brief of one file on two or more scenarios run on the same draws. */
export async function briefCommand(
  given: readonly string[],
  flags: SimulationFlags & { readonly out: string },
  host: Host,
): Promise<number> {
  const path = checkPage(flags.out, host.cwd);
  const options = readFlags(flags, USUAL_REPLICATES, host);
  const { seed, replicates, language } = options;
  const names = comparedNames(given, options.find);
  const found = names.map((name) => findScenario(name, options.find));
  requireComparable(found);
  const plan = {
    scenarios: found,
    seed,
    replicates,
    measures: briefMeasures,
    workers: options.workers,
    quiet: options.quiet,
  };
  const { results, interrupted } = await runReplicates(plan, host);
  const finished = results[0]!.replicates.length;
  if (interrupted && finished === 0) {
    host.err('agglomera: interrupted before the first pair of runs finished; nothing was written\n');
    return INTERRUPTED;
  }
  const { headlineOutcome } = await import('../report/headlineOutcome.ts');
  const { renderPolicyBrief } = await import('../report/brief/renderPolicyBrief.ts');
  const { emptyDocument } = await import('./emptyDocument.ts');
  const study = studyComparison({ results, headline: headlineOutcome(results)!, asked: replicates.length });
  const command = `${commandLine('brief', names, flags, USUAL_REPLICATES)} --out brief.html`;
  const page = renderPolicyBrief(
    { study, results, version: packageVersion(), command, language, parameters },
    emptyDocument(),
  );
  try {
    writeDurably(path, page);
  } catch (error) {
    throw systemFault(error, flags.out);
  }
  if (!options.quiet) await host.out(`${say(language, 'wroteBrief', { file: flags.out })}\n`);
  if (!interrupted) return DONE;
  host.err(`agglomera: interrupted after ${finished} of ${replicates.length} pairs of runs; the brief covers these.\n`);
  return INTERRUPTED;
}

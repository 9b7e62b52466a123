import { existsSync } from 'node:fs';
import { dirname, extname, resolve } from 'node:path';
import { MOST_COMPARED, studyComparison } from '../experiments/comparison/studyComparison.ts';
import { systemFault } from '../experiments/files/badInput.ts';
import { findScenario } from '../experiments/files/findScenario.ts';
import { packageVersion } from '../experiments/files/packageFolder.ts';
import { writeDurably } from '../experiments/results/writeDurably.ts';
import { InputError } from '../scenarios/inputError.ts';
import { briefMeasures } from './briefMeasures.ts';
import { checkPage } from './checkPage.ts';
import { type CompareFlags, compareWords, readCompareFlags } from './compareFlags.ts';
import { runComparison, runRobustness } from './compareRuns.ts';
import { DONE, INTERRUPTED } from './exitCodes.ts';
import type { Host } from './host.ts';
import { requireComparable } from './requireComparable.ts';
import { commandLine, readFlags, shellWord } from './simulationFlags.ts';
import { say } from './words.ts';

const USUAL_REPLICATES = 50;

/** The scenarios to compare, the baseline first: of a single one it is the one that it extends. */
function comparedNames(given: readonly string[], options: Parameters<typeof findScenario>[1]): readonly string[] {
  if (given.length > MOST_COMPARED)
    throw new InputError({ path: 'scenarios', value: given.length, expected: `at most ${MOST_COMPARED}` });
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
  flags: CompareFlags & { readonly out: string },
  host: Host,
): Promise<number> {
  const path = checkPage(flags.out, host.cwd);
  const options = await readFlags(flags, USUAL_REPLICATES, host);
  const { seed, replicates, language, workers, quiet, extension } = options;
  const { measures } = extension;
  const names = comparedNames(given, options.find);
  const found = names.map((name) => findScenario(name, options.find));
  requireComparable(found);
  const wanted = readCompareFlags(flags, found, measures);
  const asked = [wanted.headline?.measure, wanted.threshold?.place.measure];
  const told = measures.filter(
    (measure) => briefMeasures.some(({ name }) => name === measure.name) || asked.includes(measure),
  );
  const plan = { scenarios: found, seed, replicates, measures: told, extension, workers, quiet };
  const compared = await runComparison(plan, wanted, language, host);
  if (compared === null) {
    host.err('agglomera: interrupted before the first pair of runs finished; nothing was written\n');
    return INTERRUPTED;
  }
  const { results, headline } = compared;
  const finished = results[0]!.replicates.length;
  const checks =
    wanted.robustness === 0 || compared.interrupted || finished < 2
      ? { robustness: [], states: [], interrupted: false }
      : await runRobustness(plan, compared, wanted.robustness, host);
  const study = studyComparison({
    results,
    headline,
    asked: replicates.length,
    robustness: checks.robustness,
    states: checks.states,
    ...(wanted.threshold && { threshold: wanted.threshold }),
  });
  const { renderPolicyBrief } = await import('../report/brief/renderPolicyBrief.ts');
  const { emptyDocument } = await import('./emptyDocument.ts');
  const words = [...compareWords(flags).map(shellWord), '--out brief.html'];
  const command = [commandLine('brief', names, flags, USUAL_REPLICATES), ...words].join(' ');
  const page = renderPolicyBrief(
    { study, results, version: packageVersion(), command, language, parameters: extension.model.parameters },
    emptyDocument(),
  );
  try {
    await writeDurably(path, page);
  } catch (error) {
    throw systemFault(error, flags.out);
  }
  if (!quiet) await host.out(`${say(language, 'wroteBrief', { file: flags.out })}\n`);
  if (!compared.interrupted && !checks.interrupted) return DONE;
  const what = compared.interrupted
    ? `after ${finished} of ${replicates.length} pairs of runs`
    : 'while the sign was tested for robustness';
  host.err(`agglomera: interrupted ${what}; the brief covers what was run.\n`);
  return INTERRUPTED;
}

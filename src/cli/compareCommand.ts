import { MOST_COMPARED, studyComparison } from '../experiments/comparison/studyComparison.ts';
import { findScenario, type ScenarioWithMoney } from '../experiments/files/findScenario.ts';
import { packageVersion } from '../experiments/files/packageFolder.ts';
import { pairedDifference } from '../experiments/pairedDifference.ts';
import type { WholeModel } from '../model.ts';
import { InputError } from '../scenarios/inputError.ts';
import { type CompareFlags, compareWords, MOST_UNTIL, readCompareFlags } from './compareFlags.ts';
import { runComparison, runRobustness } from './compareRuns.ts';
import { compareSummary } from './compareSummary.ts';
import { differenceLines, differenceRows, sideOf } from './differenceRows.ts';
import { DONE, INTERRUPTED } from './exitCodes.ts';
import type { Host } from './host.ts';
import { manifestOf, scenarioFiles } from './manifest.ts';
import { checkOutput, type OutputFile, writeOutput } from './outputFolder.ts';
import { requireComparable } from './requireComparable.ts';
import { comparedSeriesCsv, digestOf, marked, printJson } from './resultFiles.ts';
import { commandLine, readFlags, shellWord } from './simulationFlags.ts';
import { inkFor } from './terminal.ts';
import { say } from './words.ts';

const USUAL_REPLICATES = 20;

/** The scenarios in full; a folder holds a name once, and names that come twice are told apart by their letter. */
function allScenarios(found: readonly ScenarioWithMoney[], model: WholeModel): OutputFile[] {
  const names = found.map(({ scenario }) => scenario.name);
  const files = found.flatMap((one, s) => {
    const isTwice = names.filter((name) => name === names[s]).length > 1;
    return scenarioFiles(one, isTwice ? `scenario-${sideOf(s)}.yaml` : `${names[s]}.yaml`, model);
  });
  return files.filter(({ name }, i) => files.findIndex((file) => file.name === name) === i);
}

/** One value a scenario, by its letter: { a: ..., b: ... }. */
const bySide = <T>(values: readonly T[]): Readonly<Record<string, T>> =>
  Object.fromEntries(values.map((value, s) => [sideOf(s), value]));

/** `agglomera compare`: every further scenario against the first, run by run on the same draws. */
export async function compareCommand(given: readonly string[], flags: CompareFlags, host: Host): Promise<number> {
  const usual = flags.untilHalfWidth === undefined ? USUAL_REPLICATES : MOST_UNTIL;
  const options = await readFlags(flags, usual, host);
  const { seed, replicates, out, language, extension } = options;
  if (given.length > MOST_COMPARED) {
    throw new InputError({ path: 'scenarios', value: given.length, expected: `at most ${MOST_COMPARED}` });
  }
  const { measures } = extension;
  const found = given.map((name) => findScenario(name, options.find));
  const [baseline] = found as [ScenarioWithMoney];
  requireComparable(found);
  const wanted = readCompareFlags(flags, found, measures);
  const names = found.map(({ scenario }) => scenario.name);
  const identity = { command: 'compare', scenario: names } as const;
  const place = out === null ? null : checkOutput(out, identity, options.force, host.cwd);

  const { workers, quiet } = options;
  const plan = { scenarios: found, seed, replicates, measures, extension, workers, quiet };
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
  const interrupted = compared.interrupted || checks.interrupted;
  const study = studyComparison({
    results,
    headline,
    asked: replicates.length,
    robustness: checks.robustness,
    states: checks.states,
    ...(wanted.threshold && { threshold: wanted.threshold }),
    ...(wanted.halfWidth !== null && { halfWidth: wanted.halfWidth }),
  });

  const version = packageVersion();
  const digest = bySide(results.map(digestOf));
  const command = [commandLine('compare', given, flags, usual), ...compareWords(flags).map(shellWord)].join(' ');
  const partial = interrupted ? { partial: true } : {};
  const differences = results.slice(1).map((result) => pairedDifference(results[0]!, result));
  let written = '';
  let fileNames: readonly string[] = [];
  if (place !== null) {
    const { renderComparisonReport } = await import('../report/renderComparisonReport.ts');
    const { emptyDocument } = await import('./emptyDocument.ts');
    const report = renderComparisonReport(
      { results, study, version, command, language, parameters: extension.model.parameters },
      emptyDocument(),
    );
    const files = [
      { name: 'report.html', pieces: [report] },
      { name: 'differences.csv', pieces: marked(results[0]!, differenceLines(differences)) },
      { name: 'series.csv', pieces: comparedSeriesCsv(results) },
      { name: 'study.json', pieces: [`${JSON.stringify(study, null, 1)}\n`] },
      ...allScenarios(found, extension.model),
    ];
    const manifest = manifestOf({
      command: 'compare',
      repeat: command,
      version,
      scenario: identity.scenario,
      seed,
      replicates: finished,
      ...partial,
      start: baseline.scenario.start,
      years: baseline.scenario.years,
      changed: bySide(found.map(({ scenario }) => scenario.changed)),
      digest,
      measures,
      extension: extension.file,
      files: files.map(({ name }) => name),
    });
    fileNames = [...files, manifest].map(({ name }) => name);
    written = writeOutput(place, [...files, manifest], interrupted);
  }
  if (options.json) {
    const head = { schema: 1, version, scenario: bySide(names), seed, replicates: finished, ...partial, digest, study };
    await printJson(head, differenceRows(differences), host);
  } else if (place === null || !options.quiet) {
    const ink = inkFor(host);
    const brief = place !== null;
    await host.out(compareSummary({ results, study, digest, language, command, brief, ink }));
    if (place !== null) await host.out(`${say(language, 'wrote', { files: fileNames.join(', '), folder: written })}\n`);
  }
  if (!interrupted) return DONE;
  const what = compared.interrupted
    ? `${finished} of ${replicates.length} pairs of runs`
    : `all pairs of runs, but with ${checks.robustness[0]?.pairs ?? 0} of ${wanted.robustness} pairs for robustness`;
  host.err(
    `agglomera: interrupted after ${what}; ` +
      `${written === '' ? 'what is printed covers these' : `'${written}' holds these`}. Run the command again for all of them.\n`,
  );
  return INTERRUPTED;
}

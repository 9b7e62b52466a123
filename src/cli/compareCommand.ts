import { parameters } from '../agents/firmRule.ts';
import { studyComparison } from '../experiments/comparison/studyComparison.ts';
import { pairedDifference } from '../experiments/pairedDifference.ts';
import { headlineOutcome } from '../report/headlineOutcome.ts';
import { InputError } from '../scenarios/inputError.ts';
import { canonicalSpec } from '../world/layOutWorld.ts';
import { compareSummary } from './compareSummary.ts';
import { differenceLines, differenceRows } from './differenceRows.ts';
import { DONE, INTERRUPTED } from './exitCodes.ts';
import { findScenario, type ScenarioWithMoney } from './findScenario.ts';
import type { Host } from './host.ts';
import { loadExtension } from './loadExtension.ts';
import { manifestOf, scenarioFiles } from './manifest.ts';
import { checkOutput, type OutputFile, writeOutput } from './outputFolder.ts';
import { packageVersion } from './packageFolder.ts';
import { comparedSeriesCsv, digestOf, marked, printJson } from './resultFiles.ts';
import { runReplicates } from './runReplicates.ts';
import { commandLine, readFlags, type SimulationFlags } from './simulationFlags.ts';
import { inkFor } from './terminal.ts';
import { say } from './words.ts';

const USUAL_REPLICATES = 20;

/** Two scenarios can be paired only on the same years, regions and industries. */
function requireComparable(a: ScenarioWithMoney, b: ScenarioWithMoney): void {
  const aspects = ({ scenario: { start, years, world } }: ScenarioWithMoney) => {
    const { regions, industries } = canonicalSpec(world);
    const names = (list: readonly { readonly name: string }[]): string => list.map(({ name }) => name).join(', ');
    return { start: `${start}`, years: `${years}`, regions: names(regions), industries: names(industries) };
  };
  const [inA, inB] = [aspects(a), aspects(b)];
  for (const aspect of ['start', 'years', 'regions', 'industries'] as const) {
    if (inA[aspect] === inB[aspect]) continue;
    throw new InputError({
      path: `${aspect} of '${b.scenario.name}'`,
      value: inB[aspect],
      expected: `${inA[aspect]} as in '${a.scenario.name}'${aspect === 'years' ? ' (--years sets both)' : ''}`,
    });
  }
}

/** The scenarios in full; a folder holds a name once. */
function bothScenarios(a: ScenarioWithMoney, b: ScenarioWithMoney): OutputFile[] {
  const same = a.scenario.name === b.scenario.name;
  const files = [
    ...scenarioFiles(a, same ? 'scenario-a.yaml' : `${a.scenario.name}.yaml`),
    ...scenarioFiles(b, same ? 'scenario-b.yaml' : `${b.scenario.name}.yaml`),
  ];
  return files.filter(({ name }, i) => files.findIndex((file) => file.name === name) === i);
}

/** `agglomera compare`: B against A, run by run on the same draws. */
export async function compareCommand(
  givenA: string,
  givenB: string,
  flags: SimulationFlags,
  host: Host,
): Promise<number> {
  const options = readFlags(flags, USUAL_REPLICATES, host);
  const { seed, replicates, out, language } = options;
  const extension = await loadExtension(flags.model, host.cwd);
  const { measures } = extension;
  const [foundA, foundB] = [findScenario(givenA, options.find), findScenario(givenB, options.find)];
  requireComparable(foundA, foundB);
  const names = { a: foundA.scenario.name, b: foundB.scenario.name };
  const identity = { command: 'compare', scenario: [names.a, names.b] } as const;
  const place = out === null ? null : checkOutput(out, identity, options.force, host.cwd);

  const { workers, quiet } = options;
  const plan = { scenarios: [foundA, foundB], seed, replicates, measures, extension, workers, quiet };
  const { results, interrupted } = await runReplicates(plan, host);
  const [a, b] = [results[0]!, results[1]!];
  const finished = a.replicates.length;
  if (interrupted && finished === 0) {
    host.err('agglomera: interrupted before the first pair of runs finished; nothing was written\n');
    return INTERRUPTED;
  }
  const version = packageVersion();
  const digest = { a: digestOf(a), b: digestOf(b) };
  const command = commandLine('compare', [givenA, givenB], flags, USUAL_REPLICATES);
  const partial = interrupted ? { partial: true } : {};
  const difference = pairedDifference(a, b);
  const headline = headlineOutcome(results);
  const study = headline === undefined ? null : studyComparison({ results, headline, asked: replicates.length });

  let written = '';
  let fileNames: readonly string[] = [];
  if (place !== null) {
    const { renderComparisonReport } = await import('../report/renderComparisonReport.ts');
    const { emptyDocument } = await import('./emptyDocument.ts');
    const report = renderComparisonReport({ a, b, version, command, language, parameters }, emptyDocument());
    const files = [
      { name: 'report.html', pieces: [report] },
      { name: 'differences.csv', pieces: marked(a, differenceLines(difference)) },
      { name: 'series.csv', pieces: comparedSeriesCsv(a, b) },
      ...bothScenarios(foundA, foundB),
    ];
    const manifest = manifestOf({
      command: 'compare',
      repeat: command,
      version,
      scenario: identity.scenario,
      seed,
      replicates: finished,
      ...partial,
      start: foundA.scenario.start,
      years: foundA.scenario.years,
      changed: { a: foundA.scenario.changed, b: foundB.scenario.changed },
      digest,
      measures,
      ...(extension.file && { extension: extension.file }),
      files: files.map(({ name }) => name),
    });
    fileNames = [...files, manifest].map(({ name }) => name);
    written = writeOutput(place, [...files, manifest], interrupted);
  }
  if (options.json) {
    const head = { schema: 1, version, scenario: names, seed, replicates: finished, ...partial, digest, study };
    await printJson(head, differenceRows(difference), host);
  } else if (place === null || !options.quiet) {
    const ink = inkFor(host);
    await host.out(compareSummary({ a, b, digests: digest, language, command, brief: place !== null, ink }));
    if (place !== null) await host.out(`${say(language, 'wrote', { files: fileNames.join(', '), folder: written })}\n`);
  }
  if (!interrupted) return DONE;
  host.err(
    `agglomera: interrupted after ${finished} of ${replicates.length} pairs of runs; ` +
      `${written === '' ? 'what is printed covers these' : `'${written}' holds these`}. Run the command again for all of them.\n`,
  );
  return INTERRUPTED;
}

import { findScenario } from '../experiments/files/findScenario.ts';
import { packageVersion } from '../experiments/files/packageFolder.ts';
import type { HypothesisRun } from '../experiments/hypotheses/hypothesisRun.ts';
import { judgeHypotheses } from '../experiments/hypotheses/judgeHypotheses.ts';
import type { ScenarioWithMoney } from '../experiments/runReplicate.ts';
import { assembleResult } from '../experiments/runResult.ts';
import { InputError } from '../scenarios/inputError.ts';
import { DONE, INTERRUPTED } from './exitCodes.ts';
import type { Host } from './host.ts';
import { estimateLines, hypothesisLines, hypothesisRows } from './hypothesisRows.ts';
import { hypothesisSummary } from './hypothesisSummary.ts';
import { manifestOf, scenarioFiles } from './manifest.ts';
import { checkOutput, writeOutput } from './outputFolder.ts';
import { marked, printJson } from './resultFiles.ts';
import { eachReplicate } from './runReplicates.ts';
import { commandLine, readFlags, type SimulationFlags } from './simulationFlags.ts';
import { inkFor } from './terminal.ts';
import { say } from './words.ts';

const USUAL_REPLICATES = 20;
/** The panel starts in its sixth year, and a firm is followed for eight. */
const FEWEST_YEARS = 10;

function requireYears({ scenario: { years, file } }: ScenarioWithMoney): void {
  if (years >= FEWEST_YEARS) return;
  const expected = `at least ${FEWEST_YEARS}, since the panel starts in the sixth year and firms are followed for eight`;
  throw new InputError({ file, path: 'years', problem: `is ${years}`, expected });
}

/** `agglomera test-hypotheses`: the hypotheses of papers 000 and 001 as panel regressions on what the model brings forth. */
export async function testHypothesesCommand(given: string, flags: SimulationFlags, host: Host): Promise<number> {
  const options = await readFlags(flags, USUAL_REPLICATES, host);
  const { seed, replicates, out, language, extension } = options;
  const found = findScenario(given, options.find);
  const { scenario } = found;
  requireYears(found);
  const identity = { command: 'test-hypotheses', scenario: scenario.name } as const;
  const place = out === null ? null : checkOutput(out, identity, options.force, host.cwd);

  const runs: HypothesisRun[] = [];
  const { workers, quiet } = options;
  const { interrupted } = await eachReplicate(
    { scenarios: [found], seed, replicates, measures: [], hypotheses: true, extension, workers, quiet },
    (_, [own]) => {
      runs.push(own!.hypotheses!);
      return undefined;
    },
    host,
  );
  if (runs.length === 0) {
    host.err('agglomera: interrupted before the first run finished; nothing was written\n');
    return INTERRUPTED;
  }
  const study = judgeHypotheses(runs);
  const version = packageVersion();
  const partial = interrupted ? { partial: true } : {};
  const shape = { ...assembleResult(scenario, seed, [], []), replicates: replicates.slice(0, runs.length) };
  let written = '';
  if (place !== null) {
    const files = [
      { name: 'hypotheses.csv', pieces: marked(shape, hypothesisLines(study)) },
      { name: 'estimates.csv', pieces: marked(shape, estimateLines(replicates, runs)) },
      ...scenarioFiles(found, 'scenario.yaml', extension.model),
    ];
    const manifest = manifestOf({
      command: 'test-hypotheses',
      repeat: commandLine('test-hypotheses', [given], flags, USUAL_REPLICATES),
      version,
      scenario: identity.scenario,
      seed,
      replicates: runs.length,
      ...partial,
      start: scenario.start,
      years: scenario.years,
      changed: scenario.changed,
      measures: [],
      extension: extension.file,
      files: files.map(({ name }) => name),
    });
    written = writeOutput(place, [...files, manifest], interrupted);
  }
  if (options.json) {
    const head = { schema: 1, version, scenario: scenario.name, seed, replicates: runs.length, ...partial };
    await printJson(head, hypothesisRows(study), host);
  } else if (place === null || !options.quiet) {
    await host.out(hypothesisSummary({ result: shape, study, language, ink: inkFor(host) }));
    const files = 'hypotheses.csv, estimates.csv, scenario.yaml, manifest.json';
    if (place !== null) await host.out(`\n${say(language, 'wrote', { files, folder: written })}\n`);
  }
  if (!interrupted) return DONE;
  host.err(
    `agglomera: interrupted after ${runs.length} of ${replicates.length} runs; what is printed or written covers these. Run the command again for all of them.\n`,
  );
  return INTERRUPTED;
}

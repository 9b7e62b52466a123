import {
  type AttributedCell,
  attributeOutcome,
  type CoalitionRun,
  coalitionRun,
  withPolicies,
} from '../experiments/attributePolicies.ts';
import { badFlag } from '../experiments/files/badInput.ts';
import { findScenario, type ScenarioWithMoney } from '../experiments/files/findScenario.ts';
import { packageVersion } from '../experiments/files/packageFolder.ts';
import { assembleResult, cellsOfMeasure } from '../experiments/runResult.ts';
import { MOST_PLAYERS } from '../experiments/shapley.ts';
import { InputError } from '../scenarios/inputError.ts';
import { attributeSummary } from './attributeSummary.ts';
import { attributionLines, attributionRows } from './attributionRows.ts';
import { DONE, INTERRUPTED } from './exitCodes.ts';
import { measuresNamed } from './flags.ts';
import type { Host } from './host.ts';
import { manifestOf, scenarioFiles } from './manifest.ts';
import { checkOutput, writeOutput } from './outputFolder.ts';
import { marked, printJson } from './resultFiles.ts';
import { eachReplicate } from './runReplicates.ts';
import { commandLine, readFlags, type SimulationFlags } from './simulationFlags.ts';
import { inkFor } from './terminal.ts';
import { say } from './words.ts';

const USUAL_REPLICATES = 20;
/** Outcomes when none are asked for: what the question of lock-in is about. */
const USUAL_MEASURES = 'upgradingShare,gvcPosition,highEndValueAdded';

interface AttributeFlags extends SimulationFlags {
  readonly measure?: string;
  readonly region?: string;
  readonly year?: string;
}

/** A package is two policies or more; every one of its 2^n subsets is run. */
function requirePackage({ scenario }: ScenarioWithMoney): void {
  const count = scenario.policies.length;
  if (count >= 2 && count <= MOST_PLAYERS) return;
  throw new InputError({
    file: scenario.file,
    path: 'policies',
    problem: `has ${count} ${count === 1 ? 'policy' : 'policies'}`,
    expected: `from 2 to ${MOST_PLAYERS}, whose joint effect can be split (for one policy use agglomera compare)`,
  });
}

/** Calendar year to be judged, as a place from 0; the last one when none is given. */
function yearAsked(text: string | undefined, { scenario: { start, years } }: ScenarioWithMoney): number {
  if (text === undefined) return years - 1;
  const year = /^\d{1,5}$/.test(text) ? Number(text) : Number.NaN;
  if (!(year >= start && year < start + years)) {
    throw badFlag('--year', text, `a year of the run, ${start} to ${start + years - 1}`);
  }
  return year - start;
}

/** Names of the policies: the instrument, numbered where it comes more than once. */
export function policyNames(instruments: readonly string[]): string[] {
  return instruments.map((instrument, p) => {
    const same = instruments.filter((other) => other === instrument).length;
    const place = instruments.slice(0, p + 1).filter((other) => other === instrument).length;
    return same === 1 ? instrument : `${instrument} ${place}`;
  });
}

/** `agglomera attribute`: what each policy of a package contributes, alone and together, on the same draws. */
export async function attributeCommand(given: string, flags: AttributeFlags, host: Host): Promise<number> {
  const options = await readFlags(flags, USUAL_REPLICATES, host);
  const { seed, replicates, out, language, extension } = options;
  const wanted = measuresNamed(flags.measure ?? USUAL_MEASURES, extension.measures);
  const found = findScenario(given, options.find);
  const { scenario, moneyScenarios } = found;
  requirePackage(found);
  const year = yearAsked(flags.year, found);
  const regions = scenario.world.regions.map(({ name }) => name);
  if (flags.region !== undefined && !regions.includes(flags.region))
    throw badFlag('--region', flags.region, `one of ${regions.join(', ')}`);
  const identity = { command: 'attribute', scenario: [scenario.name] } as const;
  const place = out === null ? null : checkOutput(out, identity, options.force, host.cwd);

  const runs: CoalitionRun[] = [];
  const coalitions = Array.from({ length: 1 << scenario.policies.length }, (_, coalition) => ({
    scenario: withPolicies(scenario, coalition),
    moneyScenarios,
  }));
  const { workers, quiet } = options;
  const noun = 'runs of all subsets';
  await eachReplicate(
    { scenarios: coalitions, seed, replicates, measures: wanted, extension, workers, quiet, noun },
    (replicate, own) => {
      const tables = own.map((run) => run.measures);
      runs.push(coalitionRun(replicate, tables, year, scenario.years));
    },
    host,
  );
  const interrupted = runs.length < replicates.length;
  if (runs.length === 0) {
    host.err('agglomera: interrupted before the first run of all subsets finished; nothing was written\n');
    return INTERRUPTED;
  }
  const policies = policyNames(scenario.policies.map(({ instrument }) => instrument));
  const shape = assembleResult(scenario, seed, wanted, []);
  const cells: AttributedCell[] = wanted.flatMap((measure) =>
    cellsOfMeasure(shape, measure).flatMap((cell, c) =>
      flags.region !== undefined && cell.region !== null && cell.region !== flags.region
        ? []
        : [{ measure, cell, outcome: attributeOutcome(runs, measure.name, c) }],
    ),
  );
  const calendarYear = scenario.start + year;
  const command = [
    commandLine('attribute', [given], flags, USUAL_REPLICATES),
    ...(flags.measure === undefined ? [] : [`--measure ${flags.measure}`]),
    ...(flags.region === undefined ? [] : [`--region ${flags.region}`]),
    ...(flags.year === undefined ? [] : [`--year ${flags.year}`]),
  ].join(' ');
  const version = packageVersion();
  const partial = interrupted ? { partial: true } : {};
  const result = { ...shape, replicates: runs.map(({ replicate }) => replicate) };
  let written = '';
  let fileNames: readonly string[] = [];
  if (place !== null) {
    const { renderAttributionReport } = await import('../report/renderAttributionReport.ts');
    const { emptyDocument } = await import('./emptyDocument.ts');
    const report = renderAttributionReport(
      { result, cells, year: calendarYear, version, command, language, parameters: extension.model.parameters },
      emptyDocument(),
    );
    const files = [
      { name: 'report.html', pieces: [report] },
      { name: 'attribution.csv', pieces: marked(shape, attributionLines(calendarYear, policies, cells)) },
      ...scenarioFiles(found, 'scenario.yaml', extension.model),
    ];
    const manifest = manifestOf({
      command: 'attribute',
      repeat: command,
      version,
      scenario: identity.scenario,
      seed,
      replicates: runs.length,
      ...partial,
      start: scenario.start,
      years: scenario.years,
      changed: scenario.changed,
      extension: extension.file,
      measures: wanted,
      files: files.map(({ name }) => name),
    });
    fileNames = [...files, manifest].map(({ name }) => name);
    written = writeOutput(place, [...files, manifest], interrupted);
  }
  if (options.json) {
    const head = { schema: 1, version, scenario: scenario.name, seed, replicates: runs.length, ...partial, policies };
    await printJson(head, attributionRows(calendarYear, policies, cells), host);
  } else if (place === null || !options.quiet) {
    const ink = inkFor(host);
    await host.out(
      attributeSummary({
        result,
        cells,
        year: calendarYear,
        language,
        ink,
      }),
    );
    if (place !== null) await host.out(`${say(language, 'wrote', { files: fileNames.join(', '), folder: written })}\n`);
  }
  if (!interrupted) return DONE;
  host.err(
    `agglomera: interrupted after ${runs.length} of ${replicates.length} runs of all subsets; what is printed or written covers these. Run the command again for all of them.\n`,
  );
  return INTERRUPTED;
}

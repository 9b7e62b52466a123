import { openWorkers } from '../experiments/executors/openWorkers.ts';
import { findScenario } from '../experiments/files/findScenario.ts';
import { packageVersion } from '../experiments/files/packageFolder.ts';
import { csvLine } from '../experiments/results/csv.ts';
import { assembleResult } from '../experiments/runResult.ts';
import { readGoal } from '../experiments/search/goal.ts';
import type { SearchedSetting } from '../experiments/search/packageSettings.ts';
import { type JudgedPackage, type ReachResult, reachGoal } from '../experiments/search/reachGoal.ts';
import { numberPrinter } from '../report/numbers.ts';
import { policyLabels } from '../report/policyLabels.ts';
import { translator } from '../report/strings.ts';
import { policyNames } from './attributeCommand.ts';
import { DONE, INTERRUPTED } from './exitCodes.ts';
import { wholeNumber } from './flags.ts';
import type { Host } from './host.ts';
import { manifestOf, scenarioFiles } from './manifest.ts';
import { checkOutput, writeOutput } from './outputFolder.ts';
import { startProgress } from './progress.ts';
import { reachSettings, type SettingFlags, settingWords } from './reachSettings.ts';
import { reachSummary } from './reachSummary.ts';
import { marked, printJson } from './resultFiles.ts';
import { commandLine, readFlags, type SimulationFlags } from './simulationFlags.ts';
import { inkFor } from './terminal.ts';
import { threadsFor } from './threads.ts';
import { say } from './words.ts';

const USUAL_REPLICATES = 20;

interface ReachFlags extends SimulationFlags, SettingFlags {
  readonly goal: string;
  readonly population: string;
  readonly generations: string;
  readonly fresh: string;
}

/** The same with starts as calendar years. */
function inCalendarYears(result: ReachResult, searched: readonly SearchedSetting[], first: number): ReachResult {
  const dated = new Map(
    result.front.map((judged) => {
      const settings = judged.settings.map((value, i) => (searched[i]!.kind === 'start' ? first + value : value));
      return [judged, { ...judged, settings }] as const;
    }),
  );
  const of = (judged: JudgedPackage | null): JudgedPackage | null => (judged === null ? null : dated.get(judged)!);
  return { ...result, front: [...dated.values()], cheapest: of(result.cheapest), robust: of(result.robust) };
}

/** Rows of the JSON output and of front.csv, cheapest package first; a start is a calendar year. */
function* frontRows(result: ReachResult, columns: readonly string[]) {
  for (const judged of result.front) {
    yield {
      ...Object.fromEntries(columns.map((column, i) => [column, judged.settings[i]!])),
      money: judged.money.mean,
      moneyLow: Number.isFinite(judged.money.low) ? judged.money.low : null,
      moneyHigh: Number.isFinite(judged.money.high) ? judged.money.high : null,
      reached: judged.reached.share,
      reachedLow: judged.reached.low,
      reachedHigh: judged.reached.high,
      choice: judged === result.robust ? 'robust' : judged === result.cheapest ? 'cheapest' : null,
    };
  }
}

function* frontLines(result: ReachResult, columns: readonly string[]): Generator<string> {
  let first = true;
  for (const row of frontRows(result, columns)) {
    if (first) yield csvLine(Object.keys(row));
    first = false;
    yield csvLine(Object.values(row));
  }
}

/** `agglomera reach`: the cheapest rates of a package that reach a goal, and the trade-off around them. */
export async function reachCommand(given: string, flags: ReachFlags, host: Host): Promise<number> {
  const options = await readFlags(flags, USUAL_REPLICATES, host);
  const { seed, replicates, out, language, extension } = options;
  const { measures } = extension;
  const population = 2 * Math.ceil(wholeNumber('--population', flags.population, 4, 1000) / 2);
  const generations = wholeNumber('--generations', flags.generations, 1, 1000);
  const freshReplicates = wholeNumber('--fresh', flags.fresh, 1, 100_000);
  const found = findScenario(given, options.find);
  const { scenario } = found;
  const spending = measures.find(({ name }) => name === 'policySpending')!;
  const shape = assembleResult(scenario, seed, measures, []);
  const goal = readGoal(flags.goal, measures, shape);
  const searched = reachSettings(found, flags, extension.model);
  const names = policyNames(scenario.policies.map(({ instrument }) => instrument));
  const columns = searched.map(({ policy, kind }) =>
    kind === 'rate' ? names[policy!]! : `${policy === null ? 'all' : names[policy]}.${kind}`,
  );
  const identity = { command: 'reach', scenario: [scenario.name] } as const;
  const place = out === null ? null : checkOutput(out, identity, options.force, host.cwd);

  const stop = new AbortController();
  const stopListening = host.onInterrupt(() => stop.abort());
  const progress = await startProgress(host, population * (generations + 1), 'packages', options.quiet);
  const threads = threadsFor(options.workers, [found], population * replicates.length);
  // functions cannot be sent to a thread: it reads the file again
  const model = threads === 0 ? extension : extension.file;
  const setup = { scenarios: [found], measures: [goal.measure.name, spending.name], ...(model && { model }) };
  const workers = await openWorkers('replicate', setup, threads);
  let result: ReachResult;
  try {
    result = await reachGoal({
      scenario,
      searched,
      goal,
      seed,
      replicates: replicates.length,
      workers,
      population,
      generations,
      freshReplicates,
      signal: stop.signal,
      onPackage: progress.advance,
    });
  } finally {
    await workers.close();
    progress.end();
    stopListening();
  }
  if (result.front.length === 0) {
    host.err('agglomera: interrupted before the first package was tried; nothing was written\n');
    return INTERRUPTED;
  }
  const dated = inCalendarYears(result, searched, scenario.start);
  const command = `${commandLine('reach', [given], flags, USUAL_REPLICATES)} --goal '${flags.goal}'${settingWords(flags)} --population ${population} --generations ${generations} --fresh ${freshReplicates}`;
  const version = packageVersion();
  const partial = result.stopped ? { partial: true } : {};
  let written = '';
  if (place !== null) {
    const files = [
      { name: 'front.csv', pieces: marked(shape, frontLines(dated, columns)) },
      ...scenarioFiles(found, 'scenario.yaml', extension.model),
    ];
    const manifest = manifestOf({
      command: 'reach',
      repeat: command,
      version,
      scenario: identity.scenario,
      seed,
      replicates: replicates.length,
      ...partial,
      start: scenario.start,
      years: scenario.years,
      changed: scenario.changed,
      extension: extension.file,
      measures: [goal.measure, spending],
      files: files.map(({ name }) => name),
    });
    written = writeOutput(place, [...files, manifest], result.stopped);
  }
  if (options.json) {
    const head = { schema: 1, version, scenario: scenario.name, seed, goal: flags.goal, packages: result.packages };
    await printJson({ ...head, ...partial }, frontRows(dated, columns), host);
  } else if (place === null || !options.quiet) {
    const { label } = translator(language);
    const policies = policyLabels(scenario, label);
    const labels = searched.map(({ policy, kind }) =>
      kind === 'rate'
        ? policies[policy!]!
        : say(language, `setting.${kind}`, {
            policy: policy === null ? say(language, 'everyPolicy') : policies[policy]!,
          }),
    );
    const numbers = numberPrinter(language);
    const textOf = (value: number, place: number): string =>
      searched[place]!.kind === 'rate' ? numbers.plain(value, 2) : `${value}`;
    const facts = { scenario: scenario.name, goal: flags.goal, seed, runs: replicates.length, fresh: freshReplicates };
    await host.out(reachSummary({ result: dated, labels, textOf, facts, language, ink: inkFor(host) }));
    if (place !== null)
      await host.out(
        `${say(language, 'wrote', { files: 'front.csv, scenario.yaml, manifest.json', folder: written })}\n`,
      );
  }
  if (!result.stopped) return DONE;
  host.err(`agglomera: interrupted after ${result.packages} packages; what is printed or written covers these.\n`);
  return INTERRUPTED;
}

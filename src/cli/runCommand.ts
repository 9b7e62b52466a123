import { findScenario, type ScenarioWithMoney } from '../experiments/files/findScenario.ts';
import { packageVersion } from '../experiments/files/packageFolder.ts';
import { csvLine } from '../experiments/results/csv.ts';
import type { RunResult } from '../experiments/runResult.ts';
import { resultRows } from '../experiments/runResult.ts';
import type { RunTable } from '../experiments/tables/runTable.ts';
import { runTables } from '../experiments/tables/runTables.ts';
import type { WholeModel } from '../model.ts';
import { InputError } from '../scenarios/inputError.ts';
import { DONE, INTERRUPTED } from './exitCodes.ts';
import { measuresNamed } from './flags.ts';
import type { Host } from './host.ts';
import { manifestOf, scenarioFiles } from './manifest.ts';
import { checkOutput, type OutputFile, writeOutput } from './outputFolder.ts';
import { digestOf, marked, printJson, seriesCsv, withMeasures } from './resultFiles.ts';
import { runReplicates } from './runReplicates.ts';
import { runSummary } from './runSummary.ts';
import { commandLine, readFlags, type SimulationFlags } from './simulationFlags.ts';
import { inkFor } from './terminal.ts';
import { say } from './words.ts';

export interface RunFlags extends SimulationFlags {
  readonly firms?: boolean;
  readonly panels?: boolean;
  readonly trade?: boolean;
  readonly measure?: string;
}

const USUAL_REPLICATES = 1;

/** `agglomera run`: everything is checked before the first run, and written after the last. */
export async function runCommand(given: string, flags: RunFlags, host: Host): Promise<number> {
  const options = await readFlags(flags, USUAL_REPLICATES, host);
  const { seed, replicates, out, language, extension } = options;
  const tables = tablesAsked(flags, extension.model);
  if (tables.length > 0 && out === null) {
    throw new InputError({
      path: `--${tables[0]!.flag}`,
      problem: 'is given without --out',
      expected: `a folder for ${tables[0]!.name}: --out DIR`,
    });
  }
  const { measures } = extension;
  const shown = flags.measure === undefined ? measures : measuresNamed(flags.measure, measures);
  const found = findScenario(given, options.find);
  const { scenario } = found;
  const place =
    out === null ? null : checkOutput(out, { command: 'run', scenario: scenario.name }, options.force, host.cwd);

  const { results, csv, interrupted } = await runReplicates(
    {
      scenarios: [found],
      seed,
      replicates,
      measures,
      extension,
      tables: tables.map(({ table }) => table.name),
      workers: options.workers,
      quiet: options.quiet,
    },
    host,
  );
  const full = results[0]!;
  const result = withMeasures(full, shown);
  const finished = result.replicates.length;
  if (interrupted && finished === 0) {
    host.err('agglomera: interrupted before the first run finished; nothing was written\n');
    return INTERRUPTED;
  }
  const version = packageVersion();
  const digest = digestOf(result);
  const command = commandLine('run', [given], flags, USUAL_REPLICATES);
  const partial = interrupted ? { partial: true } : {};

  let written = '';
  let names: readonly string[] = [];
  if (place !== null) {
    const files = await runFiles({
      full,
      result,
      found,
      digest,
      version,
      command,
      language,
      partial: interrupted,
      model: extension.model,
    });
    const csvFiles = tables.map(({ name, table }, t) => ({
      name,
      pieces: marked(result, [csvLine(['replicate', ...Object.keys(table.units)]), ...csv[t]!]),
    }));
    files.splice(2, 0, ...csvFiles);
    const manifest = manifestOf({
      command: 'run',
      repeat: command,
      version,
      scenario: scenario.name,
      seed,
      replicates: finished,
      ...(flags.replicate !== undefined && { replicate: replicates[0]! }),
      ...partial,
      years: scenario.years,
      start: scenario.start,
      changed: scenario.changed,
      digest,
      undefinedBecause: reasonsOf(result),
      measures: shown,
      ...Object.fromEntries(tables.map(({ columns, table }) => [columns, { replicate: 'number', ...table.units }])),
      extension: extension.file,
      files: files.map(({ name }) => name),
    });
    names = [...files, manifest].map(({ name }) => name);
    written = writeOutput(place, [...files, manifest], interrupted);
  }
  if (options.json) {
    const head = {
      schema: 1,
      version,
      scenario: scenario.name,
      seed,
      replicates: finished,
      ...partial,
      digest,
    };
    await printJson(head, resultRows(result), host);
  } else if (place === null || !options.quiet) {
    const summary = runSummary({ full, result, digest, language, command, brief: place !== null, ink: inkFor(host) });
    await host.out(summary);
    if (place !== null) await host.out(`${say(language, 'wrote', { files: names.join(', '), folder: written })}\n`);
  }
  if (!interrupted) return DONE;
  host.err(
    `agglomera: interrupted after ${finished} of ${replicates.length} runs; ` +
      `${written === '' ? 'what is printed covers these' : `'${written}' holds these`}. Run the command again for all of them.\n`,
  );
  return INTERRUPTED;
}

/** A table of the run that is written on request. */
interface AskedTable {
  readonly flag: 'firms' | 'panels' | 'trade';
  readonly name: string;
  /** Its key in the manifest. */
  readonly columns: 'firmColumns' | 'clusterColumns' | 'tradeColumns';
  readonly table: RunTable;
}

const askable: readonly Omit<AskedTable, 'table'>[] = [
  { flag: 'firms', name: 'firms.csv', columns: 'firmColumns' },
  { flag: 'panels', name: 'clusters.csv', columns: 'clusterColumns' },
  { flag: 'trade', name: 'trade.csv', columns: 'tradeColumns' },
];
const tableOfFlag = { firms: 'firms', panels: 'clusters', trade: 'trade' } as const;

const tablesAsked = (flags: RunFlags, model: WholeModel): readonly AskedTable[] =>
  askable
    .filter(({ flag }) => flags[flag])
    .map((asked) => ({ ...asked, table: runTables(model)[tableOfFlag[asked.flag]] }));

/** Why values of the measures shown are undefined, and how many. */
const reasonsOf = ({ measures: shown, undefinedBecause }: RunResult): Record<string, Record<string, number>> =>
  Object.fromEntries(
    shown.flatMap(({ name }) => {
      const reasons = undefinedBecause[name] ?? [];
      return reasons.length === 0
        ? []
        : [[name, Object.fromEntries(reasons.map(({ label, count }) => [label.en, count]))]];
    }),
  );

interface Written {
  readonly full: RunResult;
  readonly result: RunResult;
  readonly found: ScenarioWithMoney;
  readonly digest: string;
  readonly version: string;
  readonly command: string;
  readonly language: 'en' | 'zh';
  readonly partial: boolean;
  readonly model: WholeModel;
}

/** The files of a result but the manifest. */
async function runFiles({ full, result, found, version, command, language, model }: Written): Promise<OutputFile[]> {
  const { renderRunReport } = await import('../report/renderRunReport.ts');
  const { emptyDocument } = await import('./emptyDocument.ts');
  const report = renderRunReport(
    { result: full, version, command, language, parameters: model.parameters },
    emptyDocument(),
  );
  return [
    { name: 'report.html', pieces: [report] },
    { name: 'series.csv', pieces: seriesCsv(result) },
    ...scenarioFiles(found, 'scenario.yaml', model),
  ];
}

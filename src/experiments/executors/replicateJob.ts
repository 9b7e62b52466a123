import { InputError } from '../../scenarios/inputError.ts';
import { WorldError } from '../../world/worldError.ts';
import type { Extended, ExtensionFile } from '../extension/extension.ts';
import { reloadExtension } from '../files/loadExtension.ts';
import { type HypothesisRun, hypothesisRun } from '../hypotheses/hypothesisRun.ts';
import { firmsByYear } from '../observeFirms.ts';
import { csvLine, gathered } from '../results/csv.ts';
import {
  type MeasureTable,
  type ModelScenario,
  type PolicyMoney,
  policyMoneyOf,
  type ReplicateOptions,
  type ReplicateResult,
  runReplicate,
  type ScenarioWithMoney,
} from '../runReplicate.ts';
import type { RunTable } from '../tables/runTable.ts';
import { runTables } from '../tables/runTables.ts';

/** What every run of the job shares: plain data. */
export interface ReplicateSetup {
  readonly scenarios: readonly ScenarioWithMoney[];
  /** Names of measures, in the order of their tables. */
  readonly measures: readonly string[];
  /** Tables wanted beside the measures. */
  readonly tables?: readonly RunTable['name'][];
  /** Whether to say what each run says of the hypotheses of the papers. */
  readonly hypotheses?: boolean;
  /** A model in place of that of the package: itself in this thread, where to find it on another. */
  readonly model?: Extended | ExtensionFile;
}

/** One run. */
export interface ReplicateTask {
  /** Place of the scenario in the setup. */
  readonly scenario: number;
  readonly seed: string;
  readonly replicate: number;
  /** In place of the policies of the scenario. */
  readonly policies?: Pick<ModelScenario, 'policies' | 'moneyFrom'>;
}

/** What a run gives: its measures, and for every table wanted its lines as pieces of CSV, replicate first. */
export interface ReplicateTables {
  readonly measures: readonly MeasureTable[];
  readonly csv: readonly (readonly string[])[];
  readonly policyMoney: PolicyMoney;
  /** Where asked for. */
  readonly hypotheses?: HypothesisRun;
}

/** A replicate; a world that cannot be is the fault of its file, not ours. */
function runOne(
  scenario: ModelScenario,
  { seed, replicate }: ReplicateTask,
  measures: Extended['measures'],
  options: ReplicateOptions,
): ReplicateResult {
  try {
    return runReplicate(scenario, seed, replicate, measures, options);
  } catch (error) {
    if (!(error instanceof WorldError)) throw error;
    throw new InputError({
      file: scenario.file,
      path: 'world',
      problem: `cannot be: ${error.message}`,
      expected: 'numbers that fit together',
    });
  }
}

/** Runs replicates of scenarios. A pure function of setup and task, wherever it runs. */
export async function replicateJob(setup: ReplicateSetup): Promise<(task: ReplicateTask) => ReplicateTables> {
  const given = setup.model;
  const { model, measures: known } = given && 'model' in given ? given : await reloadExtension(given);
  const measures = setup.measures.map((name) => known.find((measure) => measure.name === name)!);
  const written = runTables(model);
  const tables = (setup.tables ?? []).map((name) => written[name]);
  return (task) => {
    const { scenario: own, moneyScenarios } = setup.scenarios[task.scenario]!;
    const scenario = task.policies === undefined ? own : { ...own, ...task.policies };
    const watched = setup.hypotheses === true ? firmsByYear() : null;
    const result = runOne(scenario, task, measures, {
      moneyScenarios,
      model,
      ...(watched && { eachYear: watched.eachYear }),
    });
    function* lines({ rows }: RunTable): Generator<string> {
      for (const cells of rows(result, scenario)) yield csvLine([task.replicate, ...cells]);
    }
    const csv = tables.map((table) => [...gathered(lines(table))]);
    const said = watched && { hypotheses: hypothesisRun({ firms: watched.firms, record: result.record }) };
    const policyMoney = policyMoneyOf(result.record, scenario.policies);
    return { measures: result.tables, csv, policyMoney, ...said };
  };
}

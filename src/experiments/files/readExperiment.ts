import { existsSync, readFileSync } from 'node:fs';
import { basename, dirname, extname, join, resolve } from 'node:path';
import { stringify } from 'yaml';
import { type Parameters, parameterAt, parameterPaths } from '../../engine/parameter.ts';
import { InputError } from '../../scenarios/inputError.ts';
import { didYouMean } from '../../scenarios/nearestName.ts';
import { parseYaml } from '../../scenarios/parseYaml.ts';
import type { Path } from '../../scenarios/path.ts';
import { problemAt } from '../../scenarios/problemAt.ts';
import { type SchemaIssue, schemaProblem } from '../../scenarios/schemaProblem.ts';
import type { PlannedDesign, UncertainFactor } from '../designPoints.ts';
import { designPoints } from '../designPoints.ts';
import { type ExperimentPlan, type PlannedVariant, usualRunsPerChunk } from '../experimentPlan.ts';
import { type ExperimentEntry, experimentSchema } from '../experimentSchema.ts';
import type { Extended } from '../extension/extension.ts';
import { badFlag, systemFault } from './badInput.ts';
import { findScenario } from './findScenario.ts';
import { type LoadedExtension, packagedModel } from './loadExtension.ts';

export interface ReadExperiment {
  readonly plan: ExperimentPlan;
  /** The experiment with its defaults filled in. */
  readonly yaml: string;
}

function readText(path: string, shown: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch (error) {
    throw systemFault(error, shown);
  }
}

/** Parses and checks one experiment file. */
export function readExperimentEntry(
  given: string,
  cwd: string,
  { model, measures }: Extended = packagedModel,
): ExperimentEntry {
  const { parameters, instruments } = model;
  const path = resolve(cwd, given);
  if (!existsSync(path)) throw badFlag('experiment', given, 'an existing .yaml file');
  const parsed = parseYaml(readText(path, given), given, 'an experiment');
  const layer = { file: given, parsed };
  const names = measures.map(({ name }) => name);
  const result = experimentSchema(parameters, instruments, names).safeParse(parsed.value);
  if (!result.success) {
    const likePath = (path: Path): string | undefined =>
      path[0] === 'uncertain' && path.length === 2
        ? `the path of a parameter${didYouMean(String(path[1]), parameterPaths(parameters))}`
        : undefined;
    throw schemaProblem(layer, result.error.issues as SchemaIssue[], likePath);
  }
  const entry = result.data;
  const stem = basename(given, extname(given));
  if (entry.name !== stem && stem !== 'experiment') throw problemAt(layer, ['name'], `'${stem}', the name of the file`);
  const twice = entry.policies.findIndex(({ name }, p) => entry.policies.findIndex((other) => other.name === name) < p);
  if (twice >= 0) throw problemAt(layer, ['policies', twice, 'name'], 'a name that no package above it has');
  const isTable = entry.design.kind === 'table' || entry.design.kind === 'file';
  if (isTable && Object.keys(entry.uncertain).length > 0) {
    const problem = `stands beside design ${entry.design.kind}, whose points name their parameters themselves`;
    throw problemAt(layer, ['uncertain'], 'no uncertain parameters, or a design that draws points', problem);
  }
  return entry;
}

/** The uncertain parameters of an experiment with their ranges. */
export function uncertainFactors(entry: ExperimentEntry, file: string, parameters: Parameters): UncertainFactor[] {
  return Object.entries(entry.uncertain).map(([path, range]) => {
    if (range === 'plausible') {
      const [low, high] = parameterAt(parameters, path)!.plausible;
      return { path, low, high };
    }
    if ('values' in range) {
      if (entry.design.kind !== 'grid' || range.values.length < 2) {
        throw new InputError({
          file,
          path: `uncertain.${path}`,
          problem: `gives ${range.values.length} values with design ${entry.design.kind}`,
          expected: 'at least 2 values, with design: { kind: grid }',
        });
      }
      return { path, low: 0, high: range.values.length - 1, values: range.values };
    }
    return { path, low: range.low, high: range.high, ...(range.scale && { scale: range.scale }) };
  });
}

/** Points written in the file or in a CSV beside it: every point gives a value for every factor. */
function tableOf(
  paths: readonly string[],
  rows: readonly Readonly<Record<string, number>>[],
  file: string,
  parameters: Parameters,
): readonly (readonly number[])[] {
  return rows.map((row, i) => {
    const other = Object.keys(row).find((path) => !paths.includes(path));
    if (other !== undefined) {
      throw new InputError({ file, path: `point ${i}`, problem: `names ${other}`, expected: paths.join(', ') });
    }
    return paths.map((path) => {
      const value = row[path] ?? Number.NaN;
      const [min, max] = parameterAt(parameters, path)?.valid ?? [0, 0];
      if (parameterAt(parameters, path) === undefined) {
        throw new InputError({ file, path, problem: 'is unknown', expected: 'the path of a parameter' });
      }
      if (!(value >= min && value <= max)) {
        throw new InputError({
          file,
          path: `point ${i}, ${path}`,
          value: row[path],
          expected: `a number from ${min} to ${max}`,
        });
      }
      return value;
    });
  });
}

function csvRows(text: string, file: string): Record<string, number>[] {
  const [header = '', ...lines] = text.replace(/^\uFEFF/, '').split(/\r?\n/);
  const paths = header.split(',').map((path) => path.trim());
  return lines
    .filter((line) => line.trim() !== '')
    .map((line, i) => {
      const cells = line.split(',').map((cell) => cell.trim());
      if (cells.length !== paths.length || cells.some((cell) => cell === '' || !Number.isFinite(Number(cell)))) {
        throw new InputError({ file, line: i + 2, path: 'row', value: line, expected: `${paths.length} numbers` });
      }
      return Object.fromEntries(paths.map((path, c) => [path, Number(cells[c])]));
    });
}

/**
 * Reads an experiment file and everything it names, and plans its runs: `readExperiment('sweep.yaml').plan` is what
 * `runExperiment` takes. Scenarios are looked for beside the file, then in the package.
 * @param cwd folder that a path which is not absolute starts from
 * @param extended the model that runs, as loadExtension gives it
 * @throws InputError naming file, line, what is wrong and what was expected
 */
export function readExperiment(
  given: string,
  cwd = process.cwd(),
  extended: LoadedExtension = packagedModel,
): ReadExperiment {
  const entry = readExperimentEntry(given, cwd, extended);
  const { model, measures, file: extension } = extended;
  const { parameters } = model;
  const folder = dirname(resolve(cwd, given));
  let factors = uncertainFactors(entry, given, parameters);
  let design: PlannedDesign;
  if (entry.design.kind === 'table' || entry.design.kind === 'file') {
    const { file, rows } =
      entry.design.kind === 'table'
        ? { file: given, rows: entry.design.points }
        : {
            file: entry.design.file,
            rows: csvRows(readText(join(folder, entry.design.file), entry.design.file), entry.design.file),
          };
    if (rows.length === 0) throw new InputError({ file, problem: 'has no points', expected: 'at least one' });
    const paths = Object.keys(rows[0]!);
    design = { kind: 'table', rows: tableOf(paths, rows, file, parameters) };
    factors = paths.map((path) => ({ path, low: 0, high: 1 }));
  } else {
    design = entry.design;
    if ((design.kind === 'defaults') !== (factors.length === 0)) {
      throw new InputError({
        file: given,
        path: 'design',
        problem: `is ${design.kind} with ${factors.length} uncertain parameters`,
        expected: 'a design such as { kind: sobol, points: 64 } with uncertain parameters, and none without',
      });
    }
  }
  const variants: PlannedVariant[] = entry.scenarios.flatMap((name) =>
    entry.policies.map(({ name: policy, policies = [] }) => {
      const beside = existsSync(join(folder, name)) ? join(folder, name) : name;
      const { scenario, moneyScenarios } = findScenario(beside, {
        cwd,
        policies,
        model,
        ...(entry.years !== undefined && { years: entry.years }),
      });
      return { scenario: scenario.name, policy, resolved: scenario, moneyScenarios };
    }),
  );
  for (const [v, { scenario, policy }] of variants.entries()) {
    const first = variants.findIndex((other) => other.scenario === scenario && other.policy === policy);
    if (first === v) continue;
    const problem = `name two scenarios '${scenario}', which results could not tell apart`;
    throw new InputError({ file: given, path: 'scenarios', problem, expected: 'scenarios of different names' });
  }
  let points: number;
  try {
    points = designPoints(design, factors, entry.seed).count;
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    throw new InputError({ file: given, path: 'design', problem: error.message });
  }
  const runs = points * variants.length * entry.replicates;
  const runsPerChunk = entry.runsPerChunk ?? usualRunsPerChunk(runs);
  const plan = {
    name: entry.name,
    variants,
    factors,
    design,
    points,
    replicates: entry.replicates,
    seed: entry.seed,
    measures: entry.measures ?? measures.map(({ name }) => name),
    series: entry.keep.series,
    firms: entry.keep.firms,
    ...(extension && { extension }),
    runs,
    runsPerChunk,
    chunks: Math.ceil(runs / runsPerChunk),
  };
  return { plan, yaml: stringify(entry) };
}

import { join, resolve } from 'node:path';
import { type Parameters, parameterAt } from '../engine/parameter.ts';
import { type SweepStudy, studySweep } from '../experiments/analysis/studySweep.ts';
import { designPoints } from '../experiments/designPoints.ts';
import { buildDesign } from '../experiments/designs/buildDesign.ts';
import type { LazyPoints } from '../experiments/designs/lazyPoints.ts';
import type { ExperimentEntry } from '../experiments/experimentSchema.ts';
import { badFlag, systemFault } from '../experiments/files/badInput.ts';
import { packagedModel, reloadExtension } from '../experiments/files/loadExtension.ts';
import { packageVersion } from '../experiments/files/packageFolder.ts';
import { readExperimentEntry, uncertainFactors } from '../experiments/files/readExperiment.ts';
import { readPlan } from '../experiments/results/planFile.ts';
import { readOutcome, type SweepOutcomes } from '../experiments/results/readOutcome.ts';
import { readResults } from '../experiments/results/readResults.ts';
import { writeDurably } from '../experiments/results/writeDurably.ts';
import { InputError } from '../scenarios/inputError.ts';
import { checkPage } from './checkPage.ts';
import { DONE } from './exitCodes.ts';
import { languageNamed, MOST_YEARS, wholeNumber } from './flags.ts';
import type { Host } from './host.ts';
import { planWith } from './planWith.ts';
import { sweepSummary } from './sweepSummary.ts';
import { inkFor } from './terminal.ts';
import { say } from './words.ts';

export interface AnalyseFlags {
  readonly measure?: string;
  readonly region?: string;
  readonly industry?: string;
  readonly stage?: string;
  readonly year?: string;
  readonly fails?: string;
  readonly halfWidth?: string;
  readonly missing: string;
  readonly out?: string;
  readonly json?: boolean;
  readonly language: string;
  readonly model?: string;
}

interface Condition {
  readonly text: string;
  readonly measure: string;
  readonly holds: (value: number) => boolean;
}

const comparisons: Readonly<Record<string, (value: number, limit: number) => boolean>> = {
  '<': (value, limit) => value < limit,
  '<=': (value, limit) => value <= limit,
  '>': (value, limit) => value > limit,
  '>=': (value, limit) => value >= limit,
};

/** Reads `lq < 1`: the measure named is the outcome analysed. */
function readCondition(given: string, measure: string | undefined): Condition {
  const found = /^\s*(\w+)\s*(<=|>=|<|>)\s*(-?(?:\d+\.?\d*|\.\d+)(?:e-?\d+)?)\s*$/i.exec(given);
  if (found === null) throw badFlag('--fails', given, "a measure, <, <=, > or >=, and a number, such as 'lq < 1'");
  const [, name, sign, limit] = found as unknown as [string, string, string, string];
  if (measure !== undefined && measure !== name)
    throw badFlag('--fails', given, `the measure of --measure, ${measure}`);
  return {
    text: `${name} ${sign} ${limit}`,
    measure: name,
    holds: (value) => comparisons[sign]!(value, Number(limit)),
  };
}

/** The design of a sweep with the points its runs had. */
function designOf(
  entry: ExperimentEntry,
  paths: readonly string[],
  { points }: SweepOutcomes,
  parameters: Parameters,
): LazyPoints {
  const point = (i: number): Float64Array => points[i]!;
  const { design, seed } = entry;
  if (design.kind === 'table' || design.kind === 'file' || design.kind === 'defaults') {
    const factors = paths.map((path) => ({ path, low: 0, high: 1 }));
    return { count: points.length, factors, point, unit: point, meta: { kind: 'table' } };
  }
  const factors = uncertainFactors(entry, 'experiment.yaml', parameters);
  const meta = designPoints(design, factors, seed).meta!;
  const unit = design.kind === 'morris' ? buildDesign({ ...design, seed }, factors).unit : point;
  return { count: points.length, factors, point, unit, meta };
}

function positive(flag: string, given: string): number {
  const value = given.trim() === '' ? Number.NaN : Number(given);
  if (!(value > 0 && Number.isFinite(value))) throw badFlag(flag, given, 'a number above 0');
  return value;
}

/** `agglomera analyse`: what a sweep says of one outcome. */
export async function analyseCommand(given: string, flags: AnalyseFlags, host: Host): Promise<number> {
  const language = languageNamed(flags.language);
  if (flags.missing !== 'refuse' && flags.missing !== 'drop-blocks')
    throw badFlag('--missing', flags.missing, 'refuse or drop-blocks');
  const year = flags.year === undefined ? undefined : wholeNumber('--year', flags.year, 1, 9999 + MOST_YEARS);
  const halfWidth = flags.halfWidth === undefined ? undefined : positive('--half-width', flags.halfWidth);
  const condition = flags.fails === undefined ? null : readCondition(flags.fails, flags.measure);
  const report = flags.out === undefined ? null : checkPage(flags.out, host.cwd);
  const folder = resolve(host.cwd, given);
  const results = readResults(folder);
  const { manifest } = results;
  const isPlain = manifest.extension === undefined && flags.model === undefined;
  const extended = isPlain
    ? packagedModel
    : await reloadExtension((await planWith(readPlan(folder), flags.model, host.cwd)).extension);
  const { parameters } = extended.model;
  const entry = readExperimentEntry(join(folder, 'experiment.yaml'), host.cwd, extended);
  if (condition !== null && entry.design.kind === 'morris') {
    throw badFlag('--fails', flags.fails, 'a design whose points fill the space: latinHypercube, sobol or saltelli');
  }
  const { region, industry, stage } = flags;
  const outcome = await readOutcome(results, {
    measure: condition?.measure ?? flags.measure,
    region,
    industry,
    stage,
    year,
  });
  const { chosen, variants, failed, absent, undefinedValues } = outcome;
  let study: SweepStudy;
  try {
    study = studySweep(designOf(entry, manifest.factors, outcome, parameters), variants, {
      missing: flags.missing === 'refuse' ? 'refuse' : 'dropBlock',
      seed: manifest.seed,
      ...(halfWidth !== undefined && { halfWidth }),
      ...(condition !== null && { isCase: condition.holds }),
    });
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    const advice = flags.missing === 'refuse' ? 'whole results, or --missing drop-blocks' : 'whole results';
    throw new InputError({ path: given, problem: `cannot be analysed: ${error.message}`, expected: advice });
  }
  const version = packageVersion();
  if (flags.json) {
    const head = { schema: 1, version, sweep: manifest.name, seed: manifest.seed, outcome: chosen };
    const counts = { runs: manifest.runs, failed, absent, undefined: undefinedValues };
    const factors = manifest.factors;
    const design = { kind: entry.design.kind, points: manifest.points, replicates: manifest.replicates, factors };
    // what is undefined (NaN) and sides without a limit are null
    await host.out(
      `${JSON.stringify({ ...head, ...counts, design, condition: condition?.text ?? null, ...study }, null, 1)}\n`,
    );
    if (report === null) return DONE;
  }
  const labelOf = (path: string): string => parameterAt(parameters, path)?.label[language] ?? path;
  const places = [chosen.region, chosen.industry, chosen.stage].filter((name): name is string => name !== null);
  const words = Object.entries({ ...chosen }).flatMap(([name, value]) =>
    value === null ? [] : [`--${name}`, `'${value}'`],
  );
  const input = {
    question: typeof entry.question === 'string' ? entry.question : entry.question[language],
    name: manifest.name,
    version,
    seed: manifest.seed,
    command: ['agglomera analyse', `'${given}'`, ...words, ...(condition ? [`--fails '${condition.text}'`] : [])].join(
      ' ',
    ),
    language,
    measure: extended.measures.find(({ name }) => name === chosen.measure)!,
    place: places,
    year: chosen.year,
    design: entry.design.kind,
    factors: manifest.factors.map((path) => ({ path, label: labelOf(path) })),
    points: manifest.points,
    replicates: manifest.replicates,
    runs: manifest.runs,
    failed,
    absent,
    undefinedValues,
    values: variants.map(({ values }) => values),
    study,
    condition: condition?.text ?? null,
    halfWidthAsked: halfWidth !== undefined,
  };
  if (!flags.json) await host.out(sweepSummary(input, inkFor(host)));
  if (report === null) return DONE;
  const { renderSweepReport } = await import('../report/renderSweepReport.ts');
  const { emptyDocument } = await import('./emptyDocument.ts');
  const page = renderSweepReport(input, emptyDocument());
  try {
    await writeDurably(report, page);
  } catch (error) {
    throw systemFault(error, flags.out!);
  }
  if (!flags.json) await host.out(`${say(language, 'wroteReport', { file: flags.out! })}\n`);
  return DONE;
}

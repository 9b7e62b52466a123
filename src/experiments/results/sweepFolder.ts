import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync } from 'node:fs';
import { hostname } from 'node:os';
import { join } from 'node:path';
import type { WholeModel } from '../../model.ts';
import { InputError } from '../../scenarios/inputError.ts';
import type { ChunkResult } from '../executors/executor.ts';
import type { ExperimentPlan } from '../experimentPlan.ts';
import { firmColumns, runColumns, seriesColumns, type TableName } from '../runChunk.ts';
import type { ModelScenario } from '../runReplicate.ts';
import { columnType } from './encodePart.ts';
import { planJson } from './planFile.ts';
import { writeDurably } from './writeDurably.ts';

/** manifest.json of a sweep: written once, before the first run. */
export interface SweepManifest {
  readonly schema: 1;
  readonly program: 'agglomera';
  readonly command: 'sweep';
  readonly version: string;
  /** Commit of the source, where it is known. */
  readonly commit?: string;
  readonly name: string;
  readonly seed: string;
  readonly seedRule: string;
  readonly runs: number;
  readonly points: number;
  readonly replicates: number;
  readonly runsPerChunk: number;
  readonly chunks: number;
  readonly factors: readonly string[];
  readonly measures: readonly string[];
  /** Type of every column, by table. */
  readonly columns: Partial<Readonly<Record<TableName, Readonly<Record<string, string>>>>>;
  /** The file that extends the model, where one does. */
  readonly extension?: { readonly name: string; readonly sha256: string };
  readonly specHash: string;
  /** Hashes of what the spec is made of, to name what changed. */
  readonly parts: Readonly<Record<string, string>>;
}

const sha256 = (content: string | Uint8Array): string => createHash('sha256').update(content).digest('hex');

/** JSON with maps as pairs; keys in the order of the reader, which is fixed. */
const canonical = (value: unknown): string =>
  JSON.stringify(value, (_, inner) => (inner instanceof Map ? [...inner] : inner));

/** A scenario without the place it was read from: a sweep may be moved, or continued from another folder. */
const withoutPlace = ({ file: _, ...scenario }: ModelScenario): object => scenario;

const typed = (names: readonly string[]): Record<string, string> =>
  Object.fromEntries(names.map((name) => [name, columnType(name)]));

const columnsOf = ({ factors, firms }: ExperimentPlan, model: WholeModel): SweepManifest['columns'] => ({
  runs: typed(runColumns(factors.map(({ path }) => path))),
  series: typed(seriesColumns),
  ...(firms && { firms: typed(firmColumns(model)) }),
});

export function manifestOfPlan(
  plan: ExperimentPlan,
  model: WholeModel,
  version: string,
  commit?: string,
): SweepManifest {
  const { variants, factors, design, replicates, seed, measures, series, firms, runs, points, runsPerChunk, chunks } =
    plan;
  const { extension } = plan;
  const contents = {
    'version of agglomera': version,
    'uncertain parameters': factors,
    design,
    replicates,
    seed,
    measures,
    'keep.series': series,
    'keep.firms': firms,
    runsPerChunk,
    ...(extension && { 'the extension of --model': extension.sha256 }),
    'scenarios and packages': variants.map(({ scenario, policy }) => [scenario, policy]),
    ...Object.fromEntries(
      variants.map(({ scenario, policy, resolved, moneyScenarios }) => [
        `scenario '${scenario}' with '${policy}'`,
        [withoutPlace(resolved), [...moneyScenarios].map(([name, other]) => [name, withoutPlace(other)])],
      ]),
    ),
  };
  const parts = Object.fromEntries(Object.entries(contents).map(([part, value]) => [part, sha256(canonical(value))]));
  return {
    schema: 1,
    program: 'agglomera',
    command: 'sweep',
    version,
    ...(commit !== undefined && { commit }),
    name: plan.name,
    seed,
    seedRule:
      'run key of replicate r drawn from seedrandom(seed + "/" + r), the same at every point and in every variant',
    runs,
    points,
    replicates,
    runsPerChunk,
    chunks,
    factors: factors.map(({ path }) => path),
    measures,
    columns: columnsOf(plan, model),
    ...(extension && { extension: { name: extension.name, sha256: extension.sha256 } }),
    specHash: sha256(canonical(parts)),
    parts,
  };
}

const stem = (chunk: number): string => `part-${String(chunk).padStart(6, '0')}`;

/** The file of a table of a chunk. */
export const partPath = (folder: string, table: TableName, chunk: number): string =>
  join(folder, 'parts', table, `${stem(chunk)}.parquet`);
const sumsPath = (folder: string, chunk: number): string => join(folder, 'parts', 'sums', `${stem(chunk)}.sha256`);

/** The manifest of a folder, or null where there is none. */
export function readSweepManifest(folder: string): SweepManifest | null {
  const path = join(folder, 'manifest.json');
  if (!existsSync(path)) return null;
  const refuse = (problem: string): never => {
    throw new InputError({ path, problem, expected: 'the manifest of a sweep' });
  };
  try {
    const manifest = JSON.parse(readFileSync(path, 'utf8')) as SweepManifest;
    return manifest.program === 'agglomera' && manifest.command === 'sweep' ? manifest : refuse('is of something else');
  } catch (error) {
    if (error instanceof SyntaxError) return refuse('cannot be read');
    throw error;
  }
}

/** Makes the folder of a sweep, or checks that it holds this very sweep. @throws InputError naming what changed */
export async function openSweep(
  folder: string,
  manifest: SweepManifest,
  plan: ExperimentPlan,
  experimentYaml: string,
): Promise<void> {
  const found = readSweepManifest(folder);
  if (found === null) {
    mkdirSync(folder, { recursive: true });
    const others = readdirSync(folder).filter(
      (name) => !/^(?:lock\.json.*|experiment\.yaml|plan\.json|.*\.tmp)$/.test(name),
    );
    if (others.length > 0) {
      throw new InputError({ path: folder, problem: `holds '${others[0]}'`, expected: 'a new or empty folder' });
    }
    await writeDurably(join(folder, 'experiment.yaml'), experimentYaml);
    await writeDurably(join(folder, 'plan.json'), planJson(plan));
    await writeDurably(join(folder, 'manifest.json'), `${JSON.stringify(manifest, null, 2)}\n`);
    return;
  }
  if (found.specHash === manifest.specHash) return;
  const names = [...new Set([...Object.keys(found.parts), ...Object.keys(manifest.parts)])];
  const changed = names.filter((name) => found.parts[name] !== manifest.parts[name]);
  throw new InputError({
    path: folder,
    problem: `holds another sweep: ${changed.join(', ')} changed since it began`,
    expected: 'the experiment it began with, or another folder',
  });
}

/** Writes the parts of a finished chunk; its checksums come last and say that it is complete. */
export async function writeChunk(
  folder: string,
  { chunk, parts, seconds, failed }: ChunkResult,
  attempt: number,
): Promise<void> {
  const tables = Object.entries(parts) as [TableName, Uint8Array][];
  const timing = { host: hostname(), pid: process.pid, attempt, seconds, failed };
  const written = await Promise.allSettled([
    ...tables.map(([table, part]) => writeDurably(partPath(folder, table, chunk), part)),
    writeDurably(join(folder, 'timing', `${stem(chunk)}.json`), `${JSON.stringify(timing)}\n`),
  ]);
  // only when none of them is under way any more
  for (const outcome of written) if (outcome.status === 'rejected') throw outcome.reason;
  const sums = tables.map(([table, part]) => `${sha256(part)}  ../${table}/${stem(chunk)}.parquet\n`).join('');
  await writeDurably(sumsPath(folder, chunk), sums);
}

/** Whether a chunk is complete. */
export const isDone = (folder: string, chunk: number): boolean => existsSync(sumsPath(folder, chunk));

/** The parts of a complete chunk with the checksums they were written with. */
const partsOf = (folder: string, chunk: number): { readonly table: TableName; readonly path: string; sum: string }[] =>
  [...readFileSync(sumsPath(folder, chunk), 'utf8').matchAll(/^(\w+) {2}\.\.\/(\w+)\//gm)].map(([, sum, name]) => {
    const table = name as TableName;
    return { table, path: partPath(folder, table, chunk), sum: sum! };
  });

/** The parts of a complete chunk whose bytes are not those written. */
export function corruptParts(folder: string, chunk: number): string[] {
  const parts = partsOf(folder, chunk);
  // checksums that cannot be read are no proof of anything
  if (parts.length < 2) return [sumsPath(folder, chunk)];
  return parts.flatMap(({ path, sum }) => (existsSync(path) && sum === sha256(readFileSync(path)) ? [] : [path]));
}

/** Puts a chunk aside with its checksums, so that it runs again and nothing is overwritten. */
export function setAside(folder: string, chunk: number, reason: 'corrupt' | 'rerun'): string {
  let place = '';
  for (let n = 1; place === '' || existsSync(place); n++) place = join(folder, reason, `${stem(chunk)}-${n}`);
  mkdirSync(place, { recursive: true });
  for (const table of ['runs', 'series', 'firms'] as const) {
    const path = partPath(folder, table, chunk);
    if (existsSync(path)) renameSync(path, join(place, `${table}.parquet`));
  }
  renameSync(sumsPath(folder, chunk), join(place, 'sums.sha256'));
  return place;
}

/** Counts the times a sweep was started or continued in a folder; for `timing/` only. */
export async function nextAttempt(folder: string): Promise<number> {
  const path = join(folder, 'timing', 'attempts.json');
  const before = existsSync(path)
    ? (JSON.parse(readFileSync(path, 'utf8')) as { readonly attempts: number }).attempts
    : 0;
  await writeDurably(path, `${JSON.stringify({ attempts: before + 1 })}\n`);
  return before + 1;
}

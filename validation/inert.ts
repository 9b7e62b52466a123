/**
 * Which parameters move nothing: `npm run test:long -- --inert [--seeds 40] [--seed inert]`. Every parameter goes from one
 * end of its plausible range to the other on the same draws, in a world where its mechanism acts (inertWorlds.ts). It moves
 * a headline measure when the change of one of its levels (mean or spread over cells; all years, last year) exceeds
 * .1 standard deviation between seeds for certain. A few seeds do for most; those that do not show get more, up to
 * `--seeds`, and where their mechanism acts everywhere a second world. Runs are kept, so a study that was stopped goes on.
 * Writes validation/inert.json.
 */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parameters } from '../src/agents/firmRule.ts';
import { parameterAt, parameterPaths } from '../src/engine/parameter.ts';
import { type LevelsJob, type LevelsResult, runJobs } from './battery.ts';
import { headlineMeasures } from './headlineMeasures.ts';
import { type InertWorld, inertWorldsOf } from './inertWorlds.ts';
import { largestShift, type Shift } from './largestShift.ts';
import { levelNames } from './levelsOfRun.ts';
import { codeHash, projectFolder } from './modelHash.ts';

/** A shift below this share of a standard deviation over seeds counts as none. */
const BAR = 0.1;
/** Seeds after which it is seen what still has to show; the last is the most that `--seeds` gives by default. */
const STEPS = [6, 16, 40];
/** Seeds from which the deviation between seeds is taken. */
const BASE_SEEDS = 16;

export interface InertOptions {
  readonly seed: string;
  /** The most a parameter gets; null: 40. */
  readonly seeds: number | null;
}

/** A shift with the name of its level. */
export interface NamedShift extends Omit<Shift, 'level'> {
  readonly measure: string;
  readonly over: string;
  readonly when: string;
}

/** What moving a parameter did. */
export interface InertRow {
  readonly parameter: string;
  /** The values compared: ends of the plausible range, or as near to them as the world allows. */
  readonly ends: readonly [number, number];
  readonly world: string;
  readonly seeds: number;
  readonly moves: boolean;
  /** Of headline measures, the level that moves most for certain; null: none changes at all. */
  readonly headline: NamedShift | null;
  /** Of all measures. */
  readonly any: NamedShift | null;
}

const headlineLevels = [...levelNames.keys()].filter((l) => headlineMeasures.includes(levelNames[l]!.measure));
const allLevels = [...levelNames.keys()];

function named(shift: Shift | null): NamedShift | null {
  if (shift === null) return null;
  const { level, ...rest } = shift;
  return { ...levelNames[level]!, ...rest };
}

/** The settings at which a parameter is looked at: parts of the way from its default to an end, tried until one can be. */
const TRIED = [1, 0.5, 0.25];

const jobOf = (
  { world, years, set = {} }: InertWorld,
  own: Readonly<Record<string, number>>,
  seed: string,
  replicate: number,
): LevelsJob => ({ task: 'levels', scenario: world, years, set: { ...set, ...own }, seed, replicate });

/** Runs jobs and gives their levels, NaN where undefined; says how it goes. */
async function levelsOf(jobs: readonly LevelsJob[], what: string): Promise<(readonly number[] | null)[]> {
  const started = Date.now();
  let told = started;
  const results: LevelsResult[] = await runJobs(jobs, {
    resume: true,
    onDone: (done) => {
      if (Date.now() - told < 60_000) return;
      told = Date.now();
      console.log(`  ${what}: ${done} of ${jobs.length} runs, ${Math.round((told - started) / 1000)} s`);
    },
  });
  console.log(`  ${what}: ${jobs.length} runs, ${Math.round((Date.now() - started) / 1000)} s`);
  return results.map(({ levels }) => levels?.map((level) => level ?? Number.NaN) ?? null);
}

interface Candidate {
  readonly path: string;
  readonly world: InertWorld;
  /** Values at both ends that the world can be at. */
  readonly ends: readonly [number, number];
}

/** Finds for every parameter the values nearest to the ends of its plausible range at which its world can be. */
async function findEnds(
  paths: readonly string[],
  worldOf: (path: string) => InertWorld,
  seed: string,
): Promise<Candidate[]> {
  const values = paths.flatMap((path) => {
    const { plausible, default: usual } = parameterAt(parameters, path)!;
    const { largest = Number.POSITIVE_INFINITY } = worldOf(path);
    return plausible.map((end) => ({
      path,
      tried: TRIED.map((part) => usual + part * (Math.min(end, largest) - usual)),
      value: Number.NaN,
    }));
  });
  for (const step of TRIED.keys()) {
    const open = values.filter(({ value }) => Number.isNaN(value));
    const jobs = open.map(({ path, tried }) => jobOf(worldOf(path), { [path]: tried[step]! }, seed, 0));
    const levels = await levelsOf(jobs, `ends, ${TRIED[step]} of the way`);
    for (const [i, one] of open.entries()) if (levels[i] !== null) one.value = one.tried[step]!;
    if (values.every(({ value }) => !Number.isNaN(value))) break;
  }
  return paths.map((path, p) => {
    const usual = parameterAt(parameters, path)!.default;
    const [low, high] = [values[2 * p]!.value, values[2 * p + 1]!.value].map((v) => (Number.isNaN(v) ? usual : v));
    return { path, world: worldOf(path), ends: [low!, high!] };
  });
}

/** Moves parameters in one world each, with more seeds for those that do not show with few; hands over what each step gave. */
async function study(
  candidates: readonly Candidate[],
  seed: string,
  steps: readonly number[],
  tests: number,
  take: (row: InertRow) => void,
): Promise<void> {
  const worlds = [...new Map(candidates.map(({ world }) => [JSON.stringify(world), world])).entries()];
  const baseSeeds = Array.from({ length: Math.min(BASE_SEEDS, Math.max(...steps)) }, (_, replicate) => replicate);
  const baseLevels = await levelsOf(
    worlds.flatMap(([, world]) => baseSeeds.map((replicate) => jobOf(world, {}, seed, replicate))),
    `${worlds.length} worlds as they are`,
  );
  const defined = (rows: readonly (readonly number[] | null)[]): readonly number[][] =>
    rows.filter((row) => row !== null) as number[][];
  const base = new Map(
    worlds.map(([key], w) => [key, defined(baseLevels.slice(w * baseSeeds.length, (w + 1) * baseSeeds.length))]),
  );
  const moved = new Set<string>();
  for (const seeds of steps) {
    const open = candidates.filter(({ path }) => !moved.has(path));
    const jobs = open.flatMap(({ path, world, ends }) =>
      ends.flatMap((value) => Array.from({ length: seeds }, (_, r) => jobOf(world, { [path]: value }, seed, r))),
    );
    const levels = await levelsOf(jobs, `${open.length} parameters, ${seeds} seeds`);
    for (const [c, { path, world, ends }] of open.entries()) {
      const at = (end: 0 | 1): readonly number[][] =>
        defined(levels.slice((2 * c + end) * seeds, (2 * c + end + 1) * seeds));
      const [low, high] = [at(0), at(1)];
      const of = (which: readonly number[]): NamedShift | null =>
        named(largestShift(low, high, base.get(JSON.stringify(world))!, which, { tests: tests * which.length }));
      const headline = of(headlineLevels);
      const moves = headline !== null && headline.atLeast > BAR;
      if (moves) moved.add(path);
      take({ parameter: path, ends, world: world.world, seeds, moves, headline, any: of(allLevels) });
    }
    console.log(`  ${candidates.length - moved.size} of ${candidates.length} have not shown`);
  }
}

const show = (shift: NamedShift | null): string => {
  if (shift === null) return 'nothing changes';
  const size = shift.shift === null ? 'seeds do not differ' : `${shift.shift.toFixed(2)} (${shift.error.toFixed(2)})`;
  return `${shift.measure}, ${shift.over}, ${shift.when}: ${size}`;
};

/** Runs the study, prints what moves nothing for certain and writes validation/inert.json. */
export async function runInert({ seed, seeds }: InertOptions): Promise<void> {
  const most = seeds ?? STEPS.at(-1)!;
  const steps = [...STEPS.filter((step) => step < most), most];
  const paths = parameterPaths(parameters);
  const turns = Math.max(...paths.map((path) => inertWorldsOf(path).length));
  const best = new Map<string, InertRow>();
  /** Keeps the world in which a parameter moves most for certain, and of one world the most seeds. */
  const take = (row: InertRow): void => {
    const before = best.get(row.parameter);
    const nearer = (row.headline?.atLeast ?? 0) > (before?.headline?.atLeast ?? 0);
    if (before === undefined || before.world === row.world || row.moves || nearer) best.set(row.parameter, row);
  };
  for (let turn = 0; turn < turns; turn++) {
    const open = paths.filter((path) => !best.get(path)?.moves && inertWorldsOf(path)[turn] !== undefined);
    if (open.length === 0) break;
    console.log(`Turn ${turn + 1}: ${open.length} parameters`);
    const candidates = await findEnds(open, (path) => inertWorldsOf(path)[turn]!, seed);
    await study(candidates, seed, steps, steps.length * turns, take);
    const rows = paths.map((path) => best.get(path)!);
    const written = { codeHash: codeHash(), seed, steps, bar: BAR, headlineMeasures, rows };
    // after each turn, so that a study that is stopped leaves what it has
    writeFileSync(join(projectFolder, 'validation/inert.json'), `${JSON.stringify(written, null, 1)}\n`);
  }
  const rows = paths.map((path) => best.get(path)!);
  const inert = rows.filter(({ moves }) => !moves);
  for (const { parameter, world, seeds: own, headline, any } of inert)
    console.log(`INERT ${parameter} (${world}, ${own} seeds): ${show(headline)}; of all measures ${show(any)}`);
  console.log(`${inert.length} of ${rows.length} parameters are not seen to move a headline measure`);
}

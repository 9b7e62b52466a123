import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { type ExperimentPlan, pointsOf } from '../experiments/experimentPlan.ts';
import type { Extended } from '../experiments/extension/extension.ts';
import { badFlag } from '../experiments/files/badInput.ts';
import { loadExtension } from '../experiments/files/loadExtension.ts';
import { readExperiment } from '../experiments/files/readExperiment.ts';
import { encodeChunk } from '../experiments/results/encodePart.ts';
import { readPlan } from '../experiments/results/planFile.ts';
import { readSweepManifest } from '../experiments/results/sweepFolder.ts';
import type { SequentialStop } from '../experiments/results/untilHalfWidth.ts';
import { runChunk } from '../experiments/runChunk.ts';
import { InputError } from '../scenarios/inputError.ts';
import { DONE } from './exitCodes.ts';
import { MOST_YEARS, wholeNumber } from './flags.ts';
import type { Host } from './host.ts';
import { checkFolder } from './outputFolder.ts';
import { performSweep } from './performSweep.ts';
import { planWith } from './planWith.ts';
import { sweepStatus } from './sweepStatus.ts';
import { workersOf } from './threads.ts';

export interface SweepFlags {
  readonly out?: string;
  readonly workers?: string;
  readonly dryRun?: boolean;
  readonly untilHalfWidth?: string;
  readonly measure?: string;
  readonly region?: string;
  readonly industry?: string;
  readonly stage?: string;
  readonly year?: string;
  readonly quiet?: boolean;
  readonly model?: string;
}

/** Runs timed for the estimate of a dry run. */
const TIMED_RUNS = 3;

/** What a sweep would take, from a few of its runs. */
function estimate(plan: ExperimentPlan, extended: Extended, workers: number): string {
  const few = { ...plan, runs: Math.min(plan.runs, TIMED_RUNS), runsPerChunk: TIMED_RUNS };
  const points = pointsOf(plan);
  const started = performance.now();
  const { tables, failed } = runChunk(few, points, 0, extended);
  const seconds = (performance.now() - started) / 1000 / few.runs;
  const bytes = Object.values(encodeChunk(tables)).reduce((sum, { length }) => sum + length, 0) / few.runs;
  const total = (plan.runs * seconds) / workers;
  const time = total < 120 ? `${total.toFixed(0)} s` : `${(total / 60).toFixed(0)} minutes`;
  return (
    `${plan.runs} runs: ${plan.points} points x ${plan.variants.length} variants x ${plan.replicates} replicates, ` +
    `in ${plan.chunks} chunks of ${plan.runsPerChunk}\n` +
    `about ${time} on ${workers} workers (${(seconds * 1000).toFixed(0)} ms a run, ${few.runs} timed` +
    `${failed > 0 ? `, ${failed} failed` : ''}), about ${((plan.runs * bytes) / 1e6).toFixed(1)} MB at most\n`
  );
}

/** The outcome and precision at which to stop, as asked. */
function stopAsked(flags: SweepFlags): SequentialStop | undefined {
  const { untilHalfWidth, measure, region, industry, stage } = flags;
  if (untilHalfWidth === undefined) {
    const alone = (['measure', 'region', 'industry', 'stage', 'year'] as const).find((flag) => flags[flag]);
    if (alone !== undefined) throw badFlag(`--${alone}`, flags[alone], '--until-half-width too: it names its outcome');
    return undefined;
  }
  const halfWidth = Number(untilHalfWidth);
  if (!(halfWidth > 0)) throw badFlag('--until-half-width', untilHalfWidth, 'a number above 0');
  const year = flags.year === undefined ? undefined : wholeNumber('--year', flags.year, 1, 9999 + MOST_YEARS);
  return { halfWidth, choice: { measure, region, industry, stage, year } };
}

/** A sweep that began with an extension does not go on without one, whose names its experiment needs. */
function requireExtension(out: string, given: string | undefined, cwd: string): void {
  if (given !== undefined) return;
  const began = readSweepManifest(resolve(cwd, out))?.extension;
  if (began === undefined) return;
  throw new InputError({
    path: '--model',
    problem: `is not given, and the sweep in '${out}' began with the extension ${began.name}`,
    expected: `the same again: --model ${began.name}`,
  });
}

/** `agglomera sweep`: runs an experiment, or what it still lacks. */
export async function sweepCommand(given: string, flags: SweepFlags, host: Host): Promise<number> {
  const workers = workersOf(flags.workers);
  const until = stopAsked(flags);
  const extended = await loadExtension(flags.model, host.cwd);
  if (flags.out !== undefined && flags.dryRun !== true) requireExtension(flags.out, flags.model, host.cwd);
  const { plan, yaml } = readExperiment(given, host.cwd, extended);
  if (flags.dryRun) {
    await host.out(estimate(plan, extended, workers));
    return DONE;
  }
  if (flags.out === undefined) throw badFlag('--out', flags.out, 'a folder for the results: --out DIR');
  const { folder } = checkFolder(flags.out, host.cwd);
  return performSweep(plan, yaml, { folder, shown: flags.out, workers, quiet: flags.quiet === true, until }, host);
}

/** `agglomera status`: reads only, so it may be asked while the sweep runs. */
export async function statusCommand(out: string, host: Host): Promise<number> {
  await host.out(await sweepStatus(resolve(host.cwd, out)));
  return DONE;
}

export interface RerunFlags {
  readonly failed?: boolean;
  readonly workers?: string;
  readonly quiet?: boolean;
  readonly model?: string;
}

/** `agglomera rerun`: runs again what failed, and what is still missing. */
export async function rerunCommand(out: string, flags: RerunFlags, host: Host): Promise<number> {
  if (!flags.failed) throw badFlag('rerun', out, '--failed: the runs that failed run again');
  const { folder } = checkFolder(out, host.cwd);
  const plan = await planWith(readPlan(folder), flags.model, host.cwd);
  const yaml = readFileSync(join(folder, 'experiment.yaml'), 'utf8');
  const place = { folder, shown: out, workers: workersOf(flags.workers), quiet: flags.quiet === true };
  return performSweep(plan, yaml, { ...place, rerunFailed: true }, host);
}

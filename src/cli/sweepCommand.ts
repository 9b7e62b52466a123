import { availableParallelism } from 'node:os';
import { resolve } from 'node:path';
import { localExecutor } from '../experiments/executors/localExecutor.ts';
import { type ExperimentPlan, pointsOf } from '../experiments/experimentPlan.ts';
import { encodePart } from '../experiments/results/encodePart.ts';
import { readResults } from '../experiments/results/readResults.ts';
import { runChunk } from '../experiments/runChunk.ts';
import { runSweep } from '../experiments/runSweep.ts';
import { badFlag, systemFault } from './badInput.ts';
import { DONE, INTERRUPTED } from './exitCodes.ts';
import { wholeNumber } from './flags.ts';
import type { Host } from './host.ts';
import { checkFolder } from './outputFolder.ts';
import { packageVersion } from './packageFolder.ts';
import { startProgress } from './progress.ts';
import { readExperiment } from './readExperiment.ts';

export interface SweepFlags {
  readonly out?: string;
  readonly workers?: string;
  readonly dryRun?: boolean;
  readonly quiet?: boolean;
}

/** Runs timed for the estimate of a dry run. */
const TIMED_RUNS = 3;

/** What a sweep would take, from a few of its runs. */
function estimate(plan: ExperimentPlan, workers: number): string {
  const few = { ...plan, runs: Math.min(plan.runs, TIMED_RUNS), runsPerChunk: TIMED_RUNS };
  const points = pointsOf(plan);
  const started = performance.now();
  const { runs, series, failed } = runChunk(few, points, 0);
  const seconds = (performance.now() - started) / 1000 / few.runs;
  const bytes = (encodePart(runs).length + encodePart(series).length) / few.runs;
  const total = (plan.runs * seconds) / workers;
  const time = total < 120 ? `${total.toFixed(0)} s` : `${(total / 60).toFixed(0)} minutes`;
  return (
    `${plan.runs} runs: ${plan.points} points x ${plan.variants.length} variants x ${plan.replicates} replicates, ` +
    `in ${plan.chunks} chunks of ${plan.runsPerChunk}\n` +
    `about ${time} on ${workers} workers (${(seconds * 1000).toFixed(0)} ms a run, ${few.runs} timed` +
    `${failed > 0 ? `, ${failed} failed` : ''}), about ${((plan.runs * bytes) / 1e6).toFixed(1)} MB at most\n`
  );
}

/** `agglomera sweep`: runs an experiment, or what it still lacks. */
export async function sweepCommand(given: string, flags: SweepFlags, host: Host): Promise<number> {
  const workers =
    flags.workers === undefined ? availableParallelism() : wholeNumber('--workers', flags.workers, 1, 256);
  const { plan, yaml } = readExperiment(given, host.cwd);
  if (flags.dryRun) {
    await host.out(estimate(plan, workers));
    return DONE;
  }
  if (flags.out === undefined) throw badFlag('--out', flags.out, 'a folder for the results: --out DIR');
  const { folder } = checkFolder(flags.out, host.cwd);
  const stop = new AbortController();
  const stopListening = host.onInterrupt(() => stop.abort());
  const progress = await startProgress(host, plan.chunks, `chunks of ${plan.runsPerChunk} runs`, flags.quiet === true);
  try {
    const outcome = await runSweep(plan, {
      folder,
      version: packageVersion(),
      experimentYaml: yaml,
      executor: localExecutor(Math.min(workers, plan.chunks)),
      signal: stop.signal,
      onProgress: (done) => progress.advance(done),
      onCorrupt: (paths, aside) =>
        host.err(`agglomera: ${paths.join(', ')} is corrupt; moved to '${aside}', its chunk runs again\n`),
    });
    const done = outcome.before + outcome.ran;
    if (!outcome.complete) {
      host.err(
        `agglomera: interrupted with ${done} of ${plan.chunks} chunks complete; '${flags.out}' keeps them, ` +
          'the same command goes on\n',
      );
      return INTERRUPTED;
    }
    if (!flags.quiet) await host.out(await statusText(folder));
    return DONE;
  } catch (error) {
    throw systemFault(error, flags.out);
  } finally {
    progress.end();
    stopListening();
  }
}

/** How far a sweep is, from its files alone. */
async function statusText(folder: string): Promise<string> {
  const results = readResults(folder);
  const { name, chunks, runs } = results.manifest;
  const complete = [...results.chunks()].length;
  let counted = 0;
  let failed = 0;
  for await (const { status } of results.runs()) {
    counted++;
    if (status === 'failed') failed++;
  }
  return `${name}: ${counted} of ${runs} runs in ${complete} of ${chunks} chunks, ${failed} failed\n`;
}

/** `agglomera status`: reads only, so it may be asked while the sweep runs. */
export async function statusCommand(out: string, host: Host): Promise<number> {
  await host.out(await statusText(resolve(host.cwd, out)));
  return DONE;
}

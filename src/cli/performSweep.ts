import { localExecutor } from '../experiments/executors/localExecutor.ts';
import type { ExperimentPlan } from '../experiments/experimentPlan.ts';
import { systemFault } from '../experiments/files/badInput.ts';
import { packageVersion, sourceCommit } from '../experiments/files/packageFolder.ts';
import type { SequentialStop } from '../experiments/results/untilHalfWidth.ts';
import { runSweep } from '../experiments/runSweep.ts';
import { DONE, INTERRUPTED } from './exitCodes.ts';
import type { Host } from './host.ts';
import { startProgress } from './progress.ts';
import { sweepStatus } from './sweepStatus.ts';

export interface SweepPlace {
  readonly folder: string;
  /** The folder as the user wrote it. */
  readonly shown: string;
  readonly workers: number;
  readonly quiet: boolean;
  readonly rerunFailed?: boolean;
  readonly until?: SequentialStop | undefined;
}

/** Runs what a sweep lacks, with progress, and says how far it came. Gives the exit code. */
export async function performSweep(
  plan: ExperimentPlan,
  experimentYaml: string,
  { folder, shown, workers, quiet, rerunFailed = false, until }: SweepPlace,
  host: Host,
): Promise<number> {
  const stop = new AbortController();
  const stopListening = host.onInterrupt(() => stop.abort());
  const progress = await startProgress(host, plan.chunks, `chunks of ${plan.runsPerChunk} runs`, quiet);
  const started = performance.now();
  let first: number | undefined;
  try {
    const outcome = await runSweep(plan, {
      folder,
      version: packageVersion(),
      commit: sourceCommit(),
      experimentYaml,
      executor: localExecutor(Math.min(workers, plan.chunks)),
      signal: stop.signal,
      rerunFailed,
      ...(until && { until }),
      onProgress: (done, failed) => {
        first ??= done;
        const speed = ((done - first) * plan.runsPerChunk) / ((performance.now() - started) / 1000);
        progress.advance(done, `, ${speed.toFixed(1)} runs/s${failed > 0 ? `, ${failed} failed` : ''}`);
      },
      onCorrupt: (paths, aside) =>
        host.err(`agglomera: ${paths.join(', ')} is corrupt; moved to '${aside}', its chunk runs again\n`),
    });
    const { enough } = outcome;
    if (enough === undefined && until !== undefined && outcome.complete) {
      host.err(
        `agglomera: all ${plan.replicates} replicates are done and the half-width asked for is not reached; more are needed\n`,
      );
    }
    if (enough !== undefined && !quiet) {
      await host.out(
        `The mean is known to within ${until!.halfWidth} after ${enough} of ${plan.replicates} replicates.\n`,
      );
    }
    if (!outcome.complete && enough === undefined) {
      host.err(
        `agglomera: interrupted with ${outcome.before + outcome.ran} of ${plan.chunks} chunks complete; '${shown}' ` +
          'keeps them, the same command goes on\n',
      );
      return INTERRUPTED;
    }
    if (!quiet) await host.out(await sweepStatus(folder));
    return DONE;
  } catch (error) {
    throw systemFault(error, shown);
  } finally {
    progress.end();
    stopListening();
  }
}

/**
 * One measurement of `npm run bench:sweeps`, in a process of its own: job, number of runs, share k/n of chunks, folder,
 * years of a run.
 */

import { fileURLToPath } from 'node:url';
import { packagedModel } from '../src/experiments/files/loadExtension.ts';

const compiled = <T>(path: string): Promise<T> => import(fileURLToPath(new URL(`../dist/${path}.js`, import.meta.url)));
const { readExperiment } = await compiled<typeof import('../src/experiments/files/readExperiment.ts')>(
  'experiments/files/readExperiment',
);
const { atPoint, plannedRun, pointsOf, usualRunsPerChunk } =
  await compiled<typeof import('../src/experiments/experimentPlan.ts')>('experiments/experimentPlan');
const { runChunk } = await compiled<typeof import('../src/experiments/runChunk.ts')>('experiments/runChunk');
const { runReplicate } =
  await compiled<typeof import('../src/experiments/runReplicate.ts')>('experiments/runReplicate');
const { runSweep } = await compiled<typeof import('../src/experiments/runSweep.ts')>('experiments/runSweep');
const { localExecutor } = await compiled<typeof import('../src/experiments/executors/localExecutor.ts')>(
  'experiments/executors/localExecutor',
);
const { encodeChunk } = await compiled<typeof import('../src/experiments/results/encodePart.ts')>(
  'experiments/results/encodePart',
);
const { readResults } = await compiled<typeof import('../src/experiments/results/readResults.ts')>(
  'experiments/results/readResults',
);
const { writeChunk } = await compiled<typeof import('../src/experiments/results/sweepFolder.ts')>(
  'experiments/results/sweepFolder',
);
const { readOutcome } = await compiled<typeof import('../src/experiments/results/readOutcome.ts')>(
  'experiments/results/readOutcome',
);
const { studySweep } = await compiled<typeof import('../src/experiments/analysis/studySweep.ts')>(
  'experiments/analysis/studySweep',
);
const { buildDesign } = await compiled<typeof import('../src/experiments/designs/buildDesign.ts')>(
  'experiments/designs/buildDesign',
);
const { measures } = await compiled<typeof import('../src/measures/measures.ts')>('measures/measures');

type Executor = import('../src/experiments/executors/executor.ts').Executor;

const [job, count, share, folder, years] = process.argv.slice(2) as [string, string, string, string, string];
const runs = Number(count);
const runsPerChunk = usualRunsPerChunk(runs);
const { plan: read, yaml } = readExperiment(fileURLToPath(new URL('small-runs.yaml', import.meta.url)), '.');
const variants = read.variants.map((variant) => ({
  ...variant,
  resolved: { ...variant.resolved, years: Number(years) },
}));
const points = Math.min(read.points, Math.ceil(runs / read.replicates));
const design = { kind: 'latinHypercube' as const, points };
const plan = { ...read, variants, design, points, runs, runsPerChunk, chunks: Math.ceil(runs / runsPerChunk) };
const sweep = (executor: Executor) => runSweep(plan, { folder, version: 'bench', experimentYaml: yaml, executor });

/** The model and nothing else. */
function model(): void {
  const points = pointsOf(plan);
  const own = measures.filter(({ name }) => plan.measures.includes(name));
  for (let run = 0; run < runs; run++) {
    const { replicate, point, variant } = plannedRun(plan, run);
    const scenario = atPoint(plan.variants[variant]!.resolved, plan.factors, points.point(point));
    runReplicate(scenario, plan.seed, replicate, own);
  }
}

/** Every n-th chunk, run, encoded and written by this process alone. */
async function bareChunks(): Promise<void> {
  const [k, n] = share.split('/').map(Number) as [number, number];
  const points = pointsOf(plan);
  for (let chunk = k; chunk < plan.chunks; chunk += n) {
    const { tables, failed } = runChunk(plan, points, chunk, packagedModel);
    await writeChunk(folder, { chunk, parts: encodeChunk(tables), failed, seconds: 0 }, 1);
  }
}

/** Sweeps on two workers and analyses what was written, as `sweep` and `analyse` do. */
async function analysed(): Promise<string> {
  await sweep(localExecutor(2));
  const { variants } = await readOutcome(readResults(folder), { measure: 'lq', region: 'West' });
  const study = studySweep(buildDesign({ ...design, seed: plan.seed }, plan.factors), variants, {
    isCase: (value) => value > 0.4,
  });
  const { missingPoints, pawn } = study.variants[0]!.analysis;
  return `${missingPoints} points missing, ${pawn?.length} PAWN indices`;
}

const jobs: Readonly<Record<string, () => unknown>> = {
  model,
  bareChunks,
  analysed,
  oneWorker: () => sweep(localExecutor(1)),
  twoWorkers: () => sweep(localExecutor(2)),
};
const before = process.cpuUsage();
const from = Date.now();
const answer = await jobs[job]!();
const until = Date.now();
const { user, system } = process.cpuUsage(before);
const memory = process.resourceUsage().maxRSS / 1024;
const note = typeof answer === 'string' ? answer : undefined;
console.log(JSON.stringify({ from, until, processor: (user + system) / 1e6, memory, runs, note }));

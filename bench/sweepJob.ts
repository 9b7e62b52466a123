/** One measurement of `npm run bench:sweeps`, in a process of its own: job, number of runs, share k/n of chunks, folder. */
import { fileURLToPath } from 'node:url';

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
const { encodeChunk, encodePart } = await compiled<typeof import('../src/experiments/results/encodePart.ts')>(
  'experiments/results/encodePart',
);
const { readResults } = await compiled<typeof import('../src/experiments/results/readResults.ts')>(
  'experiments/results/readResults',
);
const { writeChunk } = await compiled<typeof import('../src/experiments/results/sweepFolder.ts')>(
  'experiments/results/sweepFolder',
);
const { analyseSweep } = await compiled<typeof import('../src/experiments/analysis/analyseSweep.ts')>(
  'experiments/analysis/analyseSweep',
);
const { buildDesign } = await compiled<typeof import('../src/experiments/designs/buildDesign.ts')>(
  'experiments/designs/buildDesign',
);
const { measures } = await compiled<typeof import('../src/measures/measures.ts')>('measures/measures');

type Executor = import('../src/experiments/executors/executor.ts').Executor;

const [job, count, share, folder] = process.argv.slice(2) as [string, string, string, string];
const runs = Number(count);
const runsPerChunk = usualRunsPerChunk(runs);
const { plan: read, yaml } = readExperiment(fileURLToPath(new URL('small-runs.yaml', import.meta.url)), '.');
const plan = { ...read, runs, runsPerChunk, chunks: Math.ceil(runs / runsPerChunk) };
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
    const { tables, failed } = runChunk(plan, points, chunk);
    await writeChunk(folder, { chunk, parts: encodeChunk(tables), failed, seconds: 0 }, 1);
  }
}

/** Runs without a model, one value each: all memory left is that of plan, results and analysis. */
const formulaExecutor: Executor = {
  async runChunks(_, pending, onDone) {
    const points = pointsOf(plan);
    for (const chunk of pending) {
      const first = chunk * runsPerChunk;
      const own = Array.from({ length: Math.min(runsPerChunk, runs - first) }, (_, r) => plannedRun(plan, first + r));
      const at = own.map(({ point }) => Array.from(points.point(point)));
      const table = {
        run: own.map(({ run }) => run),
        point: own.map(({ point }) => point),
        scenario: own.map(() => 'formula'),
        policy: own.map(() => 'none'),
        replicate: own.map(({ replicate }) => replicate),
        seed: own.map(() => plan.seed),
        ...Object.fromEntries(plan.factors.map(({ path }, f) => [path, at.map((values) => values[f]!)])),
        status: own.map(() => 'done'),
        error: own.map(() => null),
        digest: own.map(() => null),
      };
      const series = {
        run: table.run,
        year: own.map(() => 2010),
        measure: own.map(() => 'lq'),
        region: own.map(() => 'East'),
        industry: own.map(() => null),
        stage: own.map(() => null),
        value: own.map(({ replicate }, r) => Math.sin(9 * at[r]![0]!) + at[r]![1]! ** 2 + replicate / 10),
      };
      await onDone({ chunk, parts: { runs: encodePart(table), series: encodePart(series) }, failed: 0, seconds: 0 });
    }
  },
};

/** Sweeps by the formula, reads every row back and analyses it. */
async function formula(): Promise<string> {
  await sweep(formulaExecutor);
  const values = Array.from({ length: plan.points }, () => new Float64Array(plan.replicates).fill(Number.NaN));
  const results = readResults(folder);
  const runRows = results.runs();
  for await (const { run, value } of results.series()) {
    const row = (await runRows.next()).value;
    if (row?.run !== run) throw new Error(`row of run ${run} beside that of run ${row?.run}`);
    values[row.point]![row.replicate] = value ?? Number.NaN;
  }
  const design = buildDesign({ kind: 'latinHypercube', points: plan.points, seed: plan.seed }, plan.factors);
  const { pawn, missingPoints } = analyseSweep(design, values, { isCase: (value) => value > 1 });
  return `${missingPoints} points missing, ${pawn?.length} PAWN indices`;
}

const jobs: Readonly<Record<string, () => unknown>> = {
  model,
  bareChunks,
  formula,
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

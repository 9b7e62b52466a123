/**
 * A sweep from TypeScript: npx tsx examples/sweep/run.ts
 *
 * Reads an experiment file, runs it on two worker threads without writing anything, and prints what the package changes
 * at every point, seed by seed on the same draws. In a project of your own the import is from 'agglomera/experiments'.
 */
import { fileURLToPath } from 'node:url';
import { readExperiment, runExperiment } from '../../src/experiments/index.ts';

const { plan } = readExperiment(fileURLToPath(new URL('learning.yaml', import.meta.url)));

/** By learning rate: what the package adds, a number a seed. */
const added = new Map<number, number[]>();
let without = Number.NaN;
for await (const { run, series } of runExperiment(plan, { workers: 2 })) {
  if (run.status === 'failed') throw new Error(`run ${run.run}: ${run.error}`);
  const { value } = series.find(({ region }) => region === 'Central')!;
  // packages alternate on the same seed and point
  if (run.policy === 'none') {
    without = value!;
    continue;
  }
  const rate = Number(run['learning.rate']);
  added.set(rate, [...(added.get(rate) ?? []), value! - without]);
}
console.log(`${plan.runs} runs; high-end value added of Central with the package, change by seed`);
for (const [rate, changes] of added) {
  console.log(`learning.rate ${rate.toFixed(3)}: ${changes.map((change) => change.toFixed(4)).join(' ')}`);
}

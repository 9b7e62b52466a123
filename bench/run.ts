/**
 * `npm run bench`: firm-ticks a second at 1,000, 10,000 and 100,000 firms, nanoseconds by rule, bytes a firm, set-up
 * time and heap growth per tick. Runs the compiled code, as users do. Machines are noisy: compare figures of one run.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { bytesOf } from '../src/engine/column.ts';
import { projectFolder } from '../validation/modelHash.ts';

const { startRun, parameters, instruments, runKeyOf, tables, readScenario } = (await import(
  join(projectFolder, 'dist/index.js')
)) as typeof import('../src/index.ts');

const { Stream } = (await import(
  join(projectFolder, 'dist/engine/index.js')
)) as typeof import('../src/engine/index.ts');

const source = (name: string) => ({
  text: readFileSync(join(projectFolder, `scenarios/${name}.yaml`), 'utf8'),
  file: `scenarios/${name}.yaml`,
});
const { world } = readScenario('low-end-lock-in', source, { parameters, instruments });
const firmsInFile = world.clusters.reduce(
  (sum, { firms }) => sum + firms.upstream + firms.midstream + firms.downstream,
  0,
);

const bytes = Object.values(tables.firm).reduce((sum, { kind }) => sum + bytesOf(kind), 0);
console.log(`Node ${process.version}, ${Object.keys(tables.firm).length} firm columns, ${bytes} bytes a firm\n`);

/** Nanoseconds of one keyed uniform draw: the yardstick that makes figures of different moments comparable. */
function yardstick(): number {
  const stream = new Stream().rekey({ high: 1, low: 2 }, 3, 0, 0);
  const out = new Float64Array(10_000);
  const ids = Int32Array.from({ length: out.length }, (_, i) => i);
  let best = Number.POSITIVE_INFINITY;
  for (let round = 0; round < 300; round++) {
    const before = performance.now();
    stream.uniformEach(ids, ids, out, out.length);
    best = Math.min(best, ((performance.now() - before) * 1e6) / out.length);
  }
  return best;
}

for (const firms of [1_000, 10_000, 100_000]) {
  const set = [{ path: 'firm.countScale', value: String(firms / firmsInFile), origin: 'bench' }];
  const scenario = readScenario('low-end-lock-in', source, { parameters, instruments, set });
  const spent = new Map<string, number>();
  const run = { world: scenario.world, policies: [], parameters: scenario.parameters, years: 40 };
  const started = performance.now();
  const engine = startRun(run, runKeyOf('bench', 0), {
    observer: (rule, apply) => {
      const before = performance.now();
      apply();
      spent.set(rule.name, (spent.get(rule.name) ?? 0) + performance.now() - before);
    },
  });
  const setUp = performance.now() - started;
  const ticks = firms > 50_000 ? 24 : 120;
  for (let tick = 0; tick < 16; tick++) engine.step();
  spent.clear();
  const heap = process.memoryUsage().heapUsed;
  let firmTicks = 0;
  const before = performance.now();
  const pace: number[] = [];
  for (let tick = 0; tick < ticks; tick++) {
    const tickStarted = performance.now();
    engine.step();
    pace.push(((performance.now() - tickStarted) * 1e6) / engine.world.firm.count);
    firmTicks += engine.world.firm.count;
  }
  const elapsed = performance.now() - before;
  // what other processes and tenants take shows as slow ticks; the fastest tenth is nearest to a quiet machine
  const quiet = pace.sort((a, b) => a - b)[Math.floor(ticks / 10)]!;
  const perTick = (process.memoryUsage().heapUsed - heap) / ticks;
  console.log(
    `${firms} firms at the start (${engine.world.firm.count} at the end): ${(firmTicks / elapsed / 1000).toFixed(2)} million firm-ticks/s, ` +
      `${((elapsed * 1e6) / firmTicks).toFixed(0)} ns a firm-tick (fastest tenth of ticks ${quiet.toFixed(0)} ns = ${(1000 / quiet).toFixed(2)} million/s), set-up ${setUp.toFixed(0)} ms, heap ${(perTick / 1024).toFixed(1)} kB a tick`,
  );
  console.log(
    `  = ${((elapsed * 1e6) / firmTicks / yardstick()).toFixed(0)} keyed uniform draws of ${yardstick().toFixed(1)} ns`,
  );
  const rules = [...spent].sort((a, b) => b[1] - a[1]).slice(0, 12);
  for (const [name, ms] of rules)
    console.log(`  ${name.padEnd(20)} ${((ms * 1e6) / firmTicks).toFixed(1)} ns a firm-tick`);
}

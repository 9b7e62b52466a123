/**
 * `npm run bench`: firm-ticks a second at 1,000, 10,000 and 100,000 firms, nanoseconds by rule (fastest tenth of ticks), bytes a firm, set-up
 * time and heap growth per tick. Runs the compiled code, as users do. Machines are noisy: compare figures of one run.
 * `npm run bench -- --million`: 10,000 and 1,000,000 firms in turns, and what a firm-tick costs at the one over the other.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { bytesOf } from '../src/engine/column.ts';
import { projectFolder } from '../validation/modelHash.ts';

const { million } = parseArgs({ options: { million: { type: 'boolean', default: false } } }).values;

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

/** A run of the lock-in world with so many firms, its first 16 ticks, in which code is compiled, behind it. */
function warmedUp(firms: number, spent: Map<string, number[]>) {
  const set = [{ path: 'firm.countScale', value: String(firms / firmsInFile), origin: 'bench' }];
  const scenario = readScenario('low-end-lock-in', source, { parameters, instruments, set });
  const run = { world: scenario.world, policies: [], parameters: scenario.parameters, years: 40 };
  const started = performance.now();
  const engine = startRun(run, runKeyOf('bench', 0), {
    observer: (rule, apply) => {
      const before = performance.now();
      apply();
      const took = performance.now() - before;
      const ofRule = spent.get(rule.name);
      if (ofRule) ofRule.push(took);
      else spent.set(rule.name, [took]);
    },
  });
  const setUp = performance.now() - started;
  for (let tick = 0; tick < 16; tick++) engine.step();
  spent.clear();
  return { engine, setUp };
}

type Engine = ReturnType<typeof warmedUp>['engine'];

/** Nanoseconds a firm of one tick. */
function timeTick(engine: Engine): number {
  const started = performance.now();
  engine.step();
  return ((performance.now() - started) * 1e6) / engine.world.firm.count;
}

// what other processes and tenants take shows as slow ticks; the fastest tenth is nearest to a quiet machine
const fastestTenth = (pace: readonly number[]): number => pace.toSorted((a, b) => a - b)[Math.floor(pace.length / 10)]!;

/** The twelve slowest rules, by the fastest tenth of their ticks; their sum is less than a tick's, which is never so lucky. */
function printRules(spent: ReadonlyMap<string, readonly number[]>, firms: number): void {
  const rules = [...spent].map(([name, took]) => [name, (fastestTenth(took) * 1e6) / firms] as const);
  for (const [name, ns] of rules.sort((a, b) => b[1] - a[1]).slice(0, 12))
    console.log(`  ${name.padEnd(20)} ${ns.toFixed(1)} ns a firm-tick`);
}

function measure(firms: number): void {
  const spent = new Map<string, number[]>();
  const { engine, setUp } = warmedUp(firms, spent);
  const ticks = firms > 50_000 ? 24 : 120;
  const heap = process.memoryUsage().heapUsed;
  let firmTicks = 0;
  const before = performance.now();
  const pace: number[] = [];
  for (let tick = 0; tick < ticks; tick++) {
    pace.push(timeTick(engine));
    firmTicks += engine.world.firm.count;
  }
  const elapsed = performance.now() - before;
  const quiet = fastestTenth(pace);
  const perTick = (process.memoryUsage().heapUsed - heap) / ticks;
  console.log(
    `${firms} firms at the start (${engine.world.firm.count} at the end): ${(firmTicks / elapsed / 1000).toFixed(2)} million firm-ticks/s, ` +
      `${((elapsed * 1e6) / firmTicks).toFixed(0)} ns a firm-tick (fastest tenth of ticks ${quiet.toFixed(0)} ns = ${(1000 / quiet).toFixed(2)} million/s), set-up ${setUp.toFixed(0)} ms, heap ${(perTick / 1024).toFixed(1)} kB a tick`,
  );
  console.log(
    `  = ${((elapsed * 1e6) / firmTicks / yardstick()).toFixed(0)} keyed uniform draws of ${yardstick().toFixed(1)} ns`,
  );
  printRules(spent, engine.world.firm.count);
}

/** Nanoseconds of processor time a firm of so many ticks: a tick of a million is too long to fall between other work. */
function processorTime(engine: Engine, ticks: number): number {
  const before = process.cpuUsage();
  let firmTicks = 0;
  for (let tick = 0; tick < ticks; tick++) {
    engine.step();
    firmTicks += engine.world.firm.count;
  }
  const { user, system } = process.cpuUsage(before);
  return ((user + system) * 1000) / firmTicks;
}

/**
 * Does a firm cost more among a million? The two sizes take turns, ten ticks of the small and one of the large, so that
 * both see the same machine. Limits: 1.5 times the time of a firm at 10,000, 250 bytes a firm.
 */
function compareMillion(): void {
  const spent = { few: new Map<string, number[]>(), many: new Map<string, number[]>() };
  const few = warmedUp(10_000, spent.few).engine;
  const many = warmedUp(1_000_000, spent.many).engine;
  const pace = { few: [] as number[], many: [] as number[] };
  const turns = 14;
  for (let turn = 0; turn < turns; turn++) {
    pace.few.push(processorTime(few, 10));
    pace.many.push(processorTime(many, 1));
  }
  const median = (values: readonly number[]): number => values.toSorted((a, b) => a - b)[turns / 2]!;
  for (const [size, engine] of [
    ['few', few],
    ['many', many],
  ] as const) {
    const { count } = engine.world.firm;
    const [least, middle] = [Math.min(...pace[size]), median(pace[size])];
    console.log(
      `${count} firms at the end: ${least.toFixed(0)} ns of processor a firm-tick at best, median ${middle.toFixed(0)}; by the clock`,
    );
    printRules(spent[size], count);
  }
  const ratio = Math.min(...pace.many) / Math.min(...pace.few);
  const held = process.memoryUsage().arrayBuffers / (few.world.firm.count + many.world.firm.count);
  console.log(
    `\na firm-tick at 1,000,000 firms costs ${ratio.toFixed(2)} times that at 10,000 at best (limit 1.5), ` +
      `${(median(pace.many) / median(pace.few)).toFixed(2)} by the median`,
  );
  console.log(`${bytes} bytes a firm in columns (limit 250), ${held.toFixed(0)} held, with room for firms to come`);
}

if (million) compareMillion();
else for (const firms of [1_000, 10_000, 100_000]) measure(firms);

/**
 * `npm run bench:sweeps -- [--runs 800] [--rounds 3] [--years 20] [--many 100000]`: what a sweep costs beside its runs.
 * Two workers against two processes that know nothing of each other; one worker against the bare model; memory of
 * `--many` runs of one year, run and analysed. Runs the compiled
 * code, each measurement in a process of its own, alternating, and reports the median of the ratios of each round: the
 * speed of a shared machine moves by half within minutes.
 */
import { spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';

/** What one process reports of its work. */
interface Spent {
  /** Wall clock, milliseconds since 1970, so that processes can be set side by side. */
  readonly from: number;
  readonly until: number;
  /** Processor time of all threads, s. */
  readonly processor: number;
  /** Largest resident memory, MB. */
  readonly memory: number;
  readonly runs: number;
  readonly note?: string;
}

const { values } = parseArgs({
  options: {
    runs: { type: 'string', default: '800' },
    rounds: { type: 'string', default: '3' },
    years: { type: 'string', default: '20' },
    many: { type: 'string', default: '100000' },
  },
});
const runs = Number(values.runs);
const rounds = Number(values.rounds);
const years = Number(values.years);
const many = Number(values.many);
if (![runs, years].every((count) => Number.isInteger(count) && count > 0) || !(rounds >= 0) || !(many >= 0)) {
  console.error('bench:sweeps: --runs and --years are whole numbers of 1 or more, --rounds and --many of 0 or more');
  process.exit(2);
}
const folder = mkdtempSync(join(tmpdir(), 'agglomera-bench-'));
let measured = 0;

/** Has a process do one job of sweepJob.ts; answers when it is done. */
function spent(job: string, count: number, share = '0/1', span = years): Promise<Spent> {
  const out = join(folder, String(measured++));
  mkdirSync(out);
  const script = fileURLToPath(new URL('sweepJob.ts', import.meta.url));
  const child = spawn(process.execPath, ['--import', 'tsx', script, job, String(count), share, out, String(span)], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  let text = '';
  child.stdout.on('data', (piece) => {
    text += piece;
  });
  return new Promise((resolve, reject) => {
    child.on('exit', (code) => {
      rmSync(out, { recursive: true, force: true });
      if (code === 0) resolve(JSON.parse(text) as Spent);
      else reject(new Error(`job ${job} ended with ${code}`));
    });
  });
}

const seconds = ({ from, until }: Pick<Spent, 'from' | 'until'>): number => (until - from) / 1000;
const median = (list: readonly number[]): number => {
  const sorted = [...list].sort((a, b) => a - b);
  return (sorted[(sorted.length - 1) >> 1]! + sorted[sorted.length >> 1]!) / 2;
};
const shown = (list: readonly number[]): string =>
  `${median(list).toFixed(3)} (${list.map((x) => x.toFixed(3)).join(', ')})`;

try {
  const speed: number[] = [];
  const effort: number[] = [];
  const wall: number[] = [];
  const processor: number[] = [];
  const milliseconds: number[] = [];
  let memory = 0;
  for (let round = 0; round < rounds; round++) {
    const workers = await spent('twoWorkers', runs);
    const pair = await Promise.all([spent('bareChunks', runs, '0/2'), spent('bareChunks', runs, '1/2')]);
    const apart = seconds({
      from: Math.min(...pair.map(({ from }) => from)),
      until: Math.max(...pair.map(({ until }) => until)),
    });
    speed.push(apart / seconds(workers));
    effort.push(pair.reduce((sum, { processor: own }) => sum + own, 0) / workers.processor);
    const model = await spent('model', runs);
    const one = await spent('oneWorker', runs);
    wall.push(seconds(one) / seconds(model) - 1);
    processor.push(one.processor / model.processor - 1);
    milliseconds.push((model.processor * 1000) / runs);
    memory = Math.max(memory, workers.memory);
  }
  if (rounds > 0) {
    console.log(
      `Node ${process.version}, ${runs} runs of ${median(milliseconds).toFixed(1)} ms processor time, ${rounds} rounds`,
    );
    console.log(`two workers against two processes, speed: ${shown(speed)}`);
    console.log(`two workers against two processes, runs by processor time: ${shown(effort)}`);
    console.log(`one worker beyond the bare model, wall: ${shown(wall)}`);
    console.log(`one worker beyond the bare model, processor: ${shown(processor)}`);
    console.log(`largest memory, ${runs} runs on two workers: ${memory.toFixed(0)} MB`);
  }
  if (many > 0) {
    const real = await spent('analysed', many, '0/1', 1);
    console.log(
      `largest memory, ${many} runs of one year planned, run on two workers, written, read and analysed: ` +
        `${real.memory.toFixed(0)} MB in ${seconds(real).toFixed(0)} s (${real.note})`,
    );
  }
} finally {
  rmSync(folder, { recursive: true, force: true });
}

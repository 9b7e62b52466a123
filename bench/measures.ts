/**
 * `npm run bench:measures`: time of the measures on large tables, beside a yardstick (a plain product of two 500 x 500
 * matrices) that makes figures of different machines comparable. Processor time of the process, which other programs on the
 * machine lengthen less than the clock's.
 */
import { readTable } from '../src/cli/readTable.ts';
import { exportDecomposition } from '../src/measures/kernels/exportDecomposition.ts';
import { gvcIndices } from '../src/measures/kernels/gvcIndices.ts';
import { leontiefInverse } from '../src/measures/kernels/inputOutput.ts';
import { locationQuotient } from '../src/measures/kernels/locationQuotient.ts';
import { upstreamness } from '../src/measures/kernels/upstreamness.ts';
import { tableMeasureNamed } from '../src/measures/tables/tableMeasures.ts';

/** Numbers in [0, 1) that need no seed: a low-discrepancy sequence. */
const spread = (i: number): number => (i * 0.6180339887498949) % 1;

const n = 500;
const coefficients = Float64Array.from({ length: n * n }, (_, i) => (1.2 * spread(i)) / n);
const output = Float64Array.from({ length: n }, (_, i) => 100 + 50 * spread(i + 7));
const intermediate = coefficients.map((a, ij) => a * output[ij % n]!);

function product(): Float64Array {
  const result = new Float64Array(n * n);
  for (let i = 0; i < n; i++) {
    for (let k = 0; k < n; k++) {
      const a = coefficients[i * n + k]!;
      for (let j = 0; j < n; j++) result[i * n + j]! += a * coefficients[k * n + j]!;
    }
  }
  return result;
}

const economies = 20;
const sectors = 25;
const final = new Float64Array(n * economies);
for (let i = 0; i < n; i++) {
  let sold = 0;
  for (let j = 0; j < n; j++) sold += intermediate[i * n + j]!;
  for (let e = 0; e < economies; e++) final[i * economies + e] = Math.max(1, output[i]! - sold) / economies;
}
const world = { intermediate, final, economies, sectors };

const rows = 1_000_000;
const regions = 2000;
const industries = rows / regions;
const activity = Float64Array.from({ length: rows }, (_, i) => Math.round(1000 * spread(i)));
const lines = ['region,industry,value'];
for (let i = 0; i < rows; i++) lines.push(`R${Math.floor(i / industries)},I${i % industries},${activity[i]}`);
const csv = lines.join('\n');
const lq = tableMeasureNamed('lq')!;

const jobs: readonly (readonly [string, () => unknown])[] = [
  ['yardstick: product of two 500 x 500 matrices', product],
  ['Leontief inverse, 500 x 500', () => leontiefInverse(coefficients, n)],
  [
    'upstreamness, 500 x 500',
    () =>
      upstreamness(
        intermediate,
        output.map((x) => 2 * x),
      ),
  ],
  ['Koopman indices, 20 economies x 25 sectors', () => gvcIndices(world)],
  ['sixteen terms of exports, 20 economies x 25 sectors', () => exportDecomposition(world)],
  ['location quotient of 1,000,000 cells (kernel)', () => locationQuotient(activity, regions, industries)],
  [
    'agglomera measure lq, 1,000,000 rows: parse and compute',
    () => {
      const table = readTable(csv, 'million.csv');
      return lq.compute(table, { reference: undefined, plants: false, bootstrap: 0, level: 0.95, seed: 1 } as never);
    },
  ],
];

console.log(`Node ${process.version}; best of three, milliseconds of processor time (times the yardstick)\n`);
let yardstick = Number.NaN;
for (const [name, run] of jobs) {
  let best = Number.POSITIVE_INFINITY;
  for (let round = 0; round < 3; round++) {
    const before = process.cpuUsage();
    run();
    const { user, system } = process.cpuUsage(before);
    best = Math.min(best, (user + system) / 1000);
  }
  if (Number.isNaN(yardstick)) yardstick = best;
  console.log(`${name.padEnd(58)} ${best.toFixed(0).padStart(6)}  (${(best / yardstick).toFixed(2)})`);
}

/**
 * `npm run bench:efficiency`: time of the measures of efficiency, beside a yardstick (a plain product of two 500 x 500
 * matrices) that makes figures of different machines comparable. Processor time of the process.
 */
import { hashText, Stream } from '../src/engine/random.ts';
import { dataEnvelopment } from '../src/measures/kernels/envelopment.ts';
import { envelopmentSlacks } from '../src/measures/kernels/envelopmentSlacks.ts';
import { twoStageEfficiency } from '../src/measures/kernels/twoStageEfficiency.ts';

const n = 500;
/** Numbers in [0, 1) that need no seed: a low-discrepancy sequence. */
const spread = (i: number): number => (i * 0.6180339887498949) % 1;
const square = Float64Array.from({ length: n * n }, (_, i) => spread(i));

function product(): Float64Array {
  const result = new Float64Array(n * n);
  for (let i = 0; i < n; i++) {
    for (let k = 0; k < n; k++) {
      const a = square[i * n + k]!;
      for (let j = 0; j < n; j++) result[i * n + j]! += a * square[k * n + j]!;
    }
  }
  return result;
}

const units = 1000;
const stream = new Stream();
const amounts = (columns: number, draw: number) => {
  stream.rekey({ high: 1, low: 2 }, hashText('bench'), 0, draw);
  return Float64Array.from({ length: units * columns }, (_, i) => 1 + 9 * stream.uniform(i, 0));
};
const table = {
  inputs: amounts(3, 1),
  outputs: amounts(2, 2),
  units,
  inputCount: 3,
  outputCount: 2,
  orientation: 'output',
} as const;
const stages = {
  inputs: amounts(2, 3),
  intermediates: amounts(2, 4),
  outputs: amounts(2, 5),
  units,
  inputCount: 2,
  intermediateCount: 2,
  outputCount: 2,
};

const jobs: readonly (readonly [string, () => unknown])[] = [
  ['yardstick: product of two 500 x 500 matrices', product],
  ...(['crs', 'vrs'] as const).map(
    (returns) =>
      [
        `envelopment of 1,000 units, 3 inputs, 2 outputs, ${returns}`,
        () => dataEnvelopment({ ...table, returns }),
      ] as const,
  ),
  ['super-efficiency of the same, crs', () => dataEnvelopment({ ...table, returns: 'crs', superEfficiency: true })],
  ['scores, slacks and peers of the same, vrs', () => envelopmentSlacks({ ...table, returns: 'vrs' })],
  ['two stages of 1,000 units, 2 + 2 + 2 columns', () => twoStageEfficiency(stages)],
];

console.log(`Node ${process.version}; best of three, milliseconds of processor time (times the yardstick)\n`);
let yardstick = Number.NaN;
for (const [name, job] of jobs) {
  let best = Number.POSITIVE_INFINITY;
  for (let round = 0; round < 3; round++) {
    const start = process.cpuUsage();
    job();
    const { user, system } = process.cpuUsage(start);
    best = Math.min(best, (user + system) / 1000);
  }
  if (Number.isNaN(yardstick)) yardstick = best;
  console.log(`${name.padEnd(60)} ${best.toFixed(0).padStart(7)}  (${(best / yardstick).toFixed(1)})`);
}

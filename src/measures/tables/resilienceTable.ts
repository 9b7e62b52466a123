import { outputLost, recoveryTime } from '../kernels/supplySecurity.ts';
import { numberKeys } from './readGrid.ts';
import { tableMeasure } from './tableMeasure.ts';

export const resilienceTable = tableMeasure({
  name: 'resilience',
  label: { en: 'Output lost and time to recover', zh: '产出损失与恢复时间' },
  unit: 'periods of normal output',
  meaning:
    'Output missing after a shock against the path without it, in periods of normal output: sum max(0, b_t - x_t) / mean b; and the time from the first period below --threshold of the baseline to the first from which output stays above. A row a unit (cluster, firm). No time is known while output is still below at the end.',
  source: 'Bruneau et al. 2003',
  columns: [
    { name: 'unit', kind: 'text', doc: 'what was hit' },
    { name: 'time', kind: 'number', doc: 'year or quarter, evenly spaced' },
    { name: 'baseline', kind: 'amount', doc: 'output without the shock (the same seed, say)' },
    { name: 'shocked', kind: 'amount', doc: 'output with it' },
  ],
  flags: {
    threshold: {
      kind: 'number',
      least: 0.01,
      most: 1,
      default: 0.95,
      doc: 'share of the baseline that counts as recovered',
    },
  },
  results: {
    value: 'output lost, periods of normal output',
    recoveryTime: 'time from falling below to staying above, in the unit of time',
    deepest: 'largest share of the baseline lost in a period',
  },
  example: 'examples/tables/shock.csv',
  compute(table, { threshold }) {
    const unit = numberKeys(table.text('unit'));
    const time = table.numbers('time');
    const baseline = table.numbers('baseline', 0);
    const shocked = table.numbers('shocked', 0);
    const notes: string[] = [];
    const rowsOf: number[][] = unit.keys.map(() => []);
    unit.index.forEach((u, row) => void rowsOf[u]!.push(row));
    const rows = unit.keys.map((name, u) => {
      const own = rowsOf[u]!.sort((a, b) => time[a]! - time[b]!);
      const step = own.length > 1 ? time[own[1]!]! - time[own[0]!]! : 1;
      own.forEach((row, i) => {
        if (i === 0) return;
        const since = time[row]! - time[own[i - 1]!]!;
        if (since === 0) {
          throw table.refuse({
            row,
            column: 'time',
            problem: `${time[row]} is there a second time for '${name}'`,
            expected: 'each once',
          });
        }
        if (Math.abs(since - step) > 1e-9 * Math.abs(step)) {
          throw table.refuse({ row, column: 'time', value: time[row], expected: `steps of ${step} for '${name}'` });
        }
      });
      const b = Float64Array.from(own, (row) => baseline[row]!);
      const x = Float64Array.from(own, (row) => shocked[row]!);
      const time_ = recoveryTime(b, x, threshold) * step;
      if (Number.isNaN(time_)) notes.push(`'${name}' has not recovered by the end: its time is undefined.`);
      const value = outputLost(b, x);
      if (Number.isNaN(value)) notes.push(`'${name}' has no output without the shock: undefined.`);
      const losses = Array.from(b, (amount, t) => (amount > 0 ? Math.max(0, 1 - x[t]! / amount) : 0));
      return { unit: name, value, recoveryTime: time_, deepest: losses.reduce((a, c) => Math.max(a, c), 0) };
    });
    return { rows, notes };
  },
});

import { twoStageEfficiency } from '../kernels/twoStageEfficiency.ts';
import { readAmounts, readUnits, reasonNotes, unitFlags } from './readUnits.ts';
import { tableMeasure } from './tableMeasure.ts';

export const twoStageTable = tableMeasure({
  name: 'two-stage',
  label: { en: 'Two-stage efficiency (research, conversion)', zh: '两阶段效率（研发、转化）' },
  unit: '1',
  meaning:
    'Efficiency of turning inputs into intermediate products (research: R&D into inventions) and these into outputs (conversion: inventions into sales), tied by one set of weights for the intermediates; constant returns to scale. The overall efficiency is the product of both. The split need not be unique: research gets the most that goes with the overall efficiency. Undefined for units with all inputs, intermediates or outputs 0, and with fewer units than three times the columns.',
  source: 'Kao & Hwang 2008',
  columns: [],
  flags: {
    ...unitFlags,
    intermediates: { kind: 'columns', required: true, doc: 'columns of what lies between the stages' },
  },
  results: {
    value: 'overall efficiency',
    research: 'efficiency of the first stage',
    conversion: 'efficiency of the second stage',
    unique: 'whether the split is the only one',
  },
  example:
    'examples/tables/regions-innovation.csv --id region --inputs rd,staff --intermediates patents --outputs sales',
  compute(table, flags) {
    const units = readUnits(table, flags);
    const taken = flags.intermediates.find((column) => [...flags.inputs, ...flags.outputs].includes(column));
    if (taken !== undefined)
      throw table.refuse({
        flag: '--intermediates',
        value: taken,
        expected: 'columns that are neither inputs nor outputs',
      });
    const { overall, first, second, splitUnique, reason } = twoStageEfficiency({
      ...units,
      units: units.count,
      intermediates: readAmounts(table, '--intermediates', flags.intermediates),
      intermediateCount: flags.intermediates.length,
    });
    const rows = units.names.map((name, u) => ({
      [flags.id]: name,
      value: overall[u]!,
      research: first[u]!,
      conversion: second[u]!,
      unique: reason[u] === null ? splitUnique[u]! : null,
    }));
    return { rows, notes: ['Constant returns to scale.', ...reasonNotes(units.names, reason)] };
  },
});

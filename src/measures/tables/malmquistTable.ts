import { malmquist } from '../kernels/malmquist.ts';
import { readUnits, reasonNotes, unitFlags } from './readUnits.ts';
import { tableMeasure } from './tableMeasure.ts';

export const malmquistTable = tableMeasure({
  name: 'malmquist',
  label: { en: 'Malmquist productivity index', zh: 'Malmquist 生产率指数' },
  unit: '1',
  meaning:
    'Productivity of a unit in one period over that in the one before, above 1 for progress: the product of efficiency change (nearer to the best practice of its time) and technical change (best practice itself moved). Efficiency change is split into that under variable returns and that of scale. Undefined where a unit cannot be compared in one of the periods.',
  source: 'Färe, Grosskopf, Norris & Zhang 1994',
  columns: [],
  flags: {
    ...unitFlags,
    time: { kind: 'column', required: true, doc: 'column with the period, a number' },
    orientation: {
      kind: 'choice',
      choices: ['output', 'input'],
      default: 'output',
      doc: 'orientation of the split under variable returns; the index is the same',
    },
  },
  results: {
    from: 'period',
    to: 'the next one in the file',
    value: 'Malmquist index',
    efficiencyChange: 'catching up',
    technicalChange: 'shift of best practice',
    pureEfficiencyChange: 'efficiency change under variable returns',
    scaleEfficiencyChange: 'the rest of efficiency change',
  },
  example:
    'examples/tables/regions-innovation-years.csv --id region --time year --inputs rd,staff --outputs patents,sales',
  compute(table, flags) {
    const { names, inputs, outputs, inputCount, outputCount } = readUnits(table, flags, false);
    const period = table.numbers(flags.time);
    const unitNames = [...new Set(names)];
    const numberOf = new Map(unitNames.map((name, u) => [name, u]));
    requireOnceAPeriod();
    if (new Set(period).size < 2)
      throw table.refuse({ column: flags.time, problem: 'holds one period', expected: 'two periods or more' });
    const unit = Int32Array.from(names, (name) => numberOf.get(name)!);
    const { orientation } = flags;
    const changes = malmquist({ inputs, outputs, inputCount, outputCount, unit, period, orientation });
    if (changes.length === 0)
      throw table.refuse({
        problem: 'has no unit in two successive periods',
        expected: 'units that are there again in the next period',
      });
    const rows = changes.map(({ unit: u, from, to, index, reason: _, ...parts }) => ({
      [flags.id]: unitNames[u]!,
      from,
      to,
      value: index,
      ...parts,
    }));
    const named = changes.map(({ unit: u, from, to }) => `${unitNames[u]} ${from}-${to}`);
    const notes = [
      'Best practice under constant returns to scale.',
      ...reasonNotes(
        named,
        changes.map(({ reason }) => reason),
      ),
    ];
    return { rows, notes };

    function requireOnceAPeriod(): void {
      const seen = new Set<string>();
      for (const [row, name] of names.entries()) {
        const key = JSON.stringify([name, period[row]]);
        if (seen.has(key))
          throw table.refuse({
            row,
            column: flags.id,
            problem: `'${name}' is there twice in period ${period[row]}`,
            expected: 'each unit once a period',
          });
        seen.add(key);
      }
    }
  },
});

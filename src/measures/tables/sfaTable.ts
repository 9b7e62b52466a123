import { stochasticFrontier } from '../kernels/stochasticFrontier.ts';
import { type ResultRow, tableMeasure } from './tableMeasure.ts';

export const sfaTable = tableMeasure({
  name: 'sfa',
  label: { en: 'Efficiency (stochastic frontier)', zh: '效率（随机前沿分析）' },
  unit: '1',
  meaning:
    'Technical efficiency E[exp(-u)] of every row against a log-linear production frontier with noise: y = b0 + x b + v - u, v normal, u half-normal, by maximum likelihood. Where the residuals of least squares have the wrong skew, the likelihood peaks without inefficiency: gamma 0, every efficiency 1, and a note says so.',
  source: 'Aigner, Lovell & Schmidt 1977; Battese & Coelli 1988; Waldman 1982',
  columns: [],
  flags: {
    y: { kind: 'column', required: true, doc: 'column of the output' },
    x: { kind: 'columns', required: true, doc: 'columns of the inputs, separated by commas' },
    id: { kind: 'column', doc: 'column with the name of the row (default: its number)' },
    logs: { kind: 'switch', doc: 'the columns are logarithms already (otherwise they are taken here)' },
  },
  results: {
    value: 'technical efficiency, in (0, 1]',
    coefficient: 'set fit: elasticity of the frontier',
    se: 'set fit: its standard error from the curvature of the likelihood',
  },
  example: 'examples/tables/firms-production.csv --id firm --y output --x capital,labour',
  compute(table, flags) {
    if (flags.x.includes(flags.y))
      throw table.refuse({ flag: '--x', value: flags.y, expected: 'columns other than that of --y' });
    const logOf = (column: string): Float64Array => {
      const values = table.numbers(column);
      if (flags.logs) return values;
      return values.map((value, row) => {
        if (value > 0) return Math.log(value);
        throw table.refuse({ row, column, value, expected: 'a number above 0, whose logarithm is taken (or --logs)' });
      });
    };
    const y = logOf(flags.y);
    const columns = flags.x.map(logOf);
    const design = new Float64Array(y.length * columns.length);
    for (const [c, column] of columns.entries())
      for (const [i, value] of column.entries()) design[i * columns.length + c] = value;
    const found = stochasticFrontier({ y, x: design, columns: columns.length });
    const names = flags.id === undefined ? Array.from(y, (_, row) => row + 1) : table.text(flags.id);
    const rows = names.map((name, row): ResultRow => ({ [flags.id ?? 'row']: name, value: found.efficiency[row]! }));
    const fit: ResultRow[] = ['constant', ...flags.x].map((name, c) => ({
      name,
      coefficient: found.coefficients[c]!,
      se: found.standardErrors[c]!,
    }));
    const model: ResultRow[] = [
      {
        gamma: found.gamma,
        noise: found.noise,
        inefficiency: found.inefficiency,
        logLikelihood: found.logLikelihood,
        logLikelihoodOls: found.logLikelihoodOls,
        observations: y.length,
      },
    ];
    const notes = [
      ...(flags.logs ? [] : ['Logarithms of all columns were taken.']),
      ...(found.wrongSkew
        ? ['The residuals are skewed the wrong way: no inefficiency is found (gamma 0), every efficiency is 1.']
        : []),
      ...(found.reason === null && !found.settled
        ? ['The likelihood is nearly flat: it had not settled after 10,000 steps.']
        : []),
      ...(found.reason === null ? [] : [`Undefined: ${found.reason}.`]),
    ];
    return { rows, sets: { fit, model }, notes };
  },
});

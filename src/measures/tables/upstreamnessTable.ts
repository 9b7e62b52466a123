import { downstreamness, upstreamness } from '../kernels/upstreamness.ts';
import { flowColumns, namedNodes, readFlows, withNodeNames } from './readFlows.ts';
import { tableMeasure } from './tableMeasure.ts';

export const upstreamnessTable = tableMeasure({
  name: 'upstreamness',
  label: { en: 'Upstreamness and downstreamness', zh: '上游度与下游度' },
  unit: 'stages',
  meaning:
    'Upstreamness: mean number of stages the output of a sector still passes before final use, counting its own sale as 1: U = (I - D)^-1 1, D_ij the share of the output of i that j uses. Downstreamness: mean number of stages its inputs have passed since they were value added. Both at least 1. Another thing than GVC position. Undefined without output.',
  source: 'Antras, Chor, Fally & Hillberry 2012; Antras & Chor 2013; Fally 2012',
  columns: flowColumns,
  flags: {},
  results: {
    value: 'upstreamness',
    downstreamness: 'downstreamness',
    output: 'gross output, money of the table',
    valueAdded: 'output less inputs bought',
    finalSales: 'sales to final demand',
  },
  example: 'examples/tables/leather.csv',
  compute(table) {
    const flows = readFlows(table);
    const { intermediate, output } = flows;
    const N = output.length;
    const up = withNodeNames(table, flows, () => upstreamness(intermediate, output));
    const down = withNodeNames(table, flows, () => downstreamness(intermediate, output));
    const rows = namedNodes(flows).map(({ node, key }) => {
      let bought = 0;
      let sold = 0;
      for (let m = 0; m < N; m++) {
        bought += intermediate[m * N + node]!;
        sold += intermediate[node * N + m]!;
      }
      return {
        ...key,
        value: up[node]!,
        downstreamness: down[node]!,
        output: output[node]!,
        valueAdded: output[node]! - bought,
        finalSales: output[node]! - sold,
      };
    });
    const mean = (of: 'value' | 'downstreamness', weight: 'valueAdded' | 'finalSales'): number => {
      const known = rows.filter((row) => row.output > 0);
      const total = known.reduce((sum, row) => sum + row[weight], 0);
      return known.reduce((sum, row) => sum + row[of] * row[weight], 0) / total;
    };
    const world = [
      {
        upstreamness: mean('value', 'valueAdded'),
        downstreamness: mean('downstreamness', 'finalSales'),
      },
    ];
    const silent = rows.filter((row) => row.output === 0).map(({ economy, sector }) => `'${economy} ${sector}'`);
    return {
      rows,
      sets: { world },
      notes: [
        'world: upstreamness weighted by value added and downstreamness weighted by final sales are the same number.',
        ...(silent.length === 0 ? [] : [`No output, so undefined: ${silent.join(', ')}.`]),
      ],
    };
  },
});

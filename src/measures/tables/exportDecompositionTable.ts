import { type ExportTerm, exportDecomposition, exportTerms } from '../kernels/exportDecomposition.ts';
import { koopmanTerms } from '../kernels/koopmanTerms.ts';
import { flowColumns, namedNodes, readFlows, withNodeNames } from './readFlows.ts';
import { tableMeasure } from './tableMeasure.ts';

const names = Object.keys(exportTerms) as ExportTerm[];

export const exportDecompositionTable = tableMeasure({
  name: 'export-decomposition',
  label: { en: 'Decomposition of gross exports', zh: '总出口分解' },
  unit: 'money of the table',
  meaning:
    'Gross exports by sector and partner, split into the sixteen terms of Wang, Wei and Zhu: domestic value added absorbed abroad, domestic value that returns, foreign value added, and what is counted twice. They add up to value. The set economies has the nine terms of Koopman, Wang and Wei. Foreign value added depends on the method: this one is theirs, and Borin-Mancini or Miroudot-Ye draw the line to double counting elsewhere.',
  source: 'Wang, Wei & Zhu 2013, equation 37; Koopman, Wang & Wei 2014',
  columns: flowColumns,
  flags: {},
  results: { value: 'gross exports', ...exportTerms },
  example: 'examples/tables/leather.csv',
  compute(table) {
    const flows = readFlows(table);
    const { economies: G, sectors: N, economyNames } = flows;
    if (G < 2) throw table.refuse({ problem: 'has one economy', expected: 'at least two: nothing is exported' });
    const terms = withNodeNames(table, flows, () => exportDecomposition(flows));
    const at = (cell: number) =>
      Object.fromEntries(names.map((name) => [name, terms[name][cell]!])) as Record<ExportTerm, number>;
    const rows = namedNodes(flows).flatMap(({ node, key }) =>
      economyNames.flatMap((partner, r) => {
        if (partner === key.economy) return [];
        const sixteen = at(node * G + r);
        return [{ ...key, partner, value: names.reduce((sum, name) => sum + sixteen[name], 0), ...sixteen }];
      }),
    );
    const economies = economyNames.map((economy, s) => {
      const sums = Object.fromEntries(
        names.map((name) => [name, terms[name].subarray(s * N * G, (s + 1) * N * G).reduce((a, b) => a + b, 0)]),
      ) as Record<ExportTerm, number>;
      const exports = names.reduce((sum, name) => sum + sums[name], 0);
      return { economy, exports, ...koopmanTerms(sums) };
    });
    const notes = [
      'Method: Wang, Wei and Zhu (2013) by sector and partner; Koopman, Wang and Wei (2014) by economy. Foreign value added of other methods differs by design.',
    ];
    return { rows, sets: { economies }, notes };
  },
});

import { type GvcIndices, gvcIndices, gvcPosition, shareOfExports, sumGvcIndices } from '../kernels/gvcIndices.ts';
import { flowColumns, namedNodes, readFlows, withNodeNames } from './readFlows.ts';
import { tableMeasure } from './tableMeasure.ts';

/** Exports that are a smaller share of output than this are beyond the digits of what is divided by them. */
const FAINT = 1e-12;

export const gvcTable = tableMeasure({
  name: 'gvc',
  label: { en: 'GVC position and participation', zh: '全球价值链地位与参与度' },
  unit: '1',
  meaning:
    'Position in global value chains of Koopman et al.: ln(1 + IV/E) - ln(1 + FV/E), with E exports, FV foreign value added in them and IV own value added in the exports of others. Above 0 a supplier (upstream), below 0 a user of inputs (downstream). A row a sector; the set economies has whole economies. Every flow between economies counts as export. Undefined without exports, or with less than 1e-12 of output.',
  source: 'Koopman, Powers, Wang & Wei 2010; paper 000 (its UP and DOWN in our reading: IV/E and FV/E)',
  columns: flowColumns,
  flags: {},
  results: {
    value: 'GVC position',
    up: 'forward participation IV/E; of a sector it may exceed 1',
    down: 'backward participation FV/E',
    exports: 'E, money of the table',
    domesticValueAdded: 'DV, value added of the own economy in E; DV + FV = E',
    foreignValueAdded: 'FV, value added of other economies in E',
    indirectValueAdded: 'IV, own value added in the exports of other economies',
  },
  example: 'examples/tables/leather.csv',
  compute(table) {
    const flows = readFlows(table);
    const { economies, sectors, economyNames } = flows;
    const indices = withNodeNames(table, flows, () => gvcIndices(flows));
    const economyOfNode = Array.from({ length: economies * sectors }, (_, node) => Math.floor(node / sectors));
    const rowsOf = valuesOf(indices, flows.output);
    const rows = namedNodes(flows).map(({ node, key }) => ({ ...key, ...rowsOf(node) }));
    const wholeOutput = new Float64Array(economies);
    for (const [node, e] of economyOfNode.entries()) wholeOutput[e]! += flows.output[node]!;
    const whole = valuesOf(sumGvcIndices(indices, economyOfNode, economies), wholeOutput);
    const sets = { economies: economyNames.map((economy, e) => ({ economy, ...whole(e) })) };
    const silent = rows.filter((row) => row.exports === 0).map(({ economy, sector }) => `'${economy} ${sector}'`);
    const faint = [
      ...rows.map((row) => ({ ...row, who: `${row.economy} ${row.sector}` })),
      ...sets.economies.map((row) => ({ ...row, who: row.economy })),
    ].flatMap(({ who, exports, value }) => (exports > 0 && Number.isNaN(value) ? [`'${who}'`] : []));
    const notes: string[] = [];
    if (silent.length > 0) notes.push(`No exports, so undefined: ${silent.join(', ')}.`);
    if (faint.length > 0)
      notes.push(`Exports below ${FAINT} of output, too few to divide by, so undefined: ${faint.join(', ')}.`);
    if (economies < 2) notes.push('There is one economy: nothing is exported.');
    return { rows, sets, notes };
  },
});

function valuesOf(indices: GvcIndices, output: Float64Array) {
  const { exports, domesticValueAdded, foreignValueAdded, indirectValueAdded } = indices;
  const enough = exports.map((amount, i) => (amount >= FAINT * output[i]! ? amount : 0));
  const position = gvcPosition(enough, indirectValueAdded, foreignValueAdded);
  const up = shareOfExports(indirectValueAdded, enough);
  const down = shareOfExports(foreignValueAdded, enough);
  return (i: number) => ({
    value: position[i]!,
    up: up[i]!,
    down: down[i]!,
    exports: exports[i]!,
    domesticValueAdded: domesticValueAdded[i]!,
    foreignValueAdded: foreignValueAdded[i]!,
    indirectValueAdded: indirectValueAdded[i]!,
  });
}

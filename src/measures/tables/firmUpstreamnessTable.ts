import { firmUpstreamness } from '../kernels/firmValueAdded.ts';
import { numberKeys } from './readGrid.ts';
import { tableMeasure } from './tableMeasure.ts';

export const firmUpstreamnessTable = tableMeasure({
  name: 'firm-upstreamness',
  label: { en: 'Upstreamness of firms', zh: '企业上游度' },
  unit: 'stages',
  meaning:
    'Mean upstreamness of the sectors a firm exports, weighted by its exports; the same of its imports beside it, and the span between them: how many stages the firm covers. Undefined without exports (imports).',
  source: 'Chor, Manova & Yu 2021',
  columns: [
    { name: 'firm', kind: 'text', doc: 'name or number' },
    { name: 'flow', kind: 'text', doc: 'export or import' },
    { name: 'sector', kind: 'text', doc: 'sector of what is traded' },
    { name: 'value', kind: 'amount', doc: 'amount traded; several rows of a firm, flow and sector are added up' },
  ],
  flags: {
    upstreamness: {
      kind: 'table',
      required: true,
      columns: [
        { name: 'sector', kind: 'text', doc: 'sector' },
        { name: 'value', kind: 'number', doc: 'its upstreamness' },
      ],
      doc: 'a file of upstreamness by sector (what agglomera measure upstreamness gives)',
    },
  },
  results: {
    value: 'upstreamness of exports',
    imports: 'upstreamness of imports',
    span: 'imports less exports: stages covered',
  },
  example: 'examples/tables/firm-trade.csv --upstreamness examples/tables/sector-upstreamness.csv',
  compute(table, { upstreamness: reference }) {
    const sectors = reference.text('sector');
    const stages = reference.numbers('value', 1);
    const sectorOf = new Map<string, number>();
    sectors.forEach((sector, row) => {
      if (sectorOf.has(sector)) {
        throw reference.refuse({
          row,
          column: 'sector',
          problem: `'${sector}' is there a second time`,
          expected: 'each once',
        });
      }
      sectorOf.set(sector, row);
    });
    const firm = numberKeys(table.text('firm'));
    const flow = table.text('flow');
    const sector = table.text('sector');
    const value = table.numbers('value', 0);
    const S = sectors.length;
    const amounts = { export: new Map<number, Float64Array>(), import: new Map<number, Float64Array>() };
    for (let row = 0; row < value.length; row++) {
      const which = flow[row];
      if (which !== 'export' && which !== 'import') {
        throw table.refuse({ row, column: 'flow', value: which, expected: 'export or import' });
      }
      const s = sectorOf.get(sector[row]!);
      if (s === undefined) {
        throw table.refuse({ row, column: 'sector', value: sector[row], expected: `a sector of ${reference.file}` });
      }
      const own = amounts[which].get(firm.index[row]!) ?? new Float64Array(S);
      own[s]! += value[row]!;
      amounts[which].set(firm.index[row]!, own);
    }
    const nothing = new Float64Array(S);
    const rows = firm.keys.map((name, f) => {
      const exported = firmUpstreamness(amounts.export.get(f) ?? nothing, stages);
      const imported = firmUpstreamness(amounts.import.get(f) ?? nothing, stages);
      return { firm: name, value: exported, imports: imported, span: imported - exported };
    });
    const count = (of: 'value' | 'imports') => rows.filter((row) => Number.isNaN(row[of])).length;
    const notes = [
      ...(count('value') > 0 ? [`${count('value')} of ${rows.length} firms export nothing: undefined.`] : []),
      ...(count('imports') > 0 ? [`${count('imports')} of ${rows.length} firms import nothing: no span.`] : []),
    ];
    return { rows, notes };
  },
});

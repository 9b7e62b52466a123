import { herfindahl } from '../kernels/concentration.ts';
import { tableMeasure } from './tableMeasure.ts';

export const supplySecurityTable = tableMeasure({
  name: 'supply-security',
  label: { en: 'Supply security', zh: '供应链安全' },
  unit: 'share of purchases',
  meaning:
    'Foreign share of what a buyer purchases of an input, and how concentrated its suppliers are (Herfindahl). The set buyers has the foreign share over all inputs and over critical ones (column critical: yes or no; without it all are critical), and the most concentrated critical input. Undefined where nothing is bought.',
  source: 'Hirschman 1945; Bonneau & Nakaa 2020 (dependence: foreign share, concentration)',
  columns: [
    { name: 'buyer', kind: 'text', doc: 'firm, cluster or country that buys' },
    { name: 'input', kind: 'text', doc: 'what it buys' },
    { name: 'supplier', kind: 'text', doc: 'from whom' },
    { name: 'origin', kind: 'text', doc: 'domestic or foreign' },
    { name: 'value', kind: 'amount', doc: 'purchases; rows of one supplier are added up' },
    { name: 'critical', kind: 'text', doc: 'yes or no: whether nothing is made without the input', optional: true },
  ],
  flags: {},
  results: {
    value: 'foreign share of purchases of the input',
    supplierHerfindahl: 'Herfindahl index over the suppliers, 1 with a single one',
    largestShare: 'share of the largest supplier',
    suppliers: 'suppliers of some amount',
    critical: 'yes or no',
  },
  example: 'examples/tables/purchases.csv',
  compute(table) {
    const [buyer, input, supplier, origin] = ['buyer', 'input', 'supplier', 'origin'].map((name) =>
      table.text(name),
    ) as [readonly string[], readonly string[], readonly string[], readonly string[]];
    const critical = table.columns.includes('critical') ? table.text('critical') : undefined;
    const value = table.numbers('value', 0);
    const buyers = new Map<
      string,
      Map<string, { critical: string; foreign: number; bySupplier: Map<string, number> }>
    >();
    for (let row = 0; row < value.length; row++) {
      const from = origin[row]!;
      if (from !== 'domestic' && from !== 'foreign') {
        throw table.refuse({ row, column: 'origin', value: from, expected: 'domestic or foreign' });
      }
      const need = critical?.[row] ?? 'yes';
      if (need !== 'yes' && need !== 'no') {
        throw table.refuse({ row, column: 'critical', value: need, expected: 'yes or no' });
      }
      const inputs = buyers.get(buyer[row]!) ?? new Map();
      buyers.set(buyer[row]!, inputs);
      const bought = inputs.get(input[row]!) ?? { critical: need, foreign: 0, bySupplier: new Map<string, number>() };
      inputs.set(input[row]!, bought);
      if (bought.critical !== need) {
        throw table.refuse({
          row,
          column: 'critical',
          problem: `is '${need}' for input '${input[row]}' of '${buyer[row]}'`,
          expected: `'${bought.critical}' as in its first row`,
        });
      }
      if (from === 'foreign') bought.foreign += value[row]!;
      const key = `${from} ${supplier[row]}`;
      bought.bySupplier.set(key, (bought.bySupplier.get(key) ?? 0) + value[row]!);
    }
    const bought = [...buyers].flatMap(([who, inputs]) =>
      [...inputs].map(([what, { foreign, bySupplier, critical: need }]) => {
        const amounts = Float64Array.from(bySupplier.values());
        const total = amounts.reduce((a, b) => a + b, 0);
        return { who, what, need, foreign, amounts, total };
      }),
    );
    const rows = bought.map(({ who, what, need, foreign, amounts, total }) => ({
      buyer: who,
      input: what,
      value: foreign / total,
      supplierHerfindahl: herfindahl(amounts, { normalised: false }),
      largestShare: Math.max(...amounts) / total,
      suppliers: amounts.filter((amount) => amount > 0).length,
      critical: need,
    }));
    // the inputs of a buyer stand together
    let next = 0;
    const sets = {
      buyers: [...buyers].map(([who, inputs]) => {
        const own = bought.slice(next, next + inputs.size);
        const ownRows = rows.slice(next, next + inputs.size);
        next += inputs.size;
        const shareOf = (some: typeof own) =>
          some.reduce((sum, { foreign }) => sum + foreign, 0) / some.reduce((sum, { total }) => sum + total, 0);
        const needed = own.filter(({ need }) => need === 'yes');
        const tightest = ownRows
          .filter((row) => row.critical === 'yes' && !Number.isNaN(row.supplierHerfindahl))
          .reduce<(typeof rows)[number] | undefined>(
            (most, row) => (most === undefined || row.supplierHerfindahl > most.supplierHerfindahl ? row : most),
            undefined,
          );
        return {
          buyer: who,
          foreignShare: shareOf(own),
          criticalForeignShare: shareOf(needed),
          tightestInput: tightest?.input ?? null,
          tightestHerfindahl: tightest?.supplierHerfindahl ?? Number.NaN,
        };
      }),
    };
    const silent = bought.filter(({ total }) => total === 0).map(({ who, what }) => `'${what}' of '${who}'`);
    const notes = silent.length > 0 ? [`Nothing is bought, so undefined: ${silent.join(', ')}.`] : [];
    if (critical === undefined) notes.push('No column critical: every input counts as critical.');
    return { rows, sets, notes };
  },
});

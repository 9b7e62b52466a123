import {
  adjustedForeignValue,
  domesticValueAddedRatio,
  type FirmTrade,
  foreignValueInExports,
  processingValueAddedRatio,
} from '../kernels/firmValueAdded.ts';
import { type Table, tableMeasure } from './tableMeasure.ts';

export const firmDvarTable = tableMeasure({
  name: 'firm-dvar',
  label: { en: 'Domestic value-added ratio of exports by firm', zh: '企业出口国内附加值率' },
  unit: 'share of exports',
  meaning:
    'Share of domestic value added in the exports of a firm: DVAR = 1 - VF/X, foreign value VF = M_P + X_O M_O / (D + X_O) (Upward, Wang and Zheng). With a column materials also the variant adjusted for imports through trading firms and foreign content of domestic materials; the ratio of Kee and Tang is for processing firms. Undefined without exports. Ratios outside 0..1 are kept and flagged, never cut off.',
  source: 'Upward, Wang & Zheng 2013; Kee & Tang 2016',
  columns: [
    { name: 'firm', kind: 'text', doc: 'name or number; a row a firm (and year)' },
    { name: 'processing_exports', kind: 'amount', doc: 'X_P' },
    { name: 'ordinary_exports', kind: 'amount', doc: 'X_O' },
    { name: 'processing_imports', kind: 'amount', doc: 'M_P' },
    { name: 'ordinary_imports', kind: 'amount', doc: 'M_O' },
    { name: 'domestic_sales', kind: 'amount', doc: 'D' },
    { name: 'materials', kind: 'amount', doc: 'M_T, all materials bought', optional: true },
    {
      name: 'foreign_in_domestic',
      kind: 'amount',
      doc: 'foreign content of domestic materials (Kee and Tang)',
      optional: true,
    },
    { name: 'domestic_in_imports', kind: 'amount', doc: 'domestic content of imports (Kee and Tang)', optional: true },
  ],
  flags: {
    intermediaries: {
      kind: 'number',
      least: 0,
      most: 0.99,
      default: 0,
      doc: 'share of imports that trading firms bring in',
    },
    foreignContent: {
      kind: 'number',
      least: 0,
      most: 1,
      default: 0.05,
      doc: 'foreign content of domestic materials in the adjusted variant',
    },
  },
  results: {
    value: 'domestic value-added ratio',
    foreignValue: 'VF, money of the table',
    exports: 'X_P + X_O',
    keeTang:
      '1 - (M - domestic content + foreign content) / X; only of firms without ordinary exports and domestic sales',
    plausible: 'whether all ratios given lie in 0..1',
  },
  example: 'examples/tables/firms.csv --intermediaries 0.1',
  compute(table, { intermediaries, foreignContent }) {
    const firm = table.text('firm');
    const of = (column: string) => table.numbers(column, 0);
    const optional = (column: string) => (table.columns.includes(column) ? of(column) : undefined);
    const [XP, XO, MP, MO, D] = [
      of('processing_exports'),
      of('ordinary_exports'),
      of('processing_imports'),
      of('ordinary_imports'),
      of('domestic_sales'),
    ];
    const materials = optional('materials');
    const foreign = optional('foreign_in_domestic');
    const domestic = optional('domestic_in_imports');
    const notes: string[] = [];
    const rows = firm.map((name, i) => {
      const trade: FirmTrade = {
        processingExports: XP[i]!,
        ordinaryExports: XO[i]!,
        processingImports: MP[i]!,
        ordinaryImports: MO[i]!,
        domesticSales: D[i]!,
      };
      const exports = XP[i]! + XO[i]!;
      const foreignValue = foreignValueInExports(trade);
      const value = domesticValueAddedRatio(exports, foreignValue);
      const processes = XO[i] === 0 && D[i] === 0;
      const content = { foreignInDomestic: foreign?.[i] ?? 0, domesticInImports: domestic?.[i] ?? 0 };
      const keeTang = processes ? processingValueAddedRatio(exports, MP[i]! + MO[i]!, content) : Number.NaN;
      if (materials !== undefined) requireMaterials(table, i, materials[i]!, MP[i]! + MO[i]!);
      const adjusted =
        materials === undefined
          ? {}
          : {
              adjusted: domesticValueAddedRatio(
                exports,
                adjustedForeignValue(trade, materials[i]!, intermediaries, foreignContent),
              ),
            };
      const given = [value, keeTang, ...Object.values(adjusted)].filter((ratio) => !Number.isNaN(ratio));
      const plausible = given.every((ratio) => ratio >= 0 && ratio <= 1);
      return { firm: name, value, foreignValue, exports, keeTang, ...adjusted, plausible };
    });
    const silent = rows.filter(({ exports }) => exports === 0).length;
    const odd = rows.filter(({ plausible }) => !plausible).length;
    if (silent > 0) notes.push(`${silent} of ${rows.length} firms export nothing: their ratio is undefined.`);
    if (odd > 0)
      notes.push(
        `${odd} of ${rows.length} firms have a ratio outside 0..1 (plausible: false): they import more than they export, and most studies drop them.`,
      );
    if (rows.some(({ keeTang, exports }) => Number.isNaN(keeTang) && exports > 0)) {
      notes.push('keeTang is undefined for firms that sell at home or export under ordinary trade.');
    }
    return { rows, notes };
  },
});

function requireMaterials(table: Table, row: number, materials: number, imports: number): void {
  if (materials >= imports * (1 - 1e-9)) return;
  throw table.refuse({
    row,
    column: 'materials',
    value: materials,
    expected: `at least the ${imports} of materials imported`,
  });
}

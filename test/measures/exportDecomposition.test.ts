import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type ExportTerm, exportDecomposition, exportTerms } from '../../src/measures/kernels/exportDecomposition.ts';
import { gvcIndices } from '../../src/measures/kernels/gvcIndices.ts';
import { koopmanTerms } from '../../src/measures/kernels/koopmanTerms.ts';
import leather from '../oracles/leather_gvc.json' with { type: 'json' };
import { interEconomyTables, leatherTable } from './inputOutputTables.ts';

const names = Object.keys(exportTerms) as ExportTerm[];

/** Names in decompr of our terms. */
const decompr: Readonly<Record<ExportTerm, string>> = {
  dvaFinal: 'DVA_FIN',
  dvaIntermediate: 'DVA_INT',
  dvaReexportedI1: 'DVA_INTrexI1',
  dvaReexportedFinal: 'DVA_INTrexF',
  dvaReexportedI2: 'DVA_INTrexI2',
  returnedFinal: 'RDV_FIN',
  returnedFinalThird: 'RDV_FIN2',
  returnedIntermediate: 'RDV_INT',
  domesticDoubleFinal: 'DDC_FIN',
  domesticDoubleIntermediate: 'DDC_INT',
  importerFinal: 'MVA_FIN',
  importerIntermediate: 'MVA_INT',
  importerDouble: 'MDC',
  thirdFinal: 'OVA_FIN',
  thirdIntermediate: 'OVA_INT',
  thirdDouble: 'ODC',
};

const [head, ...lines] = readFileSync(new URL('../oracles/leather_wwz_decompr.csv', import.meta.url), 'utf8')
  .trim()
  .split('\n')
  .map((line) => line.split(',').map((cell) => cell.replaceAll('"', '')));
const columnOf = (name: string) => head!.indexOf(name);

/** All sixteen terms summed over the nodes and partners of an economy. */
const economySums = (
  terms: Readonly<Record<ExportTerm, Float64Array>>,
  economies: number,
  sectors: number,
  s: number,
) =>
  Object.fromEntries(
    names.map((name) => [
      name,
      terms[name].subarray(s * sectors * economies, (s + 1) * sectors * economies).reduce((a, b) => a + b, 0),
    ]),
  ) as Record<ExportTerm, number>;

describe('the decomposition of exports of the leather table', () => {
  const terms = exportDecomposition(leatherTable);

  it('has 27 rows to agree with', () => {
    expect(lines).toHaveLength(27);
  });

  it.each(names)('agrees with decompr in %s, by sector and partner', (name) => {
    const expected = lines.map((cells) => Number(cells[columnOf(decompr[name])]));
    expect(Array.from(terms[name])).toEqual(expected.map((x) => expect.closeTo(x, 10)));
    expect(expected.some((x) => x > 0)).toBe(true);
  });

  it.each(leather.kww.map((row, s) => ({ s, country: row.Country, row })))(
    'gives the nine terms of Koopman, Wang and Wei for $country as decompr has them',
    ({ s, row }) => {
      const nine = koopmanTerms(economySums(terms, 3, 3, s));
      const { Country: _, ...values } = row as unknown as Record<string, number>;
      const expected = [
        'DVA_FIN',
        'DVA_INT',
        'DVA_INTrex',
        'RDV_FIN',
        'RDV_INT',
        'DDC',
        'FVA_FIN',
        'FVA_INT',
        'FDC',
      ].map((name) => values[name]!);
      expect(Object.values(nine)).toEqual(expected.map((x) => expect.closeTo(x, 10)));
    },
  );
});

describe('the decomposition of exports of any table', () => {
  it('adds up to exports, and to domestic and foreign value added as the Koopman indices have them', () => {
    fc.assert(
      fc.property(interEconomyTables, ({ nation: _, ...table }) => {
        const { economies: G, sectors: N } = table;
        const terms = exportDecomposition(table);
        const indices = gvcIndices(table);
        for (let n = 0; n < G * N; n++) {
          const sum = (name: ExportTerm) => terms[name].subarray(n * G, (n + 1) * G).reduce((a, b) => a + b, 0);
          const total = names.map(sum).reduce((a, b) => a + b, 0);
          expect(total).toBeCloseTo(indices.exports[n]!, 8);
          const foreign = names.filter((name) => /^(importer|third)/.test(name)).map(sum);
          expect(foreign.reduce((a, b) => a + b, 0)).toBeCloseTo(indices.foreignValueAdded[n]!, 8);
          for (const name of names) expect(sum(name)).toBeGreaterThanOrEqual(-1e-9);
        }
      }),
    );
  });

  it('scales with the money unit', () => {
    const twice = {
      ...leatherTable,
      intermediate: leatherTable.intermediate.map((x) => 2 * x),
      final: leatherTable.final.map((x) => 2 * x),
    };
    const terms = exportDecomposition(leatherTable);
    const doubled = exportDecomposition(twice);
    for (const name of names) {
      expect(Array.from(doubled[name])).toEqual(Array.from(terms[name], (x) => expect.closeTo(2 * x, 10)));
    }
  });
});

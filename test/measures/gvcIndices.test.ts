import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  type GvcIndices,
  gvcIndices,
  gvcPosition,
  shareOfExports,
  sumGvcIndices,
} from '../../src/measures/kernels/gvcIndices.ts';
import leather from '../oracles/leather_gvc.json' with { type: 'json' };
import { interEconomyTables, leatherTable } from './inputOutputTables.ts';

const total = (values: Float64Array) => values.reduce((a, b) => a + b, 0);
const positionOf = (of: GvcIndices) => gvcPosition(of.exports, of.indirectValueAdded, of.foreignValueAdded);
const economyOfNode = [0, 0, 0, 1, 1, 1, 2, 2, 2];

describe('value added in exports of the leather table', () => {
  const bySector = gvcIndices(leatherTable);
  const byCountry = sumGvcIndices(bySector, economyOfNode, 3);

  it.each(leather.koopman2010_by_country.map((row, s) => ({ s, country: row._row, row })))(
    'agrees with decompr and exvatools for $country',
    ({ s, row }) => {
      const found = [
        byCountry.exports,
        byCountry.domesticValueAdded,
        byCountry.foreignValueAdded,
        byCountry.indirectValueAdded,
      ];
      expect(found.map((values) => values[s])).toEqual(
        [row.E, row.DV, row.FV, row.IV].map((x) => expect.closeTo(x, 10)),
      );
      expect(shareOfExports(byCountry.foreignValueAdded, byCountry.exports)[s]).toBeCloseTo(row.back, 12);
      expect(shareOfExports(byCountry.indirectValueAdded, byCountry.exports)[s]).toBeCloseTo(row.fwd, 12);
      expect(positionOf(byCountry)[s]).toBeCloseTo(row.position, 12);
    },
  );

  it.each(leather.koopman2010_by_sector.map((row, i) => ({ i, sector: row._row, row })))(
    'agrees for the sector $sector',
    ({ i, row }) => {
      expect(bySector.exports[i]).toBeCloseTo(row['E.Argentina.Agriculture'], 12);
      expect(bySector.domesticValueAdded[i]).toBeCloseTo(row['DV.Argentina.Agriculture'], 10);
      expect(bySector.foreignValueAdded[i]).toBeCloseTo(row['FV.Argentina.Agriculture'], 10);
      expect(bySector.indirectValueAdded[i]).toBeCloseTo(row.IV, 10);
      expect(positionOf(bySector)[i]).toBeCloseTo(row['position.Argentina.Agriculture'], 12);
    },
  );

  it('has 68.0577 of foreign and of indirect value added in the world', () => {
    expect(total(bySector.foreignValueAdded)).toBeCloseTo(68.0577, 4);
    expect(total(bySector.indirectValueAdded)).toBeCloseTo(68.0577, 4);
  });

  it('counts only sales to Germany as exports when Argentina and Turkey are one nation', () => {
    const found = gvcIndices({ ...leatherTable, nation: [7, 7, 2] });
    // ESR holds exports by destination: to Germany is its third column; Germany's own exports stay.
    const toGermany = leather.ESR.map((row, i) => (i < 6 ? row[2] : leather.E[i]));
    expect(Array.from(found.exports)).toEqual(toGermany.map((x) => expect.closeTo(x, 12)));
    // Turkish value in Argentina's goods stays foreign to Argentina: the foreign share of a unit exported is unchanged.
    expect(Array.from(shareOfExports(found.foreignValueAdded, found.exports))).toEqual(
      Array.from(shareOfExports(bySector.foreignValueAdded, bySector.exports), (x) => expect.closeTo(x, 12)),
    );
    // Argentine agriculture in Turkish and German exports, unit by unit from decompr's matrix.
    const indirect = leather.leontief_exports[0].reduce(
      (sum, x, j) => (j < 3 ? sum : sum + (x / leather.E[j]) * toGermany[j]),
      0,
    );
    expect(found.indirectValueAdded[0]).toBeCloseTo(indirect, 10);
  });

  it('has no exports and no position when all countries are one nation', () => {
    const found = gvcIndices({ ...leatherTable, nation: [0, 0, 0] });
    expect(Array.from(found.exports)).toEqual(Array(9).fill(0));
    expect(Array.from(positionOf(found))).toEqual(Array(9).fill(Number.NaN));
  });
});

describe('value added in exports of a chain of three economies', () => {
  // 0 sells 10 of parts to 1 and 5 to the consumers of 2; 1 sells 30 to the consumers of 2. Economies 0 and 1 may be one nation.
  const chain = {
    intermediate: Float64Array.of(0, 10, 0, 0, 0, 0, 0, 0, 0),
    final: Float64Array.of(0, 0, 5, 0, 0, 30, 0, 0, 0),
    economies: 3,
    sectors: 1,
  };

  it('puts the supplier above 0 and the assembler below', () => {
    const found = gvcIndices(chain);
    expect(Array.from(found.exports)).toEqual([15, 30, 0]);
    expect(Array.from(found.foreignValueAdded)).toEqual([0, expect.closeTo(10, 12), 0]);
    expect(Array.from(found.indirectValueAdded)).toEqual([expect.closeTo(10, 12), 0, 0]);
    expect(Array.from(found.domesticValueAdded)).toEqual([15, expect.closeTo(20, 12), 0]);
    // ln(1 + 10/15) and -ln(1 + 10/30); economy 2 exports nothing.
    expect(Array.from(positionOf(found))).toEqual([
      expect.closeTo(Math.log(5 / 3), 14),
      expect.closeTo(-Math.log(4 / 3), 14),
      Number.NaN,
    ]);
  });

  it('drops the sale of parts within the nation, but not where their value comes from', () => {
    const found = gvcIndices({ ...chain, nation: [0, 0, 1] });
    expect(Array.from(found.exports)).toEqual([5, 30, 0]);
    expect(Array.from(found.foreignValueAdded)).toEqual([0, expect.closeTo(10, 12), 0]);
    expect(Array.from(found.indirectValueAdded)).toEqual([expect.closeTo(10, 12), 0, 0]);
  });
});

describe('value added in exports of any table', () => {
  it('is domestic or foreign, and foreign to one is indirect of another', () => {
    fc.assert(
      fc.property(interEconomyTables, fc.boolean(), (table, grouped) => {
        const found = gvcIndices({ ...table, nation: grouped ? table.nation : undefined });
        found.exports.forEach((exports, i) => {
          expect(found.domesticValueAdded[i] + found.foreignValueAdded[i]).toBeCloseTo(exports, 10);
        });
        expect(total(found.indirectValueAdded)).toBeCloseTo(total(found.foreignValueAdded), 10);
      }),
    );
  });

  it('does not depend on the unit of money', () => {
    fc.assert(
      fc.property(interEconomyTables, (table) => {
        const scaled = {
          ...table,
          intermediate: table.intermediate.map((x) => x * 1e6),
          final: table.final.map((x) => x * 1e6),
        };
        expect(Array.from(positionOf(gvcIndices(scaled)))).toEqual(
          Array.from(positionOf(gvcIndices(table)), (x) => (Number.isNaN(x) ? x : expect.closeTo(x, 10))),
        );
      }),
    );
  });
});

describe('sums over groups of nodes', () => {
  const bySector = gvcIndices(leatherTable);

  it('leave out nodes of group -1 and give 0 for an empty group', () => {
    const found = sumGvcIndices(bySector, [0, -1, -1, -1, 2, 2, -1, -1, -1], 3);
    expect(Array.from(found.exports)).toEqual([33.2, 0, expect.closeTo(59.2 + 8.5, 12)]);
    expect(positionOf(found)[1]).toBeNaN();
  });

  it('refuse a group that does not exist and a list of another length', () => {
    expect(() => sumGvcIndices(bySector, [0, 1, 2, 3, 0, 0, 0, 0, 0], 3)).toThrow('groupOfNode[3] is 3');
    expect(() => sumGvcIndices(bySector, [0], 3)).toThrow('groupOfNode has 1 entries');
    expect(() => gvcIndices({ ...leatherTable, nation: [0] })).toThrow('nation has 1 entries');
    expect(() => gvcIndices({ ...leatherTable, final: new Float64Array(9) })).toThrow('final has 9 entries');
  });
});

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { locationQuotient } from '../../src/measures/kernels/locationQuotient.ts';
import econgeo from '../oracles/econgeo_5x4.json' with { type: 'json' };
import reat from '../oracles/reat_examples.json' with { type: 'json' };
import { shuffledRows, tables } from './tables.ts';

describe('location quotient', () => {
  it('agrees with EconGeo on its table of 5 regions x 4 industries', () => {
    const found = locationQuotient(Float64Array.from(econgeo.matrix.flat()), 5, 4);
    econgeo.location_quotient.flat().forEach((expected, i) => {
      expect(found[i]).toBeCloseTo(expected, 12);
    });
  });

  it('agrees with the documented example of REAT', () => {
    const [here, regionTotal, industryTotal, total] = reat.locq.args;
    const elsewhere = industryTotal - here;
    const found = locationQuotient(
      Float64Array.of(here, regionTotal - here, elsewhere, total - regionTotal - elsewhere),
      2,
      2,
    );
    expect(found[0]).toBeCloseTo(reat.locq.value, 12);
  });

  it('puts the share of the region over that of the reference, not the other way round', () => {
    // Region 0: 30 of 100 in industry 0; both together 40 of 200. (30/100) / (40/200) = 1.5.
    expect(locationQuotient(Float64Array.of(30, 70, 10, 90), 2, 2)[0]).toBeCloseTo(1.5, 14);
  });

  it('compares with the reference regions only, which need not hold the region itself', () => {
    // Reference region 1 has 10 of 100: (30/100) / (10/100) = 3, and 1 for itself.
    const found = locationQuotient(Float64Array.of(30, 70, 10, 90), 2, 2, [1]);
    expect(Array.from(found.filter((_, i) => i % 2 === 0))).toEqual([expect.closeTo(3, 14), 1]);
  });

  it('is undefined, where EconGeo says 0, for an empty region and an industry absent from the reference', () => {
    const activity = Float64Array.of(3, 0, 0, /**/ 1, 4, 0, /**/ 0, 0, 0);
    // Region 0 has nothing of industry 1, which exists: a true 0. Industry 2 and region 2 do not exist: undefined.
    expect(Array.from(locationQuotient(activity, 3, 3)).map((lq) => (Number.isNaN(lq) ? 'none' : lq > 0))).toEqual([
      true,
      false,
      'none',
      true,
      true,
      'none',
      'none',
      'none',
      'none',
    ]);
    expect(Array.from(locationQuotient(activity, 3, 3, [0])).slice(3)).toEqual([1 / 5, ...Array(5).fill(Number.NaN)]);
    expect(locationQuotient(activity, 3, 3, [])).toEqual(new Float64Array(9).fill(Number.NaN));
  });

  it('refuses what it cannot measure, naming the value', () => {
    expect(() => locationQuotient(Float64Array.of(1, -2), 1, 2)).toThrow('activity[1] is -2');
    expect(() => locationQuotient(Float64Array.of(1, 2, 3), 1, 2)).toThrow('activity has 3 entries, expected 2');
    expect(() => locationQuotient(Float64Array.of(1, 2), 1, 2, [1])).toThrow('reference region 1 is unknown');
    expect(() => locationQuotient(Float64Array.of(1, 2), 1, 2, [0, 0])).toThrow('reference region 0 is named twice');
  });

  it('averages to 1 over regions, weighted by their share of the reference', () => {
    fc.assert(
      fc.property(tables, ({ values, rows, columns }) => {
        const found = locationQuotient(values, rows, columns);
        const total = values.reduce((a, b) => a + b, 0);
        for (let k = 0; k < columns; k++) {
          let mean = 0;
          for (let r = 0; r < rows; r++) {
            const region = values.subarray(r * columns, (r + 1) * columns).reduce((a, b) => a + b, 0);
            if (region > 0) mean += (region / total) * found[r * columns + k];
          }
          const exists = Array.from({ length: rows }, (_, r) => values[r * columns + k]).some((amount) => amount > 0);
          if (exists) expect(mean).toBeCloseTo(1, 10);
          else expect(mean).toBe(total > 0 ? Number.NaN : 0);
        }
      }),
    );
  });

  it('does not depend on the unit of activity or the order of regions', () => {
    fc.assert(
      fc.property(tables, shuffledRows, ({ values, rows, columns }, order) => {
        const found = locationQuotient(values, rows, columns);
        const moved = order(rows);
        const changed = Float64Array.from(
          moved.flatMap((r) => Array.from(values.subarray(r * columns, (r + 1) * columns), (x) => x * 7)),
        );
        const again = locationQuotient(changed, rows, columns);
        moved.forEach((r, place) => {
          for (let k = 0; k < columns; k++) {
            const expected = found[r * columns + k];
            if (Number.isNaN(expected)) expect(again[place * columns + k]).toBeNaN();
            else expect(again[place * columns + k]).toBeCloseTo(expected, 9);
          }
        });
      }),
    );
  });
});

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { locationQuotient } from '../../src/measures/kernels/locationQuotient.ts';
import { plainGini, spatialGini } from '../../src/measures/kernels/spatialGini.ts';
import econgeo from '../oracles/econgeo_5x4.json' with { type: 'json' };
import reat from '../oracles/reat_examples.json' with { type: 'json' };
import { amounts, shuffledRows } from './tables.ts';

const columnOf = (matrix: number[][], k: number) => Float64Array.from(matrix, (row) => row[k]);
const rowSums = (matrix: number[][]) => Float64Array.from(matrix, (row) => row.reduce((a, b) => a + b, 0));

describe('spatial Gini', () => {
  it.each(econgeo.hoover_gini_unrounded.map((row, k) => ({ k, industry: row.Industry, gini: row['Hoover.Gini'] })))(
    'agrees with the Hoover Gini of EconGeo for $industry against population',
    ({ k, gini }) => {
      expect(spatialGini(columnOf(econgeo.matrix, k), Float64Array.from(econgeo.pop))).toBeCloseTo(gini, 12);
    },
  );

  it.each(econgeo.locational_gini_halved.map((row, k) => ({ k, industry: row.Industry, half: row['Loc.Gini'] })))(
    'is twice the locational Gini of EconGeo for $industry against all activity',
    ({ k, half }) => {
      expect(spatialGini(columnOf(econgeo.matrix, k), rowSums(econgeo.matrix))).toBeCloseTo(2 * half, 12);
    },
  );

  it('weighs regions by their reference, unlike the unweighted Gini of location quotients that REAT calls gini.conc', () => {
    const industry = Float64Array.from(reat.gini_conc.e_ij);
    const everything = Float64Array.from(reat.gini_conc.e_j);
    // Cumulative shares: industry .05 .10 .20 .90 1, reference .20 .35 .55 .95 1, so the steps are
    // 0 + (.10 x .20 - .05 x .35) + (.20 x .35 - .10 x .55) + (.90 x .55 - .20 x .95) + (1 x .95 - .90 x 1)
    // = .0025 + .015 + .305 + .05 = .3725.
    expect(spatialGini(industry, everything)).toBeCloseTo(0.3725, 12);

    const others = everything.map((all, r) => all - industry[r]);
    const table = Float64Array.from(Array.from(industry).flatMap((x, r) => [x, others[r]]));
    const quotients = locationQuotient(table, industry.length, 2).filter((_, i) => i % 2 === 0);
    expect(plainGini(quotients, { normalised: false })).toBeCloseTo(reat.gini_conc.value, 12);
  });

  it('sorts a region without reference last and ignores one with neither', () => {
    // Cumulative shares: reference 1 then 1, activity 1/4 then 1: 1 x 1 - 1/4 x 1 = 3/4.
    expect(spatialGini(Float64Array.of(3, 1, 0), Float64Array.of(0, 8, 0))).toBeCloseTo(0.75, 14);
    // Everything where there is no reference at all.
    expect(spatialGini(Float64Array.of(3, 0), Float64Array.of(0, 8))).toBe(1);
  });

  it('is undefined without activity, without reference, or with an unknown amount', () => {
    expect(spatialGini(Float64Array.of(0, 0), Float64Array.of(1, 1))).toBeNaN();
    expect(spatialGini(Float64Array.of(1, 1), Float64Array.of(0, 0))).toBeNaN();
    expect(spatialGini(Float64Array.of(1, Number.NaN), Float64Array.of(1, 1))).toBeNaN();
    expect(spatialGini(new Float64Array(0), new Float64Array(0))).toBeNaN();
  });

  it('refuses lists of different length and negative amounts, naming them', () => {
    expect(() => spatialGini(Float64Array.of(1, 2), Float64Array.of(1))).toThrow('reference has 1 entries, expected 2');
    expect(() => spatialGini(Float64Array.of(1, -2), Float64Array.of(1, 1))).toThrow('activity[1] is -2');
  });

  it('is 0 when activity is proportional to the reference, and never leaves [0, 1]', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(amounts, amounts), { minLength: 1, maxLength: 12 }), (pairs) => {
        const [activity, reference] = [0, 1].map((side) => Float64Array.from(pairs, (pair) => pair[side]));
        const gini = spatialGini(activity, reference);
        if (!Number.isNaN(gini)) expect(gini).toSatisfy((g: number) => g >= 0 && g <= 1 + 1e-12);
        if (activity.some((x) => x > 0))
          expect(
            spatialGini(
              activity,
              activity.map((x) => 3 * x),
            ),
          ).toBeCloseTo(0, 12);
      }),
    );
  });

  it('does not depend on units or the order of regions', () => {
    fc.assert(
      fc.property(
        fc.array(fc.tuple(amounts, amounts), { minLength: 2, maxLength: 12 }),
        shuffledRows,
        (pairs, order) => {
          const moved = order(pairs.length).map((r) => pairs[r]);
          const before = spatialGini(
            Float64Array.from(pairs, (p) => p[0]),
            Float64Array.from(pairs, (p) => p[1]),
          );
          const after = spatialGini(
            Float64Array.from(moved, (p) => p[0] * 9),
            Float64Array.from(moved, (p) => p[1] / 3),
          );
          if (Number.isNaN(before)) expect(after).toBeNaN();
          else expect(after).toBeCloseTo(before, 10);
        },
      ),
    );
  });
});

describe('plain Gini', () => {
  it('agrees with REAT, as it is and normalised', () => {
    const values = Float64Array.from(reat.gini.x);
    expect(plainGini(values, { normalised: false })).toBeCloseTo(reat.gini.gini, 12);
    expect(plainGini(values, { normalised: true })).toBeCloseTo(reat.gini.gini_norm, 12);
  });

  it.each(econgeo.gini_unrounded.map((row, k) => ({ k, industry: row.Industry, gini: row.Gini })))(
    'agrees with EconGeo for $industry',
    ({ k, gini }) => {
      expect(plainGini(columnOf(econgeo.matrix, k), { normalised: false })).toBeCloseTo(gini, 12);
    },
  );

  it('equals the mean absolute difference over twice the mean, and the spatial Gini against equal references', () => {
    fc.assert(
      fc.property(fc.array(amounts, { minLength: 1, maxLength: 10 }), (list) => {
        const n = list.length;
        const total = list.reduce((a, b) => a + b, 0);
        fc.pre(total > 0);
        const differences = list.flatMap((x) => list.map((y) => Math.abs(x - y))).reduce((a, b) => a + b, 0);
        const found = plainGini(Float64Array.from(list), { normalised: false });
        expect(found).toBeCloseTo(differences / (2 * n * total), 10);
        expect(found).toBeCloseTo(spatialGini(Float64Array.from(list), new Float64Array(n).fill(1)), 10);
      }),
    );
  });

  it('is undefined for nothing, 0 for a single value, and undefined for a single value when normalised', () => {
    expect(plainGini(Float64Array.of(0, 0), { normalised: false })).toBeNaN();
    expect(plainGini(new Float64Array(0), { normalised: false })).toBeNaN();
    expect(plainGini(Float64Array.of(5), { normalised: false })).toBe(0);
    expect(plainGini(Float64Array.of(5), { normalised: true })).toBeNaN();
  });
});

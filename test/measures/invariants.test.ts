import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { herfindahl } from '../../src/measures/kernels/concentration.ts';
import { coagglomeration, ellisonGlaeser } from '../../src/measures/kernels/ellisonGlaeser.ts';
import { domesticValueAddedRatio, foreignValueInExports } from '../../src/measures/kernels/firmValueAdded.ts';
import { locationQuotient } from '../../src/measures/kernels/locationQuotient.ts';
import { relatedness, relatednessDensity } from '../../src/measures/kernels/relatedness.ts';
import { krugmanIndex, structuralConvergence, structuralSimilarity } from '../../src/measures/kernels/structure.ts';
import { outputAfterCut, outputLost, recoveryTime } from '../../src/measures/kernels/supplySecurity.ts';
import { meanLogDeviation, theilDecomposition, theilT } from '../../src/measures/kernels/theil.ts';
import { downstreamness, upstreamness } from '../../src/measures/kernels/upstreamness.ts';
import { interEconomyTables } from './inputOutputTables.ts';
import { amounts, shuffledRows, tables } from './tables.ts';

const sum = (values: Iterable<number>) => Array.from(values).reduce((a, b) => a + b, 0);
const same = (a: number, b: number, digits = 9) =>
  Number.isNaN(b) ? expect(a).toBeNaN() : expect(a).toBeCloseTo(b, digits);
const pairs = fc.array(fc.tuple(amounts, amounts), { minLength: 1, maxLength: 12 });
const side = (list: readonly (readonly number[])[], i: number) => Float64Array.from(list, (pair) => pair[i]!);

describe('location quotients', () => {
  it('average to 1 in every industry, weighted by the size of regions; and the Hachman index stays within 1', () => {
    fc.assert(
      fc.property(tables, ({ values, rows: R, columns: K }) => {
        const lq = locationQuotient(values, R, K);
        const regions = Array.from({ length: R }, (_, r) => sum(values.subarray(r * K, (r + 1) * K)));
        const all = sum(regions);
        for (let k = 0; k < K; k++) {
          const known = regions.map((size, r) => (size > 0 ? (size / all) * lq[r * K + k]! : 0));
          if (all > 0 && !known.some(Number.isNaN)) expect(sum(known)).toBeCloseTo(1, 9);
        }
        for (let r = 0; r < R; r++) {
          const weighted = Array.from({ length: K }, (_, k) => {
            const share = values[r * K + k]! / regions[r]!;
            return share > 0 ? share * lq[r * K + k]! : 0;
          });
          if (regions[r]! > 0) expect(1 / sum(weighted)).toBeLessThanOrEqual(1 + 1e-9);
        }
      }),
    );
  });
});

describe('the Theil index', () => {
  it('does not depend on units or the order of regions, is at least 0, and 0 against itself', () => {
    fc.assert(
      fc.property(pairs, shuffledRows, (list, order) => {
        const before = theilT(side(list, 0), side(list, 1));
        const moved = order(list.length).map((r) => list[r]!);
        const after = theilT(
          side(moved, 0).map((x) => 7 * x),
          side(moved, 1).map((x) => x / 3),
        );
        same(after, before);
        if (!Number.isNaN(before)) expect(before).toBeGreaterThanOrEqual(0);
        if (list.some(([x]) => x > 0)) same(theilT(side(list, 0), side(list, 0)), 0);
        same(meanLogDeviation(side(list, 0), side(list, 1)), theilT(side(list, 1), side(list, 0)));
      }),
    );
  });

  it('is at most ln n with equal references', () => {
    fc.assert(
      fc.property(fc.array(amounts, { minLength: 1, maxLength: 12 }), (list) => {
        const t = theilT(Float64Array.from(list));
        if (!Number.isNaN(t)) expect(t).toBeLessThanOrEqual(Math.log(list.length) + 1e-12);
      }),
    );
  });

  it('is what is between groups plus the shares of what is within them, for any grouping', () => {
    fc.assert(
      fc.property(pairs, fc.array(fc.integer({ min: 0, max: 2 }), { minLength: 12, maxLength: 12 }), (list, groups) => {
        const parts = theilDecomposition(side(list, 0), side(list, 1), groups.slice(0, list.length), 3);
        same(parts.total, theilT(side(list, 0), side(list, 1)));
        if (Number.isNaN(parts.total)) return;
        const within = Array.from(parts.within, (t, g) => (parts.share[g] === 0 ? 0 : parts.share[g]! * t));
        expect(parts.between + sum(within)).toBeCloseTo(parts.total, 9);
        expect(sum(parts.share)).toBeCloseTo(1, 9);
      }),
    );
  });
});

describe('distance and similarity of structures', () => {
  it('are symmetric, within bounds, and the same in any unit and order of industries', () => {
    fc.assert(
      fc.property(pairs, shuffledRows, (list, order) => {
        const [a, b] = [side(list, 0), side(list, 1)];
        const moved = order(list.length).map((k) => list[k]!);
        for (const [index, most] of [
          [krugmanIndex, 2],
          [structuralSimilarity, 1],
        ] as const) {
          const value = index(a, b);
          same(index(b, a), value);
          same(
            index(
              side(moved, 0).map((x) => 3 * x),
              side(moved, 1),
            ),
            value,
          );
          if (!Number.isNaN(value)) expect(value).toSatisfy((x: number) => x >= 0 && x <= most + 1e-12);
        }
        if (a.some((x) => x > 0)) {
          same(krugmanIndex(a, a), 0);
          same(structuralSimilarity(a, a), 1);
        }
      }),
    );
  });

  it('of all pairs are 0 and 1 when every region has the structure of the first', () => {
    fc.assert(
      fc.property(fc.array(amounts, { minLength: 1, maxLength: 6 }), (row) => {
        fc.pre(row.some((x) => x > 0));
        const table = Float64Array.from([...row, ...row.map((x) => 2 * x), ...row.map((x) => 5 * x)]);
        const { distance, similarity, pairs: count } = structuralConvergence(table, 3, row.length);
        expect([distance, similarity, count]).toEqual([expect.closeTo(0, 9), expect.closeTo(1, 9), 3]);
      }),
    );
  });
});

describe('the Ellison-Glaeser index', () => {
  const plants = fc.array(fc.tuple(fc.double({ min: 0.1, max: 100, noNaN: true }), fc.integer({ min: 0, max: 3 })), {
    minLength: 2,
    maxLength: 15,
  });
  const reference = fc.array(fc.double({ min: 0.1, max: 100, noNaN: true }), { minLength: 4, maxLength: 4 });

  it('does not depend on units or the order of plants, and splits concentration: gamma (1 - H) + H = G / (1 - sum x^2)', () => {
    fc.assert(
      fc.property(plants, reference, shuffledRows, (list, x, order) => {
        const moved = order(list.length).map((j) => list[j]!);
        const before = ellisonGlaeser(side(list, 0), side(list, 1), Float64Array.from(x));
        const after = ellisonGlaeser(
          side(moved, 0).map((size) => 5 * size),
          side(moved, 1),
          Float64Array.from(x, (amount) => amount / 7),
        );
        same(after.gamma, before.gamma, 7);
        const { gamma, plantHerfindahl: H, concentration: G } = before;
        const room = 1 - sum(x.map((a) => (a / sum(x)) ** 2));
        expect(gamma * (1 - H) + H).toBeCloseTo(G / room, 7);
        same(H, herfindahl(side(list, 0), { normalised: false }));
      }),
    );
  });

  it('is below 0 for an industry spread exactly as the reference: -H / (1 - H)', () => {
    fc.assert(
      fc.property(reference, (x) => {
        const { gamma, plantHerfindahl: H } = ellisonGlaeser(Float64Array.from(x), [0, 1, 2, 3], Float64Array.from(x));
        expect(gamma).toBeCloseTo(-H / (1 - H), 9);
      }),
    );
  });

  it('of coagglomeration of two industries is the scaled product of their excess shares', () => {
    fc.assert(
      fc.property(plants, plants, reference, (one, two, x) => {
        const total = sum(x);
        const excess = (list: readonly (readonly number[])[]) => {
          const shares = x.map((amount) => -amount / total);
          const size = sum(side(list, 0));
          for (const [amount, region] of list) shares[region!]! += amount! / size;
          return shares;
        };
        const [a, b] = [excess(one), excess(two)];
        const expected = sum(a.map((e, r) => e * b[r]!)) / (1 - sum(x.map((amount) => (amount / total) ** 2)));
        const found = coagglomeration(
          [one, two].map((list) => ({ size: side(list, 0), region: side(list, 1) })),
          Float64Array.from(x),
        );
        // nearly all activity in one of the two leaves 1 - sum w^2 small and the quotient rounded
        expect(found).toBeCloseTo(expected, 6);
      }),
    );
  });
});

describe('relatedness', () => {
  const presences = fc.array(fc.array(fc.constantFrom(0, 1), { minLength: 5, maxLength: 5 }), {
    minLength: 1,
    maxLength: 8,
  });
  it('is symmetric, does not depend on the order of regions, and its density lies in 0..100', () => {
    fc.assert(
      fc.property(
        presences,
        shuffledRows,
        fc.constantFrom('conditional', 'association', 'cosine', 'jaccard', 'probability'),
        (rows, order, proximity) => {
          const R = rows.length;
          const phi = relatedness(Float64Array.from(rows.flat()), R, 5, proximity);
          const moved = order(R).flatMap((r) => rows[r]!);
          expect(Array.from(relatedness(Float64Array.from(moved), R, 5, proximity))).toEqual(Array.from(phi));
          for (let i = 0; i < 5; i++) {
            expect(phi[i * 5 + i]).toBe(0);
            for (let j = 0; j < 5; j++) expect(phi[i * 5 + j]).toBeCloseTo(phi[j * 5 + i]!, 12);
          }
          for (const value of relatednessDensity(Float64Array.from(rows.flat()), phi, R, 5)) {
            if (!Number.isNaN(value)) expect(value).toSatisfy((x: number) => x >= 0 && x <= 100 + 1e-9);
          }
          if (proximity === 'conditional') expect(Math.max(...phi)).toBeLessThanOrEqual(1);
        },
      ),
    );
  });
});

describe('chain lengths', () => {
  it('have one mean: upstreamness weighted by value added, downstreamness weighted by final demand', () => {
    fc.assert(
      fc.property(interEconomyTables, ({ intermediate, output, demand }) => {
        const n = output.length;
        const added = output.map((x, j) => x - sum(Array.from({ length: n }, (_, i) => intermediate[i * n + j]!)));
        const mean = (values: Float64Array, weights: ArrayLike<number>) =>
          sum(values.map((value, i) => value * weights[i]!)) / sum(Array.from(weights));
        expect(mean(upstreamness(intermediate, output), added)).toBeCloseTo(
          mean(downstreamness(intermediate, output), demand),
          9,
        );
      }),
    );
  });
});

describe('a cut of supplies', () => {
  it('takes nothing when nothing is cut, and more the deeper it is; substitution gives back', () => {
    fc.assert(
      fc.property(
        interEconomyTables,
        fc.double({ min: 0, max: 1, noNaN: true }),
        fc.double({ min: 0, max: 1, noNaN: true }),
        ({ intermediate, output, economies, sectors }, share, less) => {
          const N = economies * sectors;
          const left = (k: number, substitution = 0) =>
            outputAfterCut({
              intermediate,
              output,
              remaining: Float64Array.from({ length: N * N }, (_, f) =>
                Math.floor(f / N) < sectors && f % N >= sectors ? k : 1,
              ),
              inputOf: Int32Array.from({ length: N }, (_, n) => n % sectors),
              critical: new Uint8Array(sectors).fill(1),
              substitution,
            });
          expect(Array.from(left(1))).toEqual(Array(N).fill(1));
          const some = left(share);
          const deeper = left(share * less);
          const eased = left(share, 0.5);
          for (let n = 0; n < N; n++) {
            expect(some[n]).toSatisfy((x: number) => x >= 0 && x <= 1);
            expect(deeper[n]!).toBeLessThanOrEqual(some[n]! + 1e-9);
            if (share < 1) expect(eased[n]!).toBeGreaterThanOrEqual(some[n]! - 1e-9);
          }
        },
      ),
    );
  });

  it('loses the same periods in any unit, and recovers no later at a lower threshold', () => {
    fc.assert(
      fc.property(pairs, (list) => {
        const [b, x] = [side(list, 0), side(list, 1)];
        same(
          outputLost(
            b.map((v) => 4 * v),
            x.map((v) => 4 * v),
          ),
          outputLost(b, x),
        );
        const [high, low] = [recoveryTime(b, x, 0.9), recoveryTime(b, x, 0.5)];
        if (!Number.isNaN(high)) expect(low).toBeLessThanOrEqual(high);
      }),
    );
  });
});

describe('the domestic value-added ratio of a firm', () => {
  const trades = fc.record({
    processingExports: amounts,
    ordinaryExports: amounts,
    processingImports: amounts,
    ordinaryImports: amounts,
    domesticSales: amounts,
  });
  it('does not depend on the unit of money, and is at most 1', () => {
    fc.assert(
      fc.property(trades, (trade) => {
        const scaled = Object.fromEntries(Object.entries(trade).map(([name, x]) => [name, 3 * x])) as typeof trade;
        const of = (each: typeof trade) =>
          domesticValueAddedRatio(each.processingExports + each.ordinaryExports, foreignValueInExports(each));
        same(of(scaled), of(trade), 8);
        if (!Number.isNaN(of(trade))) expect(of(trade)).toBeLessThanOrEqual(1);
      }),
    );
  });
});

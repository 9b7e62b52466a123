import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { leastSquares } from '../../src/measures/kernels/leastSquares.ts';
import { panelRegression } from '../../src/measures/kernels/panelRegression.ts';
import {
  effectsRank,
  type FixedEffects,
  type PanelIndex,
  withinTransform,
} from '../../src/measures/kernels/withinTransform.ts';
import r from '../oracles/econometrics.json' with { type: 'json' };
import { oracleColumns, oracleTexts } from '../support/oracleColumns.ts';

const numbered = (keys: readonly (string | number)[]): { readonly index: Int32Array; readonly count: number } => {
  const known = [...new Set(keys)];
  return { index: Int32Array.from(keys, (key) => known.indexOf(key)), count: known.length };
};
const indexOf = (entities: readonly (string | number)[], times: readonly (string | number)[]): PanelIndex => {
  const [e, t] = [numbered(entities), numbered(times)];
  return { entity: e.index, entities: e.count, time: t.index, times: t.count };
};
const panel = oracleColumns('econometrics_panel.csv');
const index = indexOf(oracleTexts('econometrics_panel.csv', 'region'), [...panel['year']!]);
const columns = [panel['position']!, panel['rd']!];
const near = (found: number, expected: number, part = 1e-9) =>
  expect(Math.abs(found - expected) / Math.abs(expected), `${found} for ${expected}`).toBeLessThan(part);

describe.each<FixedEffects>(['entity', 'time', 'both'])('panel regression with effects: %s', (effects) => {
  const expected = r[effects];

  it("has the coefficients, clustered errors, tests and within R2 of R's dummy variables and sandwich, unbalanced", () => {
    const fit = panelRegression(panel['efficiency']!, columns, index, { effects, errors: 'clustered' });
    expect(fit.reason).toBeUndefined();
    for (const j of [0, 1]) {
      near(fit.coefficients[j]!, expected.coefficients[j]!);
      near(fit.standardErrors[j]!, expected.clustered[j]!);
      near(fit.t[j]!, expected.t[j]!);
      near(fit.p[j]!, expected.p[j]!);
    }
    near(fit.withinRSquared, expected.within);
    near(fit.rSquared, expected.rSquared);
    near(fit.sigma, expected.sigma);
    near(fit.f, expected.wald);
    near(fit.fP, expected.waldP);
    expect(fit.degrees).toBe(expected.df);
  });

  it("has R's classical errors when asked for them", () => {
    const fit = panelRegression(panel['efficiency']!, columns, index, { effects, errors: 'classical' });
    for (const j of [0, 1]) near(fit.standardErrors[j]!, expected.classical[j]!);
  });
});

/** A random panel: cells of 5 entities x 4 periods with holes. */
const randomPanel = fc
  .tuple(
    fc.array(fc.boolean(), { minLength: 20, maxLength: 20 }),
    ...Array.from({ length: 3 }, () => fc.array(fc.integer({ min: -99, max: 99 }), { minLength: 20, maxLength: 20 })),
  )
  .map(([kept, ...lists]) => {
    const cells = kept.flatMap((keep, cell) => (keep || cell % 3 === 0 ? [cell] : []));
    const [y, a, b] = lists.map((list) => Float64Array.from(cells, (cell) => (list as number[])[cell]!));
    return {
      y: y!,
      a: a!,
      b: b!,
      index: indexOf(
        cells.map((cell) => cell >> 2),
        cells.map((cell) => cell & 3),
      ),
    };
  });

describe('panel regression', () => {
  it('equals least squares with dummy variables on random unbalanced panels', () => {
    fc.assert(
      fc.property(randomPanel, ({ y, a, b, index: own }) => {
        const fit = panelRegression(y, [a, b], own, { effects: 'both', errors: 'classical' });
        const dummies = [
          ...Array.from({ length: own.entities - 1 }, (_, e) =>
            Float64Array.from(own.entity, (i) => (i === e ? 1 : 0)),
          ),
          ...Array.from({ length: own.times - 1 }, (_, t) => Float64Array.from(own.time, (i) => (i === t ? 1 : 0))),
        ];
        const long = leastSquares(y, [a, b, ...dummies]);
        if (long.reason !== undefined || fit.reason !== undefined) return;
        expect(fit.degrees).toBe(long.degrees);
        for (const j of [0, 1]) {
          expect(fit.coefficients[j]).toBeCloseTo(long.coefficients[j + 1]!, 7);
          expect(fit.standardErrors[j]! / long.standardErrors[j + 1]!).toBeCloseTo(1, 7);
        }
      }),
    );
  });

  it('does not depend on the order of rows, nor on constants added to entities and periods', () => {
    fc.assert(
      fc.property(randomPanel, ({ y, a, b, index: own }) => {
        const options = { effects: 'both', errors: 'clustered' } as const;
        const fit = panelRegression(y, [a, b], own, options);
        if (fit.reason !== undefined) return;
        const turn = <T extends Float64Array | Int32Array>(list: T): T => list.slice().reverse() as T;
        const turned = panelRegression(
          turn(y),
          [turn(a), turn(b)],
          { ...own, entity: turn(own.entity), time: turn(own.time) },
          options,
        );
        const shifted = panelRegression(
          y.map((value, i) => value + 7 * own.entity[i]! - 3 * own.time[i]!),
          [a.map((value, i) => value + 5 * own.entity[i]! ** 2), b],
          own,
          options,
        );
        for (const other of [turned, shifted]) {
          for (const j of [0, 1]) {
            expect(other.coefficients[j]! - fit.coefficients[j]!).toBeCloseTo(0, 7);
            expect(other.standardErrors[j]! - fit.standardErrors[j]!).toBeCloseTo(0, 7);
          }
        }
      }),
    );
  });

  it('keeps its clustered errors but for the factor when every row is there twice: clusters, not rows, are the information', () => {
    const twice = (values: Float64Array) => Float64Array.of(...values, ...values);
    const double = {
      ...index,
      entity: Int32Array.of(...index.entity, ...index.entity),
      time: Int32Array.of(...index.time, ...index.time),
    };
    const options = { effects: 'entity', errors: 'clustered' } as const;
    const once = panelRegression(panel['efficiency']!, columns, index, options);
    const many = panelRegression(twice(panel['efficiency']!), columns.map(twice), double, options);
    // K = 2 + 1 = 3; the factor goes from 71 / 69 to 143 / 141
    const factor = Math.sqrt(143 / 141 / (71 / 69));
    for (const j of [0, 1]) {
      near(many.coefficients[j]!, once.coefficients[j]!);
      near(many.standardErrors[j]!, once.standardErrors[j]! * factor);
    }
  });

  it.each<[string, number[], number[], (string | number)[], number[], RegExp]>([
    [
      'a column is constant within entities',
      [1, 2, 3, 5],
      [1, 1, 4, 4],
      ['a', 'a', 'b', 'b'],
      [1, 2, 1, 2],
      /^x1 does not vary beside the entity effects$/,
    ],
    [
      'y is constant within entities',
      [1, 1, 3, 3],
      [1, 2, 4, 7],
      ['a', 'a', 'b', 'b'],
      [1, 2, 1, 2],
      /^y does not vary/,
    ],
    [
      'effects use up the rows',
      [1, 2, 3],
      [1, 4, 2],
      ['a', 'b', 'c'],
      [1, 2, 1],
      /^3 rows for 4 coefficients and effects/,
    ],
    [
      'a value is missing',
      [1, 2, Number.NaN, 5],
      [1, 2, 4, 4],
      ['a', 'a', 'b', 'b'],
      [1, 2, 1, 2],
      /^y is NaN in row 3$/,
    ],
    ['there is one entity', [1, 2, 3, 5], [1, 3, 2, 7], ['a', 'a', 'a', 'a'], [1, 2, 3, 4], /^there is one cluster/],
  ])('is undefined and says why when %s', (_, y, x, entities, times, reason) => {
    const fit = panelRegression(Float64Array.from(y), [Float64Array.from(x)], indexOf(entities, times), {
      effects: 'entity',
      errors: 'clustered',
    });
    expect(fit.reason).toMatch(reason);
    expect([...fit.standardErrors, ...fit.p, fit.f].every(Number.isNaN)).toBe(true);
  });

  it("clusters by areas of several regions as R's sandwich does, and refuses an entity in two of them", () => {
    const regions = oracleTexts('econometrics_panel.csv', 'region').map((name) => Number(name.slice(1)));
    const clusters = { of: Int32Array.from(regions, (number) => Math.ceil(number / 3) - 1), count: 4 };
    const options = { effects: 'both', errors: 'clustered', clusters } as const;
    const fit = panelRegression(panel['efficiency']!, columns, index, options);
    for (const j of [0, 1]) {
      near(fit.coefficients[j]!, r.byArea.coefficients[j]!);
      near(fit.standardErrors[j]!, r.byArea.clustered[j]!);
      near(fit.p[j]!, r.byArea.p[j]!);
    }
    near(fit.fP, r.byArea.waldP);
    const torn = { of: clusters.of.slice().fill(3, 1, 2), count: 4 };
    expect(() => panelRegression(panel['efficiency']!, columns, index, { ...options, clusters: torn })).toThrow(
      /^row 2 is in another cluster/,
    );
  });

  it('names a column that another determines once the effects are out', () => {
    const x = panel['position']!;
    const other = x.map((value, i) => 2 * value + index.entity[i]!);
    const fit = panelRegression(panel['efficiency']!, [x, other], index, { effects: 'entity', errors: 'clustered' });
    expect(fit.reason).toMatch(/^x2 is determined/);
  });
});

describe('the within transform', () => {
  it('of a panel in two parts without common entity or period takes the effects of each out', () => {
    // a, b in periods 0, 1; c, d in periods 2, 3: 4 + 4 dummy variables, rank 8 - 2
    const own = indexOf(['a', 'a', 'b', 'b', 'c', 'c', 'd', 'd'], [0, 1, 0, 1, 2, 3, 2, 3]);
    expect(effectsRank(own, 'both')).toBe(6);
    // within a part x - row mean - column mean + mean: 1 - 2.5 - 2 + 3.75 = 0.25 with signs by turns
    const left = withinTransform(Float64Array.of(1, 4, 3, 7, 1, 4, 3, 7), own, 'both');
    expect([...left]).toEqual([0.25, -0.25, -0.25, 0.25, 0.25, -0.25, -0.25, 0.25].map((x) => expect.closeTo(x, 12)));
  });

  it('leaves nothing of the mean of any entity or period', () => {
    const left = withinTransform(panel['rd']!, index, 'both');
    for (const [group, count] of [
      [index.entity, index.entities],
      [index.time, index.times],
    ] as const) {
      const sums = new Float64Array(count);
      for (let i = 0; i < left.length; i++) sums[group[i]!]! += left[i]!;
      expect(Math.max(...sums.map(Math.abs))).toBeLessThan(1e-10);
    }
  });
});

import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { leastSquares } from '../../src/measures/kernels/leastSquares.ts';
import { fisherP, studentP, studentUpperP } from '../../src/measures/kernels/tailProbability.ts';
import r from '../oracles/econometrics.json' with { type: 'json' };
import { oracleColumns } from '../support/oracleColumns.ts';

const bengbu = oracleColumns('bengbu_table1.csv');
const names = ['LQ', 'infra', 'sup', 'tech', 'phrl', 'fm', 'dm'];
const fitOfBengbu = () =>
  leastSquares(
    bengbu['LQ']!,
    names.slice(1).map((name) => bengbu[name]!),
    names,
  );
const rows = readFileSync(new URL('../oracles/bengbu_ols_R.csv', import.meta.url), 'utf8')
  .trim()
  .split('\n')
  .slice(1)
  .map((line) => line.split(',').map((cell) => Number(cell)));
const summary = Object.fromEntries(
  readFileSync(new URL('../oracles/bengbu_ols_R_summary.csv', import.meta.url), 'utf8')
    .trim()
    .split('\n')
    .slice(1)
    .map((line) => line.split(','))
    .map(([name, value]) => [name!, Number(value)]),
);
/** Equal to a part in 1e8 of the expected number, whatever its size. */
const near = (found: number, expected: number, part = 1e-8) =>
  expect(Math.abs(found - expected) / Math.abs(expected), `${found} for ${expected}`).toBeLessThan(part);

describe('least squares on the table of Bengbu (paper 001)', () => {
  it('gives the coefficients, errors, tests, inflation and standardised coefficients of R to a part in 1e8', () => {
    const fit = fitOfBengbu();
    expect(fit.reason).toBeUndefined();
    for (const [j, [, estimate, se, t, p, beta, vif, tolerance]] of rows.entries()) {
      near(fit.coefficients[j]!, estimate!);
      near(fit.standardErrors[j]!, se!);
      near(fit.t[j]!, t!);
      near(fit.p[j]!, p!);
      if (j === 0) continue;
      near(fit.beta[j]!, beta!);
      near(fit.vif[j]!, vif!);
      near(fit.tolerance[j]!, tolerance!);
    }
    expect(rows).toHaveLength(7);
  });

  it("gives R's F, R2, sigma and Durbin-Watson to a part in 1e8", () => {
    const fit = fitOfBengbu();
    near(fit.f, summary['F']!);
    near(fit.fP, summary['F_p']!);
    near(fit.rSquared, summary['R2']!);
    near(fit.adjustedRSquared, summary['adjR2']!);
    near(fit.sigma, summary['sigma']!);
    near(fit.durbinWatson, summary['DW']!);
    expect(fit.degrees).toBe(summary['df']);
  });

  it('has a Durbin-Watson that does not depend on y at all: with one degree of freedom it has no p value', () => {
    // all residual vectors lie on one line, so any other y gives the same ratio
    const other = leastSquares(
      Float64Array.of(3, 1, 4, 1, 5, 9, 2, 6),
      names.slice(1).map((name) => bengbu[name]!),
    );
    near(other.durbinWatson, fitOfBengbu().durbinWatson, 1e-6);
    const backwards = (values: Float64Array) => Float64Array.from(values).reverse();
    const reversed = leastSquares(
      backwards(bengbu['LQ']!),
      names.slice(1).map((name) => backwards(bengbu[name]!)),
    );
    near(reversed.durbinWatson, fitOfBengbu().durbinWatson);
  });

  it("does not give the digits of the paper's Table 2, which rests on unrounded data; they lie in the bands of rounding", () => {
    const fit = fitOfBengbu();
    // Table 2 as printed, with the range that infra within its printed rounding (+-0.005 points) gives: measures.md 2
    const printed: readonly [string, number, number, readonly [number, number]][] = [
      ['constant', fit.coefficients[0]!, 0.554, [0.541, 0.579]],
      ['infra', fit.coefficients[1]!, 9.295, [9.087, 9.427]],
      ['F', fit.f, 6917.228, [4356, 13718]],
      ['VIF of infra', fit.vif[1]!, 15.673, [15.04, 16.15]],
    ];
    for (const [name, ours, paper, [low, high]] of printed) {
      for (const value of [ours, paper]) {
        expect(value, name).toBeGreaterThan(low);
        expect(value, name).toBeLessThan(high);
      }
    }
    expect(fit.durbinWatson.toFixed(3)).toBe('2.938');
  });

  it('are the figures that docs/econometrics.md prints as ours', () => {
    const fit = fitOfBengbu();
    const page = readFileSync(new URL('../../docs/econometrics.md', import.meta.url), 'utf8');
    const cells = page
      .split('\n')
      .flatMap((line) => (line.startsWith('| ') ? [line.split('|').map((cell) => cell.trim())] : []));
    const row = (name: string) => cells.find((found) => found[1] === name)!;
    for (const [j, name] of ['constant', ...names.slice(1)].entries()) {
      expect(row(name)[2], name).toBe(fit.coefficients[j]!.toFixed(3));
      expect(row(name)[4], name).toBe(fit.standardErrors[j]!.toFixed(3));
      if (j > 0) expect(row(name)[6], name).toBe(fit.vif[j]!.toFixed(3));
    }
    expect(row('F(6, 1)')[2]).toBe(fit.f.toFixed(3));
    expect(row('Durbin-Watson')[2]).toBe(fit.durbinWatson.toFixed(3));
  });
});

describe('least squares', () => {
  const panel = oracleColumns('econometrics_panel.csv');
  const columns = ['position', 'rd', 'year'].map((name) => panel[name]!);

  it('agrees with R on 72 rows, a column of years among them', () => {
    const fit = leastSquares(panel['efficiency']!, columns);
    for (let j = 0; j < 4; j++) {
      near(fit.coefficients[j]!, r.ols.coefficients[j]!, 1e-9);
      near(fit.standardErrors[j]!, r.ols.se[j]!, 1e-9);
      near(fit.p[j]!, r.ols.p[j]!, 1e-8);
      if (j > 0) near(fit.vif[j]!, r.ols.vif[j - 1]!, 1e-9);
      if (j > 0) near(fit.beta[j]!, r.ols.beta[j - 1]!, 1e-9);
    }
    near(fit.f, r.ols.f, 1e-9);
    near(fit.fP, r.ols.fP, 1e-8);
    near(fit.adjustedRSquared, r.ols.adjusted, 1e-9);
    near(fit.durbinWatson, r.ols.durbinWatson, 1e-9);
  });

  it.each<[string, number[], number[][], RegExp]>([
    [
      'rows are no more than coefficients',
      [1, 2, 4],
      [
        [1, 2, 3],
        [2, 5, 1],
      ],
      /^3 rows for 3 coefficients/,
    ],
    ['a column is constant', [1, 2, 4, 3], [[0.1, 0.1, 0.1, 0.1]], /^x1 is the same in all rows$/],
    ['y is constant', [7, 7, 7, 7], [[1, 2, 3, 5]], /^y is the same in all rows$/],
    [
      'a column is the sum of two',
      [1, 5, 2, 4, 3],
      [
        [0.1, 0.2, 0.3, 0.5, 0.7],
        [1.1, 0.3, 0.9, 0.4, 0.2],
        [1.2, 0.5, 1.2, 0.9, 0.9],
      ],
      /^x3 is determined/,
    ],
    [
      'a column comes twice',
      [1, 5, 2, 4],
      [
        [1, 2, 3, 5],
        [1, 2, 3, 5],
      ],
      /^x2 is determined/,
    ],
    ['a value is missing', [1, Number.NaN, 2, 4], [[1, 2, 3, 5]], /^y is NaN in row 2$/],
    ['a value is infinite', [1, 3, 2, 4], [[1, 2, Number.POSITIVE_INFINITY, 5]], /^x1 is Infinity in row 3$/],
  ])('is undefined and says why when %s', (_, y, xs, reason) => {
    const fit = leastSquares(
      Float64Array.from(y),
      xs.map((x) => Float64Array.from(x)),
    );
    expect(fit.reason).toMatch(reason);
    for (const value of [...fit.coefficients, ...fit.standardErrors, ...fit.vif, fit.rSquared, fit.f]) {
      expect(value).toBeNaN();
    }
  });

  it('of an exact line has its coefficients, and no tests made of rounding errors', () => {
    const x = Float64Array.of(0.1, 0.2, 0.35, 0.7, 1.3);
    const fit = leastSquares(
      x.map((value) => 3 + 0.7 * value),
      [x],
    );
    expect(fit.coefficients[1]).toBeCloseTo(0.7, 12);
    expect(fit.rSquared).toBe(1);
    expect(fit.sigma).toBe(0);
    expect([...fit.t, fit.f, fit.durbinWatson].every(Number.isNaN)).toBe(true);
    expect(fit.reason).toMatch(/fitted exactly/);
  });

  it('refuses lists of unequal length and an empty list of columns', () => {
    expect(() => leastSquares(Float64Array.of(1, 2, 3), [Float64Array.of(1, 2)])).toThrow(
      /^x1 has 2 rows, expected 3$/,
    );
    expect(() => leastSquares(Float64Array.of(1, 2, 3), [])).toThrow(/no column/);
  });

  it('folds in a long table block by block: 5,000 rows repeat the answer of 50 with smaller errors', () => {
    const y = panel['efficiency']!.slice(0, 50);
    const x = columns.map((values) => values.slice(0, 50));
    const many = (values: Float64Array) => Float64Array.from({ length: 5000 }, (_, i) => values[i % 50]!);
    const few = leastSquares(y, x);
    const long = leastSquares(many(y), x.map(many));
    for (let j = 0; j < 4; j++) {
      near(long.coefficients[j]!, few.coefficients[j]!, 1e-9);
      // the squares are a hundred times as many: variance falls by 100 (46 / 46) / (4996 / 46)
      near(long.standardErrors[j]!, few.standardErrors[j]! * Math.sqrt(46 / 4996), 1e-9);
    }
  });

  const table = fc
    .integer({ min: 8, max: 30 })
    .chain((n) =>
      fc.tuple(
        ...Array.from({ length: 3 }, () =>
          fc.array(fc.integer({ min: -1000, max: 1000 }), { minLength: n, maxLength: n }),
        ),
      ),
    )
    .map((lists) => lists.map((list) => Float64Array.from(list)) as [Float64Array, Float64Array, Float64Array])
    .filter(([y, a, b]) => leastSquares(y, [a, b]).reason === undefined);

  it('does not depend on the order of rows or columns, but for Durbin-Watson', () => {
    fc.assert(
      fc.property(table, ([y, a, b]) => {
        const fit = leastSquares(y, [a, b]);
        const turned = [y, a, b].map((values) => Float64Array.from(values).reverse()) as [
          Float64Array,
          Float64Array,
          Float64Array,
        ];
        const other = leastSquares(turned[0], [turned[2], turned[1]]);
        expect(other.coefficients[1]).toBeCloseTo(fit.coefficients[2]!, 7);
        expect(other.coefficients[2]).toBeCloseTo(fit.coefficients[1]!, 7);
        expect(other.standardErrors[1]).toBeCloseTo(fit.standardErrors[2]!, 7);
        expect(other.rSquared).toBeCloseTo(fit.rSquared, 9);
      }),
    );
  });

  it('moves with units: y and columns scaled and shifted leave t, p, VIF, beta and R2', () => {
    fc.assert(
      fc.property(table, fc.integer({ min: -7, max: 7 }), ([y, a, b], power) => {
        const fit = leastSquares(y, [a, b]);
        const scale = 10 ** power;
        const other = leastSquares(
          y.map((value) => 3 * value),
          [a.map((value) => value * scale + 5 * scale), b],
        );
        near(other.coefficients[1]! * scale + 1e4, 3 * fit.coefficients[1]! + 1e4);
        for (const list of ['t', 'p', 'vif', 'beta'] as const) {
          for (const j of [1, 2]) expect(other[list][j]! - fit[list][j]!).toBeCloseTo(0, 6);
        }
        expect(other.rSquared).toBeCloseTo(fit.rSquared, 8);
      }),
    );
  });

  it('leaves residuals at right angles to the columns and a mean of 0', () => {
    fc.assert(
      fc.property(table, ([y, a, b]) => {
        const { residuals } = leastSquares(y, [a, b]);
        const dot = (x: Float64Array) => residuals.reduce((sum, e, i) => sum + e * x[i]!, 0);
        for (const x of [y.map(() => 1), a, b]) expect(Math.abs(dot(x))).toBeLessThan(1e-6);
      }),
    );
  });
});

describe('probabilities of tails', () => {
  it('are those of tables: t of 12.706 with 1 and 1.96 with a hundred million degrees, F of 161.45 with 1 and 1', () => {
    // t with one degree of freedom is Cauchy: its 97.5 % point is tan(0.475 pi)
    expect(studentP(Math.tan(0.475 * Math.PI), 1)).toBeCloseTo(0.05, 12);
    expect(studentP(1.959963984540054, 1e8)).toBeCloseTo(0.05, 7);
    expect(studentUpperP(2, 10) + studentUpperP(-2, 10)).toBe(1);
    expect(fisherP(161.4476387975881, 1, 1)).toBeCloseTo(0.05, 12);
  });

  it('are undefined for what is undefined, and 0 at infinity', () => {
    expect([studentP(Number.NaN, 3), studentP(1, 0), fisherP(-1, 1, 1), fisherP(1, 0, 1)].every(Number.isNaN)).toBe(
      true,
    );
    expect([studentP(Number.NEGATIVE_INFINITY, 3), fisherP(Number.POSITIVE_INFINITY, 2, 3)]).toEqual([0, 0]);
  });
});

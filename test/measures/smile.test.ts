import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Stream } from '../../src/engine/random.ts';
import { pairedContrast } from '../../src/measures/kernels/pairedContrast.ts';
import { smileTest } from '../../src/measures/kernels/smileTest.ts';
import r from '../oracles/econometrics.json' with { type: 'json' };
import { oracleColumns } from '../support/oracleColumns.ts';

const panel = oracleColumns('econometrics_panel.csv');

describe('the smile test', () => {
  it.each([
    ['a smile', 'margin', r.smile],
    ['no smile', 'efficiency', r.noSmile],
  ])('has the curvature, vertex, slopes and p of R for %s', (_, column, expected) => {
    const test = smileTest(panel['position']!, panel[column]!);
    expect(test.curvature).toBeCloseTo(expected.curvature, 9);
    expect(test.curvatureError).toBeCloseTo(expected.curvatureSe, 9);
    expect(test.vertex / expected.vertex).toBeCloseTo(1, 8);
    expect(test.slopeLow).toBeCloseTo(expected.slopeLow, 9);
    expect(test.slopeHigh).toBeCloseTo(expected.slopeHigh, 9);
    expect(test.p / expected.p).toBeCloseTo(1, 7);
  });

  it('calls a smile only what bends up, turns inside and is sure at both ends', () => {
    expect(smileTest(panel['position']!, panel['margin']!).isSmile).toBe(true);
    expect(smileTest(panel['position']!, panel['efficiency']!).isSmile).toBe(false);
    // a frown
    expect(
      smileTest(
        panel['position']!,
        panel['margin']!.map((y) => -y),
      ).isSmile,
    ).toBe(false);
    // the right half of a parabola bends up, but its vertex is at the first position
    const half = Float64Array.from({ length: 12 }, (_, i) => i);
    const rising = half.map((x) => x * x + (x % 2 === 0 ? 0.5 : -0.5));
    const test = smileTest(half, rising);
    expect(test.curvature).toBeGreaterThan(0);
    expect(test).toMatchObject({ isSmile: false, p: expect.closeTo(0.5, 0) });
  });

  it('decides by slopes on an exact parabola, and is undefined with three positions or a flat line', () => {
    const x = Float64Array.of(0, 1, 2, 3, 4, 5);
    const exact = smileTest(
      x,
      x.map((v) => (v - 2) ** 2),
    );
    expect(exact).toMatchObject({ isSmile: true, p: Number.NaN, vertex: expect.closeTo(2, 10) });
    expect(smileTest(Float64Array.of(1, 2, 3, 1, 2, 3), x)).toMatchObject({
      isSmile: false,
      curvature: Number.NaN,
      reason: expect.stringMatching(/^3 different positions are too few/),
    });
    expect(smileTest(x, new Float64Array(6).fill(2)).reason).toBe('value is the same in all rows');
    expect(() => smileTest(x, x.slice(1))).toThrow(/6 positions for 5 values/);
  });

  it('does not depend on the order of rows or the units of position', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: -50, max: 50 }), { minLength: 9, maxLength: 9 }), (list) => {
        const x = Float64Array.of(1, 2, 3, 4, 5, 6, 7, 8, 9);
        const y = Float64Array.from(list);
        const test = smileTest(x, y);
        if (test.reason !== undefined) return;
        const other = smileTest(x.map((v) => 1000 + 10 * v).reverse(), Float64Array.from(y).reverse());
        expect(other.p - test.p).toBeCloseTo(0, 7);
        expect(other.curvature * 100 - test.curvature).toBeCloseTo(0, 7);
        expect(other.isSmile).toBe(test.isSmile);
      }),
    );
  });
});

describe('paired contrasts', () => {
  const key = { high: 5, low: 6 };
  const options = { draws: 2000, level: 0.95, key };

  it('have the mean of the differences, and an interval that covers as the groups vary, not the rows', () => {
    // 25 groups of 8 pairs; a common effect of sd 1 in each group, noise of sd 0.1: error 1 / 5 = 0.2, half width 0.39
    const stream = new Stream().rekey(key, 1, 0, 0);
    const group = Int32Array.from({ length: 200 }, (_, i) => i >> 3);
    const second = new Float64Array(200);
    const first = Float64Array.from(group, (g, i) => 2 + stream.normal(1, g) + 0.1 * stream.normal(2, i));
    const { mean, low, high, pairs, groups } = pairedContrast(first, second, group, options);
    expect([pairs, groups]).toEqual([200, 25]);
    expect(mean).toBeCloseTo(first.reduce((a, b) => a + b, 0) / 200, 12);
    expect(low).toBeLessThan(2);
    expect(high).toBeGreaterThan(2);
    expect((high - low) / 2).toBeGreaterThan(0.25);
    expect((high - low) / 2).toBeLessThan(0.55);
  });

  it('leave out pairs with an undefined value, do not depend on the order of rows, and have no interval with one group', () => {
    const first = Float64Array.of(3, Number.NaN, 5, 8, 1);
    const second = Float64Array.of(1, 2, 4, Number.NaN, 3);
    const group = Int32Array.of(0, 0, 1, 1, 2);
    const contrast = pairedContrast(first, second, group, options);
    // 2, 1 and -2
    expect(contrast).toMatchObject({ mean: expect.closeTo(1 / 3, 12), pairs: 3, groups: 3 });
    expect(pairedContrast(first.slice().reverse(), second.slice().reverse(), group.slice().reverse(), options)).toEqual(
      contrast,
    );
    const single = pairedContrast(first, second, new Int32Array(5), options);
    expect(single.low).toBeNaN();
    expect(pairedContrast(new Float64Array(), new Float64Array(), new Int32Array(), options).mean).toBeNaN();
    expect(() => pairedContrast(first, second.slice(1), group, options)).toThrow(/expected one each/);
  });
});

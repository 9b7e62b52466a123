import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Stream } from '../../src/engine/random.ts';
import { autoregression } from '../../src/measures/kernels/autoregression.ts';
import { dispersionBySize } from '../../src/measures/kernels/dispersionBySize.ts';
import { growthShape } from '../../src/measures/kernels/growthShape.ts';
import { hazardByAge } from '../../src/measures/kernels/hazardByAge.ts';
import { hillExponent } from '../../src/measures/kernels/hillExponent.ts';
import { minimise } from '../../src/measures/kernels/minimise.ts';
import { powerLawP, powerLawTail } from '../../src/measures/kernels/powerLawTail.ts';
import { quantileRatio } from '../../src/measures/kernels/quantileRatio.ts';
import { skewness } from '../../src/measures/kernels/skewness.ts';
import r from '../oracles/econometrics.json' with { type: 'json' };
import { oracleColumns } from '../support/oracleColumns.ts';

const key = { high: 20261125, low: 7 };
/** n draws of one kind, the same in every run of the tests. */
function drawn(n: number, draw: (stream: Stream, i: number) => number, purpose = 1): Float64Array {
  const stream = new Stream().rekey(key, purpose, 0, 0);
  return Float64Array.from({ length: n }, (_, i) => draw(stream, i));
}
const uniform = (n: number, purpose = 1) => drawn(n, (stream, i) => stream.uniform(0, i), purpose);
const normal = (n: number, purpose = 1) => drawn(n, (stream, i) => stream.normal(0, i), purpose);
const pareto = (n: number, exponent: number, purpose = 1) => uniform(n, purpose).map((u) => (1 - u) ** (-1 / exponent));
const laplace = (n: number, purpose = 1) =>
  uniform(n, purpose).map((u) => (u < 0.5 ? Math.log(2 * u + 1e-300) : -Math.log(2 - 2 * u)));
const sample = oracleColumns('econometrics_sample.csv');

describe('the exponent of a tail', () => {
  it('of Hill is that of R on the same 400 values', () => {
    expect(hillExponent(sample['sales']!, r.hill.k).exponent).toBeCloseTo(r.hill.exponent, 10);
  });

  it.each([0.8, 1.06, 2.5])('of Hill finds %f in a seeded sample within three standard errors', (exponent) => {
    const fit = hillExponent(pareto(20_000, exponent), 2000);
    expect(Math.abs(fit.exponent - exponent)).toBeLessThan(3 * fit.standardError);
    // a / sqrt(2000)
    expect(fit.standardError).toBeCloseTo(fit.exponent / Math.sqrt(2000), 12);
  });

  it('of Clauset, its start and its distance are those of R on the same 400 values', () => {
    const fit = powerLawTail(sample['sales']!);
    expect(fit.alpha).toBeCloseTo(r.power.alpha, 10);
    expect(fit.xmin).toBe(r.power.xmin);
    expect(fit.ks).toBeCloseTo(r.power.ks, 10);
    expect(fit.tail).toBe(r.power.n);
  });

  it('of Clauset finds a tail of exponent 2.1 that starts at 5 above a body that has none', () => {
    const body = uniform(3000, 2).map((u) => 5 * u ** 0.3);
    const fit = powerLawTail(Float64Array.of(...body, ...pareto(3000, 1.1, 3).map((x) => 5 * x)));
    expect(Math.abs(fit.alpha - 2.1)).toBeLessThan(3 * fit.standardError);
    expect(fit.xmin).toBeGreaterThan(4.5);
    expect(fit.xmin).toBeLessThan(8);
  });

  it('has a p value that lets a power law pass and refuses values that end at a bound', () => {
    const law = pareto(300, 1.3, 4);
    expect(powerLawP(law, powerLawTail(law), { draws: 100, key })).toBeGreaterThan(0.1);
    // values that end at 2 have no tail at all
    const bounded = uniform(1500, 5).map((u) => 1 + u);
    expect(powerLawP(bounded, powerLawTail(bounded), { draws: 100, key })).toBeLessThan(0.05);
    expect(powerLawP(law, powerLawTail(law), { draws: 100, key })).toBe(
      powerLawP(law, powerLawTail(law), { draws: 100, key }),
    );
  });

  it('does not move with units or the order of rows, and its start does', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 1, max: 10_000 }), { minLength: 15, maxLength: 60 }), (list) => {
        const values = Float64Array.from(list);
        const fit = powerLawTail(values);
        const other = powerLawTail(values.map((x) => 8 * x).reverse());
        // to the last digit: multiples of a power of two round alike, so starts that fit equally well do not change places
        expect(other.alpha).toBe(fit.alpha);
        expect(other.xmin).toBe(8 * fit.xmin);
        const k = 5;
        const hill = hillExponent(values, k).exponent;
        expect((hillExponent(values.map((x) => 8 * x).reverse(), k).exponent - hill) / hill || 0).toBeCloseTo(0, 8);
      }),
      { numRuns: 50 },
    );
  });

  it('keeps its digits in a tail of nearly equal values: 9,999 and ten of 10,000', () => {
    const { alpha } = powerLawTail(Float64Array.of(9999, ...new Array<number>(10).fill(10_000)));
    // 1 + 11 / (10 ln(10,000 / 9,999)) = 1 + 1.1 / .0001000050003333583
    expect(alpha).toBeCloseTo(11_000.449990832874, 7);
  });

  it.each<[string, number[], RegExp]>([
    ['too few positive values', [1, 2, 3, 0, -1, 5, 6, 7, 8, 9, 0], /^8 positive values are too few/],
    ['only equal values', new Array(20).fill(3), /^the largest 10 values are equal$/],
    ['a missing value', [1, Number.NaN, 3], /^value 2 is NaN$/],
  ])('is undefined and says why with %s', (_, list, reason) => {
    const values = Float64Array.from(list);
    const fit = powerLawTail(values);
    expect([fit.alpha, fit.xmin, fit.ks].every(Number.isNaN)).toBe(true);
    expect(fit.reason).toMatch(reason);
    expect(powerLawP(values, fit, { draws: 10, key })).toBeNaN();
    expect(hillExponent(values, values.length).exponent).toBeNaN();
  });
});

describe('the shape of growth', () => {
  it('is that of a plain search in R on the same 400 values, and so are the named likelihoods', () => {
    const fit = growthShape(sample['growth']!);
    expect(fit.shape).toBeCloseTo(r.subbotin.shape, 4);
    expect(fit.location).toBeCloseTo(r.subbotin.location, 4);
    expect(fit.scale).toBeCloseTo(r.subbotin.scale, 5);
    // the likelihood is flat at its top, so it shows best who found it
    expect(fit.logLik).toBeGreaterThan(r.subbotin.logLik - 1e-7);
    expect(fit.laplaceLogLik).toBeCloseTo(r.subbotin.laplaceLogLik, 8);
    expect(fit.normalLogLik).toBeCloseTo(r.subbotin.normalLogLik, 8);
  });

  it.each<[string, Float64Array, number]>([
    ['Laplace', laplace(20_000), 1],
    ['normal', normal(20_000), 2],
  ])('of a seeded %s sample is found within three standard errors', (_, values, shape) => {
    const fit = growthShape(values);
    expect(fit.reason).toBeUndefined();
    expect(Math.abs(fit.shape - shape)).toBeLessThan(3 * fit.shapeError);
    expect(fit.shapeError).toBeLessThan(0.06);
    expect(fit.laplaceLogLik > fit.normalLogLik).toBe(shape === 1);
    expect(fit.logLik).toBeGreaterThanOrEqual(Math.max(fit.laplaceLogLik, fit.normalLogLik));
  });

  it('has an honest standard error: of 60 samples of 500 Laplace values about 95 % lie within two', () => {
    let inside = 0;
    for (let s = 0; s < 60; s++) {
      const fit = growthShape(laplace(500, 100 + s));
      if (Math.abs(fit.shape - 1) < 2 * fit.shapeError) inside++;
    }
    // binomial(60, 0.95): fewer than 50 in one of 1,000 tries
    expect(inside).toBeGreaterThanOrEqual(50);
  });

  it('moves with units as it must: location and scale do, the shape does not', () => {
    const values = laplace(400, 9);
    const fit = growthShape(values);
    const other = growthShape(values.map((x) => 4 * x + 3).reverse());
    expect(other.shape).toBeCloseTo(fit.shape, 5);
    expect(other.location).toBeCloseTo(4 * fit.location + 3, 5);
    expect(other.scale / fit.scale).toBeCloseTo(4, 5);
    // n ln 4 = 400 * 1.3863
    expect(fit.logLik - other.logLik).toBeCloseTo(400 * Math.log(4), 5);
  });

  it.each<[string, number[], RegExp]>([
    ['few values', [1, 2, 3], /^3 values are too few/],
    ['equal values', new Array(20).fill(0.1), /^all values are equal$/],
    ['a missing value', [1, 2, Number.NaN], /^value 3 is NaN$/],
  ])('is undefined and says why with %s', (_, list, reason) => {
    const fit = growthShape(Float64Array.from(list));
    expect([fit.shape, fit.logLik, fit.normalLogLik].every(Number.isNaN)).toBe(true);
    expect(fit.reason).toMatch(reason);
  });

  it('of two points of mass is at the end of the range, and says so', () => {
    const fit = growthShape(Float64Array.from({ length: 100 }, (_, i) => (i % 2 === 0 ? -1 : 1)));
    expect(fit.shape).toBeCloseTo(20, 1);
    expect(fit.reason).toMatch(/end of the range/);
  });
});

describe('small measures of firms', () => {
  it('find how spread falls with size: sd = size^-0.15 in 40,000 seeded firm-years', () => {
    const lnSize = normal(40_000, 11).map((z) => 3 + 1.5 * z);
    const shocks = laplace(40_000, 12);
    const { exponent, standardError } = dispersionBySize(
      lnSize,
      shocks.map((e, i) => e * Math.exp(-0.15 * lnSize[i]!)),
    );
    expect(Math.abs(exponent - 0.15)).toBeLessThan(3 * standardError);
    expect(standardError).toBeLessThan(0.02);
    expect(dispersionBySize(Float64Array.of(1, 2, 3), Float64Array.of(1, 2, 3)).exponent).toBeNaN();
    expect(() => dispersionBySize(lnSize, shocks.slice(1))).toThrow(/39999 growth rates for 40000 sizes/);
  });

  it('find an autoregression of 0.95 in a seeded process within three standard errors, leaving out what is undefined', () => {
    const shocks = normal(5000, 13);
    const path = new Float64Array(5000);
    for (let t = 1; t < 5000; t++) path[t] = 0.95 * path[t - 1]! + shocks[t]!;
    path[100] = Number.NaN;
    const { coefficient, standardError, pairs } = autoregression(path.slice(0, -1), path.slice(1));
    expect(Math.abs(coefficient - 0.95)).toBeLessThan(3 * standardError);
    expect(pairs).toBe(4997);
    expect(autoregression(Float64Array.of(1, 1, 1, 1), Float64Array.of(1, 2, 3, 4)).coefficient).toBeNaN();
  });

  it('count exits by age in classes, NaN where nobody is at risk', () => {
    const hazard = hazardByAge(
      Float64Array.of(0, 0.5, 1.99, 2, 9.9, 20, -1),
      Uint8Array.of(1, 1, 0, 1, 0, 1, 1),
      [0, 2, 10, 15, 20],
    );
    // 2 of 3, 1 of 2, none, none; 20 and -1 are outside
    expect([...hazard]).toEqual([2 / 3, 0.5, Number.NaN, Number.NaN]);
    expect(() => hazardByAge(Float64Array.of(1), Uint8Array.of(1), [0, 0])).toThrow(/expected two or more that rise/);
  });

  it('take quantile ratios and skewness of exponential values near ln 10 / ln (10 / 9) and 2', () => {
    const values = uniform(200_000, 14).map((u) => -Math.log(1 - u));
    // quantiles -ln .1 and -ln .9: 2.302585 / 0.1053605 = 21.854
    expect(quantileRatio(values, 0.9, 0.1)).toBeCloseTo(21.854, 0);
    // standard error of skewness of the exponential, from moments to the sixth: about 0.06 at 200,000
    expect(Math.abs(skewness(values) - 2)).toBeLessThan(0.15);
    expect(quantileRatio(Float64Array.of(-1, 1), 0.9, 0.1)).toBeNaN();
    expect(skewness(Float64Array.of(3, 3, 3))).toBeNaN();
    expect(quantileRatio(new Float64Array(), 0.9, 0.1)).toBeNaN();
    expect(() => quantileRatio(values, 90, 10)).toThrow(/level is 90/);
  });
});

describe('the search for a minimum', () => {
  it('finds that of smooth, kinked and one-sided functions', () => {
    expect(minimise((x) => Math.cosh(x - 1.3), -10, 10)).toBeCloseTo(1.3, 6);
    expect(minimise((x) => Math.abs(x - 0.7), 0, 1)).toBeCloseTo(0.7, 6);
    expect(minimise((x) => x, 2, 3)).toBeCloseTo(2, 6);
    expect(() => minimise((x) => x, 3, 3)).toThrow(/expected two finite numbers in order/);
  });
});

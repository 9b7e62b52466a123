import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  mean,
  meanInterval,
  quantile,
  runBand,
  runBands,
  standardDeviation,
  studentQuantile,
  wilsonInterval,
} from '../../src/experiments/statistics.ts';

const numbers = fc.array(fc.double({ min: -1e6, max: 1e6, noNaN: true }), { minLength: 1, maxLength: 40 });

describe('quantile', () => {
  it('interpolates between order statistics (type 7): of 1 2 3 4 the quarter is 1 + .75 * 1', () => {
    expect(quantile([4, 1, 3, 2], 0.25)).toBe(1.75);
    expect(quantile([4, 1, 3, 2], 0.5)).toBe(2.5);
    expect(quantile([4, 1, 3, 2], 0)).toBe(1);
    expect(quantile([4, 1, 3, 2], 1)).toBe(4);
  });

  it('of six values has its .05 a quarter of the way to the second, its .95 three quarters past the fifth', () => {
    const values = [2.1, 3.5, 7, 8.8, 12.4, 0.3];
    // place 5 * .05 = .25: .3 + .25 * 1.8; place 4.75: 8.8 + .75 * 3.6
    expect(quantile(values, 0.05)).toBeCloseTo(0.75, 12);
    expect(quantile(values, 0.95)).toBeCloseTo(11.5, 12);
  });

  it('drops undefined values, and of nothing is undefined', () => {
    expect(quantile([Number.NaN, 5, Number.NaN, 7], 0.5)).toBe(6);
    expect(quantile([Number.NaN], 0.5)).toBeNaN();
    expect(quantile([], 0.5)).toBeNaN();
  });

  it('refuses a probability outside 0 to 1', () => {
    expect(() => quantile([1], 1.2)).toThrow('p is 1.2');
  });

  it('lies between the extremes and grows with p', () => {
    fc.assert(
      fc.property(
        numbers,
        fc.double({ min: 0, max: 1, noNaN: true }),
        fc.double({ min: 0, max: 1, noNaN: true }),
        (values, p, q) => {
          const [low, high] = [quantile(values, Math.min(p, q)), quantile(values, Math.max(p, q))];
          expect(low).toBeGreaterThanOrEqual(Math.min(...values));
          expect(high).toBeLessThanOrEqual(Math.max(...values));
          expect(low).toBeLessThanOrEqual(high + 1e-9 * Math.abs(high));
        },
      ),
    );
  });
});

describe('studentQuantile', () => {
  it.each([
    // 97.5 % points of published tables
    [1, 12.706204736],
    [2, 4.30265273],
    [3, 3.182446305],
    [5, 2.570581836],
    [10, 2.228138852],
    [19, 2.093024054],
    [29, 2.045229642],
    [100, 1.983971519],
    [1000, 1.962339081],
    [Number.POSITIVE_INFINITY, 1.959963985],
  ])('at .975 with %d degrees of freedom is %d', (degrees, expected) => {
    expect(Math.abs(studentQuantile(0.975, degrees) / expected - 1)).toBeLessThan(1e-8);
  });

  it('has the closed forms of one and two degrees: tan(pi(p - 1/2)) and (2p - 1)/sqrt(2p(1 - p))', () => {
    for (const p of [0.51, 0.6, 0.75, 0.9, 0.99, 0.999, 0.9999]) {
      expect(Math.abs(studentQuantile(p, 1) / Math.tan(Math.PI * (p - 0.5)) - 1)).toBeLessThan(1e-8);
      expect(Math.abs(studentQuantile(p, 2) / ((2 * p - 1) / Math.sqrt(2 * p * (1 - p))) - 1)).toBeLessThan(1e-8);
    }
  });

  it('is odd around one half', () => {
    expect(studentQuantile(0.5, 7)).toBe(0);
    expect(studentQuantile(0.1, 7)).toBe(-studentQuantile(0.9, 7));
  });

  it('joins the normal quantile where it takes over', () => {
    expect(Math.abs(studentQuantile(0.975, 1e6) - studentQuantile(0.975, 1.1e6))).toBeLessThan(3e-6);
  });

  it('refuses what is not a probability or a number of degrees', () => {
    expect(() => studentQuantile(1, 5)).toThrow('p is 1');
    expect(() => studentQuantile(0.5, 0)).toThrow('0 degrees');
  });
});

describe('meanInterval', () => {
  it('is the t interval: 1 2 3 4 5 has mean 3 +- 2.7764 * sqrt(2.5 / 5)', () => {
    const { mean: centre, low, high, count } = meanInterval([1, 2, 3, 4, 5]);
    expect(centre).toBe(3);
    expect(count).toBe(5);
    expect(high - 3).toBeCloseTo(2.7764451052 * Math.sqrt(0.5), 8);
    expect(3 - low).toBeCloseTo(high - 3, 12);
  });

  it('counts undefined values and leaves them out', () => {
    expect(meanInterval([1, Number.NaN, 3])).toMatchObject({ mean: 2, count: 2, missing: 1 });
    expect(mean([Number.NaN])).toBeNaN();
  });

  it('of one value has no width that could be known', () => {
    expect(meanInterval([4]).low).toBeNaN();
    expect(standardDeviation([4])).toBeNaN();
  });

  it('covers the true mean in 95 % of samples of ten (binomial 99.9 % limits for 4000 samples)', () => {
    // a fixed linear congruential sequence: no chance in the test
    let state = 12345;
    const uniform = (): number => {
      state = (state * 1103515245 + 12345) % 2147483648;
      return (state + 0.5) / 2147483648;
    };
    const normal = (): number => Math.sqrt(-2 * Math.log(uniform())) * Math.cos(2 * Math.PI * uniform());
    let covered = 0;
    for (let s = 0; s < 4000; s++) {
      const { low, high } = meanInterval(Array.from({ length: 10 }, normal));
      if (low <= 0 && high >= 0) covered++;
    }
    expect(Math.abs(covered / 4000 - 0.95)).toBeLessThan(3.29 * Math.sqrt((0.95 * 0.05) / 4000));
  });
});

describe('wilsonInterval', () => {
  it('of 15 in 20 is .5313 to .8881: (.75 + z^2/40 -+ z sqrt(.75 * .25/20 + z^2/1600)) / (1 + z^2/20)', () => {
    const { share, low, high } = wilsonInterval(15, 20);
    expect(share).toBe(0.75);
    expect(low).toBeCloseTo(0.5313, 4);
    expect(high).toBeCloseTo(0.8881, 4);
  });

  it('of no success in n trials ends at z^2 / (n + z^2), and is never below 0', () => {
    const { low, high } = wilsonInterval(0, 20);
    const z2 = 1.959963984540054 ** 2;
    expect(low).toBe(0);
    expect(high).toBeCloseTo(z2 / (20 + z2), 10);
    expect(wilsonInterval(20, 20).high).toBe(1);
  });

  it('of no trials is undefined, and refuses more successes than trials', () => {
    expect(wilsonInterval(0, 0).share).toBeNaN();
    expect(() => wilsonInterval(3, 2)).toThrow('3 successes in 2 trials');
  });
});

describe('runBand', () => {
  it('of the runs 0, 1 .. 100 is 50, 25 to 75 and 5 to 95', () => {
    const band = runBand(Array.from({ length: 101 }, (_, i) => i));
    expect(band).toEqual({
      median: 50,
      inner: { low: 25, high: 75 },
      outer: { low: 5, high: 95 },
      count: 101,
      missing: 0,
    });
  });

  it('does not shrink when every run is doubled, while the interval of the mean does', () => {
    const runs = Array.from({ length: 101 }, (_, i) => i);
    const twice = [...runs, ...runs];
    expect(runBand(twice).outer.high - runBand(twice).outer.low).toBeGreaterThanOrEqual(89);
    const width = (values: number[]): number => meanInterval(values).high - meanInterval(values).low;
    // sqrt(100 / 201) from the variance of the mean, the rest from t
    const factor = studentQuantile(0.975, 201) / studentQuantile(0.975, 100);
    expect(width(twice) / width(runs)).toBeCloseTo(Math.sqrt(100 / 201) * factor, 9);
  });

  it('is taken over runs at every year and cell', () => {
    const tables = [
      [1, 10, Number.NaN],
      [3, 30, Number.NaN],
      [2, Number.NaN, Number.NaN],
    ];
    const bands = runBands(tables);
    expect(bands.map(({ median }) => median)).toEqual([2, 20, Number.NaN]);
    expect(bands.map(({ count }) => count)).toEqual([3, 2, 0]);
    expect(bands.map(({ missing }) => missing)).toEqual([0, 1, 3]);
    expect(runBands([])).toEqual([]);
  });
});

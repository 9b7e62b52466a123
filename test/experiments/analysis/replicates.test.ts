import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { adjustPValues } from '../../../src/experiments/analysis/adjustPValues.ts';
import { bootstrapInterval } from '../../../src/experiments/analysis/bootstrapInterval.ts';
import { replicatesNeeded, stoppingPoint } from '../../../src/experiments/analysis/replicatesNeeded.ts';
import { varianceSplit } from '../../../src/experiments/analysis/varianceSplit.ts';
import { designDraws } from '../../../src/experiments/designs/designDraws.ts';
import { mean } from '../../../src/experiments/statistics.ts';

describe('bootstrap interval', () => {
  it('holds the true mean of skewed samples in about 95 % of cases', () => {
    const draw = designDraws('coverage', 'test');
    let held = 0;
    for (let sample = 0; sample < 200; sample++) {
      const x = Array.from({ length: 40 }, (_, i) => -Math.log(1 - draw(sample, i)));
      const { low, high } = bootstrapInterval(40, (units) => mean(Array.from(units, (i) => x[i]!)), { resamples: 300 });
      if (low <= 1 && 1 <= high) held++;
    }
    // BCa at n = 40 of an exponential covers about .93; 200 samples have a standard error of .018
    expect(held / 200).toBeGreaterThan(0.87);
    expect(held / 200).toBeLessThan(0.99);
  });

  it('is undefined for one unit and a point for equal ones', () => {
    expect(bootstrapInterval(1, () => 3).low).toBeNaN();
    expect(bootstrapInterval(5, () => 3)).toEqual({ estimate: 3, low: 3, high: 3, units: 5 });
  });
});

describe('replicates needed', () => {
  it('18 for a half-width of half a deviation: 2.1098 / sqrt 18 = .497, 2.1199 / sqrt 17 = .514', () => {
    expect(replicatesNeeded(1, 0.5)).toBe(18);
    expect(replicatesNeeded(0, 0.5)).toBe(2);
  });

  it('stops once the interval is narrow enough, never before ten', () => {
    expect(stoppingPoint(new Array(30).fill(1), 0.1)).toBe(10);
    expect(stoppingPoint([1, 2, 3], 10)).toBeUndefined();
  });
});

describe('variance split', () => {
  it('sums to 1 and finds scenario and seed of an additive table', () => {
    // points 0 and 10: variance 50; seeds -1, 0, 1: variance 1
    const split = varianceSplit([
      [-1, 0, 1],
      [9, 10, 11],
    ]);
    expect(split.variance).toBeCloseTo(51, 12);
    expect(split.scenario).toBeCloseTo(50 / 51, 12);
    expect(split.seed).toBeCloseTo(1 / 51, 12);
    expect(split.interaction).toBeCloseTo(0, 12);
  });

  it('leaves out a seed that lacks a value at one point', () => {
    const { seeds, dropped } = varianceSplit([
      [1, Number.NaN, 3],
      [2, 3, 5],
    ]);
    expect([seeds, dropped]).toEqual([2, 1]);
  });
});

describe('adjusted p values', () => {
  it('of Holm: 3 x .01, then 2 x .03, then the larger of .06 and .04', () => {
    const adjusted = adjustPValues([0.01, 0.04, 0.03], 'holm');
    [0.03, 0.06, 0.06].forEach((p, i) => void expect(adjusted[i]).toBeCloseTo(p, 12));
  });

  it('of Benjamini and Hochberg: 3 x .01 / 1, 3 x .04 / 3, 3 x .03 / 2 = .045 but no more than .04', () => {
    const adjusted = adjustPValues([0.01, 0.04, 0.03, Number.NaN], 'benjaminiHochberg');
    [0.03, 0.04, 0.04].forEach((p, i) => void expect(adjusted[i]).toBeCloseTo(p, 12));
    expect(adjusted[3]).toBeNaN();
  });

  it('keep the order, lie above the raw ones and below Holm', () => {
    fc.assert(
      fc.property(fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { minLength: 1 }), (p) => {
        const bh = adjustPValues(p, 'benjaminiHochberg');
        const holm = adjustPValues(p, 'holm');
        p.forEach((raw, i) => {
          expect(bh[i]).toBeGreaterThanOrEqual(raw);
          expect(bh[i]).toBeLessThanOrEqual(holm[i]! + 1e-12);
        });
      }),
    );
  });
});

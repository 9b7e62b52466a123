import { describe, expect, it } from 'vitest';
import { pairedDifference, summarisePairs } from '../../src/experiments/pairedDifference.ts';
import { lockInValues, madeResult } from '../report/syntheticResult.ts';

describe('summarisePairs', () => {
  it('takes the difference run by run: noise both share cancels', () => {
    const a = [1, 5, 9, 13];
    const b = [2, 6, 10, 15];
    const summary = summarisePairs(a, b);
    // differences 1 1 1 2: mean 1.25, deviation .5, t(3) = 3.182446
    expect(summary.mean).toBe(1.25);
    expect(summary.pairedDeviation).toBeCloseTo(0.5, 12);
    expect(summary.interval.high - 1.25).toBeCloseTo((3.182446305 * 0.5) / 2, 6);
    expect(summary).toMatchObject({ pairs: 4, missing: 0, higher: 4, equal: 0, lower: 0 });
    // variances 26.667 and 30.917
    expect(summary.independentDeviation).toBeCloseTo(Math.sqrt(80 / 3 + 92.75 / 3), 9);
    expect(summary.varianceReduction).toBeCloseTo((80 / 3 + 92.75 / 3) / 0.25, 6);
    expect(summary.directionClear).toBe(true);
    expect(summary.rangeExcludesZero).toBe(true);
  });

  it('calls a direction unclear when the interval of the mean includes 0', () => {
    const summary = summarisePairs([0, 0, 0, 0], [3, -2, 4, -3]);
    expect(summary).toMatchObject({ higher: 2, lower: 2, directionClear: false, rangeExcludesZero: false });
  });

  it('can be clear on average while single pairs go either way', () => {
    const a = new Array<number>(40).fill(0);
    const b = a.map((_, i) => (i % 4 === 0 ? -1 : 2));
    const summary = summarisePairs(a, b);
    expect(summary).toMatchObject({ higher: 30, lower: 10, directionClear: true, rangeExcludesZero: false });
  });

  it('of a result with itself is exactly 0 in every pair', () => {
    const summary = summarisePairs([0.1, 0.7, 3], [0.1, 0.7, 3]);
    expect(summary).toMatchObject({ mean: 0, equal: 3, higher: 0, pairedDeviation: 0, directionClear: false });
    expect(summary.interval).toEqual({ low: 0, high: 0 });
  });

  it('leaves out pairs with an undefined value, on either side, and says how many', () => {
    const summary = summarisePairs([1, Number.NaN, 3, 4], [2, 2, Number.NaN, 6]);
    expect(summary).toMatchObject({ pairs: 2, missing: 2, mean: 1.5, higher: 2 });
  });

  it('of one pair knows no uncertainty', () => {
    const summary = summarisePairs([1], [3]);
    expect(summary).toMatchObject({ mean: 2, pairs: 1, directionClear: false, rangeExcludesZero: false });
    expect(summary.interval.low).toBeNaN();
    expect(summary.varianceReduction).toBeNaN();
  });
});

describe('pairedDifference', () => {
  const a = madeResult({ replicates: 4, values: lockInValues(0) });
  const b = madeResult({ replicates: 4, values: lockInValues(3) });

  it('finds the cell and the year of a measure', () => {
    const difference = pairedDifference(a, b);
    // cell 1 is Inland: .5 - .1 in the last year of the three runs that escape
    expect([...difference.differences('upgradingShare', 4, 1)]).toEqual([0.4, 0.4, 0.4, 0]);
    expect(difference.summary('upgradingShare', 4, 1)).toMatchObject({ higher: 3, equal: 1, pairs: 4 });
    expect(difference.summary('upgradingShare', 3, 1)).toMatchObject({ equal: 4 });
    expect(difference.summary('upgradingShare', 4, 0)).toMatchObject({ equal: 4 });
  });

  it('refuses a measure, year or cell that is not there', () => {
    const difference = pairedDifference(a, b);
    expect(() => difference.summary('wealth', 0, 0)).toThrow("'wealth'");
    expect(() => difference.summary('lq', 5, 0)).toThrow('year 5');
    expect(() => difference.summary('lq', 0, 2)).toThrow('cell 2');
  });

  it.each([
    ['seed', madeResult({ replicates: 4, seed: 'other' }), "seed of A is 's', of B 'other'"],
    ['replicates', madeResult({ replicates: 3 }), 'replicates of A is 0, 1, 2, 3, of B 0, 1, 2'],
    ['years', madeResult({ replicates: 4, scenario: { years: 4 } }), 'years of A'],
    ['regions', { ...a, regions: ['Coast', 'Island'] }, 'regions of A is Coast, Inland, of B Coast, Island'],
    ['industries', { ...a, industries: ['toys'] }, 'industries of A'],
  ])('refuses results of different %s', (_, other, message) => {
    expect(() => pairedDifference(a, other)).toThrow(message);
  });

  it('compares the measures that both have', () => {
    const few = madeResult({ replicates: 4, measures: a.measures.slice(0, 3) });
    expect(pairedDifference(a, few).measures.map(({ name }) => name)).toEqual(['lq', 'lqOutput', 'gvcPosition']);
  });
});

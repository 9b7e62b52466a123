import { describe, expect, it } from 'vitest';
import { standardScores } from '../../src/measures/kernels/standardScores.ts';

describe('standardScores', () => {
  it('divide by the deviation with n - 1: of 2, 4, 9 the mean is 5 and the deviation sqrt((9 + 1 + 16) / 2)', () => {
    const deviation = Math.sqrt(13);
    expect([...standardScores(Float64Array.of(2, 4, 9))]).toEqual([-3 / deviation, -1 / deviation, 4 / deviation]);
  });

  it('leave unknown values out and unknown', () => {
    expect([...standardScores(Float64Array.of(1, Number.NaN, 2, 3))]).toEqual([-1, Number.NaN, 0, 1]);
  });

  it('are unknown for one value and for equal values, also where the mean rounds', () => {
    expect([...standardScores(Float64Array.of(5))]).toEqual([Number.NaN]);
    expect([...standardScores(Float64Array.of(0.1, 0.1, 0.1))]).toEqual([Number.NaN, Number.NaN, Number.NaN]);
  });
});

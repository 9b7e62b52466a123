import { describe, expect, it } from 'vitest';
import { costPerGain } from '../../../src/experiments/comparison/costEffectiveness.ts';

describe('costPerGain', () => {
  it('with the same gain in every run is the interval of the money over that gain', () => {
    // mean 10, deviation 2, t(2) = 4.302653: 10 +- 4.302653 * 2 / sqrt(3) = 4.968275, over 2
    const { ratio, interval } = costPerGain([10, 12, 8], [2, 2, 2])!;
    expect(ratio).toBe(5);
    expect(interval.low).toBeCloseTo((10 - 4.968275) / 2, 5);
    expect(interval.high).toBeCloseTo((10 + 4.968275) / 2, 5);
  });

  it('has both ends where the mean of money less ratio times gain could just be 0', () => {
    const [money, gain] = [
      [10, 13, 9, 11, 12],
      [2, 4, 3, 3, 5],
    ];
    const { ratio, interval } = costPerGain(money, gain)!;
    expect(ratio).toBeCloseTo(11 / 3.4, 12);
    expect(interval.low).toBeLessThan(ratio);
    for (const end of [interval.low, interval.high]) {
      const rest = money.map((value, i) => value - end * gain[i]!);
      const centre = rest.reduce((sum, value) => sum + value, 0) / 5;
      const variance = rest.reduce((sum, value) => sum + (value - centre) ** 2, 0) / 4;
      // t(4) at 97.5 % = 2.776445
      expect(Math.abs(centre) / Math.sqrt(variance / 5)).toBeCloseTo(2.776445, 4);
    }
  });

  it('is not given where the gain might be 0: no bounded interval exists', () => {
    expect(costPerGain([10, 10, 10, 10], [1, -1, 2, -1])).toBeNull();
    expect(costPerGain([10], [1])).toBeNull();
  });

  it('leaves out runs with an undefined value', () => {
    expect(costPerGain([10, 12, 8, 99], [2, 2, 2, Number.NaN])!.ratio).toBe(5);
  });
});

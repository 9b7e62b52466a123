import { describe, expect, it } from 'vitest';
import { analyseSweep, bootstrapDifference, buildDesign, type Design } from '../../../src/experiments/index.ts';

const factors = ['a', 'b'].map((path) => ({ path, low: 0, high: 1 }));
/** Outcome 4 a + b + a shift of the seed, at three replicates. */
const sweep = (design: Design) => {
  const points = buildDesign(design, factors);
  const values = Array.from({ length: points.count }, (_, i) => {
    const [a, b] = points.point(i);
    return Float64Array.of(-0.1, 0, 0.1).map((shift) => 4 * a! + b! + shift);
  });
  return { points, values };
};

describe('the analysis of a sweep', () => {
  it('of a Saltelli design gives Sobol indices: 16/17 and 1/17 of the variance of 4 a + b', () => {
    const { points, values } = sweep({ kind: 'saltelli', base: 512, seed: '1' });
    const { sobol, split, morris } = analyseSweep(points, values);
    expect(sobol!.first[0]!.value).toBeCloseTo(16 / 17, 1);
    expect(sobol!.first[1]!.value).toBeCloseTo(1 / 17, 1);
    // the seed shifts all points alike: no interaction
    expect(split!.interaction).toBeCloseTo(0, 9);
    expect(morris).toBeUndefined();
  });

  it('of a Morris design gives elementary effects 4 and 1', () => {
    const { points, values } = sweep({ kind: 'morris', trajectories: 10, seed: '1' });
    expect(analyseSweep(points, values).morris!.map(({ mu }) => Math.round(mu * 1e9) / 1e9)).toEqual([4, 1]);
  });

  it('of a Sobol design gives PAWN indices, and the conditions of cases', () => {
    const { points, values } = sweep({ kind: 'sobol', points: 256, seed: '1' });
    const { pawn, tree, boxes } = analyseSweep(points, values, { isCase: (y) => y > 3 });
    expect(pawn![0]!.value).toBeGreaterThan(pawn![1]!.value);
    expect(tree!.split!.input).toBe(0);
    expect(boxes!.at(-1)!.density).toBeGreaterThan(0.95);
  });

  it('refuses a failed run in a Saltelli design, or counts the point and the block left out', () => {
    const { points, values } = sweep({ kind: 'saltelli', base: 64, seed: '1' });
    values[9]![1] = Number.NaN;
    expect(() => analyseSweep(points, values)).toThrow(/missing in 1 of 64 base blocks/);
    const { missingPoints, sobol } = analyseSweep(points, values, { missing: 'dropBlock' });
    expect([missingPoints, sobol!.dropped]).toEqual([1, 1]);
  });

  it('refuses values of other points', () => {
    const { points } = sweep({ kind: 'morris', trajectories: 2, seed: '1' });
    expect(() => analyseSweep(points, [])).toThrow(/values of 0 points, expected the 6/);
  });
});

describe('the bootstrap of paired differences', () => {
  it('resamples seeds, not rows: ten rows a seed do not narrow the interval', () => {
    const seeds = Array.from({ length: 12 }, (_, s) => s - 5.5);
    const one = bootstrapDifference(
      seeds.map(() => [0]),
      seeds.map((d) => [d]),
    );
    const ten = bootstrapDifference(
      seeds.map(() => new Array(10).fill(0)),
      seeds.map((d) => new Array(10).fill(d)),
    );
    expect(ten.high - ten.low).toBeCloseTo(one.high - one.low, 9);
  });
});

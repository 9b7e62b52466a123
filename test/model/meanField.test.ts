import { describe, expect, it } from 'vitest';
import {
  createMeanField,
  defaultParameters,
  fullSupport,
  gridOfStarts,
  highShareOf,
  normalBelow,
  noSupport,
  pathFrom,
  restingPoints,
  type Support,
  withThinEcosystem,
} from '../../scripts/mean-field.ts';
import { DOWNSTREAM } from '../../src/world/worldTables.ts';

/** Near what the script measures in the firm-level model. */
const spread = { assembly: 0.22, highEnd: 0.07 };
const fieldOf = (support: Support, parameters = defaultParameters) =>
  createMeanField({ support, stage: DOWNSTREAM, spread, parameters });
const pointsOf = (field: ReturnType<typeof fieldOf>) => restingPoints(field, gridOfStarts(field, 2, 4));

describe('the mean field of a laggard cluster', () => {
  it('rests where its velocity is zero', () => {
    const field = fieldOf(noSupport);
    const points = pointsOf(field);
    expect(points.length).toBeGreaterThan(0);
    for (const { state } of points) {
      for (const velocity of field.velocity(state)) expect(Math.abs(velocity)).toBeLessThan(1e-8);
    }
  });

  it('has two stable points at the default parameters, low end and escaped, and an unstable one between', () => {
    const points = pointsOf(fieldOf(noSupport));
    expect(points.map(({ stable }) => stable)).toEqual([true, false, true]);
    const { ecosystemShare } = defaultParameters.market;
    expect(points[0]!.highShare).toBeLessThan(0.1 * ecosystemShare);
    expect(points[1]!.highShare).toBeLessThan(ecosystemShare);
    expect(points[2]!.highShare).toBeGreaterThan(2 * ecosystemShare);
    // one way leads out of the threshold: up to the escaped state or down to the low one
    expect(points[1]!.eigenvalues.filter(([real]) => real > 0)).toHaveLength(1);
  });

  it('keeps a laggard at the low one of them without policy, and lets it go under R&D subsidy and platform', () => {
    const { ecosystemShare } = defaultParameters.market;
    const free = fieldOf(noSupport);
    const held = pathFrom(free, free.start, 100, 50).at(-1)!.state;
    expect(highShareOf(held)).toBeLessThan(0.1 * ecosystemShare);
    const supported = fieldOf(fullSupport);
    const points = pointsOf(supported);
    expect(points.map(({ stable }) => stable)).toEqual([true]);
    expect(points[0]!.highShare).toBeGreaterThan(0.5);
    const gone = pathFrom(supported, supported.start, 50, 50).at(-1)!.state;
    expect(highShareOf(gone)).toBeGreaterThan(2 * ecosystemShare);
  });

  it('has no low resting point, only a slow passage, where a missing ecosystem costs less', () => {
    const field = fieldOf(noSupport, withThinEcosystem(0.25));
    expect(pointsOf(field).map(({ stable }) => stable)).toEqual([true]);
    const path = pathFrom(field, field.start, 150, 5);
    const shareAfter = (year: number) => highShareOf(path.find((at) => at.year === year)!.state);
    expect(shareAfter(20)).toBeLessThan(0.05);
    expect(shareAfter(150)).toBeGreaterThan(2 * defaultParameters.market.ecosystemShare);
  });
});

describe('the share of a normal variable below z', () => {
  it('agrees with tables in the middle and in the tail', () => {
    expect(normalBelow(0)).toBe(0.5);
    expect(normalBelow(-1)).toBeCloseTo(0.15865525393145707, 14);
    expect(normalBelow(1.959963984540054)).toBeCloseTo(0.975, 14);
    expect(normalBelow(-3) / 0.0013498980316300946).toBeCloseTo(1, 10);
    expect(normalBelow(-6) / 9.865876450376946e-10).toBeCloseTo(1, 10);
  });
});

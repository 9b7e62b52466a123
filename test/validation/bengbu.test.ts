import { describe, expect, it } from 'vitest';
import { bengbuPath } from '../../validation/bengbuPath.ts';
import { stories } from '../../validation/bengbuStories.ts';
import { pathJobs } from '../../validation/fitBengbu.ts';
import { pathBand, rankedScore, squaredDistance, yearsInside } from '../../validation/patterns/pathBand.ts';

describe('the band of paths', () => {
  // 21 paths: 0..20 in the first year, all 7 in the second
  const paths = Array.from({ length: 21 }, (_, i) => [i, 7]);

  it('leaves a twentieth of the paths out at each end, year by year', () => {
    // place 20 * .05 = 1 and 20 * .95 = 19
    expect(pathBand(paths)).toEqual({ low: [1, 7], median: [10, 7], high: [19, 7] });
  });

  it('counts the years in which a path lies inside, ends included', () => {
    expect(yearsInside(pathBand(paths), [19, 7])).toEqual([0, 1]);
    expect(yearsInside(pathBand(paths), [19.5, 7.1])).toEqual([]);
    expect(yearsInside(pathBand(paths), [0.5, 7])).toEqual([1]);
  });

  it('is as far from a path as the squares of the wanted years say', () => {
    // (1 - 3)^2 + (5 - 4)^2; the year between does not count
    expect(squaredDistance([1, 100, 5], [3, 0, 4], [0, 2])).toBe(5);
  });

  it('has a ranked score that pays for error and for width', () => {
    // values 0 and 2 against 1: mean error 1, half the mean distance of pairs (0 + 2 + 2 + 0) / 4 / 2 = .5
    expect(rankedScore([[0], [2]], [1], [0])).toBe(0.5);
    // ten times as wide around the same middle
    expect(rankedScore([[-9], [11]], [1], [0])).toBe(5);
    // certain and wrong by 3
    expect(rankedScore([[4], [4]], [1], [0])).toBe(3);
  });
});

describe('a run of P3', () => {
  const [job] = pathJobs('path', 1);
  const { path } = bengbuPath(job!);

  it('gives a quotient a year, from the observed one of 2012 on', () => {
    expect(path).toHaveLength(8);
    // mean of the first year, during which firms have moved a little
    expect(Math.abs(path[0]! - 1.39)).toBeLessThan(0.1);
  });

  it('is lower where the rest of the city grows faster', () => {
    const faster = bengbuPath({ ...job!, restGrowth: 0.1 }).path;
    for (const [year, value] of faster.entries()) expect(value).toBeLessThan(path[year]!);
  });

  it.each(stories.map((story) => [story.instrument, story] as const))(
    'is the same until the middle of 2014 under %s, and another one after',
    (_, { policies, fitted }) => {
      expect(fitted).toBeGreaterThan(0);
      const other = bengbuPath({ ...job!, policies: policies(fitted) }).path;
      expect(other.slice(0, 2)).toEqual(path.slice(0, 2));
      expect(other[7]).not.toBe(path[7]);
    },
  );
});

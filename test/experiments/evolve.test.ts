import seedrandom from 'seedrandom';
import { describe, expect, it } from 'vitest';
import { dominates, evolve, nonDominated } from '../../src/experiments/search/evolve.ts';

const random = (seed: string) => {
  const generator = seedrandom(seed);
  return () => generator.quick();
};

describe('evolve', () => {
  it('finds the front of two opposite parabolas: every point between their minima', async () => {
    // x^2 and (x - .5)^2 with the second gene a pure cost: the front is x in [0, .5], second gene 0
    const front = await evolve({
      dimensions: 2,
      population: 24,
      generations: 40,
      evaluate: async (points) => points.map(([x, y]) => [x! ** 2 + y!, (x! - 0.5) ** 2 + y!]),
      random: random('parabolas'),
    });
    expect(front.length).toBeGreaterThan(20);
    for (const { genes } of front) {
      expect(genes[0]).toBeGreaterThanOrEqual(0);
      expect(genes[0]).toBeLessThan(0.52);
      expect(genes[1]).toBeLessThan(0.02);
    }
    expect(Math.min(...front.map(({ objectives }) => objectives[0]!))).toBeLessThan(0.002);
    expect(Math.min(...front.map(({ objectives }) => objectives[1]!))).toBeLessThan(0.002);
  });

  it('returns only points that no other dominates, and the same ones for the same random numbers', async () => {
    const search = () =>
      evolve({
        dimensions: 3,
        population: 8,
        generations: 6,
        evaluate: async (points) => points.map((genes) => [genes[0]! + genes[1]!, 1 - genes[0]! * genes[2]!]),
        random: random('same'),
      });
    const front = await search();
    expect(await search()).toEqual(front);
    for (const a of front) for (const b of front) expect(dominates(a.objectives, b.objectives)).toBe(false);
  });

  it('keeps the starts it is given when nothing beats them, and stops when told to', async () => {
    const seen: number[] = [];
    const front = await evolve({
      dimensions: 2,
      population: 4,
      generations: 50,
      starts: [[0, 0]],
      evaluate: async (points) => points.map((genes) => [genes[0]! + genes[1]!]),
      random: random('start'),
      onGeneration: (generation) => {
        seen.push(generation);
        return generation < 2;
      },
    });
    expect(front).toEqual([{ genes: [0, 0], objectives: [0] }]);
    expect(seen).toEqual([0, 1, 2]);
  });

  it('counts equal points once', () => {
    const same = { genes: [1], objectives: [2, 3] };
    expect(nonDominated([same, { ...same }, { genes: [0], objectives: [3, 3] }])).toEqual([same]);
  });

  it('refuses a population that cannot pair', async () => {
    const evaluate = async (): Promise<number[][]> => [[0]];
    await expect(evolve({ dimensions: 1, population: 5, generations: 1, evaluate, random: () => 0 })).rejects.toThrow(
      'population 5: expected an even number of 4 or more',
    );
  });
});

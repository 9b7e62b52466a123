import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fractionalFactorial } from '../../../src/experiments/designs/fractionalFactorial.ts';
import { fullFactorial } from '../../../src/experiments/designs/fullFactorial.ts';
import { latinHypercube } from '../../../src/experiments/designs/latinHypercube.ts';
import type { Factor } from '../../../src/experiments/designs/lazyPoints.ts';
import { morris } from '../../../src/experiments/designs/morris.ts';
import { saltelli } from '../../../src/experiments/designs/saltelli.ts';
import { sobol } from '../../../src/experiments/designs/sobol.ts';
import { sobolSequence } from '../../../src/experiments/designs/sobolSequence.ts';

const oracle = (name: string) => JSON.parse(readFileSync(`test/oracles/${name}`, 'utf8'));
const unitFactors = (k: number): Factor[] => Array.from({ length: k }, (_, i) => ({ path: `x${i}`, low: 0, high: 1 }));
const all = (design: { count: number; unit: (i: number) => Float64Array }): number[][] =>
  Array.from({ length: design.count }, (_, i) => [...design.unit(i)]);

describe('Sobol points', () => {
  it('equal those of scipy when they are not scrambled', () => {
    const point = sobolSequence(5, 'none', '');
    const expected: number[][] = oracle('sobol_ishigami.json').sobol_unscrambled_d5_first16;
    expect(expected.map((_, i) => [...point(i)])).toEqual(expected);
  });

  it('equal those of scipy up to dimension 96', () => {
    const { points, coordinates, values } = oracle('sobol_96_dimensions.json');
    const point = sobolSequence(96, 'none', '');
    expect(points.map((i: number) => coordinates.map((d: number) => point(i)[d]))).toEqual(values);
  });

  it('put one of 2^m points into each of 2^m cells of every factor, scrambled or not', () => {
    for (const scramble of ['none', 'shift', 'owen'] as const) {
      const cells = all(sobol({ points: 64, seed: '7', scramble }, unitFactors(12)));
      for (let k = 0; k < 12; k++) {
        expect(new Set(cells.map((point) => Math.floor(point[k]! * 64))).size, `${scramble}, factor ${k}`).toBe(64);
      }
    }
  });

  it('differ between seeds and repeat for one', () => {
    const first = (seed: string) => [...sobol({ points: 4, seed }, unitFactors(3)).unit(3)];
    expect(first('a')).toEqual(first('a'));
    expect(first('a')).not.toEqual(first('b'));
  });

  it('are had alone far into the sequence', () => {
    const design = sobol({ points: 10_000_000, seed: '1' }, unitFactors(8));
    expect(design.count).toBe(10_000_000);
    expect([...design.unit(9_999_999)].every((u) => u >= 0 && u < 1)).toBe(true);
  });

  it('refuse a dimension without direction numbers', () => {
    expect(() => sobol({ points: 4, seed: '1' }, unitFactors(97))).toThrow(/97, expected a whole number, from 1 to 96/);
  });
});

describe('factorial designs', () => {
  it('full: every combination once, the last factor fastest', () => {
    const design = fullFactorial({ levels: [2, 3] }, [
      { path: 'a', low: 0, high: 10 },
      { path: 'b', low: 1, high: 100, scale: 'log' },
    ]);
    const points = Array.from({ length: 6 }, (_, i) => [...design.point(i)].map((x) => Math.round(x * 1e9) / 1e9));
    // the middle of 1 to 100 on a log scale is 10
    expect(points).toEqual([
      [0, 1],
      [0, 10],
      [0, 100],
      [10, 1],
      [10, 10],
      [10, 100],
    ]);
  });

  it('fractional: runs of the known smallest fractions', () => {
    const runs = (k: number, resolution: 3 | 4 | 5) => fractionalFactorial({ resolution }, unitFactors(k)).count;
    // Box, Hunter and Hunter's table: 2^(7-4) III, 2^(15-11) III, 2^(8-4) IV, 2^(5-1) V, 2^(8-2) V
    expect([runs(7, 3), runs(15, 3), runs(8, 4), runs(5, 5), runs(8, 5)]).toEqual([8, 16, 16, 16, 64]);
  });

  it('fractional: no product of fewer factors than the resolution is constant', () => {
    fc.assert(
      fc.property(fc.integer({ min: 2, max: 12 }), fc.constantFrom(3, 4, 5), (k, resolution) => {
        const design = fractionalFactorial({ resolution: resolution as 3 | 4 | 5 }, unitFactors(k));
        const signs = all(design).map((point) => point.map((u) => (u === 1 ? 1 : -1)));
        const visit = (from: number, product: number[], left: number): void => {
          for (let c = from; c < k && left > 0; c++) {
            const next = product.map((sign, i) => sign * signs[i]![c]!);
            expect(next.reduce((a, b) => a + b, 0)).toBe(0);
            visit(c + 1, next, left - 1);
          }
        };
        visit(
          0,
          signs.map(() => 1),
          resolution - 1,
        );
      }),
      { numRuns: 20 },
    );
  });
});

describe('Latin hypercube', () => {
  it('uses each of n cells of every factor once', () => {
    fc.assert(
      fc.property(fc.integer({ min: 2, max: 40 }), fc.integer({ min: 1, max: 6 }), fc.string(), (n, k, seed) => {
        const points = all(latinHypercube({ points: n, seed }, unitFactors(k)));
        for (let f = 0; f < k; f++) {
          expect(points.map((point) => Math.floor(point[f]! * n)).sort((a, b) => a - b)).toEqual([...points.keys()]);
        }
      }),
      { numRuns: 30 },
    );
  });

  it('exchanges push the closest points apart', () => {
    const closest = (exchanges: number) => {
      const { meta } = latinHypercube({ points: 40, seed: '3', exchanges }, unitFactors(4));
      return meta.kind === 'latinHypercube' ? meta.smallestDistance : Number.NaN;
    };
    expect(closest(800)).toBeGreaterThan(1.5 * closest(0));
  });
});

describe('Morris and Saltelli designs', () => {
  it('Morris: a trajectory moves every factor once, by 2/3 of its range at 4 levels', () => {
    const design = morris({ trajectories: 30, seed: '1' }, unitFactors(5));
    expect(design.count).toBe(180);
    for (let t = 0; t < 30; t++) {
      const moved: number[] = [];
      for (let step = 1; step < 6; step++) {
        const before = design.unit(6 * t + step - 1);
        design.unit(6 * t + step).forEach((u, k) => {
          if (u === before[k]) return;
          moved.push(k);
          expect(Math.abs(u - before[k]!)).toBeCloseTo(2 / 3, 12);
        });
      }
      expect(moved.sort()).toEqual([0, 1, 2, 3, 4]);
    }
  });

  it('Saltelli: A, A with one factor of B, B with one of A, B', () => {
    const design = saltelli({ base: 8, seed: '1', secondOrder: true }, unitFactors(3));
    expect(design.count).toBe(8 * 8);
    const block = all(design).slice(16, 24);
    const [a, b] = [block[0]!, block[7]!];
    for (let k = 0; k < 3; k++) {
      expect(block[1 + k]).toEqual(a.map((u, i) => (i === k ? b[i] : u)));
      expect(block[4 + k]).toEqual(b.map((u, i) => (i === k ? a[i] : u)));
    }
    expect(saltelli({ base: 8, seed: '1' }, unitFactors(3)).count).toBe(8 * 5);
  });
});

describe('factors', () => {
  it.each([
    [{ path: 'a', low: 1, high: 1 }, /factor 'a': low 1 and high 1/],
    [{ path: 'a', low: 0, high: 1, scale: 'log' as const }, /factor 'a': low 0 on a log scale/],
  ])('refuse %o', (factor, message) => {
    expect(() => sobol({ points: 2, seed: '1' }, [factor])).toThrow(message);
  });

  it('refuse a point that a design does not have', () => {
    expect(() => sobol({ points: 2, seed: '1' }, unitFactors(1)).point(2)).toThrow(/point 2 of a design/);
  });
});

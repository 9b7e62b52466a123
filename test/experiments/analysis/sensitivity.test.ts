import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { gFunction, gFunctionIndices } from '../../../src/experiments/analysis/gFunction.ts';
import { ishigami, ishigamiFactors, ishigamiIndices } from '../../../src/experiments/analysis/ishigami.ts';
import { morrisEffects } from '../../../src/experiments/analysis/morrisEffects.ts';
import { pawnIndices } from '../../../src/experiments/analysis/pawnIndices.ts';
import { sobolIndices } from '../../../src/experiments/analysis/sobolIndices.ts';
import type { Factor, LazyPoints } from '../../../src/experiments/designs/lazyPoints.ts';
import { morris } from '../../../src/experiments/designs/morris.ts';
import { saltelli } from '../../../src/experiments/designs/saltelli.ts';
import { sobol } from '../../../src/experiments/designs/sobol.ts';

const unitFactors = (k: number): Factor[] => Array.from({ length: k }, (_, i) => ({ path: `x${i}`, low: 0, high: 1 }));
const run = (design: LazyPoints, f: (x: Float64Array) => number): Float64Array =>
  Float64Array.from({ length: design.count }, (_, i) => f(design.point(i)));

/** Every interval holds the exact index, and is narrow enough to say something. */
function expectWithin(
  indices: readonly { low: number; high: number }[],
  exact: readonly number[],
  width: number,
): void {
  exact.forEach((value, k) => {
    expect(indices[k]!.low, `index ${k}`).toBeLessThanOrEqual(value);
    expect(indices[k]!.high, `index ${k}`).toBeGreaterThanOrEqual(value);
    expect(indices[k]!.high - indices[k]!.low).toBeLessThan(width);
  });
}

describe('Sobol indices', () => {
  it('exact ones of Ishigami equal the closed form of the oracle', () => {
    const { S1, ST } = JSON.parse(readFileSync('test/oracles/sobol_ishigami.json', 'utf8')).ishigami;
    ishigamiIndices.first.forEach((s, k) => void expect(s).toBeCloseTo(S1[k], 12));
    ishigamiIndices.total.forEach((s, k) => void expect(s).toBeCloseTo(ST[k], 12));
  });

  it('of Ishigami hold the exact ones in their intervals at 2048 base points', () => {
    const found = sobolIndices(run(saltelli({ base: 2048, seed: '1' }, ishigamiFactors), ishigami), { factors: 3 });
    expectWithin(found.first, ishigamiIndices.first, 0.2);
    expectWithin(found.total, ishigamiIndices.total, 0.2);
  });

  it('of the g-function hold the exact ones in their intervals', () => {
    const a = [0, 1, 4.5, 9, 99];
    const values = run(saltelli({ base: 2048, seed: '1' }, unitFactors(5)), (x) => gFunction(x, a));
    const exact = gFunctionIndices(a);
    const found = sobolIndices(values, { factors: 5 });
    expectWithin(found.first, exact.first, 0.2);
    expectWithin(found.total, exact.total, 0.2);
  });

  it('of second order find the pair of Ishigami that acts together', () => {
    const design = saltelli({ base: 4096, seed: '1', secondOrder: true }, ishigamiFactors);
    const { second } = sobolIndices(run(design, ishigami), { factors: 3, secondOrder: true, resamples: 10 });
    // S13 = ST1 - S1 = .557589 - .313905 = .243684, the others 0
    expect(second![0]![2]).toBeCloseTo(0.2437, 1);
    expect(Math.abs(second![0]![1]!)).toBeLessThan(0.05);
    expect(Math.abs(second![1]![2]!)).toBeLessThan(0.05);
  });

  it('of a sum add up to 1, first and total alike, and do not feel scale or shift', () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: 1, max: 9 }), { minLength: 2, maxLength: 4 }),
        fc.double({ min: 0.001, max: 1000, noNaN: true }),
        fc.integer({ min: -1000, max: 1000 }),
        (weights, scale, shift) => {
          const design = saltelli({ base: 512, seed: '5' }, unitFactors(weights.length));
          const values = run(design, (x) => weights.reduce((sum, w, i) => sum + w * x[i]!, 0));
          const options = { factors: weights.length, resamples: 2 };
          const { first, total } = sobolIndices(values, options);
          const sum = (indices: readonly { value: number }[]) => indices.reduce((s, { value }) => s + value, 0);
          expect(sum(first)).toBeCloseTo(1, 1);
          expect(sum(total)).toBeCloseTo(1, 1);
          const moved = sobolIndices(
            values.map((y) => scale * y + shift),
            options,
          );
          first.forEach(({ value }, k) => void expect(moved.first[k]!.value).toBeCloseTo(value, 5));
        },
      ),
      { numRuns: 15 },
    );
  });

  it('refuse a missing run, or leave out its whole block and say so', () => {
    const design = saltelli({ base: 64, seed: '1' }, ishigamiFactors);
    const values = run(design, ishigami);
    values[17] = Number.NaN;
    expect(() => sobolIndices(values, { factors: 3 })).toThrow(/missing in 1 of 64 base blocks/);
    // run 17 stands in block 3 (5 runs a block: 15..19)
    const without = Float64Array.from([...values].filter((_, i) => i < 15 || i > 19));
    const found = sobolIndices(values, { factors: 3, missing: 'dropBlock' });
    expect([found.blocks, found.dropped]).toEqual([63, 1]);
    expect(found.first.map(({ value }) => value)).toEqual(
      sobolIndices(without, { factors: 3 }).first.map(({ value }) => value),
    );
  });

  it('refuse a number of values that fits no block', () => {
    expect(() => sobolIndices(new Float64Array(11), { factors: 3 })).toThrow(/11 values .* multiple of 5/);
  });
});

describe('Morris effects', () => {
  it('of 3 x1 - x2 are 3 and -1 without deviation', () => {
    const design = morris({ trajectories: 12, seed: '1' }, unitFactors(2));
    const [first, second] = morrisEffects(
      run(design, (x) => 3 * x[0]! - x[1]!),
      design.unit,
      2,
    );
    expect(first!.mu).toBeCloseTo(3, 9);
    expect(second!.mu).toBeCloseTo(-1, 9);
    expect(second!.muStar.value).toBeCloseTo(1, 9);
    expect(first!.sigma).toBeCloseTo(0, 9);
  });

  it('of x1 x2 have a deviation, of an idle factor all are 0', () => {
    const design = morris({ trajectories: 40, seed: '1' }, unitFactors(3));
    const effects = morrisEffects(
      run(design, (x) => x[0]! * x[1]!),
      design.unit,
      3,
    );
    expect(effects[0]!.sigma).toBeGreaterThan(0.2);
    expect(effects[2]).toMatchObject({ mu: 0, sigma: 0, effects: 40, missing: 0 });
  });

  it('count the effects lost to a missing run', () => {
    const design = morris({ trajectories: 10, seed: '1' }, unitFactors(2));
    const values = run(design, (x) => x[0]!);
    values[1] = Number.NaN;
    expect(morrisEffects(values, design.unit, 2).reduce((sum, { missing }) => sum + missing, 0)).toBe(2);
  });
});

describe('PAWN indices', () => {
  const design = sobol({ points: 512, seed: '1' }, unitFactors(3));
  const inputs = [0, 1, 2].map((k) => Float64Array.from({ length: 512 }, (_, i) => design.unit(i)[k]!));
  const values = run(design, (x) => (x[0]! > 0.7 ? 10 : 0) + x[1]!);

  it('put an idle factor near chance and active ones above it', () => {
    const [first, second, idle] = pawnIndices(inputs, values);
    expect(first!.value).toBeGreaterThan(first!.chance);
    expect(second!.value).toBeGreaterThan(second!.chance);
    expect(idle!.value).toBeLessThan(1.3 * idle!.chance);
  });

  it('do not feel an increasing transform of the output', () => {
    expect(
      pawnIndices(
        inputs,
        values.map((y) => y ** 3),
      ),
    ).toEqual(pawnIndices(inputs, values));
  });

  it('are undefined below ten runs a slice', () => {
    expect(pawnIndices([[1, 2, 3]], [1, 2, 3])[0]!.value).toBeNaN();
  });
});

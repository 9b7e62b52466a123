import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { convergenceOfIndices, convergenceOfMean } from '../../../src/experiments/analysis/convergence.ts';
import { describeOutcome } from '../../../src/experiments/analysis/describeOutcome.ts';
import { ishigami, ishigamiFactors, ishigamiIndices } from '../../../src/experiments/analysis/ishigami.ts';
import { prim } from '../../../src/experiments/analysis/prim.ts';
import { regressionTree } from '../../../src/experiments/analysis/regressionTree.ts';
import { sizedTree } from '../../../src/experiments/analysis/sizedTree.ts';
import { buildDesign } from '../../../src/experiments/designs/buildDesign.ts';
import { designDraws } from '../../../src/experiments/designs/designDraws.ts';

const factors = ['a', 'b', 'c'].map((path) => ({ path, low: 0, high: 1 }));
const design = buildDesign({ kind: 'sobol', points: 1024, seed: '1' }, factors);
const inputs = [0, 1, 2].map((k) => Float64Array.from({ length: 1024 }, (_, i) => design.unit(i)[k]!));
/** Fails where a is above .7 and b below .5: .15 of the cube; c is idle. */
const fails = Array.from({ length: 1024 }, (_, i) => inputs[0]![i]! > 0.7 && inputs[1]![i]! < 0.5);

describe('patient rule induction', () => {
  const boxes = prim(inputs, fails);
  const best = boxes.reduce((a, b) => (b.density * b.coverage > a.density * a.coverage ? b : a));

  it('starts with the whole space: coverage 1, density .15', () => {
    expect(boxes[0]!.coverage).toBe(1);
    expect(boxes[0]!.density).toBeCloseTo(0.15, 2);
  });

  it('finds the planted corner and leaves the idle input alone', () => {
    expect(best.density).toBeGreaterThan(0.9);
    expect(best.coverage).toBeGreaterThan(0.85);
    expect(best.sides[0]!.low).toBeCloseTo(0.7, 1);
    expect(best.sides[1]!.high).toBeCloseTo(0.5, 1);
    expect(best.quasiP[0]).toBeLessThan(1e-6);
    expect(best.quasiP[1]).toBeLessThan(1e-6);
  });

  it('does not depend on the order of the runs, nor on increasing transforms of inputs', () => {
    const reversed = prim(
      inputs.map((input) => input.slice().reverse()),
      [...fails].reverse(),
    );
    expect(reversed).toEqual(boxes);
    const cubed = prim(
      inputs.map((input) => input.map((x) => x ** 3)),
      fails,
    );
    expect(cubed.map(({ coverage, density }) => [coverage, density])).toEqual(
      boxes.map(({ coverage, density }) => [coverage, density]),
    );
  });

  it('says that coverage is undefined without a case', () => {
    expect(
      prim(
        inputs,
        fails.map(() => false),
      )[0],
    ).toMatchObject({ coverage: Number.NaN, density: 0 });
  });

  it('refuses inputs of another length', () => {
    expect(() => prim([[1, 2]], [true])).toThrow(/input 0 has 2 runs, expected 1/);
  });
});

describe('regression tree', () => {
  it('asks for the planted thresholds', () => {
    const tree = regressionTree(inputs, fails.map(Number));
    expect(tree.mean).toBeCloseTo(0.15, 2);
    expect(tree.split!.input).toBe(0);
    expect(tree.split!.threshold).toBeCloseTo(0.7, 2);
    expect(tree.split!.low.mean).toBe(0);
    expect(tree.split!.high.split!.input).toBe(1);
    expect(tree.split!.high.split!.threshold).toBeCloseTo(0.5, 2);
    expect(tree.split!.high.split!.low.mean).toBe(1);
  });

  it('explains as much whatever the scale of the outcome', () => {
    fc.assert(
      fc.property(
        fc.double({ min: 0.01, max: 100, noNaN: true }),
        fc.integer({ min: -50, max: 50 }),
        (scale, shift) => {
          const values = fails.map((failed, i) => Number(failed) + inputs[2]![i]!);
          const plain = regressionTree(inputs, values).split!;
          const moved = regressionTree(
            inputs,
            values.map((y) => scale * y + shift),
          ).split!;
          expect(moved.input).toBe(plain.input);
          expect(moved.explained).toBeCloseTo(plain.explained, 6);
        },
      ),
      { numRuns: 10 },
    );
  });

  it('is a leaf where nothing varies', () => {
    expect(regressionTree([[1, 2, 3]], [4, 4, 4], { fewest: 1 })).toEqual({ runs: 3, mean: 4 });
  });
});

describe('outcomes', () => {
  it('in two camps are called so, one hump is not', () => {
    expect(describeOutcome(Array.from({ length: 60 }, (_, i) => (i % 2) * 10 + i / 100)).severalModes).toBe(true);
    expect(describeOutcome(Array.from({ length: 60 }, (_, i) => (i / 60 - 0.5) ** 3)).severalModes).toBe(false);
    expect(describeOutcome([1, 2, 3]).dipP).toBeNaN();
  });

  it('of 20,000 runs are judged by 300 of them', () => {
    const two = Array.from({ length: 20_000 }, (_, i) => (i % 2) * 10 + i / 20_000);
    expect(describeOutcome(two)).toMatchObject({ severalModes: true, dipP: 0.005 });
    expect(describeOutcome(two.map((_, i) => (i / 20_000 - 0.5) ** 3)).severalModes).toBe(false);
  });

  it('converge: intervals of the mean after 10, 20, 40 and all 60 replicates', () => {
    expect(convergenceOfMean(Array.from({ length: 60 }, (_, i) => i % 5)).map(({ runs }) => runs)).toEqual([
      10, 20, 40, 60,
    ]);
  });

  it('have indices that come closer to the exact ones as base points grow', () => {
    const saltelli = buildDesign({ kind: 'saltelli', base: 1024, seed: '2' }, ishigamiFactors);
    const values = Float64Array.from({ length: saltelli.count }, (_, i) => ishigami(saltelli.point(i)));
    const errors = convergenceOfIndices(values, { factors: 3, resamples: 2 }).map(({ total }) =>
      total.reduce((sum, { value }, k) => sum + Math.abs(value - ishigamiIndices.total[k]!), 0),
    );
    expect(errors).toHaveLength(7);
    expect(errors[6]!).toBeLessThan(errors[0]! / 2);
    expect(errors[6]!).toBeLessThan(0.1);
  });
});

describe('size of a tree by cross-validation', () => {
  const draw = designDraws('sized', 'test');
  const column = (k: number, n: number) => Float64Array.from({ length: n }, (_, i) => draw(i, k));
  const inputs = [column(0, 400), column(1, 400), column(2, 400)];
  const noise = (i: number) => draw(i, 7) - 0.5;

  it('is one leaf for noise, where a tree of fixed depth finds questions', () => {
    const values = Float64Array.from({ length: 80 }, (_, i) => noise(i));
    expect(regressionTree(inputs, values).split).toBeDefined();
    const { tree, explained } = sizedTree(inputs, values);
    expect(tree.split).toBeUndefined();
    // no better than the mean
    expect(Math.abs(explained)).toBeLessThan(0.1);
  });

  it('keeps the one question that the outcome asks, and says what it explains of runs left out', () => {
    // steps of 1 at .3 have the variance .3 x .7 = .21, the noise 1/12 = .0833: .21 / .2933 = .716 can be explained
    const values = Float64Array.from({ length: 400 }, (_, i) => (inputs[1]![i]! > 0.3 ? 1 : 0) + noise(i));
    const { tree, explained } = sizedTree(inputs, values);
    expect(tree.split!.input).toBe(1);
    expect(tree.split!.threshold).toBeCloseTo(0.3, 1);
    expect([tree.split!.low.split, tree.split!.high.split]).toEqual([undefined, undefined]);
    expect(explained).toBeGreaterThan(0.66);
    expect(explained).toBeLessThan(0.77);
  });

  it('keeps both levels of questions that hang together', () => {
    const values = Float64Array.from({ length: 400 }, (_, i) =>
      inputs[0]![i]! > 0.5 && inputs[2]![i]! > 0.5 ? 1 : noise(i) / 10,
    );
    const { tree } = sizedTree(inputs, values);
    const { split } = tree;
    expect([0, 2]).toContain(split!.input);
    expect(split!.low.split).toBeUndefined();
    expect(split!.high.split!.input).toBe(2 - split!.input);
  });

  it('is a leaf below 20 runs, and leaves out runs without a value', () => {
    const values = Float64Array.from({ length: 400 }, (_, i) => (i < 19 ? i : Number.NaN));
    expect(sizedTree(inputs, values).tree).toEqual({ runs: 19, mean: 9 });
  });
});

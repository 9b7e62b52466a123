import { describe, expect, it } from 'vitest';
import { chooseAmong, type Threshold } from '../../../src/experiments/comparison/choice.ts';
import type { Outcome } from '../../../src/experiments/comparison/outcome.ts';

const outcome: Outcome = {
  measure: 'upgradingShare',
  label: { en: 'Upgrading share', zh: '高端环节占比' },
  unit: 'share',
  kind: 'share',
  better: 'higher',
  region: 'Inland',
  industry: 'electronics',
  stage: null,
};

const scenario = (letter: string, values: number[]) => ({ letter, name: letter, values, thresholdValues: values });

describe('regret', () => {
  // best by run: 5 4 6 3
  const scenarios = [scenario('A', [5, 1, 1, 3]), scenario('B', [4, 4, 4, 2]), scenario('C', [0, 3, 6, 1])];

  it('is what the best scenario does better on the same draws', () => {
    const { options, minimaxRegret, runs } = chooseAmong({ outcome, scenarios, threshold: null });
    expect(runs).toBe(4);
    // A: 0 3 5 0, B: 1 0 2 1, C: 5 1 0 2
    expect(options.map(({ maxRegret }) => maxRegret)).toEqual([5, 2, 5]);
    expect(options.map(({ meanRegret }) => meanRegret.mean)).toEqual([2, 1, 2]);
    expect(options.map(({ bestIn }) => bestIn)).toEqual([2, 1, 1]);
    // type 7 quantile of 0 0 3 5 at .95: place 2.85
    expect(options[0]!.regret95).toBeCloseTo(3 + 0.85 * 2, 12);
    expect(minimaxRegret).toBe('B');
  });

  it('turns round where lower is better', () => {
    const { options, minimaxRegret } = chooseAmong({
      outcome: { ...outcome, better: 'lower' },
      scenarios,
      threshold: null,
    });
    // best by run: 0 1 1 1; A: 5 0 0 2, B: 4 3 3 1, C: 0 2 5 0
    expect(options.map(({ maxRegret }) => maxRegret)).toEqual([5, 4, 5]);
    expect(minimaxRegret).toBe('B');
  });

  it('names nobody where two share the smallest, or where better depends on the circumstances', () => {
    const tied = [scenario('A', [1, 0]), scenario('B', [0, 1])];
    expect(chooseAmong({ outcome, scenarios: tied, threshold: null }).minimaxRegret).toBeNull();
    const open = chooseAmong({ outcome: { ...outcome, better: null }, scenarios, threshold: null });
    expect(open.minimaxRegret).toBeNull();
    expect(open.options[0]!.maxRegret).toBeNaN();
  });

  it('leaves out runs in which the outcome is undefined under some scenario', () => {
    const holes = [scenario('A', [1, 5]), scenario('B', [Number.NaN, 7])];
    const { runs, options } = chooseAmong({ outcome, scenarios: holes, threshold: null });
    expect(runs).toBe(1);
    expect(options.map(({ maxRegret }) => maxRegret)).toEqual([2, 0]);
  });
});

describe('satisficing', () => {
  const threshold: Threshold = { outcome, atLeast: true, level: 3, year: 2039, share: null };
  it('is the share of runs that meet the level; an undefined run does not', () => {
    const { options, mostOften } = chooseAmong({
      outcome,
      threshold,
      scenarios: [scenario('A', [5, 1, 1, 3]), scenario('B', [4, 4, Number.NaN, 3])],
    });
    expect(options.map(({ meets }) => meets!.share)).toEqual([0.5, 0.75]);
    expect(mostOften).toBe('B');
  });

  it('on the outcome itself says which way is better', () => {
    const open = { ...outcome, better: null };
    const { better, minimaxRegret } = chooseAmong({
      outcome: open,
      threshold: { ...threshold, outcome: open, atLeast: false },
      scenarios: [scenario('A', [5, 1]), scenario('B', [4, 1])],
    });
    expect({ better, minimaxRegret }).toEqual({ better: 'lower', minimaxRegret: 'B' });
  });
});

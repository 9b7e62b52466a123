import { describe, expect, it } from 'vitest';
import type { ModelScenario } from '../../src/experiments/runReplicate.ts';
import { type SearchedSetting, settingAt, withSettings } from '../../src/experiments/search/packageSettings.ts';
import { lockInScenario, policyOf } from '../support/lockInWorld.ts';

const scenario = {
  ...lockInScenario,
  policies: [policyOf('rdSubsidy', { from: 5, until: 17 }), policyOf('innovationPlatform', { from: 6, until: 8 })],
  moneyFrom: [null, null],
} as ModelScenario;

describe('the settings of a package', () => {
  const duration: SearchedSetting = { policy: 0, kind: 'duration', low: 1, high: 4 };
  const start: SearchedSetting = { policy: 0, kind: 'start', low: 2, high: 10 };
  const rate: SearchedSetting = { policy: 1, kind: 'rate', low: 0.5, high: 2 };

  it('are genes from the low end to the high, times in quarters, a rate of gene 0 nothing at all', () => {
    expect([0, 0.5, 1].map((gene) => settingAt(rate, gene))).toEqual([0, 1.25, 2]);
    // 1 + .3 x 3 = 1.9, the nearest quarter 2; 2 + .02 x 8 = 2.16, the nearest 2.25
    expect([0, 0.3, 1].map((gene) => settingAt(duration, gene))).toEqual([1, 2, 4]);
    expect(settingAt(start, 0.02)).toBe(2.25);
  });

  it('move a start with its end, unless the duration is chosen too', () => {
    const moved = withSettings(scenario, [start], [3]).policies;
    expect(moved.map(({ from, until }) => [from, until])).toEqual([
      [3, 15],
      [6, 8],
    ]);
    const both = withSettings(scenario, [start, duration], [3, 2.5]).policies;
    expect(both.map(({ from, until }) => [from, until])).toEqual([
      [3, 5.5],
      [6, 8],
    ]);
  });

  it('of all policies alike bear on every one', () => {
    const all = withSettings(scenario, [{ ...duration, policy: null }], [4]).policies;
    expect(all.map(({ from, until }) => [from, until])).toEqual([
      [5, 9],
      [6, 10],
    ]);
  });

  it('leave out a policy at rate 0', () => {
    const { policies, moneyFrom } = withSettings(scenario, [rate], [0]);
    expect(policies.map(({ instrument }) => instrument)).toEqual(['rdSubsidy']);
    expect(moneyFrom).toEqual([null]);
  });
});

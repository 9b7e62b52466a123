import { describe, expect, it } from 'vitest';
import type { PolicySpec } from '../../src/world/worldSpec.ts';
import { defaults, nodeOf, policyOf, runOf, runTicks, sumOf, twoIndustryWorld } from '../support/lockInWorld.ts';

const run = (policies: readonly PolicySpec[]) => runOf({ world: twoIndustryWorld, policies, years: 4 });
const worldAfter = (policies: readonly PolicySpec[], ticks = 1) => runTicks(run(policies), ticks).world;
const preference = (changes: Parameters<typeof policyOf>[1] = {}) => policyOf('taxPreference', changes);

describe('a tax preference', () => {
  const without = worldAfter([]);
  const { profitTax } = defaults.region;

  it('leaves a firm that share of its profit tax, and a firm that lost money nothing', () => {
    const { firm } = runTicks(run([preference({ rate: 0.4 })]), 1, {
      observer: (rule, go, world) => {
        const before = rule.name === 'forgoTaxes' ? world.firm.profit.slice(0, world.firm.count) : null;
        go();
        before?.forEach((profit, f) => {
          // tax is 15 % of profit before tax, 15/85 of profit after it
          const kept = profit > 0 ? 0.4 * (profitTax / (1 - profitTax)) * profit : 0;
          expect(world.firm.profit[f]).toBeCloseTo(profit + kept, 12);
        });
      },
    }).world;
    expect(firm.count).toBeGreaterThan(0);
  });

  it('costs the government what firms keep, and does not change R&D of the tick', () => {
    const { node, policy } = worldAfter([preference({ rate: 0.4 })]);
    expect(sumOf(node.taxForgone)).toBeCloseTo(0.4 * sumOf(without.node.tax), 9);
    expect(policy.spending[0]).toBeCloseTo(sumOf(node.taxForgone), 12);
    expect(sumOf(node.tax)).toBeCloseTo(0.6 * sumOf(without.node.tax), 9);
    expect(sumOf(node.research)).toBe(sumOf(without.node.research));
  });

  it('multiplies with another, in either order', () => {
    const one = preference({ rate: 0.5, target: { stage: ['midstream'] } });
    const other = preference({ rate: 0.4 });
    const left = 0.5 * 0.6;
    const n = nodeOf(run([]), 'West', 'optics', 1);
    for (const policies of [
      [one, other],
      [other, one],
    ]) {
      expect(worldAfter(policies).node.tax[n]).toBeCloseTo(left * without.node.tax[n]!, 12);
    }
  });

  it('can be tailored to stages: nobody else pays less', () => {
    const { node } = worldAfter([preference({ target: { stage: ['upstream'] } })]);
    for (let n = 0; n < node.count; n++) {
      if (n % 3 !== 0) expect(node.tax[n]).toBe(without.node.tax[n]);
      else expect(node.tax[n]).toBeCloseTo(0.6 * without.node.tax[n]!, 12);
    }
  });

  it('never gives back more than the tax, whatever a money path asks', () => {
    const { node, policy } = worldAfter([preference({ moneyPath: [1000, 0, 0, 0] })]);
    expect(sumOf(node.tax)).toBeCloseTo(0, 9);
    expect(policy.unspent[0]).toBeCloseTo(1000 - policy.spending[0]!, 9);
  });
});

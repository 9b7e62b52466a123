import { describe, expect, it } from 'vitest';
import type { TargetFilter } from '../../src/world/government/instrument.ts';
import { instruments } from '../../src/world/government/instruments.ts';
import type { PolicySpec } from '../../src/world/worldSpec.ts';
import { policyOf, runOf, runTicks, twoIndustryWorld, withValues } from '../support/lockInWorld.ts';

/** A target by one filter that leaves somebody out whom every instrument with that filter would reach. */
const narrow: Readonly<Record<TargetFilter, Partial<PolicySpec['target']>>> = {
  region: { region: ['Coast', 'Central'] },
  industry: { industry: ['electronics'] },
  stage: { stage: ['midstream'] },
  owner: { owner: ['domestic'] },
  employees: { employees: { min: 0, max: 150 } },
  performance: { performance: { newProducts: 0.2, after: 0 } },
};
const parameters = withValues({ 'region.creditRationing': 0.7, 'market.regionalBarrier': 0.2 });
const TICKS = 12;

/** Sales of every firm and node, their capital, and what was paid, after three years. */
function outcomeUnder(policies: PolicySpec[]): number[] {
  const { firm, node, policy } = runTicks(runOf({ world: twoIndustryWorld, parameters, policies }), TICKS).world;
  return [
    ...[firm.sales, firm.capital].flatMap((column) => [...column.subarray(0, firm.count)]),
    ...node.sales,
    ...policy.spending,
  ];
}
const withoutPolicy = outcomeUnder([]);

describe.each(instruments)('instrument $name', ({ name, filters }) => {
  const everyone = outcomeUnder([policyOf(name)]);

  // the same incentive to move to every region moves nobody
  it('does something in this world to those it singles out', () => {
    const some = outcomeUnder([policyOf(name, { target: narrow[filters[0]!] })]);
    expect(some.slice(0, -1)).not.toEqual(withoutPolicy);
  });

  it.each(filters)('treats the filter %s of its target', (filter) => {
    const some = outcomeUnder([policyOf(name, { target: narrow[filter] })]);
    expect(some).not.toEqual(everyone);
  });
});

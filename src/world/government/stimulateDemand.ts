import type { View } from '../../engine/rule.ts';
import type { WorldTables } from '../worldRule.ts';
import { DOWNSTREAM, STAGES } from '../worldTables.ts';
import { leverAt } from './leverAt.ts';
import { prescribedMoney } from './prescribedMoney.ts';

type Stimulated = View<
  WorldTables,
  'policy.instrument' | 'policy.budget' | 'policy.from' | 'policy.until' | 'policyTarget.node' | 'policyPath.amount',
  'policy.strength' | 'policy.base' | 'market.demand' | 'market.plainDemand' | 'market.stimulus' | 'market.displaced'
> & { readonly node: { readonly count: number } };

/**
 * Vouchers of the tick, by policy.strength: each pays strength * final demand of the markets it targets, less where a
 * budget or a prescribed sum says so (an equal cut of the rate). Final demand follows: demand *= (1 + (1 - displaced) sum of
 * strengths) over the same of the tick before. payPolicies pays exactly strength * plainDemand. Without such a policy nothing
 * is touched.
 * @param displaced share of the vouchers that pays for what would have been bought anyway.
 * @param year year of the run, 0 for the first.
 */
export function stimulateDemand(world: Stimulated, displaced: number, year: number): void {
  const { policy, policyPath, policyTarget, market, node } = world;
  const programmes: number[] = [];
  for (let p = 0; p < policy.count; p++) {
    if (leverAt(policy.instrument[p]!) === 'finalDemand') programmes.push(p);
  }
  if (programmes.length === 0) return;
  const before = market.stimulus.slice();
  const plain = market.demand.map((demand, m) => demand / (1 + before[m]!));
  market.plainDemand.fill(0);
  market.stimulus.fill(0);
  market.displaced.fill(0);
  for (const p of programmes) {
    if (policy.strength[p]! === 0) continue;
    const targeted = (m: number): boolean => policyTarget.node[p * node.count + m * STAGES + DOWNSTREAM] !== 0;
    let base = 0;
    for (let m = 0; m < market.count; m++) if (targeted(m)) base += plain[m]!;
    const path = prescribedMoney(policy, policyPath, p, year);
    const money = path >= 0 ? path : Math.min(policy.budget[p]!, policy.strength[p]! * base);
    if (path >= 0 || money < policy.strength[p]! * base) policy.strength[p] = base > 0 ? money / base : 0;
    policy.base[p] = base;
    for (let m = 0; m < market.count; m++) {
      if (policy.strength[p] === 0 || !targeted(m)) continue;
      market.plainDemand[m] = plain[m]!;
      market.stimulus[m]! += (1 - displaced) * policy.strength[p]!;
      market.displaced[m]! += displaced * policy.strength[p]! * plain[m]!;
    }
  }
  for (let m = 0; m < market.count; m++) {
    if (market.stimulus[m] !== before[m]) market.demand[m]! *= (1 + market.stimulus[m]!) / (1 + before[m]!);
  }
}

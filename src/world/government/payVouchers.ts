import type { View } from '../../engine/rule.ts';
import { accountsOf, GOVERNMENTS, HOUSEHOLDS, pay } from '../socialAccounts.ts';
import type { WorldTables } from '../worldRule.ts';
import { DOWNSTREAM, STAGES } from '../worldTables.ts';

type Paying = View<
  WorldTables,
  'policy.strength' | 'policyTarget.node' | 'market.plainDemand',
  'economy.policySpending' | 'payment.amount'
> & { readonly industry: { readonly count: number }; readonly node: { readonly count: number } };

/**
 * Governments pay the vouchers of policy p to households: strength * plainDemand of every market it targets, as rationed
 * before prices (stimulateDemand.ts). Households spend them with what they have.
 * @returns money paid, billion yuan a year.
 */
export function payVouchers(world: Paying, p: number): number {
  const { economy, industry, market, node, policy, policyTarget, payment } = world;
  const K = industry.count;
  let paid = 0;
  for (let m = 0; m < market.count; m++) {
    if (policyTarget.node[p * node.count + m * STAGES + DOWNSTREAM] === 0) continue;
    const money = policy.strength[p]! * market.plainDemand[m]!;
    economy.policySpending[Math.floor(m / K)]! += money;
    pay(payment.amount, accountsOf(payment), GOVERNMENTS, HOUSEHOLDS, money);
    paid += money;
  }
  return paid;
}

import { worldRule } from './worldRule.ts';

/**
 * What regions can pay for: revenue and transfers of the last tick and the balance spread over `reserveTime` (a debt is
 * paid back over it). A region shares that equally between its policies in force, and none of them gets more than its own
 * cap; what a policy does not use stays in the balance and can be used in later ticks. Policies that the nation pays for
 * have no more than their own cap. A policy tied to performance demands it once its follow-up time is over.
 */
export const fundPolicies = worldRule({
  name: 'fundPolicies',
  source: 'docs/model.md, step 1; paper 000 (policy and financial resource allocation)',
  params: ['treasury.reserveTime'],
  reads: [
    'policy.from',
    'policy.until',
    'policy.payer',
    'policy.cap',
    'policy.newProducts',
    'policy.followUp',
    'treasury.balance',
  ],
  lags: ['treasury.revenue', 'treasury.transfers'],
  writes: ['policy.budget', 'policy.demanded'],
  apply: ({ policy, treasury, params, time }) => {
    const inForce = (p: number): boolean => time >= policy.from[p]! && time < policy.until[p]!;
    for (let p = 0; p < policy.count; p++) {
      policy.demanded[p] = time >= policy.from[p]! + policy.followUp[p]! ? policy.newProducts[p]! : 0;
      const region = policy.payer[p]!;
      if (region < 0 || !inForce(p)) continue;
      let policies = 0;
      for (let other = 0; other < policy.count; other++) {
        if (policy.payer[other] === region && inForce(other)) policies++;
      }
      const income = treasury.revenue[region]! + treasury.transfers[region]!;
      const money = Math.max(0, income + treasury.balance[region]! / params.treasury.reserveTime);
      policy.budget[p] = Math.min(policy.cap[p]!, money / policies);
    }
  },
});

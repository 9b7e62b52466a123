import { worldRule } from './worldRule.ts';
import { REGION } from './worldTables.ts';

/**
 * What part of the credit that firms ask for they get: 1 - rationing * max(0, 1 - access of the region - what credit
 * policies add). Beyond what is missing a policy moves nothing: it takes the place of banks, as all of it does where
 * nothing is rationed; payPolicies books the money.
 */
export const openCredit = worldRule({
  name: 'openCredit',
  source: 'model.md section 3 steps 5 and 10; paper 000, policy and financial resource allocation defects',
  params: ['region.creditRationing'],
  reads: ['economy.kind', 'economy.creditAccess', 'node.economy', 'node.credit'],
  writes: ['node.creditAccess', 'node.creditSurplus', 'node.creditDisplaced', 'node.creditNeed', 'node.creditRefused'],
  apply: ({ economy, node, params }) => {
    const rationing = params.region.creditRationing;
    node.creditNeed.fill(0);
    node.creditRefused.fill(0);
    node.creditDisplaced.fill(0);
    for (let n = 0; n < node.count; n++) {
      const e = node.economy[n]!;
      if (economy.kind[e] !== REGION) continue;
      const support = node.credit[n]!;
      const missing = 1 - economy.creditAccess[e]!;
      node.creditAccess[n] = 1 - rationing * Math.max(0, missing - support);
      const used = rationing > 0 ? Math.min(support, Math.max(0, missing)) : 0;
      node.creditSurplus[n] = support > 0 ? 1 - used / support : 0;
    }
  },
});

import { worldRule } from './worldRule.ts';
import { REGION } from './worldTables.ts';

/**
 * What part of the credit that firms ask for they get: 1 - rationing * max(0, 1 - access of the region - what credit
 * policies add). Beyond what is missing a policy moves nothing: it takes the place of banks.
 */
export const openCredit = worldRule({
  name: 'openCredit',
  source: 'model.md section 3 steps 5 and 10; paper 000, policy and financial resource allocation defects',
  params: ['region.creditRationing'],
  reads: ['economy.kind', 'economy.creditAccess', 'node.economy', 'node.credit'],
  writes: ['node.creditAccess', 'node.creditNeed', 'node.creditRefused'],
  apply: ({ economy, node, params }) => {
    const rationing = params.region.creditRationing;
    node.creditNeed.fill(0);
    node.creditRefused.fill(0);
    for (let n = 0; n < node.count; n++) {
      const e = node.economy[n]!;
      if (economy.kind[e] !== REGION) continue;
      const missing = Math.max(0, 1 - economy.creditAccess[e]! - node.credit[n]!);
      node.creditAccess[n] = 1 - rationing * missing;
    }
  },
});

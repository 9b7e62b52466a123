import { accountsOf, HOUSEHOLDS, pay } from '../world/socialAccounts.ts';
import { firmRule } from './firmRule.ts';

/**
 * Industry associations: what they do for a node grows with their members, services = strength n/(n + half), n firms as the
 * world states them; members pay strength * fee of their sales for it, wages of its staff.
 */
export const runAssociations = firmRule({
  name: 'runAssociations',
  source: 'paper 001, policy suggestion 4.2.3',
  params: ['programme.associationMembers', 'programme.associationFee', 'firm.countScale'],
  reads: ['node.association', 'node.firms', 'node.sales', 'node.stage', 'firm.node', 'firm.sales'],
  writes: ['node.sharedServices', 'node.wages', 'firm.operating', 'payment.amount'],
  apply: ({ node, firm, payment, params }) => {
    const { associationMembers, associationFee } = params.programme;
    const half = associationMembers * params.firm.countScale;
    const { association, firms, sharedServices } = node;
    const accounts = accountsOf(payment);
    let active = false;
    for (let n = 0; n < node.count; n++) {
      const strength = association[n]!;
      sharedServices[n] = strength > 0 ? (strength * firms[n]!) / (firms[n]! + half) : 0;
      if (strength === 0) continue;
      active = true;
      const dues = strength * associationFee * node.sales[n]!;
      node.wages[n]! += dues;
      pay(payment.amount, accounts, node.stage[n]!, HOUSEHOLDS, dues);
    }
    if (!active || associationFee === 0) return;
    for (let f = 0; f < firm.count; f++) {
      firm.operating[f]! -= association[firm.node[f]!]! * associationFee * firm.sales[f]!;
    }
  },
});

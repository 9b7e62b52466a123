import { accountsOf, GOVERNMENTS, LANDOWNERS, pay } from './socialAccounts.ts';
import { worldRule } from './worldRule.ts';
import { REGION } from './worldTables.ts';

/**
 * The budgets of regions and nation. Regions get their share of the profit tax of their firms (before preferences, which
 * count as spending of who grants them) and of land rents; the nation gets the rest of the tax, tariffs and the tax on
 * emissions, and passes a share of it on by people at work outside the chains. Each pays for its policies; the rest is
 * its balance, which may be a debt. All rows together are the account of governments.
 */
export const keepBudgets = worldRule({
  name: 'keepBudgets',
  source: 'docs/model.md, social accounts; tax sharing reform of 2002-2003',
  params: ['treasury.taxShare', 'treasury.landShare', 'treasury.transferShare'],
  reads: [
    'economy.kind',
    'economy.restEmployment',
    'node.economy',
    'node.tax',
    'node.taxForgone',
    'node.emissionTaxes',
    'node.rents',
    'link.flow',
    'link.tariff',
    'policy.payer',
    'policy.spending',
  ],
  writes: ['treasury.revenue', 'treasury.transfers', 'treasury.spending', 'treasury.balance', 'payment.amount'],
  apply: ({ economy, node, link, policy, treasury, payment, params, dt }) => {
    const { taxShare, landShare, transferShare } = params.treasury;
    const { revenue, transfers, spending, balance } = treasury;
    const E = economy.count;
    const nation = treasury.count - 1;
    revenue.fill(0);
    spending.fill(0);
    let land = 0;
    for (let n = 0; n < node.count; n++) {
      const e = node.economy[n]!;
      if (economy.kind[e] !== REGION) continue;
      const tax = node.tax[n]! + node.taxForgone[n]!;
      const rent = landShare * node.rents[n]!;
      land += rent;
      revenue[e]! += taxShare * tax + rent;
      revenue[nation]! += (1 - taxShare) * tax + node.emissionTaxes[n]!;
    }
    if (land > 0) pay(payment.amount, accountsOf(payment), LANDOWNERS, GOVERNMENTS, land);
    for (let l = 0; l < link.count; l++) {
      if (economy.kind[l % E] === REGION) revenue[nation]! += link.flow[l]! * link.tariff[l]!;
    }
    let people = 0;
    for (let e = 0; e < nation; e++) people += economy.restEmployment[e]!;
    const passedOn = people > 0 ? transferShare * revenue[nation]! : 0;
    for (let e = 0; e < nation; e++) {
      transfers[e] = passedOn > 0 ? (passedOn * economy.restEmployment[e]!) / people : 0;
    }
    transfers[nation] = -passedOn;
    for (let p = 0; p < policy.count; p++) {
      spending[policy.payer[p]! < 0 ? nation : policy.payer[p]!]! += policy.spending[p]!;
    }
    for (let b = 0; b <= nation; b++) balance[b]! += (revenue[b]! + transfers[b]! - spending[b]!) * dt;
  },
});

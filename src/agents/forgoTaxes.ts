import { leverAt } from '../world/government/leverAt.ts';
import { prescribedMoney } from '../world/government/prescribedMoney.ts';
import { unspentOf } from '../world/government/unspentOf.ts';
import { accountsOf, GOVERNMENTS, pay } from '../world/socialAccounts.ts';
import { STAGES } from '../world/worldTables.ts';
import { firmRule } from './firmRule.ts';
import { isTargeted } from './isTargeted.ts';
import { targetingReads } from './targetingReads.ts';

/**
 * Tax preferences: targeted firms get back rate * what is left of the profit tax of the tick, t/(1 - t) * profit of those
 * that made one. A budget cuts the rate for all alike; a money path is met as far as there is tax to forgo.
 */
export const forgoTaxes = firmRule({
  name: 'forgoTaxes',
  source: 'paper 000, policy and financial resource allocation defects',
  params: ['region.profitTax'],
  reads: [...targetingReads, 'firm.employees'],
  writes: [
    'policy.spending',
    'policy.unspent',
    'economy.policySpending',
    'firm.profit',
    'firm.workspace',
    'node.profit',
    'node.tax',
    'node.taxForgone',
    'payment.amount',
  ],
  apply: ({ economy, sector, policy, policyTarget, policyPath, node, firm, payment, params, tick, dt }) => {
    node.taxForgone.fill(0);
    const { profitTax } = params.region;
    const inForce = (p: number): boolean => leverAt(policy.instrument[p]!) === 'profitTax' && policy.strength[p]! > 0;
    let any = false;
    for (let p = 0; p < policy.count; p++) any ||= inForce(p);
    if (!any) return;
    const { profit, workspace: left } = firm;
    for (let f = 0; f < firm.count; f++) {
      left[f] = profit[f]! > 0 && profitTax < 1 ? (profitTax / (1 - profitTax)) * profit[f]! : 0;
    }
    const N = node.count;
    const accounts = accountsOf(payment);
    const year = Math.floor(tick * dt + 1e-9);
    for (let p = 0; p < policy.count; p++) {
      if (!inForce(p)) continue;
      const path = prescribedMoney(policy, policyPath, p, year);
      let base = 0;
      for (let f = 0; f < firm.count; f++) if (isTargeted(policy, policyTarget, p, firm, f, N)) base += left[f]!;
      const asked = policy.strength[p]! * base;
      const due = path >= 0 ? path : Math.min(asked, policy.budget[p]!);
      const share = base > 0 ? Math.min(1, due / base) : 0;
      for (let f = 0; share > 0 && f < firm.count; f++) {
        if (left[f] === 0 || !isTargeted(policy, policyTarget, p, firm, f, N)) continue;
        const n = firm.node[f]!;
        const money = share * left[f]!;
        left[f]! -= money;
        profit[f]! += money;
        node.profit[n]! += money;
        node.tax[n]! -= money;
        node.taxForgone[n]! += money;
        economy.policySpending[Math.floor(n / sector.count)]! += money;
        pay(payment.amount, accounts, GOVERNMENTS, n % STAGES, money);
      }
      policy.spending[p] = share * base;
      policy.unspent[p] = unspentOf(path, policy.budget[p]!, share * base);
    }
  },
});

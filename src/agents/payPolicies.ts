import { servesNodes } from '../world/government/instrument.ts';
import { instruments } from '../world/government/instruments.ts';
import { leverAt } from '../world/government/leverAt.ts';
import { payParks } from '../world/government/payParks.ts';
import { payVouchers } from '../world/government/payVouchers.ts';
import { prescribedMoney } from '../world/government/prescribedMoney.ts';
import { servedSales } from '../world/government/servedSales.ts';
import { timelineStrength } from '../world/government/timelineStrength.ts';
import { unspentOf } from '../world/government/unspentOf.ts';
import { accountsOf, GOVERNMENTS, HOUSEHOLDS, pay } from '../world/socialAccounts.ts';
import { STAGES } from '../world/worldTables.ts';
import { firmRule } from './firmRule.ts';
import { isTargeted } from './isTargeted.ts';
import { targetingReads } from './targetingReads.ts';

/**
 * Pays the policies of the tick on the sales and costs just settled: R&D grants, production subsidies (what a budget
 * or money path leaves of the promise; the rest is the firm's loss), the running cost of institutions (wages). Money paid
 * never exceeds a budget and meets a money path exactly. Niche champions are paid by rewardChampions.
 */
export const payPolicies = firmRule({
  name: 'payPolicies',
  source: 'model.md sections 3 (step 4) and 5',
  params: ['park.plantShare'],
  reads: [
    ...targetingReads,
    'economy.kind',
    'policy.ramp',
    'policy.rate',
    'policy.costShare',
    'market.plainDemand',
    'policyLayout.promoted',
    'firm.sales',
    'firm.productionSubsidy',
    'node.sales',
    'node.creditSurplus',
    'node.markup',
    'node.firms',
    'node.capital',
  ],
  lags: ['firm.employees'],
  writes: [
    'policy.spending',
    'policy.unspent',
    'economy.policySpending',
    'node.creditDisplaced',
    'firm.rdGrant',
    'firm.operating',
    'node.subsidies',
    'node.parkMoney',
    'cluster.promoted',
    'payment.amount',
  ],
  apply: (context) => {
    const { economy, sector, policy, policyTarget, policyPath, node, cluster, firm, payment, params, time, tick, dt } =
      context;
    const N = node.count;
    const sectors = sector.count;
    const amounts = payment.amount;
    const accounts = accountsOf(payment);
    const year = Math.floor(tick * dt + 1e-9);
    economy.policySpending.fill(0);
    firm.rdGrant.fill(0, 0, firm.count);
    node.subsidies.fill(0);
    node.parkMoney.fill(0);
    cluster.promoted.fill(0);
    for (let p = 0; p < policy.count; p++) {
      policy.spending[p] = 0;
      policy.unspent[p] = 0;
      const lever = leverAt(policy.instrument[p]!);
      const spends = instruments[policy.instrument[p]!]?.spends ?? true;
      const timeline = timelineStrength(time, policy.from[p]!, policy.until[p]!, policy.ramp[p]!);
      if (timeline === 0 || !spends || lever === 'championReward' || lever === 'profitTax') continue;
      const path = prescribedMoney(policy, policyPath, p, year);
      let spent = 0;
      if (lever === 'finalDemand') {
        policy.spending[p] = payVouchers(context, p);
        policy.unspent[p] = unspentOf(path, policy.budget[p]!, policy.spending[p]!);
        continue;
      }
      if (lever === 'park') {
        const due = (asked: number): number => (path >= 0 ? path : Math.min(asked, policy.budget[p]!));
        const rate = policy.strength[p]!;
        const paid = payParks(context, p, rate, due, params.park.plantShare, amounts, accounts);
        policy.spending[p] = paid;
        policy.unspent[p] = unspentOf(path, policy.budget[p]!, paid);
        continue;
      }
      if (servesNodes(lever)) {
        for (let n = 0; n < N; n++) {
          if (policyTarget.node[p * N + n] === 0) continue;
          const cost = policy.strength[p]! * policy.costShare[p]! * servedSales(lever, node.sales, n, sectors, economy);
          spent += cost;
        }
        const due = path >= 0 ? path : Math.min(spent, policy.budget[p]!);
        const scale = spent > 0 ? due / spent : 0;
        for (let n = 0; n < N; n++) {
          if (policyTarget.node[p * N + n] === 0) continue;
          const cost =
            scale * policy.strength[p]! * policy.costShare[p]! * servedSales(lever, node.sales, n, sectors, economy);
          economy.policySpending[Math.floor(n / sectors)]! += cost;
          if (lever === 'credit') node.creditDisplaced[n]! += cost * node.creditSurplus[n]!;
          pay(amounts, accounts, GOVERNMENTS, HOUSEHOLDS, cost);
        }
        policy.spending[p] = spent * scale;
        policy.unspent[p] = unspentOf(path, policy.budget[p]!, spent * scale);
        continue;
      }
      const rate = lever === 'researchGrant' ? timeline * policy.rate[p]! : policy.strength[p]!;
      const promised = (f: number): number => {
        const n = firm.node[f]!;
        if (lever === 'researchGrant') return rate * firm.sales[f]!;
        const subsidy = firm.productionSubsidy[f]!;
        return (rate * firm.sales[f]!) / (node.markup[n]! * (1 - subsidy));
      };
      for (let f = 0; f < firm.count; f++) {
        if (isTargeted(policy, policyTarget, p, firm, f, N)) spent += promised(f);
      }
      const due = path >= 0 ? path : Math.min(spent, policy.budget[p]!);
      const scale = spent > 0 ? due / spent : 0;
      for (let f = 0; f < firm.count; f++) {
        if (!isTargeted(policy, policyTarget, p, firm, f, N)) continue;
        const n = firm.node[f]!;
        const promise = promised(f);
        const money = scale * promise;
        if (lever === 'researchGrant') firm.rdGrant[f]! += money;
        else {
          firm.operating[f]! += money - promise;
          node.subsidies[n]! += money;
        }
        economy.policySpending[Math.floor(n / sectors)]! += money;
        pay(amounts, accounts, GOVERNMENTS, n % STAGES, money);
      }
      policy.spending[p] = spent * scale;
      policy.unspent[p] = unspentOf(path, policy.budget[p]!, spent * scale);
    }
  },
});

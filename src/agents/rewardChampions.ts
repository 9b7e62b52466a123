import { leverAt } from '../world/government/leverAt.ts';
import { prescribedMoney } from '../world/government/prescribedMoney.ts';
import { unspentOf } from '../world/government/unspentOf.ts';
import { accountsOf, GOVERNMENTS, pay } from '../world/socialAccounts.ts';
import { STAGES } from '../world/worldTables.ts';
import { firmRule } from './firmRule.ts';
import { isTargeted } from './isTargeted.ts';
import { targetingReads } from './targetingReads.ts';

/**
 * Niche champions: targeted firms of at most `championSize` persons with a new-product share of at least
 * `championNewProducts` and a competence not below the mean of their node get rate * sales, free to use, so that it counts
 * as operating profit. A budget cuts all rewards equally, a money path is met where anybody is chosen.
 */
export const rewardChampions = firmRule({
  name: 'rewardChampions',
  source: 'paper 000, cultivating innovative enterprises',
  params: ['programme.championSize', 'programme.championNewProducts'],
  reads: [
    ...targetingReads,
    'node.stage',
    'node.competence',
    'firm.sales',
    'firm.design',
    'firm.manufacture',
    'firm.brand',
  ],
  lags: ['firm.employees'],
  writes: [
    'policy.spending',
    'policy.unspent',
    'economy.policySpending',
    'firm.operating',
    'node.champions',
    'node.subsidies',
    'payment.amount',
  ],
  apply: ({ economy, sector, policy, policyTarget, policyPath, node, firm, payment, params, tick, dt }) => {
    const { championSize, championNewProducts } = params.programme;
    const N = node.count;
    const accounts = accountsOf(payment);
    const year = Math.floor(tick * dt + 1e-9);
    const fields = [firm.design, firm.manufacture, firm.brand];
    node.champions.fill(0);
    for (let p = 0; p < policy.count; p++) {
      const rate = policy.strength[p]!;
      const lever = leverAt(policy.instrument[p]!);
      if (lever !== 'championReward' || rate === 0) continue;
      const path = prescribedMoney(policy, policyPath, p, year);
      const isChosen = (f: number): boolean => {
        const n = firm.node[f]!;
        return (
          isTargeted(policy, policyTarget, p, firm, f, N) &&
          firm.newProductShare[f]! >= championNewProducts &&
          firm.employees[f]! * 1000 <= championSize &&
          fields[node.stage[n]!]![f]! >= node.competence[n]!
        );
      };
      let promised = 0;
      for (let f = 0; f < firm.count; f++) if (isChosen(f)) promised += rate * firm.sales[f]!;
      const due = path >= 0 ? path : Math.min(promised, policy.budget[p]!);
      const scale = promised > 0 ? due / promised : 0;
      for (let f = 0; scale > 0 && f < firm.count; f++) {
        if (!isChosen(f)) continue;
        const n = firm.node[f]!;
        const money = scale * rate * firm.sales[f]!;
        node.champions[n]!++;
        firm.operating[f]! += money;
        node.subsidies[n]! += money;
        economy.policySpending[Math.floor(n / sector.count)]! += money;
        pay(payment.amount, accounts, GOVERNMENTS, n % STAGES, money);
      }
      policy.spending[p] = scale * promised;
      policy.unspent[p] = unspentOf(path, policy.budget[p]!, scale * promised);
    }
  },
});

import { accountsOf, FIRST_BLOC, GOVERNMENTS, HOUSEHOLDS, LANDOWNERS, pay, REST_OF_ECONOMY } from './socialAccounts.ts';
import { spendingByUse } from './spendingByUse.ts';
import { worldRule } from './worldRule.ts';
import { FINAL_DEMAND, REGION, STAGES, UPSTREAM } from './worldTables.ts';

/** Books the payments for goods, tariffs, labour and land. A bloc is one account: trade inside it is on its diagonal. */
export const bookTrade = worldRule({
  name: 'bookTrade',
  source: 'docs/model.md, social accounting matrix',
  reads: [
    'economy.kind',
    'sector.outsideShare',
    'sector.usesFrom',
    'sector.usesUntil',
    'use.supplier',
    'use.user',
    'use.share',
    'market.demand',
    'node.spending',
    'node.inputs',
    'node.wages',
    'node.rents',
    'link.flow',
    'link.tariff',
  ],
  writes: ['payment.amount'],
  apply: ({ economy, sector, use, market, node, link, payment }) => {
    const E = economy.count;
    const K = sector.count / STAGES;
    const accounts = accountsOf(payment);
    const regions = E - (accounts - FIRST_BLOC);
    const amounts = payment.amount;
    amounts.fill(0);
    const producer = (e: number, s: number): number => (e < regions ? s : FIRST_BLOC + e - regions);
    for (let k = 0; k < K; k++) {
      for (let s = UPSTREAM; s < STAGES; s++) {
        const q = k * STAGES + s;
        for (let o = 0; o < E; o++) {
          for (let d = 0; d < E; d++) {
            const l = (q * E + o) * E + d;
            const spending = node.spending[d * sector.count + q]!;
            if (spending <= 0) continue;
            for (let u = sector.usesFrom[q]!; u < sector.usesUntil[q]!; u++) {
              const part = spendingByUse(use, u, d, sector.count, node.inputs, market.demand) / spending;
              const flow = link.flow[l]! * part;
              const user = use.user[u]!;
              const buyer =
                user !== FINAL_DEMAND
                  ? producer(d, user % STAGES)
                  : d < regions
                    ? HOUSEHOLDS
                    : FIRST_BLOC + d - regions;
              pay(amounts, accounts, buyer, producer(o, s), flow);
              // a bloc's tariff stays inside the bloc
              if (economy.kind[d] === REGION) pay(amounts, accounts, buyer, GOVERNMENTS, flow * link.tariff[l]!);
            }
          }
        }
        for (let e = 0; e < regions; e++) {
          const n = (e * K + k) * STAGES + s;
          pay(amounts, accounts, s, HOUSEHOLDS, node.wages[n]!);
          pay(amounts, accounts, s, LANDOWNERS, node.rents[n]!);
          // what upstream firms buy comes from outside the chain
          if (s === UPSTREAM) pay(amounts, accounts, s, REST_OF_ECONOMY, sector.outsideShare[q]! * node.inputs[n]!);
        }
      }
    }
  },
});

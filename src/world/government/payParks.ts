import type { ReadonlyColumn } from '../../engine/column.ts';
import { GOVERNMENTS, INVESTMENT, pay } from '../socialAccounts.ts';
import { REGION, STAGES } from '../worldTables.ts';

/** What `payParks` reads and writes. */
export interface ParkWorld {
  readonly economy: {
    readonly count: number;
    readonly kind: ReadonlyColumn;
    readonly policySpending: Float64Array;
  };
  readonly node: {
    readonly count: number;
    readonly firms: ReadonlyColumn;
    readonly sales: ReadonlyColumn;
    readonly capital: ReadonlyColumn;
    readonly parkMoney: Float64Array;
  };
  readonly cluster: { readonly promoted: Uint8Array };
  readonly policyTarget: { readonly node: ReadonlyColumn };
  readonly policyLayout: { readonly promoted: ReadonlyColumn };
}

/**
 * Pays park policy p: every region that promotes something asks for `rate` of its sales; the sum is scaled to what is due.
 * The money of a region goes in equal parts to the clusters it promotes, in a cluster to the targeted stages by capital.
 * Governments build the plants themselves and give the rest to the firms, who buy capacity with it (buildParks).
 * @param due the money for the sum asked, billion yuan a year.
 * @param plantShare share of the money spent on plants; all of it where a node has no firms.
 * @returns money paid, billion yuan a year.
 */
export function payParks(
  { economy, node, cluster, policyTarget, policyLayout }: ParkWorld,
  p: number,
  rate: number,
  due: (asked: number) => number,
  plantShare: number,
  amounts: Float64Array,
  accounts: number,
): number {
  const C = node.count / STAGES;
  const K = C / economy.count;
  const targeted = (n: number): boolean => policyTarget.node[p * node.count + n] !== 0;
  const askedBy = new Float64Array(economy.count);
  const clusters = new Float64Array(economy.count);
  let asked = 0;
  for (let e = 0; e < economy.count; e++) {
    if (economy.kind[e] !== REGION) continue;
    for (let c = e * K; c < (e + 1) * K; c++) if (policyLayout.promoted[p * C + c] !== 0) clusters[e]!++;
    if (clusters[e] === 0) continue;
    for (let n = e * K * STAGES; n < (e + 1) * K * STAGES; n++) askedBy[e]! += rate * node.sales[n]!;
    asked += askedBy[e]!;
  }
  if (!(asked > 0)) return 0;
  const total = due(asked);
  if (!(total > 0)) return 0;
  for (let e = 0; e < economy.count; e++) {
    if (askedBy[e] === 0) continue;
    const money = (total * askedBy[e]!) / asked;
    economy.policySpending[e]! += money;
    for (let c = e * K; c < (e + 1) * K; c++) {
      if (policyLayout.promoted[p * C + c] === 0) continue;
      cluster.promoted[c] = 1;
      let capital = 0;
      let stages = 0;
      for (let n = c * STAGES; n < (c + 1) * STAGES; n++) {
        if (!targeted(n)) continue;
        stages++;
        if (node.firms[n]! > 0) capital += node.capital[n]!;
      }
      for (let n = c * STAGES; n < (c + 1) * STAGES; n++) {
        if (!targeted(n)) continue;
        const settled = node.firms[n]! > 0;
        const part = capital > 0 ? (settled ? node.capital[n]! / capital : 0) : 1 / stages;
        const share = (part * money) / clusters[e]!;
        node.parkMoney[n]! += share;
        const plants = settled ? plantShare * share : share;
        pay(amounts, accounts, GOVERNMENTS, INVESTMENT, plants);
        pay(amounts, accounts, GOVERNMENTS, n % STAGES, share - plants);
        pay(amounts, accounts, n % STAGES, INVESTMENT, share - plants);
      }
    }
  }
  return total;
}

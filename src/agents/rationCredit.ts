import type { ReadonlyColumn } from '../engine/column.ts';

/**
 * Growth beyond a firm's own cash needs credit, and a node gets no more of it than its access: own means are cash and
 * the profit of the tick above the reserve, need = max(0, K growth - own), growth is cut by (1 - access) need / K. The
 * reserve stays untouched, as it is what bad years and climbing are paid from.
 * @param firm growth of the tick (ln) in workspace and, with the shock, in lnCapital; both are cut
 * @param node credit asked for and refused are booked, billion yuan a year
 * @param reserve cash reserve, share of capital
 */
export function rationCredit(
  firm: {
    readonly count: number;
    readonly node: ReadonlyColumn;
    readonly capital: ReadonlyColumn;
    readonly cash: ReadonlyColumn;
    readonly profit: ReadonlyColumn;
    readonly lnCapital: Float64Array;
    readonly workspace: Float64Array;
  },
  node: {
    readonly creditAccess: ReadonlyColumn;
    readonly creditNeed: Float64Array;
    readonly creditRefused: Float64Array;
  },
  reserve: number,
  dt: number,
): void {
  const { count, node: nodeOf, capital, cash, profit, lnCapital, workspace } = firm;
  const { creditAccess, creditNeed, creditRefused } = node;
  for (let f = 0; f < count; f++) {
    const growth = workspace[f]!;
    if (growth <= 0) continue;
    const K = capital[f]!;
    const own = Math.max(0, cash[f]! + profit[f]! * dt - reserve * K);
    const need = K * growth - own;
    if (need <= 0) continue;
    const n = nodeOf[f]!;
    const refused = (1 - creditAccess[n]!) * need;
    creditNeed[n]! += need / dt;
    creditRefused[n]! += refused / dt;
    workspace[f] = growth - refused / K;
    lnCapital[f]! -= refused / K;
  }
}

import type { ReadonlyColumn } from '../engine/column.ts';

/**
 * What part of its own R&D a firm goes on with where credit is rationed: R&D has no collateral and runs on cash, so a
 * firm short of its reserve does 1 - (1 - access) (1 - cash/(reserve K)) of it (Hall 2002; Brown, Fazzari & Petersen 2009).
 * @param firm the part goes into workspace
 * @param node access to credit, share
 * @param reserve cash reserve, share of capital
 */
export function holdBackResearch(
  firm: {
    readonly count: number;
    readonly node: ReadonlyColumn;
    readonly capital: ReadonlyColumn;
    readonly cash: ReadonlyColumn;
    readonly workspace: Float64Array;
  },
  node: { readonly creditAccess: ReadonlyColumn },
  reserve: number,
): void {
  const { count, node: nodeOf, capital, cash, workspace } = firm;
  const { creditAccess } = node;
  for (let f = 0; f < count; f++) {
    const wanted = reserve * capital[f]!;
    const covered = wanted > 0 ? Math.min(Math.max(cash[f]! / wanted, 0), 1) : 1;
    workspace[f] = 1 - (1 - creditAccess[nodeOf[f]!]!) * (1 - covered);
  }
}

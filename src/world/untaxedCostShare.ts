import type { ReadonlyColumn } from '../engine/column.ts';

/** Part of the production cost of a node that buys labour and inputs; the rest is tax on emissions. */
export const untaxedCostShare = (
  node: { readonly abatementCost: ReadonlyColumn; readonly emissionTaxShare: ReadonlyColumn },
  n: number,
): number => (1 + node.abatementCost[n]!) / (1 + node.abatementCost[n]! + node.emissionTaxShare[n]!);

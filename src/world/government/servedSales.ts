import type { ReadonlyColumn } from '../../engine/column.ts';
import { clusterAmount } from './clusterAmount.ts';
import type { Lever } from './instrument.ts';

/**
 * Sales that an institution serves at node n, which it is paid by, billion yuan a year: those of the node; for what brings
 * firms into stages that may be empty yet, those of its cluster.
 * @param economy economies, regions first.
 */
export function servedSales(
  lever: Lever,
  sales: ReadonlyColumn,
  n: number,
  sectors: number,
  economy: { readonly kind: ReadonlyColumn },
): number {
  return lever === 'foreignInvestment' || lever === 'leadFirm'
    ? clusterAmount(sales, n, sectors, economy.kind)
    : sales[n]!;
}

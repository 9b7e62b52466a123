import type { ReadonlyColumn } from '../../engine/column.ts';
import { STAGES } from '../worldTables.ts';
import type { Lever } from './instrument.ts';

/**
 * Sales that an institution serves at node n, which it is paid by, billion yuan a year: those of the node, and of its
 * whole cluster for what brings firms into stages that may be empty yet.
 */
export function servedSales(lever: Lever, sales: ReadonlyColumn, n: number): number {
  if (lever !== 'foreignInvestment' && lever !== 'leadFirm') return sales[n]!;
  const first = n - (n % STAGES);
  return sales[first]! + sales[first + 1]! + sales[first + 2]!;
}

import type { ReadonlyColumn } from '../engine/column.ts';
import { FINAL_DEMAND, STAGES } from './worldTables.ts';

/**
 * What an economy spends on the supplier of row u of table use, for that use.
 * @param e row of the economy; year * economies + economy with the columns of a record.
 * @param inputs input spending of its nodes.
 * @param demand its final demand by industry.
 */
export function spendingByUse(
  use: Readonly<Record<'supplier' | 'user' | 'share', ReadonlyColumn>>,
  u: number,
  e: number,
  sectors: number,
  inputs: ReadonlyColumn,
  demand: ReadonlyColumn,
): number {
  const user = use.user[u]!;
  if (user === FINAL_DEMAND) return demand[Math.floor((e * sectors + use.supplier[u]!) / STAGES)]!;
  return use.share[u]! * inputs[e * sectors + user]!;
}

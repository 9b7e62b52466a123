import type { ReadonlyColumn } from '../../engine/column.ts';
import { REGION, STAGES } from '../worldTables.ts';

/**
 * Sales or capital of the cluster of node n; of one that does not exist yet, the mean of the clusters that the nation has in
 * the industry, 0 without any.
 * @param amounts by node.
 */
export function clusterAmount(amounts: ReadonlyColumn, n: number, sectors: number, kind: ReadonlyColumn): number {
  const first = n - (n % STAGES);
  const of = (c: number): number => amounts[c]! + amounts[c + 1]! + amounts[c + 2]!;
  const own = of(first);
  if (own > 0) return own;
  let sum = 0;
  let clusters = 0;
  for (let e = 0; kind[e] === REGION; e++) {
    const other = of(e * sectors + (first % sectors));
    if (other > 0) clusters++;
    sum += other;
  }
  return clusters > 0 ? sum / clusters : 0;
}

import type { ReadonlyColumn } from '../../engine/column.ts';

/** Adds the strength of policy p to a column of the nodes it targets; policies on one node add up. */
export function chargeNodes(
  column: Float64Array,
  policyTarget: { readonly node: ReadonlyColumn },
  p: number,
  strength: number,
): void {
  const nodes = column.length;
  for (let n = 0; n < nodes; n++) if (policyTarget.node[p * nodes + n] !== 0) column[n]! += strength;
}

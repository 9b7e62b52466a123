import type { ReadonlyColumn } from '../engine/column.ts';

/** Counting sort of the rows of firms by node; within a node the order of rows (of birth) is kept. */
export function sortByNode(
  firm: { readonly count: number; readonly node: ReadonlyColumn; readonly byNode: Int32Array },
  node: { readonly count: number; readonly firms: Int32Array; readonly firstMember: Int32Array },
): void {
  const { node: nodeOf, byNode } = firm;
  const { firms, firstMember } = node;
  firms.fill(0);
  for (let f = 0; f < firm.count; f++) firms[nodeOf[f]!]!++;
  let place = 0;
  for (let n = 0; n < node.count; n++) {
    firstMember[n] = place;
    place += firms[n]!;
    firms[n] = 0;
  }
  for (let f = 0; f < firm.count; f++) {
    const n = nodeOf[f]!;
    byNode[firstMember[n]! + firms[n]!++] = f;
  }
}

import type { ReadonlyColumn } from '../engine/column.ts';
import { DOMESTIC_OWNER } from './firmColumns.ts';

interface TargetColumns {
  readonly domesticOwners: ReadonlyColumn;
  readonly foreignOwners: ReadonlyColumn;
  readonly minEmployees: ReadonlyColumn;
  readonly maxEmployees: ReadonlyColumn;
  readonly demanded: ReadonlyColumn;
}

/** Whether policy p targets firm f: its node, owner, size (persons employed in the last tick) and share of new products all pass. */
export function isTargeted(
  policy: TargetColumns,
  policyTarget: { readonly node: ReadonlyColumn },
  p: number,
  firm: Readonly<Record<'node' | 'owner' | 'employees' | 'newProductShare', ReadonlyColumn>>,
  f: number,
  nodes: number,
): boolean {
  if (policyTarget.node[p * nodes + firm.node[f]!] === 0) return false;
  if ((firm.owner[f] === DOMESTIC_OWNER ? policy.domesticOwners[p] : policy.foreignOwners[p]) === 0) return false;
  if (firm.newProductShare[f]! < policy.demanded[p]!) return false;
  const persons = firm.employees[f]! * 1000;
  return persons >= policy.minEmployees[p]! && persons <= policy.maxEmployees[p]!;
}

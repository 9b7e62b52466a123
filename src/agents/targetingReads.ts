/** Columns by which a rule that pays targeted firms tells which policy is in force, for whom and with how much money. */
export const targetingReads = [
  'policy.instrument',
  'policy.from',
  'policy.until',
  'policy.budget',
  'policy.strength',
  'policy.domesticOwners',
  'policy.foreignOwners',
  'policy.minEmployees',
  'policy.maxEmployees',
  'policy.demanded',
  'policyTarget.node',
  'policyPath.amount',
  'firm.node',
  'firm.owner',
  'firm.newProductShare',
] as const;

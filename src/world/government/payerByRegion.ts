import type { PolicySpec } from '../worldSpec.ts';

/** A policy as a run has it: of one that regions pay for, the part of one region. */
export interface PaidPolicy extends PolicySpec {
  /** The region whose budget pays, null for the nation. */
  readonly payer: string | null;
}

/**
 * Splits every policy that regions pay for into one a region, each with its own budget and reach: then a region that runs
 * short cuts its own part and no other.
 */
export function payerByRegion(policies: readonly PolicySpec[], regions: readonly string[]): PaidPolicy[] {
  return policies.flatMap((policy): PaidPolicy[] => {
    if (policy.paidBy !== 'region') return [{ ...policy, payer: null }];
    const reached = policy.target.region ?? regions;
    return regions
      .filter((region) => reached.includes(region))
      .map((region) => ({ ...policy, target: { ...policy.target, region: [region] }, payer: region }));
  });
}

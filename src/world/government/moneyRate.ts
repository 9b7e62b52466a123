/**
 * A prescribed sum for a year as a rate a year: a policy in force for part of a year pays the whole sum in that part.
 * @param amount billion yuan to be spent in the year; negative where nothing is prescribed
 * @param year year of the run, 0 for the first
 * @param from start of the policy, years after the start of the run
 * @param until end of the policy
 * @returns billion yuan a year, or -1 where nothing is prescribed
 */
export function moneyRate(amount: number, year: number, from: number, until: number): number {
  if (amount < 0) return -1;
  const share = Math.min(until, year + 1) - Math.max(from, year);
  return share > 0 ? amount / Math.min(1, share) : 0;
}

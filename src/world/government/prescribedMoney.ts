import type { ReadonlyColumn } from '../../engine/column.ts';
import { moneyRate } from './moneyRate.ts';

/** What policy p is to spend in a year of the run, billion yuan a year; -1 where nothing is prescribed. */
export function prescribedMoney(
  policy: { readonly count: number } & Readonly<Record<'from' | 'until', ReadonlyColumn>>,
  policyPath: { readonly count: number; readonly amount: ReadonlyColumn },
  p: number,
  year: number,
): number {
  const years = policyPath.count / policy.count;
  return year < years ? moneyRate(policyPath.amount[p * years + year]!, year, policy.from[p]!, policy.until[p]!) : -1;
}

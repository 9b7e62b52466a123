import { FRONTIER, REGION } from './worldTables.ts';

/**
 * The social accounting matrix: who pays whom. Every rule that moves money books it here, tick by tick; docs/model.md
 * shows the matrix on paper and a test checks that every row equals its column.
 *
 * Accounts: firms by stage (0, 1, 2), households, governments, landowners (land and natural resources), investment
 * (savings in; capital goods and net lending out), rest of the economy (the one exogenous account: what households,
 * blocs and investment buy from or sell to the world outside the chain), then one account a bloc.
 */
export const HOUSEHOLDS = 3;
export const GOVERNMENTS = 4;
export const LANDOWNERS = 5;
export const INVESTMENT = 6;
export const REST_OF_ECONOMY = 7;
export const FIRST_BLOC = 8;

/** Names of the fixed accounts, in order; blocs follow. */
export const accountNames = [
  'upstream firms',
  'midstream firms',
  'downstream firms',
  'households',
  'governments',
  'land and resource owners',
  'investment',
  'rest of the economy (exogenous)',
] as const;

/** Number of accounts with a number of blocs. */
export const accountCount = (blocs: number): number => FIRST_BLOC + blocs;

/** Number of accounts of the payment matrix of a world. */
export const accountsOf = (payment: { readonly count: number }): number => Math.round(Math.sqrt(payment.count));

/** Account of the frontier bloc, where the owners of foreign affiliates live. */
export function frontierAccount(economy: {
  readonly count: number;
  readonly kind: { readonly [e: number]: number };
}): number {
  let regions = 0;
  while (economy.kind[regions] === REGION) regions++;
  let bloc = regions;
  while (bloc < economy.count - 1 && economy.kind[bloc] !== FRONTIER) bloc++;
  return FIRST_BLOC + bloc - regions;
}

/** Books a payment: `amount` a year from payer to payee. A negative amount is booked the other way round. */
export function pay(amounts: Float64Array, accounts: number, payer: number, payee: number, amount: number): void {
  if (amount >= 0) amounts[payer * accounts + payee]! += amount;
  else amounts[payee * accounts + payer]! -= amount;
}

/**
 * Row total minus column total of every account, relative to the sum of all payments.
 * @param amounts A x A payments, payer by payee.
 * @returns A imbalances; all 0 up to rounding when the accounts close.
 */
export function imbalances(amounts: { readonly [i: number]: number }, accounts: number): Float64Array {
  const result = new Float64Array(accounts);
  let total = 0;
  for (let a = 0; a < accounts; a++) {
    for (let b = 0; b < accounts; b++) {
      const amount = amounts[a * accounts + b] as number;
      total += amount;
      result[a]! += amount;
      result[b]! -= amount;
    }
  }
  if (total > 0) for (let a = 0; a < accounts; a++) result[a]! /= total;
  return result;
}

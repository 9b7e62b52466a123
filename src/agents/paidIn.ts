import { accountsOf, frontierAccount } from '../world/socialAccounts.ts';

/** Where what owners pay in at a birth is booked: the payment matrix, the account of parents abroad, capital goods. */
export const paidIn = (
  economy: Parameters<typeof frontierAccount>[0],
  nation: { readonly capitalGoods: Float64Array },
  payment: { readonly count: number; readonly amount: Float64Array },
  dt: number,
) => ({
  amounts: payment.amount,
  accounts: accountsOf(payment),
  abroad: frontierAccount(economy),
  capitalGoods: nation.capitalGoods,
  dt,
});

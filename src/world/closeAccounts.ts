import {
  accountsOf,
  FIRST_BLOC,
  GOVERNMENTS,
  HOUSEHOLDS,
  INVESTMENT,
  LANDOWNERS,
  pay,
  REST_OF_ECONOMY,
} from './socialAccounts.ts';
import { worldRule } from './worldRule.ts';

/**
 * Closes the accounts that have no behaviour of their own: land and resource owners are households; governments save
 * or borrow their balance; what households and blocs earn and do not spend on the chain, and savings that are not
 * invested, go to the rest of the economy, the one exogenous account. Firms are NOT closed here: their row equals
 * their column only if every rule booked what it did.
 */
export const closeAccounts = worldRule({
  name: 'closeAccounts',
  source: 'docs/model.md, social accounting matrix',
  reads: ['nation.capitalGoods'],
  writes: ['payment.amount', 'nation.netLending', 'nation.governmentCash'],
  apply: ({ payment, nation, dt }) => {
    const accounts = accountsOf(payment);
    const amounts = payment.amount;
    const balance = (account: number): number => {
      let received = 0;
      for (let other = 0; other < accounts; other++) {
        received += amounts[other * accounts + account]! - amounts[account * accounts + other]!;
      }
      return received;
    };
    pay(amounts, accounts, LANDOWNERS, HOUSEHOLDS, balance(LANDOWNERS));
    const surplus = balance(GOVERNMENTS);
    pay(amounts, accounts, GOVERNMENTS, INVESTMENT, surplus);
    nation.governmentCash[0]! += surplus * dt;
    pay(amounts, accounts, INVESTMENT, REST_OF_ECONOMY, nation.capitalGoods[0]!);
    const lending = balance(INVESTMENT);
    nation.netLending[0] = lending;
    pay(amounts, accounts, INVESTMENT, REST_OF_ECONOMY, lending);
    pay(amounts, accounts, HOUSEHOLDS, REST_OF_ECONOMY, balance(HOUSEHOLDS));
    for (let bloc = FIRST_BLOC; bloc < accounts; bloc++) {
      pay(amounts, accounts, bloc, REST_OF_ECONOMY, balance(bloc));
    }
  },
});

import { float64 } from '../engine/column.ts';

/** Public budgets: a row a region, in order, then one for the nation. Together they are the account of governments. */
export const treasuryTables = {
  treasury: {
    revenue: float64('billion yuan a year', 'own revenue of the tick: taxes, tariffs, land'),
    transfers: float64('billion yuan a year', 'received from the nation, of which it is the negative sum'),
    spending: float64(
      'billion yuan a year',
      'paid under policies that the government pays for, taxes forgone included',
    ),
    balance: float64('billion yuan', 'accumulated balance'),
  },
} as const;

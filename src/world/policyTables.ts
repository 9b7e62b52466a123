import { float64, int32, uint8 } from '../engine/column.ts';

/** Policies of a scenario: what they are, whom they target, what they paid; rows as in worldTables.ts. */
export const policyTables = {
  /** Policies in force; the target is a mask over nodes plus owner and size bounds. */
  policy: {
    instrument: int32('index', 'instrument'),
    from: float64('years', 'start after the first tick'),
    until: float64('years', 'end'),
    ramp: float64('years', 'time to full strength'),
    rate: float64('by instrument', 'full strength'),
    budget: float64('billion yuan a year', 'most it can spend in the tick, infinite for no limit'),
    cap: float64('billion yuan a year', 'most it may spend by its own terms, infinite for no limit'),
    payer: int32('row', 'region whose budget pays, -1 for the nation', -1),
    domesticOwners: uint8('flag', 'domestic firms are targeted', 1),
    foreignOwners: uint8('flag', 'foreign affiliates are targeted', 1),
    minEmployees: float64('persons', 'smallest firm targeted'),
    maxEmployees: float64('persons', 'largest firm targeted'),
    newProducts: float64('share of sales', 'new products a firm must sell to be paid further, 0 for none'),
    followUp: float64('years', 'time from the start after which that is demanded'),
    demanded: float64('share of sales', 'new products demanded in the tick'),
    partner: int32('economy', 'trade partner, -1 for all'),
    direction: uint8('class', '0 imports, 1 exports'),
    costShare: float64('share of sales', 'cost of an institution-like instrument'),
    strength: float64('by instrument', 'strength of the tick after rationing'),
    base: float64('billion yuan a year', 'money the rate was paid on in the last tick in which it was in force'),
    spending: float64('billion yuan a year', 'money paid in the tick'),
    layout: uint8('class', 'of a park: 0 by advantage, 1 homogeneous, 2 listed'),
    promotes: int32('industries', 'industries each region promotes under a park', 1),
    copying: float64('share', 'propensity of a government to copy another at a review'),
    review: float64('years', 'time between reviews of what is promoted, 0 for none'),
    unspent: float64('billion yuan a year', 'money in the budget of the tick that was not paid, 0 without a budget'),
  },
  /** What regions promote under park policy p (index p*C + cluster). */
  policyLayout: {
    listed: uint8('flag', 'named for the region by the policy'),
    promoted: uint8('flag', 'promoted since the last choice'),
    salesBefore: float64('billion yuan a year', 'sales of the cluster at the last choice'),
  },
  policyTarget: {
    node: uint8('flag', 'policy p targets node n (index p*N + n)'),
  },
  /** A prescribed money path: policy p spends exactly this in year y (index p*Y + y), -1 for none. */
  policyPath: {
    amount: float64('billion yuan a year', 'money to be spent, -1 where the rate decides', -1),
  },
} as const;

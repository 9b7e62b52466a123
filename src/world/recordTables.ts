import { float64, int32, uint8 } from '../engine/column.ts';

/** The yearly record every measure is computed from: one block of rows a year, filled by the last rule of the tick. */
export const recordTables = {
  /** Row year*N + node. Flows are totals of the year, stocks its last quarter. */
  nodeYear: {
    sales: float64('billion yuan', 'sales'),
    inputs: float64('billion yuan', 'inputs, tariffs included'),
    subsidies: float64('billion yuan', 'production subsidies and rewards of niche champions paid'),
    wages: float64('billion yuan', 'production and overhead wages, dues of associations'),
    research: float64('billion yuan', 'R&D spending'),
    profit: float64('billion yuan', 'profit after R&D and tax'),
    misused: float64('billion yuan', 'R&D grants that went to the owners'),
    crowdedOut: float64('billion yuan', 'own R&D of firms that grants replaced'),
    employment: float64('thousand persons', 'employment, mean of the year'),
    skilled: float64('thousand persons', 'skilled employment, mean of the year'),
    firms: int32('firms', 'firms at the end of the year'),
    capital: float64('billion yuan', 'capital at the end of the year'),
    competence: float64('ln', 'own-stage competence at the end of the year'),
    inventions: float64('inventions', 'new inventions'),
    conversions: float64('inventions', 'inventions put to use'),
    realisedSteps: float64('steps', 'conversions weighted by realised step'),
    newProductSales: float64('billion yuan', 'sales of new products'),
    champions: int32('firms', 'firms rewarded as niche champions at the end of the year'),
    creditDisplaced: float64('billion yuan', 'money of credit policies that took the place of banks'),
    creditNeed: float64('billion yuan', 'credit that firms asked for, recorded where it is rationed'),
    creditRefused: float64('billion yuan', 'credit that firms asked for and did not get'),
    entries: int32('firms', 'firms founded'),
    exits: int32('firms', 'firms closed'),
    arrivals: int32('firms', 'firms moved in'),
    climbs: int32('firms', 'firms climbed into the stage'),
    falls: int32('firms', 'firms fallen out of the stage'),
    radicals: int32('inventions', 'radical steps'),
    processUpgrades: int32('upgrades', 'steps forward in manufacturing'),
    productUpgrades: int32('upgrades', 'steps forward in design or brand'),
    chainMoves: int32('firms', 'firms that came from another industry'),
    lostByFalling: float64('billion yuan', 'R&D capital lost by firms that fell out of the stage'),
    ownDesign: int32('firms', 'firms that make to their own design at the end of the year'),
    ownBrand: int32('firms', 'firms that sell under their own brand at the end of the year'),
    modeToDesign: int32('firms', 'firms that went from OEM to ODM'),
    modeToBrand: int32('firms', 'firms that went from ODM to OBM'),
    modeLeaps: int32('firms', 'firms that went from OEM to OBM at once'),
    modeFalls: int32('firms', 'firms that gave up own design or own brand'),
    parkPlants: float64('billion yuan', 'empty plants of parks at the end of the year'),
    employmentSmall: float64('thousand persons', 'employment of firms under 300 employees at the end of the year'),
    employmentMedium: float64('thousand persons', 'employment of firms of 300 to 999 employees at the end of the year'),
    employmentLarge: float64('thousand persons', 'employment of firms of 1000 or more at the end of the year'),
    emissions: float64('thousand tonnes of CO2', 'emissions'),
    emissionTaxes: float64('billion yuan', 'tax on emissions paid'),
    abatement: float64('share', 'part of the emissions that is avoided, at the end of the year'),
  },
  /** Row year*C + cluster. */
  clusterYear: {
    state: uint8('class', 'state of a laggard cluster at the end of the year'),
    promoted: uint8('flag', 'promoted by a park in the last quarter of the year'),
  },
  /** Row year*E + economy. */
  economyYear: {
    wage: float64('billion yuan per thousand persons a year', 'wage, mean of the year'),
    restEmployment: float64('thousand persons', 'employment of the rest of the economy'),
    restOutput: float64('billion yuan', 'output of the rest of the economy'),
    policySpending: float64('billion yuan', 'money paid under policies'),
    skilledWage: float64('billion yuan per thousand persons a year', 'pay of R&D staff, mean of the year'),
    talent: float64('share', 'skilled share of the labour force at the end of the year'),
    universities: float64('1', 'universities relative to the start at the end of the year'),
    infrastructure: float64('index', 'quality of infrastructure at the end of the year'),
  },
  /** Row year*M + market. */
  marketYear: {
    demand: float64('billion yuan', 'final demand at purchaser prices'),
    displaced: float64('billion yuan', 'vouchers that paid for what would have been bought anyway'),
  },
  /** Row year*L + link. */
  linkYear: {
    flow: float64('billion yuan', 'sales of the origin to the destination at basic prices'),
  },
  /** Row year*A*A + payer*A + payee. */
  paymentYear: {
    amount: float64('billion yuan', 'money paid'),
  },
  /** Row year*CHANNELS*N + node*CHANNELS + channel. */
  channelYear: {
    gain: float64('ln', 'competence gained through the channel'),
  },
  /** Row year*P + policy. */
  policyYear: {
    spending: float64('billion yuan', 'money paid'),
    unspent: float64('billion yuan', 'money in the budgets that was not paid'),
  },
  /** Row year*(R+1) + region, the nation last. */
  treasuryYear: {
    revenue: float64('billion yuan', 'own revenue'),
    transfers: float64('billion yuan', 'received from the nation'),
    spending: float64('billion yuan', 'paid under own policies'),
    balance: float64('billion yuan', 'accumulated balance at the end of the year'),
  },
} as const;

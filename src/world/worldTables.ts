import { float64, int32, uint8 } from '../engine/column.ts';
import { institutionColumns } from './government/institutionColumns.ts';
import { policyTables } from './policyTables.ts';
import { tradeTables } from './tradeTables.ts';
import { treasuryTables } from './treasuryTables.ts';

/**
 * Everything in the world but the firms. Row numbers:
 * economy e (regions first, then blocs) · industry k · stage s (0 upstream, 1 midstream, 2 downstream)
 * sector k*3+s · use: one row a supplying sector and its user · relation k*K+l · market and cluster e*K+k · node (e*K+k)*3+s · pair o*E+d · link ((k*3+s)*E+o)*E+d.
 * Money is billion yuan a year of the base year unless a column says otherwise.
 */
export const worldTables = {
  economy: {
    kind: uint8('class', '0 domestic region, 1 frontier bloc, 2 rival bloc'),
    wageStart: float64('billion yuan per thousand persons a year', 'wage at the start'),
    lnWage: float64('ln', 'wage relative to the start'),
    lnSkillPremium: float64('ln', 'premium of skilled labour relative to the start'),
    lnLandRent: float64('ln', 'rent of land per unit of fixed cost relative to wages, 0 at the start'),
    landCapital: float64('billion yuan', 'capital of all clusters in the first tick'),
    labour: float64('thousand persons', 'employment of all clusters and the rest of the economy'),
    labourStart: float64('thousand persons', 'labour at the end of the first tick'),
    skilled: float64('thousand persons', 'skilled employment of the clusters'),
    skillSupply: float64('thousand persons', 'skilled labour the clusters can have without a premium'),
    restEmployment: float64('thousand persons', 'employment of the rest of the economy'),
    restOutput: float64('billion yuan a year', 'gross output of the rest of the economy'),
    restGrowth: float64('1/year', 'growth of the rest of the economy, employment and output'),
    talent: float64('share', 'skilled share of the labour force; sets what R&D can absorb'),
    infrastructure: float64('index', 'quality of infrastructure, 0 = average of the nation'),
    creditAccess: float64('share', 'credit that firms of the region get of what they ask for where it is rationed', 1),
    universities: float64('1', 'universities and professional schools relative to the start', 1),
    talentStart: float64('share', 'talent at the start'),
    infrastructureStart: float64('index', 'infrastructure at the start'),
    policySpending: float64('billion yuan a year', 'money paid under policies in the tick'),
    emissions: float64('thousand tonnes of CO2 a year', 'emissions of the nodes of a region'),
    environmentalCapacity: float64(
      'thousand tonnes of CO2 a year',
      'emissions a region can bear without cost; 0 until the first tick where the world states none',
    ),
  },
  industry: {
    demandGrowth: float64('1/year', 'growth of final demand'),
    newDemand: float64('ln', 'size times maturity of the paradigm shifts that demand has answered to'),
    priceStart: float64('index', 'domestic price index of final goods at the end of the first tick'),
    price: float64('index', 'domestic price index of final goods relative to the start', 1),
  },
  sector: {
    elasticity: float64('1', 'elasticity of substitution between origins'),
    inputShare: float64('share', 'inputs in variable cost'),
    outsideShare: float64('share', 'part of the input spending that leaves the chains; 0 but upstream'),
    usesFrom: int32('row', 'first row of the sector as supplier in table use'),
    usesUntil: int32('row', 'row after its last one'),
    researchIntensity: float64('share of sales', 'R&D at the reference margin'),
    qualityElasticity: float64('1', 'elasticity of attractiveness to competence'),
    wagePremium: float64('1', 'wage of the stage relative to assembly'),
    skilledShare: float64('share', 'skilled labour in production employment'),
    emissionIntensity: float64('tonnes of CO2 a million yuan of production cost', 'emissions before abatement'),
    fixedCostRate: float64('1/year', 'fixed cost per unit of capital, calibrated'),
    benchmark: float64('ln', 'sales-weighted mean own-stage competence of the world, frontier included'),
    leadStock: float64('billion yuan', 'R&D capital of a lead firm of the frontier bloc at the start'),
    adoptedShare: float64('share', 'firms on the new technological track in world sales'),
    adoptedAtHome: float64('share', 'firms on the new technological track in the sales of the nation'),
    shiftSize: float64('ln', 'size of the paradigm shift that has begun, 0 without'),
    shiftOpen: uint8('flag', 'firms can still change to the new track'),
    oldTrackFade: float64('1', 'productivity of research on the old track after a shift', 1),
    matured: float64('ln', 'size times maturity of the new track at the end of the tick'),
    maturing: float64('ln', 'growth of that in the tick'),
    frontier: float64('ln', 'own-stage competence of the best node with at least 2 % of world sales'),
  },
  market: {
    demand: float64('billion yuan a year', 'final demand at purchaser prices'),
    plainDemand: float64('billion yuan a year', 'final demand that vouchers of the tick are a share of, 0 without any'),
    stimulus: float64('share', 'final demand that vouchers add'),
    displaced: float64('billion yuan a year', 'vouchers that pay for what would have been bought anyway'),
  },
  /** Who buys from whom: rows in order of supplier, then user. See usesOf.ts. */
  use: {
    supplier: int32('row', 'sector that sells'),
    user: int32('row', 'sector that buys, -1 for final demand'),
    share: float64('share', 'part of the input spending of the user that goes to the supplier; 1 for final demand'),
  },
  relation: {
    weight: float64('share', 'how much of what one industry knows is of use in another, 1 on the diagonal'),
  },
  pair: {
    distance: float64('km', 'distance between two economies'),
    proximity: float64('share', 'weight of distance and border in meetings'),
  },
  node: {
    key: int32('word', 'hash of the name of the node'),
    economy: int32('row', 'economy of the node'),
    sector: int32('row', 'sector of the node'),
    stage: uint8('class', 'stage of the node'),
    taste: float64('1', 'taste constant of the trade shares, calibrated'),
    firms: int32('firms', 'firms of the node'),
    firstMember: int32('row', 'first place of the node in firm.byNode'),
    capital: float64('billion yuan', 'capital of the node'),
    capitalStart: float64('billion yuan', 'natural capacity: capital the place has labour, land and suppliers for'),
    referenceCapital: float64('billion yuan', 'capital of a typical firm of the node at the start'),
    lnReference: float64('ln billion yuan', 'logarithm of referenceCapital'),
    quality: float64('1', 'capital-weighted mean of exp(eta z)'),
    competence: float64('ln', 'own-stage competence: of a bloc its state, of a region ln(quality)/eta'),
    weight: float64('1', 'sum of firm attractiveness, subsidies included'),
    subsidyPull: float64('1', 'attractiveness with over without production subsidies', 1),
    grossFactor: float64('1', 'production cost before over after production subsidies', 1),
    unitCost: float64('index', 'unit cost before production subsidies'),
    markup: float64('1', 'price over unit cost', 1),
    pull: float64('1', 'weight in trade shares before transport'),
    price: float64('index', 'price index the economy pays for the stage', 1),
    spending: float64('billion yuan a year', 'spending of the economy on the stage, tariffs included'),
    sales: float64('billion yuan a year', 'sales at basic prices'),
    inputs: float64('billion yuan a year', 'purchases of inputs, tariffs included'),
    captivity: float64('share', 'sales to lead firms of the frontier, of an M node'),
    wages: float64(
      'billion yuan a year',
      'wages of production workers and overhead staff, and of associations as far as members pay them',
    ),
    rents: float64('billion yuan a year', 'rents to land and resource owners'),
    subsidies: float64('billion yuan a year', 'production subsidies and rewards of niche champions paid'),
    parkMoney: float64('billion yuan a year', 'money of parks for the node'),
    parkPlants: float64('billion yuan', 'plants of parks that no firm has taken yet'),
    research: float64('billion yuan a year', 'R&D spending, grants included'),
    profit: float64('billion yuan a year', 'profit after R&D and tax'),
    tax: float64('billion yuan a year', 'profit tax, preferences taken off'),
    taxForgone: float64('billion yuan a year', 'profit tax forgone by preferences'),
    misused: float64('billion yuan a year', 'R&D grants that went to the owners'),
    crowdedOut: float64('billion yuan a year', 'own R&D of firms that grants replaced'),
    employment: float64('thousand persons', 'employment'),
    skilled: float64('thousand persons', 'skilled employment, researchers included'),
    statedEmployment: float64('thousand persons', 'employment of the cluster stated for the start, 0 where it is not'),
    staffing: float64('1', 'persons over those whom the wage bill pays at the wages of the region', 1),
    fixedCostRate: float64(
      '1/year',
      'fixed cost per unit of capital of a bloc: its average producer earns the required return',
    ),
    pace: float64('1/year', 'competence growth a bloc has at its starting R&D intensity'),
    researchStart: float64('share of sales', 'R&D intensity of a bloc at the start'),
    adopters: int32('firms', 'lead firms of a bloc on the new technological track'),
    newTrackWeight: float64('share', 'weight of the new track among the lead firms of a bloc'),
    newTrackLead: float64('ln', 'lead of the new track over the old one in a bloc'),
    returnGap: float64('1/year', 'capital-weighted return minus required return'),
    emissionTax: float64('yuan a tonne', 'tax on emissions in force'),
    abatement: float64('share', 'part of the emissions that is avoided'),
    abatementCost: float64('share', 'what avoiding emissions costs, in production cost before it and before the tax'),
    emissionTaxShare: float64('share', 'tax on emissions, in production cost before it and before abatement'),
    emissions: float64('thousand tonnes of CO2 a year', 'emissions of production, abatement taken off'),
    emissionTaxes: float64('billion yuan a year', 'tax on emissions paid'),
    ...institutionColumns,
    sharedServices: float64('1', 'what industry associations do for the firms of the node'),
    champions: int32('firms', 'firms rewarded as niche champions in the tick'),
    denied: float64('share', 'hardest blockade of what the node buys or of what competes with it'),
    researchIntensity: float64('share of sales', 'R&D at the reference margin, response to a blockade included'),
    creditAccess: float64('share', 'credit that firms get of what they ask for', 1),
    creditSurplus: float64('share', 'part of the support by credit policies that takes the place of banks'),
    creditDisplaced: float64('billion yuan a year', 'money of credit policies that takes the place of banks'),
    creditNeed: float64('billion yuan a year', 'credit that firms ask for, recorded where it is rationed'),
    creditRefused: float64('billion yuan a year', 'credit that firms ask for and do not get'),
    affiliateShare: float64('share', 'affiliates of foreign firms in the capital of the node'),
    affiliateDesign: float64('ln', 'capital-weighted competence of foreign affiliates in design, 0 without any'),
    affiliateManufacture: float64('ln', 'the same in manufacturing'),
    affiliateBrand: float64('ln', 'the same in brand and sales'),
    appeal: float64('ln', 'log sales per unit of attractiveness, with the pull of like firms; 0 without sales'),
    best: float64('ln', 'best own-stage competence among the firms, 0 without firms'),
    entries: int32('firms', 'firms founded in the tick'),
    exits: int32('firms', 'firms closed in the tick'),
    arrivals: int32('firms', 'firms that moved in from another region in the tick'),
    climbs: int32('firms', 'firms that climbed into the stage in the tick'),
    falls: int32('firms', 'firms that fell out of the stage in the tick'),
    lnLabour: float64(
      'ln',
      'logarithm of employees per capital of the node over the size of the dip in invention, 1e6 without',
    ),
    inventions: float64('inventions', 'new inventions of the tick'),
    conversions: float64('inventions', 'inventions put to use in the tick'),
    realisedSteps: float64('steps', 'conversions weighted by realised step over the reference step'),
    radicals: int32('inventions', 'radical steps of the tick'),
    processUpgrades: int32('upgrades', 'steps forward in manufacturing in the tick (process upgrading)'),
    productUpgrades: int32('upgrades', 'steps forward in design or brand in the tick (product upgrading)'),
    chainMoves: int32('firms', 'firms that came from another industry in the tick (chain upgrading)'),
    lostByFalling: float64('billion yuan', 'R&D capital lost by firms that fell out of the stage in the tick'),
    ownDesign: int32('firms', 'firms that make to their own design (ODM) at the end of the tick'),
    ownBrand: int32('firms', 'firms that sell under their own brand (OBM) at the end of the tick'),
    modeToDesign: int32('firms', 'firms that went from made-to-drawing to own design in the tick (OEM to ODM)'),
    modeToBrand: int32('firms', 'firms that went from own design to own brand in the tick (ODM to OBM)'),
    modeLeaps: int32('firms', 'firms that went from made-to-drawing to own brand at once in the tick (OEM to OBM)'),
    modeFalls: int32('firms', 'firms that gave up own design or own brand in the tick'),
    newProductSales: float64('billion yuan a year', 'sales of new products'),
    fixedCostFactor: float64('1', 'fixed cost of the region relative to the start: wages and land rents'),
    capitalBefore: float64(
      'none',
      'within growCapital: capital before the shocks, then ln of the factor that takes back what they created',
    ),
    capitalAfter: float64(
      'none',
      'within growCapital: capital after the shocks, then the factor that takes back what they created',
    ),
    dividends: float64('billion yuan a year', 'profit paid out to domestic owners'),
    dividendsAbroad: float64('billion yuan a year', 'profit paid out to owners in the frontier bloc'),
  },
  cluster: {
    laggard: uint8('flag', 'at least 60 % of value added was midstream at the start'),
    state: uint8('class', '0 not a laggard, 1 locked in, 2 escaped, 3 dead'),
    promoted: uint8('flag', 'a park puts money into the cluster'),
    highQuarters: int32('quarters', 'quarters running in which the escape condition held'),
    valueAddedStart: float64('billion yuan a year', 'value added at the end of the first tick'),
    highValueAddedStart: float64('billion yuan a year', 'U + D value added at the end of the first tick'),
    outputStart: float64('billion yuan a year', 'sales at the end of the first tick'),
  },
  ...tradeTables,
  /** Payments of the tick between accounts: row pays column (index payer*A + payee). See socialAccounts.ts. */
  payment: {
    amount: float64('billion yuan a year', 'money paid'),
  },
  /** One row: stocks and flows of the nation that the accounts are checked against. */
  nation: {
    capitalGoods: float64('billion yuan a year', 'purchases of capital goods less sales of used ones'),
    netLending: float64('billion yuan a year', 'savings not invested'),
    governmentCash: float64('billion yuan', 'accumulated balance of governments'),
    shifted: uint8('flag', 'a paradigm shift has begun in some sector'),
  },
  ...policyTables,
  ...treasuryTables,
} as const;

/** How a firm sells: made to the customer's drawing, to its own design, under its own brand; new firms are not graded yet. */
export const OEM = 0;
export const ODM = 1;
export const OBM = 2;
export const NOT_GRADED = 3;
/** Owner of a firm. */
export const DOMESTIC_OWNER = 0;
export const FOREIGN_OWNER = 1;
/** An affiliate that local firms neither learn from nor spring from. */
export const ENCLAVE_OWNER = 2;

export const stageNames = ['upstream', 'midstream', 'downstream'] as const;
export type StageName = (typeof stageNames)[number];
export const UPSTREAM = 0;
export const MIDSTREAM = 1;
export const DOWNSTREAM = 2;
export const STAGES = 3;
/** In place of a sector that buys. */
export const FINAL_DEMAND = -1;

export const REGION = 0;
export const FRONTIER = 1;
export const RIVAL = 2;

/** States of a laggard cluster, in the words of docs/model.md. */
export const clusterStates = ['notLaggard', 'lockedIn', 'escaped', 'dead'] as const;
export const NOT_LAGGARD = 0;
export const LOCKED_IN = 1;
export const ESCAPED = 2;
export const DEAD = 3;

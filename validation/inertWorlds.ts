/** A world in which parameters can act, with what else is set there. */
export interface InertWorld {
  readonly world: string;
  /** Years run: enough for the mechanism, before luck hides what it does. */
  readonly years: number;
  readonly set?: Readonly<Record<string, number>>;
  /** Values beyond are not tried: runs would take minutes each. */
  readonly largest?: number;
}

/** One industry, laggards, and a programme that pays for research: most of the model acts here. */
const GENERAL: InertWorld = { world: 'rd-subsidy-12', years: 15 };
/** Eight industries that may learn from each other and change places. */
const INDUSTRIES: InertWorld = { world: 'east-central-west', years: 15 };
const LATECOMER: InertWorld = { world: 'window-response', years: 25 };

/** Groups, and parameters apart from their group, that act under an instrument or in a kind of world only. */
export const special: Readonly<Record<string, InertWorld>> = {
  'firm.countScale': { ...GENERAL, largest: 4 },
  // states no relatedness of its five industries
  'market.relatedness': { world: 'regional-layout', years: 15 },
  'market.largestSubsidy': { world: 'production-subsidy-12', years: 15 },
  'market.infrastructureGain': { world: 'infrastructure-20', years: 15 },
  'market.knowledgeBarrier': { world: 'yangtze-barriers', years: 10 },
  'market.movingBarrier': { world: 'yangtze-barriers', years: 10 },
  'market.demandDisplaced': { world: 'dual-circulation', years: 15 },
  'region.skillMobility': { world: 'talent-20', years: 15 },
  'region.universityDecay': { world: 'talent-20', years: 15 },
  'region.talentTurnover': { world: 'talent-20', years: 15 },
  'region.infrastructureDecay': { world: 'infrastructure-20', years: 15 },
  'region.creditRationing': { world: 'finance-rationed', years: 15 },
  park: { world: 'parks-by-advantage', years: 15 },
  treasury: { world: 'parks-own-budgets', years: 15 },
  'programme.associationMembers': { world: 'association-20', years: 15 },
  'programme.associationFee': { world: 'association-20', years: 15 },
  'programme.championSize': { world: 'little-giants', years: 15 },
  'programme.championNewProducts': { world: 'little-giants', years: 15 },
  environment: { world: 'environmental-tax', years: 15 },
  // how much room there is before emissions cost matters where they do cost
  'environment.capacityRoom': { world: 'environmental-tax', years: 15, set: { 'environment.capacityCost': 0.1 } },
  blockade: { world: 'blockade-80', years: 20 },
  'learning.foreignTraining': { world: 'foreign-investment-linked', years: 15 },
  'learning.foreignCompetition': { world: 'foreign-investment-linked', years: 15 },
  'learning.foreignLinkage': { world: 'foreign-investment-linked', years: 15 },
  'learning.parentTransfer': { world: 'foreign-investment-linked', years: 15 },
  'learning.relatedIndustry': INDUSTRIES,
  'learning.university': { world: 'talent-20', years: 15 },
  'learning.universityLevel': { world: 'talent-20', years: 15 },
  'mobility.chainHazard': INDUSTRIES,
  'mobility.chainLoss': INDUSTRIES,
  'mobility.chainCost': INDUSTRIES,
  'mobility.relatedPull': INDUSTRIES,
  'demography.foreignEntry': { world: 'foreign-investment-linked', years: 15 },
  'demography.spark': { world: 'new-industry', years: 25 },
  'demography.universitySpark': { world: 'new-industry', years: 25 },
  arrival: { world: 'foreign-investment-linked', years: 15 },
  'arrival.leadGap': { world: 'lead-firm', years: 15 },
  'arrival.leadHazard': { world: 'lead-firm', years: 15 },
  paradigm: LATECOMER,
};

/**
 * Worlds a parameter is looked at in, in turn until it moves a headline measure: where its mechanism acts under an
 * instrument of its own, that world alone; else the worlds of one and of several industries.
 * @param path as `learning.rate`.
 */
export function inertWorldsOf(path: string): InertWorld[] {
  const own = special[path] ?? special[path.split('.')[0]!] ?? GENERAL;
  if (own === GENERAL) return [GENERAL, INDUSTRIES];
  return own === INDUSTRIES ? [INDUSTRIES, GENERAL] : [own];
}

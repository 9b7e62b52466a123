/** A world in which parameters can act, with what else is set there. */
export interface InertWorld {
  readonly world: string;
  readonly set?: Readonly<Record<string, number>>;
}

/** One industry, laggards, and a programme that pays for research: most of the model acts here. */
const GENERAL: InertWorld = { world: 'rd-subsidy-12' };
/** Eight industries that may learn from each other and change places. */
const INDUSTRIES: InertWorld = { world: 'east-central-west' };
const LATECOMER: InertWorld = { world: 'window-response' };

/** Groups, and parameters apart from their group, that act under an instrument or in a kind of world only. */
export const special: Readonly<Record<string, InertWorld>> = {
  'stage.emissionIntensityUpstream': { world: 'environmental-tax' },
  'stage.emissionIntensityMidstream': { world: 'environmental-tax' },
  'stage.emissionIntensityDownstream': { world: 'environmental-tax' },
  // states no relatedness of its five industries
  'market.relatedness': { world: 'regional-layout' },
  'market.largestSubsidy': { world: 'production-subsidy-12' },
  'market.infrastructureGain': { world: 'infrastructure-20' },
  'market.knowledgeBarrier': { world: 'yangtze-barriers' },
  'market.movingBarrier': { world: 'yangtze-barriers' },
  'market.demandDisplaced': { world: 'dual-circulation' },
  'region.skillMobility': { world: 'talent-20' },
  'region.universityDecay': { world: 'talent-20' },
  'region.talentTurnover': { world: 'talent-20' },
  'region.infrastructureDecay': { world: 'infrastructure-20' },
  'region.creditRationing': { world: 'finance-rationed' },
  park: { world: 'parks-by-advantage' },
  treasury: { world: 'parks-own-budgets' },
  'programme.associationMembers': { world: 'association-20' },
  'programme.associationFee': { world: 'association-20' },
  'programme.championSize': { world: 'little-giants' },
  'programme.championNewProducts': { world: 'little-giants' },
  environment: { world: 'environmental-tax' },
  // how much room there is before emissions cost matters where they do cost
  'environment.capacityRoom': { world: 'environmental-tax', set: { 'environment.capacityCost': 0.1 } },
  blockade: { world: 'blockade-80' },
  'learning.foreignTraining': { world: 'foreign-investment-linked' },
  'learning.foreignCompetition': { world: 'foreign-investment-linked' },
  'learning.foreignLinkage': { world: 'foreign-investment-linked' },
  'learning.parentTransfer': { world: 'foreign-investment-linked' },
  'learning.relatedIndustry': INDUSTRIES,
  'learning.university': { world: 'talent-20' },
  'learning.universityLevel': { world: 'talent-20' },
  'mobility.chainHazard': INDUSTRIES,
  'mobility.chainLoss': INDUSTRIES,
  'mobility.chainCost': INDUSTRIES,
  'mobility.relatedPull': INDUSTRIES,
  'demography.foreignEntry': { world: 'foreign-investment-linked' },
  'demography.spark': { world: 'new-industry' },
  'demography.universitySpark': { world: 'new-industry' },
  arrival: { world: 'foreign-investment-linked' },
  'arrival.leadGap': { world: 'lead-firm' },
  'arrival.leadHazard': { world: 'lead-firm' },
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

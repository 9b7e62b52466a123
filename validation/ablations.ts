import { ablations as ofLockIn } from './lockIn.ts';

/** A part of the model switched off, to see whether a pattern stays. */
export interface Ablation {
  /** Words of the tables. */
  readonly off: string;
  /** Parameters set; what is equal between ablations of one world is run once. */
  readonly set: Readonly<Record<string, number>>;
  /** Without the policies of the world (in `provinces` the opening to trade), or without those that start after the first. */
  readonly withoutPolicies?: 'all' | 'later';
  /** Ids of patterns.yaml whose quantities are compared. */
  readonly patterns: readonly string[];
}

/**
 * For every pattern that is read off single runs, the mechanisms that are said to produce it, each switched off alone
 * (docs/model.md section 8). P1, P14, P15 and P16 have theirs beside their batteries.
 */
export const ablations: readonly Ablation[] = [
  // provinces: where industry is, and moves of firms
  { off: 'opening to trade', set: {}, withoutPolicies: 'all', patterns: ['P2', 'P13'] },
  {
    off: 'opening of the interior (the coast alone opens)',
    set: {},
    withoutPolicies: 'later',
    patterns: ['P2', 'P13'],
  },
  { off: 'response of wages', set: { 'region.wageElasticity': 0 }, patterns: ['P2', 'P13'] },
  { off: 'response of land rents', set: { 'region.landElasticity': 0 }, patterns: ['P2', 'P13'] },
  {
    off: 'response of wages and of land rents',
    set: { 'region.wageElasticity': 0, 'region.landElasticity': 0 },
    patterns: ['P2', 'P13'],
  },
  { off: 'relocation', set: { 'mobility.relocationHazard': 0 }, patterns: ['P2', 'P10'] },
  { off: 'spin-offs', set: { 'demography.spinOffs': 0 }, patterns: ['P10'] },
  {
    off: 'learning in the cluster and agglomeration of labour',
    set: { 'learning.cluster': 0, 'market.labourAgglomeration': 0 },
    patterns: ['P10'],
  },
  { off: 'cost of a move', set: { 'mobility.relocationCost': 0 }, patterns: ['P13'] },
  { off: 'cost of distance of a move', set: { 'mobility.relocationDistance': 0 }, patterns: ['P13'] },
  // provinces: sizes, growth and exit of firms
  {
    off: 'differences of size at the start',
    set: { 'firm.sizeSpread': 0, 'firm.sizeByCompetence': 0 },
    patterns: ['P6'],
  },
  { off: 'shocks to size', set: { 'firm.shock': 0 }, patterns: ['P6', 'P7', 'P8'] },
  {
    off: 'nearly constant returns to own size (elasticity .5)',
    set: { 'firm.sizeElasticity': 0.5 },
    patterns: ['P6'],
  },
  { off: 'inventions', set: { 'research.arrival': 0 }, patterns: ['P7', 'P8', 'P12'] },
  { off: 'fall of shocks with size', set: { 'firm.shockSizeExponent': 0 }, patterns: ['P7', 'P8'] },
  { off: 'projects (every firm has one product line)', set: { 'research.lineSize': 20 }, patterns: ['P8'] },
  {
    off: 'fall of shocks with size, and projects',
    set: { 'firm.shockSizeExponent': 0, 'research.lineSize': 20 },
    patterns: ['P8'],
  },
  { off: 'fall of the exit hazard with age', set: { 'demography.exitAgeExponent': 0 }, patterns: ['P9'] },
  { off: 'exit hazard (loss and lack of equity alone close)', set: { 'demography.exitHazard': 0 }, patterns: ['P9'] },
  {
    off: 'liability of the new (entrants as large as typical firms, spin-offs as able as parents)',
    set: { 'demography.entrantSize': 1, 'demography.inheritanceLoss': 0 },
    patterns: ['P9'],
  },
  // provinces: research and productivity
  { off: 'differences of the propensity to do R&D', set: { 'firm.propensitySpread': 0 }, patterns: ['P11'] },
  { off: 'firms without R&D', set: { 'firm.nonPerformers': 0 }, patterns: ['P11'] },
  { off: 'cap of the effect of margins on R&D (up to 5 times)', set: { 'research.marginCap': 5 }, patterns: ['P11'] },
  {
    off: 'strong response of sales to competence (elasticity 2)',
    set: { 'firm.competenceElasticity': 2 },
    patterns: ['P6', 'P12'],
  },
  { off: 'falling out of a stage', set: { 'mobility.fallThreshold': 0.05 }, patterns: ['P12'] },
  {
    off: 'differences of competence between entrants',
    set: { 'demography.spreadMidstream': 0, 'demography.spreadHighEnd': 0 },
    patterns: ['P12'],
  },
  // east-central-west
  {
    off: 'differences between stages (stage-typed parameters equalised)',
    set: ofLockIn['stage-typed parameters equalised']!,
    patterns: ['P4', 'P5'],
  },
  { off: 'captive governance', set: ofLockIn['no captive governance']!, patterns: ['P4', 'P5'] },
  { off: 'prices that follow utilisation', set: { 'market.utilisationPricing': 0 }, patterns: ['P4'] },
  { off: 'dip of invention at middle size', set: { 'research.sizeDip': 0 }, patterns: ['P5'] },
  { off: 'displacement by imported technology', set: { 'research.displacement': 0 }, patterns: ['P5'] },
  {
    off: 'losses on climbing and falling',
    set: {
      'mobility.accessOnClimbing': 1,
      'mobility.stockLostClimbing': 0,
      'mobility.accessOnFalling': 1,
      'mobility.stockLostFalling': 0,
      'mobility.newProductsKept': 1,
    },
    patterns: ['P5'],
  },
];

import { exp, log, pow } from '../engine/maths.ts';
import { REGION } from '../world/worldTables.ts';
import { firmRule } from './firmRule.ts';

/**
 * Attractiveness of every firm, a = K^aF exp(eta z), times (1 - subsidy)^(1-sigma), and what its node shows the market:
 * capital, quality Q = capital-weighted mean of exp(eta z), the pull of subsidies. Blocs bring their own state.
 */
export const weighFirms = firmRule({
  name: 'weighFirms',
  source: 'model.md section 3 step 2',
  params: ['firm.sizeElasticity', 'firm.competenceElasticity'],
  reads: [
    'economy.kind',
    'sector.elasticity',
    'node.economy',
    'node.sector',
    'node.stage',
    'firm.node',
    'firm.capital',
    'firm.lnCapital',
    'firm.design',
    'firm.manufacture',
    'firm.brand',
    'firm.productionSubsidy',
  ],
  writes: [
    'firm.attractiveness',
    'node.capital',
    'node.quality',
    'node.competence',
    'node.weight',
    'node.subsidyPull',
    'node.grossFactor',
  ],
  apply: ({ economy, sector, firm, node, params }) => {
    const { sizeElasticity, competenceElasticity: eta } = params.firm;
    const { capital, quality, weight, subsidyPull, grossFactor } = node;
    const { node: nodeOf, capital: K, lnCapital, design, manufacture, brand, productionSubsidy, attractiveness } = firm;
    for (let n = 0; n < node.count; n++) {
      if (economy.kind[node.economy[n]!] !== REGION) continue;
      capital[n] = 0;
      quality[n] = 0;
      weight[n] = 0;
      subsidyPull[n] = 0;
      grossFactor[n] = 0;
    }
    for (let f = 0; f < firm.count; f++) {
      const n = nodeOf[f]!;
      const s = node.stage[n]!;
      const z = s === 0 ? design[f]! : s === 1 ? manufacture[f]! : brand[f]!;
      const value = exp(eta * z);
      const plain = exp(sizeElasticity * lnCapital[f]!) * value;
      const subsidy = productionSubsidy[f]!;
      const a = subsidy === 0 ? plain : plain * pow(1 - subsidy, 1 - sector.elasticity[node.sector[n]!]!);
      attractiveness[f] = a;
      capital[n]! += K[f]!;
      quality[n]! += K[f]! * value;
      subsidyPull[n]! += plain;
      weight[n]! += a;
      grossFactor[n]! += a / (1 - subsidy);
    }
    for (let n = 0; n < node.count; n++) {
      if (economy.kind[node.economy[n]!] !== REGION) {
        quality[n] = exp(eta * node.competence[n]!);
        continue;
      }
      if (capital[n]! <= 0) {
        node.competence[n] = Number.NaN;
        subsidyPull[n] = 1;
        grossFactor[n] = 1;
        continue;
      }
      quality[n] = quality[n]! / capital[n]!;
      node.competence[n] = log(quality[n]!) / eta;
      subsidyPull[n] = weight[n]! / subsidyPull[n]!;
      grossFactor[n] = grossFactor[n]! / weight[n]!;
    }
  },
});

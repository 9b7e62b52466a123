import { exp } from '../engine/maths.ts';
import { untaxedCostShare } from '../world/untaxedCostShare.ts';
import { REGION } from '../world/worldTables.ts';
import { firmRule } from './firmRule.ts';

/**
 * Sales, costs and operating margin of every firm. Variable cost net of subsidy = S/mu; before subsidy it is
 * G = S/(mu (1 - subsidy)), of which phi buys inputs and the rest labour, once the tax on emissions is taken off. Fixed cost = (FC K + overhead * typical K)
 * w/w0 is split into rents and overhead wages; the part for rents moves with the price of land too.
 */
export const settleAccounts = firmRule({
  name: 'settleAccounts',
  source: 'model.md section 3 step 4',
  params: ['firm.overhead', 'region.landShare'],
  reads: [
    'economy.kind',
    'economy.lnWage',
    'economy.lnLandRent',
    'economy.wageStart',
    'economy.lnSkillPremium',
    'sector.inputShare',
    'sector.wagePremium',
    'sector.skilledShare',
    'sector.fixedCostRate',
    'node.economy',
    'node.sector',
    'node.sales',
    'node.weight',
    'node.markup',
    'node.grossFactor',
    'node.abatementCost',
    'node.emissionTaxShare',
    'node.referenceCapital',
    'firm.node',
    'firm.capital',
    'firm.attractiveness',
  ],
  writes: [
    'firm.sales',
    'firm.operating',
    'node.fixedCostFactor',
    'node.wages',
    'node.rents',
    'node.employment',
    'node.skilled',
  ],
  apply: ({ economy, sector, node, firm, params }) => {
    const { overhead } = params.firm;
    const { landShare } = params.region;
    const { wages, rents } = node;
    wages.fill(0);
    rents.fill(0);
    const { count, node: nodeOf, capital, attractiveness, sales, operating } = firm;
    const { sector: sectorOf, sales: salesOf, weight, markup, referenceCapital, fixedCostFactor } = node;
    const { fixedCostRate } = sector;
    for (let f = 0; f < count; f++) {
      const n = nodeOf[f]!;
      const S = weight[n]! > 0 ? (salesOf[n]! * attractiveness[f]!) / weight[n]! : 0;
      const fixed = fixedCostRate[sectorOf[n]!]! * capital[f]! + overhead * referenceCapital[n]!;
      sales[f] = S;
      // rents[n] and operating[f] hold fixed cost at starting wages until wages are known
      rents[n]! += fixed;
      operating[f] = fixed;
    }
    for (let n = 0; n < node.count; n++) {
      const e = node.economy[n]!;
      if (economy.kind[e] !== REGION) continue;
      const q = node.sector[n]!;
      const wageFactor = exp(economy.lnWage[e]!);
      const landRent = exp(economy.lnLandRent[e]!);
      node.fixedCostFactor[n] = wageFactor * (1 + landShare * (landRent - 1));
      const fixed = rents[n]! * wageFactor;
      const wage = economy.wageStart[e]! * wageFactor * sector.wagePremium[q]!;
      const skilledShare = sector.skilledShare[q]!;
      const untaxed = untaxedCostShare(node, n);
      const production =
        ((1 - sector.inputShare[q]!) * untaxed * node.sales[n]! * node.grossFactor[n]!) / node.markup[n]!;
      const staff = (1 - landShare) * fixed;
      const persons = (production / exp(skilledShare * economy.lnSkillPremium[e]!) + staff) / wage;
      rents[n] = landShare * fixed * landRent;
      wages[n] = production + staff;
      node.employment[n] = persons;
      node.skilled[n] = skilledShare * persons;
    }
    for (let f = 0; f < count; f++) {
      const n = nodeOf[f]!;
      operating[f] = sales[f]! * (1 - 1 / markup[n]!) - operating[f]! * fixedCostFactor[n]!;
    }
  },
});

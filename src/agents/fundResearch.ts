import { exp } from '../engine/maths.ts';
import { accountsOf, GOVERNMENTS, HOUSEHOLDS, pay } from '../world/socialAccounts.ts';
import { REGION, UPSTREAM } from '../world/worldTables.ts';
import { firmRule } from './firmRule.ts';

/** What a firm can take in: x/(x + k) (floor + (1 - floor) talent), x = R&D stock over sales. */
export const absorptiveCapacityOf = (stockOverSales: number, half: number, floor: number, talent: number): number =>
  (stockOverSales / (stockOverSales + half)) * (floor + (1 - floor) * talent);

/**
 * R&D: own = nu rp S clip(m/m*, 0, cap); a grant g changes it by max(-own, additionality g) and adds (1 - misuse) g.
 * Stock' = stock + dt (R&D - depreciation stock). Profit after R&D is taxed. What is misused goes to the owners.
 */
export const fundResearch = firmRule({
  name: 'fundResearch',
  source: 'model.md section 3 step 5; Cohen & Levinthal 1989',
  params: [
    'research.referenceMargin',
    'research.marginCap',
    'research.additionality',
    'research.misuse',
    'research.depreciation',
    'research.absorptionHalf',
    'research.talentFloor',
    'region.profitTax',
  ],
  reads: [
    'economy.kind',
    'economy.talent',
    'economy.wageStart',
    'economy.lnWage',
    'economy.lnSkillPremium',
    'sector.researchIntensity',
    'sector.wagePremium',
    'node.economy',
    'node.sector',
    'node.stage',
    'node.sales',
    'firm.node',
    'firm.sales',
    'firm.operating',
    'firm.rdPropensity',
    'firm.rdGrant',
    'firm.newProductShare',
  ],
  writes: [
    'firm.research',
    'firm.profit',
    'firm.rdStock',
    'firm.absorptiveCapacity',
    'firm.employees',
    'node.research',
    'node.profit',
    'node.tax',
    'node.misused',
    'node.newProductSales',
    'node.employment',
    'node.skilled',
    'payment.amount',
  ],
  apply: ({ economy, sector, node, firm, payment, params, dt }) => {
    const { referenceMargin, marginCap, additionality, misuse, depreciation, absorptionHalf, talentFloor } =
      params.research;
    const { profitTax } = params.region;
    const { node: nodeOf, sales, operating, rdPropensity, rdGrant, newProductShare } = firm;
    const { research, profit, rdStock, absorptiveCapacity, employees } = firm;
    node.research.fill(0);
    node.profit.fill(0);
    node.newProductSales.fill(0);
    node.tax.fill(0);
    node.misused.fill(0);
    for (let f = 0; f < firm.count; f++) {
      const n = nodeOf[f]!;
      const S = sales[f]!;
      const grant = rdGrant[f]!;
      const margin = S > 0 ? operating[f]! / S : 0;
      const relative = margin / referenceMargin;
      const drive = relative < 0 ? 0 : relative > marginCap ? marginCap : relative;
      const own = sector.researchIntensity[node.sector[n]!]! * rdPropensity[f]! * S * drive;
      const change = Math.max(-own, additionality * grant);
      const spent = own + change + (1 - misuse) * grant;
      node.misused[n]! += misuse * grant;
      const before = operating[f]! - own - change;
      const tax = before > 0 ? profitTax * before : 0;
      node.tax[n]! += tax;
      research[f] = spent;
      profit[f] = before - tax;
      const stock = rdStock[f]! + dt * (spent - depreciation * rdStock[f]!);
      rdStock[f] = stock;
      const talent = economy.talent[node.economy[n]!]!;
      absorptiveCapacity[f] = S > 0 ? absorptiveCapacityOf(stock / S, absorptionHalf, talentFloor, talent) : 0;
      node.research[n]! += spent;
      node.profit[n]! += before - tax;
      node.newProductSales[n]! += newProductShare[f]! * S;
    }
    const accounts = accountsOf(payment);
    for (let n = 0; n < node.count; n++) {
      const e = node.economy[n]!;
      if (economy.kind[e] !== REGION) continue;
      const wage =
        economy.wageStart[e]! *
        sector.wagePremium[node.sector[n]! - node.stage[n]! + UPSTREAM]! *
        exp(economy.lnWage[e]! + economy.lnSkillPremium[e]!);
      const researchers = node.research[n]! / wage;
      node.employment[n]! += researchers;
      node.skilled[n]! += researchers;
      pay(payment.amount, accounts, node.stage[n]!, HOUSEHOLDS, node.research[n]! + node.misused[n]!);
      pay(payment.amount, accounts, node.stage[n]!, GOVERNMENTS, node.tax[n]!);
    }
    for (let f = 0; f < firm.count; f++) {
      const n = nodeOf[f]!;
      employees[f] = node.sales[n]! > 0 ? (node.employment[n]! * sales[f]!) / node.sales[n]! : 0;
    }
  },
});

import type { ReadonlyColumn } from '../engine/column.ts';
import { exp } from '../engine/maths.ts';
import { accountsOf, GOVERNMENTS, HOUSEHOLDS, pay } from '../world/socialAccounts.ts';
import { REGION, UPSTREAM } from '../world/worldTables.ts';
import { absorptiveCapacityOf } from './absorptiveCapacity.ts';
import { firmRule } from './firmRule.ts';
import { holdBackResearch } from './holdBackResearch.ts';

/**
 * R&D: own = nu (1 + response denied) rp S clip(m/m*, 0, cap), denied the blockade that hits the node; a grant g changes
 * it by max(-own, additionality g) and adds (1 - misuse) g.
 * Where credit is rationed, a firm short of its cash reserve K r holds own back by (1 - access) (1 - cash/(K r)).
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
    'firm.cashReserve',
    'region.profitTax',
    'blockade.response',
    'region.creditRationing',
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
    'node.denied',
    'node.creditAccess',
    'firm.node',
    'firm.capital',
    'firm.cash',
    'firm.sales',
    'firm.operating',
    'firm.rdPropensity',
    'firm.rdGrant',
    'firm.newProductShare',
  ],
  writes: [
    'firm.workspace',
    'firm.research',
    'firm.profit',
    'firm.rdStock',
    'firm.absorptiveCapacity',
    'firm.employees',
    'node.researchIntensity',
    'node.research',
    'node.profit',
    'node.tax',
    'node.misused',
    'node.crowdedOut',
    'node.newProductSales',
    'node.employment',
    'node.skilled',
    'payment.amount',
  ],
  apply: ({ economy, sector, node, firm, payment, params, dt }) => {
    for (let n = 0; n < node.count; n++) {
      node.researchIntensity[n] =
        sector.researchIntensity[node.sector[n]!]! * (1 + params.blockade.response * node.denied[n]!);
    }
    const { creditRationing, profitTax } = params.region;
    const rationed = creditRationing > 0;
    if (rationed) holdBackResearch(firm, node, params.firm.cashReserve);
    spendOnResearch(firm, node, economy.talent, params.research, profitTax, rationed, dt);
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
    spreadEmployment(firm, node);
  },
});

interface ResearchingFirms {
  readonly count: number;
  readonly node: ReadonlyColumn;
  readonly sales: ReadonlyColumn;
  readonly operating: ReadonlyColumn;
  readonly rdPropensity: ReadonlyColumn;
  readonly rdGrant: ReadonlyColumn;
  readonly newProductShare: ReadonlyColumn;
  readonly workspace: ReadonlyColumn;
  readonly research: Float64Array;
  readonly profit: Float64Array;
  readonly rdStock: Float64Array;
  readonly absorptiveCapacity: Float64Array;
}

/**
 * R&D, tax, profit, R&D stock and absorptive capacity of every firm, and the sums of the nodes. Where `rationed`, firms
 * do the part of their own R&D that workspace holds.
 */
function spendOnResearch(
  firm: ResearchingFirms,
  node: Readonly<Record<'research' | 'profit' | 'tax' | 'misused' | 'crowdedOut' | 'newProductSales', Float64Array>> &
    Readonly<Record<'researchIntensity' | 'economy', ReadonlyColumn>>,
  talent: ReadonlyColumn,
  p: Readonly<
    Record<
      'referenceMargin' | 'marginCap' | 'additionality' | 'misuse' | 'depreciation' | 'absorptionHalf' | 'talentFloor',
      number
    >
  >,
  profitTax: number,
  rationed: boolean,
  dt: number,
): void {
  const { count, node: nodeOf, sales, operating, rdPropensity, rdGrant, newProductShare, workspace } = firm;
  const { research, profit, rdStock, absorptiveCapacity } = firm;
  const { researchIntensity: intensity, economy, tax: taxes, misused, crowdedOut, newProductSales } = node;
  const { referenceMargin, marginCap, additionality, misuse, depreciation, absorptionHalf, talentFloor } = p;
  for (const sums of [node.research, node.profit, taxes, misused, crowdedOut, newProductSales]) sums.fill(0);
  const { research: researchOf, profit: profitOf } = node;
  for (let f = 0; f < count; f++) {
    const n = nodeOf[f]!;
    const S = sales[f]!;
    const grant = rdGrant[f]!;
    const relative = S > 0 ? operating[f]! / (S * referenceMargin) : 0;
    const drive = Math.min(Math.max(relative, 0), marginCap);
    let own = intensity[n]! * rdPropensity[f]! * S * drive;
    if (rationed) own *= workspace[f]!;
    const change = Math.max(additionality * grant, -own);
    const spent = own + change + (1 - misuse) * grant;
    const before = operating[f]! - own - change;
    const tax = before > 0 ? profitTax * before : 0;
    const stock = rdStock[f]! + dt * (spent - depreciation * rdStock[f]!);
    research[f] = spent;
    profit[f] = before - tax;
    rdStock[f] = stock;
    absorptiveCapacity[f] = absorptiveCapacityOf(stock, S, absorptionHalf, talentFloor, talent[economy[n]!]!);
    misused[n]! += misuse * grant;
    if (change < 0) crowdedOut[n]! -= change;
    taxes[n]! += tax;
    researchOf[n]! += spent;
    profitOf[n]! += before - tax;
    newProductSales[n]! += newProductShare[f]! * S;
  }
}

/** Employment of every firm: that of its node by share of sales. */
function spreadEmployment(
  firm: {
    readonly count: number;
    readonly node: ReadonlyColumn;
    readonly sales: ReadonlyColumn;
    readonly employees: Float64Array;
  },
  node: { readonly sales: ReadonlyColumn; readonly employment: ReadonlyColumn },
): void {
  const { count, node: nodeOf, sales, employees } = firm;
  for (let f = 0; f < count; f++) {
    const n = nodeOf[f]!;
    const total = node.sales[n]!;
    employees[f] = total > 0 ? (node.employment[n]! * sales[f]!) / total : 0;
  }
}

import { exp, log, pow } from '../engine/maths.ts';
import type { ParameterView, View } from '../engine/rule.ts';
import { type WorldParameters, type WorldTables, worldRule } from './worldRule.ts';
import { DOWNSTREAM, FINAL_DEMAND, MIDSTREAM, REGION, STAGES, UPSTREAM } from './worldTables.ts';

const params = [
  'market.scale',
  'market.utilisationPricing',
  'market.crowding',
  'market.captiveMargin',
  'market.thinEcosystem',
  'market.ecosystemShare',
  'market.labourAgglomeration',
  'market.infrastructureGain',
  'environment.capacityCost',
] as const;
const reads = [
  'economy.kind',
  'economy.wageStart',
  'economy.lnWage',
  'economy.lnSkillPremium',
  'economy.labourStart',
  'economy.infrastructure',
  'economy.environmentalCapacity',
  'sector.elasticity',
  'sector.inputShare',
  'use.supplier',
  'use.user',
  'use.share',
  'sector.wagePremium',
  'sector.skilledShare',
  'sector.qualityElasticity',
  'node.taste',
  'node.capital',
  'node.capitalStart',
  'node.quality',
  'node.subsidyPull',
  'node.abatementCost',
  'node.emissionTaxShare',
  'link.tariff',
  'link.resistance',
] as const;
const lags = ['economy.labour', 'economy.emissions', 'node.sales', 'node.captivity'] as const;
const writes = ['node.unitCost', 'node.markup', 'node.pull', 'node.price'] as const;

type Prices = View<WorldTables, (typeof reads)[number] | (typeof lags)[number], (typeof writes)[number]>;

/** Extra cost of a high-end stage where the cluster lacks a local ecosystem: exp(psi max(0, 1 - q/q*)). */
export const thinEcosystemCost = (highShare: number, cost: number, threshold: number): number =>
  highShare >= threshold ? 1 : exp(cost * (1 - highShare / threshold));

/** Extra cost in a region that emits more than it can bear: max(1, emissions/capacity)^elasticity; 1 before a capacity is known. */
export const environmentCost = (emissions: number, capacity: number, elasticity: number): number =>
  elasticity > 0 && capacity > 0 && emissions > capacity ? pow(emissions / capacity, elasticity) : 1;

/** Price over cost: 1 + (sigma/(sigma-1) - 1)(1 - kappa b) u^omega, u = utilisation within 0.3 .. 2. */
export function markupOf(
  elasticity: number,
  captiveMargin: number,
  captivity: number,
  utilisation: number,
  exponent: number,
): number {
  const bounded = utilisation < 0.3 ? 0.3 : utilisation > 2 ? 2 : utilisation;
  return 1 + (1 / (elasticity - 1)) * (1 - captiveMargin * captivity) * pow(bounded, exponent);
}

/**
 * Unit cost, markup and pull of every node and the price index of every economy, up the chain:
 * c = wage^(1-phi) P_in^phi / productivity * thin * crowding * environment * (1 + abatement + emission tax), W = beta A (mu c)^(1-sigma),
 * ln P_in = sum over suppliers of share * ln P, 0 outside the chains; the stage before at the price of this tick, the
 * own stage and other industries at that of the tick before (prices form one after the other),
 * P(d) = [sum over o of W_o T_od^(1-sigma)]^(1/(1-sigma)).
 * @param steady markups at utilisation 1 (used to calibrate tastes).
 */
export function computePrices(
  world: Prices,
  { market, environment }: ParameterView<WorldParameters, (typeof params)[number]>,
  steady: boolean,
): void {
  const { economy, sector, use, node, link } = world;
  const E = economy.count;
  const K = sector.count / STAGES;
  const suppliersOf: number[][] = Array.from({ length: sector.count }, () => []);
  for (let u = 0; u < use.count; u++) if (use.user[u] !== FINAL_DEMAND) suppliersOf[use.user[u]!]!.push(u);
  // prices of the tick before stand until they are replaced, industry by industry
  const before = use.count > sector.count ? node.price.slice() : node.price;
  for (let k = 0; k < K; k++) {
    for (let s = UPSTREAM; s <= DOWNSTREAM; s++) {
      const q = k * STAGES + s;
      const sigma = sector.elasticity[q]!;
      const phi = sector.inputShare[q]!;
      const premium = sector.wagePremium[q]!;
      const skilledShare = sector.skilledShare[q]!;
      for (let e = 0; e < E; e++) {
        const n = (e * K + k) * STAGES + s;
        const capital = node.capital[n]!;
        if (capital <= 0) {
          node.pull[n] = 0;
          node.markup[n] = 1 + 1 / (sigma - 1);
          continue;
        }
        const wage =
          economy.wageStart[e]! * exp(economy.lnWage[e]! + skilledShare * economy.lnSkillPremium[e]!) * premium;
        let lnInput = 0;
        for (const u of suppliersOf[q]!) {
          const supplier = use.supplier[u]!;
          const price = s > UPSTREAM && supplier === q - 1 ? node.price[n - 1]! : before[e * sector.count + supplier]!;
          lnInput += use.share[u]! * log(price);
        }
        let cost = exp((1 - phi) * log(wage) + phi * lnInput);
        if (economy.kind[e] === REGION) {
          const growth = economy.labourStart[e]! > 0 ? economy.labour[e]! / economy.labourStart[e]! : 1;
          cost /= pow(growth, market.labourAgglomeration) * exp(market.infrastructureGain * economy.infrastructure[e]!);
          if (s !== MIDSTREAM) {
            const first = n - s;
            const total = node.capital[first]! + node.capital[first + 1]! + node.capital[first + 2]!;
            const highShare = (node.capital[first]! + node.capital[first + 2]!) / total;
            cost *= thinEcosystemCost(highShare, market.thinEcosystem, market.ecosystemShare);
          }
          const natural = node.capitalStart[n]!;
          if (capital > natural && natural > 0) cost *= pow(capital / natural, market.crowding);
          cost *= environmentCost(economy.emissions[e]!, economy.environmentalCapacity[e]!, environment.capacityCost);
          cost *= 1 + node.abatementCost[n]! + node.emissionTaxShare[n]!;
        }
        const utilisation = steady || node.sales[n]! <= 0 ? 1 : node.sales[n]! / capital;
        const captivity = s === MIDSTREAM ? node.captivity[n]! : 0;
        const markup = markupOf(sigma, market.captiveMargin, captivity, utilisation, market.utilisationPricing);
        const attraction = pow(capital, market.scale) * pow(node.quality[n]!, sector.qualityElasticity[q]!);
        node.unitCost[n] = cost;
        node.markup[n] = markup;
        node.pull[n] = node.taste[n]! * attraction * node.subsidyPull[n]! * pow(markup * cost, 1 - sigma);
      }
      for (let d = 0; d < E; d++) {
        let sum = 0;
        for (let o = 0; o < E; o++) {
          const l = (q * E + o) * E + d;
          const tariff = link.tariff[l]!;
          const resistance = tariff === 0 ? link.resistance[l]! : link.resistance[l]! * pow(1 + tariff, 1 - sigma);
          sum += node.pull[(o * K + k) * STAGES + s]! * resistance;
        }
        node.price[(d * K + k) * STAGES + s] = pow(sum, 1 / (1 - sigma));
      }
    }
  }
}

export const formPrices = worldRule({
  name: 'formPrices',
  source: 'model.md section 3 step 2; Armington demand, Dixit & Stiglitz 1977 markups',
  params,
  reads,
  lags,
  writes,
  apply: (context) => computePrices(context, context.params, false),
});

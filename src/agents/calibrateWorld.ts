import { exp, log, pow } from '../engine/maths.ts';
import { computeTrade } from '../world/clearTrade.ts';
import { computePrices } from '../world/formPrices.ts';
import { WorldError } from '../world/worldError.ts';
import type { WorldSpec } from '../world/worldSpec.ts';
import { MIDSTREAM, REGION, STAGES, stageNames } from '../world/worldTables.ts';
import type { ModelValues, ModelWorld } from './firmRule.ts';

const TOLERANCE = 1e-9;
const MOST_ROUNDS = 5000;

/**
 * Calibration, in the order of model.md section 3 (the order matters): taste constants such that sales equal their
 * targets; captivity; fixed-cost rates such that the average firm earns exactly the required return after R&D and tax;
 * taste constants again with captivity in the prices; last, empty nodes get the sales-weighted geometric mean of the
 * other regions' tastes. Sets capital and research intensity of the blocs on the way.
 * @throws when the sales stated for domestic clusters exceed what the world buys.
 */
export function calibrateWorld(world: ModelWorld, spec: WorldSpec, params: ModelValues): void {
  const { node, sector, economy } = world;
  const eta = params.firm.competenceElasticity;
  const sectors = sector.count;
  const R = spec.regions.length;
  spec.blocs.forEach((bloc, b) => {
    for (let q = 0; q < sectors; q++) {
      const n = (R + b) * sectors + q;
      node.competence[n] = bloc.competence[stageNames[q % STAGES]!];
      node.quality[n] = exp(eta * node.competence[n]!);
      node.capital[n] = 1;
      node.subsidyPull[n] = 1;
      node.grossFactor[n] = 1;
    }
  });
  for (let n = 0; n < node.count; n++) if (node.capital[n]! > 0) node.taste[n] = 1;
  fitTastes(world, spec, params);
  calibrateFixedCost(world, spec, params);
  fitTastes(world, spec, params);
  for (let q = 0; q < sectors; q++) {
    let sales = 0;
    let mean = 0;
    for (const domestic of [true, false]) {
      for (let n = q; n < node.count; n += sectors) {
        if ((economy.kind[Math.floor(n / sectors)] === REGION) !== domestic || node.sales[n]! <= 0) continue;
        sales += node.sales[n]!;
        mean += node.sales[n]! * log(node.taste[n]!);
      }
      if (sales > 0) break;
    }
    const taste = sales > 0 ? exp(mean / sales) : 1;
    for (let n = q; n < node.count; n += sectors) if (node.capital[n]! <= 0) node.taste[n] = taste;
  }
  calibrateBlocs(world, spec, params);
}

/** Iterates prices and trade without stickiness until the sales of every node equal their target. */
function fitTastes(world: ModelWorld, spec: WorldSpec, params: ModelValues): void {
  const { node, sector, economy } = world;
  const E = economy.count;
  const R = spec.regions.length;
  for (let round = 0; round < MOST_ROUNDS; round++) {
    computePrices(world, params, true);
    computeTrade(world, params, 1, false);
    let worst = 0;
    for (let q = 0; q < sector.count; q++) {
      const k = Math.floor(q / STAGES);
      const stage = stageNames[q % STAGES]!;
      const industry = spec.industries[k]!;
      let total = 0;
      let domestic = 0;
      for (let e = 0; e < E; e++) {
        total += node.sales[e * sector.count + q]!;
        if (e < R) domestic += node.capital[e * sector.count + q]!;
      }
      if (domestic >= total) {
        throw new WorldError(
          `industry '${industry.name}', ${stage}: the clusters sell ${domestic.toPrecision(4)} billion yuan but the world buys ${total.toPrecision(4)}; lower their sales or raise final demand`,
        );
      }
      for (let e = 0; e < E; e++) {
        const n = e * sector.count + q;
        if (e >= R) {
          const share = industry.blocShares[spec.blocs[e - R]!.name]![stage];
          node.capital[n] = share * (total - domestic);
        }
        if (node.capital[n]! <= 0) continue;
        const ratio = node.capital[n]! / node.sales[n]!;
        worst = Math.max(worst, Math.abs(log(ratio)));
        node.taste[n]! *= pow(ratio, 0.4);
      }
    }
    if (worst < TOLERANCE) return;
  }
  throw new WorldError(
    `the taste constants did not settle in ${MOST_ROUNDS} rounds; check the world's demand and sales`,
  );
}

/** Operating margin at which a firm of mean R&D propensity earns the required return after R&D and tax at S = K. */
export function marginForReturn(
  required: number,
  tax: number,
  intensity: number,
  reference: number,
  cap: number,
): number {
  const before = required / (1 - tax);
  const margin = before / (1 - intensity / reference);
  if (intensity < reference && margin <= cap * reference) return margin;
  return before + cap * intensity;
}

/** Fixed cost per unit of capital that leaves the average firm the required return at S = K; not below 0. */
function fixedCostFor(markup: number, stageIntensity: number, params: ModelValues): number {
  const { referenceMargin, marginCap } = params.research;
  const intensity = stageIntensity * (1 - params.firm.nonPerformers);
  const { requiredReturn, overhead } = params.firm;
  const margin = marginForReturn(requiredReturn, params.region.profitTax, intensity, referenceMargin, marginCap);
  return Math.max(0, 1 - 1 / markup - margin - overhead);
}

function calibrateFixedCost(world: ModelWorld, spec: WorldSpec, params: ModelValues): void {
  const { node, sector } = world;
  for (let q = 0; q < sector.count; q++) {
    let sales = 0;
    let captive = 0;
    for (let r = 0; r < spec.regions.length; r++) {
      const n = r * sector.count + q;
      sales += node.sales[n]!;
      captive += node.sales[n]! * (q % STAGES === MIDSTREAM ? node.captivity[n]! : 0);
    }
    const captivity = sales > 0 ? captive / sales : 0;
    const markup = 1 + (1 / (sector.elasticity[q]! - 1)) * (1 - params.market.captiveMargin * captivity);
    sector.fixedCostRate[q] = fixedCostFor(markup, sector.researchIntensity[q]!, params);
  }
}

/** A bloc keeps its place at its starting R&D intensity: pace = growth of the anchor less what leaks to it. */
function calibrateBlocs(world: ModelWorld, spec: WorldSpec, params: ModelValues): void {
  const { node, sector } = world;
  const R = spec.regions.length;
  for (let q = 0; q < sector.count; q++) {
    const frontier = Math.max(...spec.blocs.map((_, b) => node.competence[(R + b) * sector.count + q]!));
    spec.blocs.forEach((_, b) => {
      const n = (R + b) * sector.count + q;
      const markup = 1 + 1 / (sector.elasticity[q]! - 1);
      node.fixedCostRate[n] = fixedCostFor(markup, sector.researchIntensity[q]!, params);
      const margin = 1 - 1 / markup - node.fixedCostRate[n]! - params.firm.overhead;
      const drive = Math.min(Math.max(margin / params.research.referenceMargin, 0), params.research.marginCap);
      node.researchStart[n] = sector.researchIntensity[q]! * (1 - params.firm.nonPerformers) * drive;
      const gap = Math.max(0, frontier - node.competence[n]!);
      node.pace[n] = params.learning.frontierGrowth - params.learning.leakage * gap;
    });
  }
}

import { pow } from '../engine/maths.ts';
import type { ParameterView, View } from '../engine/rule.ts';
import { spendingByUse } from './spendingByUse.ts';
import { untaxedCostShare } from './untaxedCostShare.ts';
import { WorldError } from './worldError.ts';
import { type WorldParameters, type WorldTables, worldRule } from './worldRule.ts';
import { DOWNSTREAM, FRONTIER, MIDSTREAM, REGION, STAGES, UPSTREAM } from './worldTables.ts';

const params = ['market.switching'] as const;
const reads = [
  'economy.kind',
  'sector.elasticity',
  'sector.inputShare',
  'sector.usesFrom',
  'sector.usesUntil',
  'use.supplier',
  'use.user',
  'use.share',
  'market.demand',
  'node.firms',
  'node.pull',
  'node.markup',
  'node.grossFactor',
  'node.abatementCost',
  'node.emissionTaxShare',
  'link.resistance',
  'link.tariff',
] as const;
const writes = ['link.share', 'link.flow', 'node.spending', 'node.sales', 'node.inputs', 'node.captivity'] as const;

type Trade = View<WorldTables, (typeof reads)[number], (typeof writes)[number]>;

/** Rounds in which inputs that go round in circles may settle; each leaves at most inputs / sales of the gap before. */
const MOST_ROUNDS = 1000;
/** Input spending has settled when no node changes it by more than this part of final demand of the world. */
const SETTLED = 1e-14;

/**
 * Meets demand down the chain (D, M, U). The share of origin o in the spending of destination d moves towards
 * W_o T^(1-sigma) / sum at rate kappa; a node without firms gets nothing and the shares are renormalised, so what is
 * spent is exactly what is sold plus tariffs. Spending on inputs = phi * production cost before subsidy, emission tax taken off; table use says
 * on whom. Where stages buy from themselves or across industries, demand is a linear system, solved by Gauss-Seidel
 * rounds down the chain from the spending of the tick before.
 * @param sticky false sets the shares to their targets at once (calibration).
 * @throws when stages that buy from each other ask for more than they sell, so that no sales meet demand.
 */
export function computeTrade(
  world: Trade,
  { market: { switching } }: ParameterView<WorldParameters, (typeof params)[number]>,
  dt: number,
  sticky: boolean,
): void {
  const { sector, use, market } = world;
  moveShares(world, sticky ? Math.min(1, switching * dt) : 1);
  // a chain alone has one user a sector: one round meets its demand
  const chainsOnly = use.count === sector.count;
  let demand = 0;
  for (let m = 0; m < market.count; m++) demand += market.demand[m]!;
  for (let round = 0; round < MOST_ROUNDS; round++) {
    const change = meetDemand(world);
    if (chainsOnly || change <= SETTLED * demand) return;
  }
  throw new WorldError(
    `demand for inputs did not settle in ${MOST_ROUNDS} rounds: stages that buy from each other spend as much as they sell; lower sameStage, otherIndustries or the subsidies on production`,
  );
}

function moveShares({ economy, sector, node, link }: Trade, speed: number): void {
  const E = economy.count;
  const K = sector.count / STAGES;
  for (let q = 0; q < sector.count; q++) {
    const k = Math.floor(q / STAGES);
    const s = q % STAGES;
    const sigma = sector.elasticity[q]!;
    for (let d = 0; d < E; d++) {
      let targets = 0;
      for (let o = 0; o < E; o++) {
        const l = (q * E + o) * E + d;
        const tariff = link.tariff[l]!;
        const resistance = tariff === 0 ? link.resistance[l]! : link.resistance[l]! * pow(1 + tariff, 1 - sigma);
        // link.flow holds the target weight until the share is known
        const weight = node.pull[(o * K + k) * STAGES + s]! * resistance;
        link.flow[l] = weight;
        targets += weight;
      }
      let shares = 0;
      for (let o = 0; o < E; o++) {
        const l = (q * E + o) * E + d;
        const target = targets > 0 ? link.flow[l]! / targets : 0;
        const supplier = (o * K + k) * STAGES + s;
        const alive = economy.kind[o] !== REGION || node.firms[supplier]! > 0;
        const share = alive ? link.share[l]! + speed * (target - link.share[l]!) : 0;
        link.share[l] = share;
        shares += share;
      }
      for (let o = 0; o < E; o++) {
        const l = (q * E + o) * E + d;
        link.share[l] = shares > 0 ? link.share[l]! / shares : 0;
      }
    }
  }
}

/** One round down the chains: spending, flows, sales, inputs. Returns the largest change of a node's input spending. */
function meetDemand({ economy, sector, use, market, node, link }: Trade): number {
  const E = economy.count;
  const sectors = sector.count;
  let change = 0;
  for (let k = 0; k < sectors / STAGES; k++) {
    for (let s = DOWNSTREAM; s >= UPSTREAM; s--) {
      const q = k * STAGES + s;
      for (let e = 0; e < E; e++) {
        let spending = 0;
        for (let u = sector.usesFrom[q]!; u < sector.usesUntil[q]!; u++) {
          spending += spendingByUse(use, u, e, sectors, node.inputs, market.demand);
        }
        node.spending[e * sectors + q] = spending;
        node.sales[e * sectors + q] = 0;
      }
      for (let d = 0; d < E; d++) {
        const spending = node.spending[d * sectors + q]!;
        for (let o = 0; o < E; o++) {
          const l = (q * E + o) * E + d;
          const flow = (link.share[l]! * spending) / (1 + link.tariff[l]!);
          link.flow[l] = flow;
          node.sales[o * sectors + q]! += flow;
        }
      }
      const phi = sector.inputShare[q]!;
      for (let e = 0; e < E; e++) {
        const n = e * sectors + q;
        const inputs = (phi * untaxedCostShare(node, n) * node.sales[n]! * node.grossFactor[n]!) / node.markup[n]!;
        change = Math.max(change, Math.abs(inputs - node.inputs[n]!));
        node.inputs[n] = inputs;
        if (s === MIDSTREAM) {
          let captive = 0;
          for (let d = 0; d < E; d++) if (economy.kind[d] === FRONTIER) captive += link.flow[(q * E + e) * E + d]!;
          node.captivity[n] = economy.kind[e] === REGION && node.sales[n]! > 0 ? captive / node.sales[n]! : 0;
        }
      }
    }
  }
  return change;
}

export const clearTrade = worldRule({
  name: 'clearTrade',
  source: 'model.md section 3 step 3',
  params,
  reads,
  writes,
  apply: (context) => computeTrade(context, context.params, context.dt, true),
});

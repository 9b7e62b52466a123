import { pow } from '../engine/maths.ts';
import type { ParameterView, View } from '../engine/rule.ts';
import { type WorldParameters, type WorldTables, worldRule } from './worldRule.ts';
import { DOWNSTREAM, FRONTIER, MIDSTREAM, REGION, STAGES, UPSTREAM } from './worldTables.ts';

const params = ['market.switching'] as const;
const reads = [
  'economy.kind',
  'sector.elasticity',
  'sector.inputShare',
  'market.demand',
  'node.firms',
  'node.pull',
  'node.markup',
  'node.grossFactor',
  'link.resistance',
  'link.tariff',
] as const;
const writes = ['link.share', 'link.flow', 'node.spending', 'node.sales', 'node.inputs', 'node.captivity'] as const;

type Trade = View<WorldTables, (typeof reads)[number], (typeof writes)[number]>;

/**
 * Meets demand down the chain (D, M, U). The share of origin o in the spending of destination d moves towards
 * W_o T^(1-sigma) / sum at rate kappa; a node without firms gets nothing and the shares are renormalised, so what is
 * spent is exactly what is sold plus tariffs. Spending on the stage before = phi * production cost before subsidy.
 * @param sticky false sets the shares to their targets at once (calibration).
 */
export function computeTrade(
  world: Trade,
  { market: { switching } }: ParameterView<WorldParameters, (typeof params)[number]>,
  dt: number,
  sticky: boolean,
): void {
  const { economy, sector, market, node, link } = world;
  const E = economy.count;
  const K = sector.count / STAGES;
  const speed = sticky ? Math.min(1, switching * dt) : 1;
  for (let k = 0; k < K; k++) {
    for (let s = DOWNSTREAM; s >= UPSTREAM; s--) {
      const q = k * STAGES + s;
      const sigma = sector.elasticity[q]!;
      for (let e = 0; e < E; e++) {
        const n = (e * K + k) * STAGES + s;
        node.spending[n] = s === DOWNSTREAM ? market.demand[e * K + k]! : node.inputs[n + 1]!;
        node.sales[n] = 0;
      }
      for (let d = 0; d < E; d++) {
        const buyer = (d * K + k) * STAGES + s;
        const spending = node.spending[buyer]!;
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
          const share = shares > 0 ? link.share[l]! / shares : 0;
          const flow = (share * spending) / (1 + link.tariff[l]!);
          link.share[l] = share;
          link.flow[l] = flow;
          node.sales[(o * K + k) * STAGES + s]! += flow;
        }
      }
      const phi = sector.inputShare[q]!;
      for (let e = 0; e < E; e++) {
        const n = (e * K + k) * STAGES + s;
        // upstream firms buy outside the chain; booked as a payment to the rest of the economy
        node.inputs[n] = (phi * node.sales[n]! * node.grossFactor[n]!) / node.markup[n]!;
        if (s === MIDSTREAM) {
          let captive = 0;
          for (let d = 0; d < E; d++) if (economy.kind[d] === FRONTIER) captive += link.flow[(q * E + e) * E + d]!;
          node.captivity[n] = economy.kind[e] === REGION && node.sales[n]! > 0 ? captive / node.sales[n]! : 0;
        }
      }
    }
  }
}

export const clearTrade = worldRule({
  name: 'clearTrade',
  source: 'model.md section 3 step 3',
  params,
  reads,
  writes,
  apply: (context) => computeTrade(context, context.params, context.dt, true),
});

import { log } from '../engine/maths.ts';
import { firmRule } from './firmRule.ts';

/**
 * What the money of parks buys in the tick: capacity for the firms of a promoted node, K *= 1 + gift / sum K, and plants
 * that wait for entrants. Nothing is asked of the firms: they invest beside it as they would have.
 */
export const buildParks = firmRule({
  name: 'buildParks',
  source: 'record/3-shocks section 3.1',
  params: ['park.plantShare'],
  reads: ['node.parkMoney', 'node.firms', 'firm.node'],
  writes: ['firm.capital', 'firm.lnCapital', 'node.parkPlants', 'nation.capitalGoods'],
  apply: ({ firm, node, nation, params, dt }) => {
    let total = 0;
    for (let n = 0; n < node.count; n++) total += node.parkMoney[n]!;
    if (total === 0) return;
    nation.capitalGoods[0]! += total;
    const { plantShare } = params.park;
    const { node: nodeOf, capital, lnCapital } = firm;
    const before = new Float64Array(node.count);
    for (let f = 0; f < firm.count; f++) before[nodeOf[f]!]! += capital[f]!;
    const factor = new Float64Array(node.count).fill(1);
    const lnFactor = new Float64Array(node.count);
    for (let n = 0; n < node.count; n++) {
      const money = node.parkMoney[n]!;
      if (money === 0) continue;
      const plants = node.firms[n]! > 0 ? plantShare * money : money;
      node.parkPlants[n]! += plants * dt;
      if (plants === money) continue;
      factor[n] = 1 + ((money - plants) * dt) / before[n]!;
      lnFactor[n] = log(factor[n]!);
    }
    for (let f = 0; f < firm.count; f++) {
      const n = nodeOf[f]!;
      if (factor[n] === 1) continue;
      capital[f]! *= factor[n]!;
      lnCapital[f]! += lnFactor[n]!;
    }
  },
});

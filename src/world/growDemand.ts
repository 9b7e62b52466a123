import { exp } from '../engine/maths.ts';
import { worldRule } from './worldRule.ts';

/** Final demand and the rest of the economy grow at given rates. */
export const growDemand = worldRule({
  name: 'growDemand',
  source: 'model.md section 3 step 1',
  reads: ['industry.demandGrowth', 'economy.restGrowth'],
  writes: ['market.demand', 'economy.restEmployment', 'economy.restOutput'],
  apply: ({ industry, economy, market, dt }) => {
    const K = industry.count;
    for (let k = 0; k < K; k++) {
      const factor = exp(industry.demandGrowth[k]! * dt);
      for (let m = k; m < market.count; m += K) market.demand[m]! *= factor;
    }
    for (let e = 0; e < economy.count; e++) {
      const factor = exp(economy.restGrowth[e]! * dt);
      economy.restEmployment[e]! *= factor;
      economy.restOutput[e]! *= factor;
    }
  },
});

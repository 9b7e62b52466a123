import { worldRule } from './worldRule.ts';
import {
  DEAD,
  DOWNSTREAM,
  ESCAPED,
  LOCKED_IN,
  MIDSTREAM,
  NOT_LAGGARD,
  REGION,
  STAGES,
  UPSTREAM,
} from './worldTables.ts';

/** Contracts, "Words": a laggard starts with at least this share of value added midstream. */
const LAGGARD_SHARE = 0.6;
/** Escaped: this share upstream and downstream, for this many quarters running, ... */
const ESCAPE_SHARE = 0.3;
const ESCAPE_QUARTERS = 8;
/** ... with real value added not below this share of the start. */
const REAL_VALUE_ADDED = 0.8;
/** Dead: fewer firms, or less real output. */
const FEWEST_FIRMS = 3;
const LEAST_OUTPUT = 0.1;

/** The fate of every laggard cluster, quarter by quarter, in the fixed words; nothing in the model reads it. */
export const trackClusters = worldRule({
  name: 'trackClusters',
  source: 'docs/model.md, words; Schmitz 2004 (lock-in)',
  reads: ['economy.kind', 'market.demand', 'node.firms', 'node.sales', 'node.inputs', 'node.subsidies', 'node.price'],
  writes: [
    'industry.price',
    'industry.priceStart',
    'cluster.laggard',
    'cluster.state',
    'cluster.highQuarters',
    'cluster.valueAddedStart',
    'cluster.highValueAddedStart',
    'cluster.outputStart',
  ],
  apply: ({ economy, industry, market, node, cluster, tick }) => {
    const K = industry.count;
    for (let k = 0; k < K; k++) {
      let spending = 0;
      let weighted = 0;
      for (let e = 0; e < economy.count; e++) {
        if (economy.kind[e] !== REGION) continue;
        const demand = market.demand[e * K + k]!;
        spending += demand;
        weighted += demand * node.price[(e * K + k) * STAGES + DOWNSTREAM]!;
      }
      const price = spending > 0 ? weighted / spending : 1;
      if (tick === 0) industry.priceStart[k] = price;
      industry.price[k] = price / industry.priceStart[k]!;
    }
    for (let c = 0; c < cluster.count; c++) {
      if (economy.kind[Math.floor(c / K)] !== REGION) continue;
      const n = c * STAGES;
      const valueAdded = (s: number): number => node.sales[n + s]! - node.inputs[n + s]! + node.subsidies[n + s]!;
      const high = valueAdded(UPSTREAM) + valueAdded(DOWNSTREAM);
      const total = high + valueAdded(MIDSTREAM);
      const output = node.sales[n]! + node.sales[n + 1]! + node.sales[n + 2]!;
      if (tick === 0) {
        cluster.valueAddedStart[c] = total;
        cluster.highValueAddedStart[c] = high;
        cluster.outputStart[c] = output;
        const lags = total > 0 && valueAdded(MIDSTREAM) >= LAGGARD_SHARE * total;
        cluster.laggard[c] = lags ? 1 : 0;
        cluster.state[c] = lags ? LOCKED_IN : NOT_LAGGARD;
        continue;
      }
      if (cluster.laggard[c] === 0) continue;
      const price = industry.price[c % K]!;
      const firms = node.firms[n]! + node.firms[n + 1]! + node.firms[n + 2]!;
      const holds =
        high >= ESCAPE_SHARE * total &&
        high > cluster.highValueAddedStart[c]! &&
        total / price >= REAL_VALUE_ADDED * cluster.valueAddedStart[c]!;
      cluster.highQuarters[c] = holds ? cluster.highQuarters[c]! + 1 : 0;
      cluster.state[c] =
        firms < FEWEST_FIRMS || output / price < LEAST_OUTPUT * cluster.outputStart[c]!
          ? DEAD
          : cluster.highQuarters[c]! >= ESCAPE_QUARTERS
            ? ESCAPED
            : LOCKED_IN;
    }
  },
});

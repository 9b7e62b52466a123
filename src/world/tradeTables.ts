import { float64 } from '../engine/column.ts';

/** Who sells to whom, who meets whom, and what is learned thereby; rows as in worldTables.ts. */
export const tradeTables = {
  link: {
    share: float64('share', 'share of the origin in what the destination spends on the stage'),
    tariff: float64('share', 'ad valorem tariff in force'),
    tariffStart: float64('share', 'tariff before policies'),
    resistance: float64(
      '1',
      'transport, border and barrier cost to the power 1 - elasticity, times what a blockade lets through; tariff excluded',
    ),
    resistanceStart: float64('1', 'the same before policies'),
    blocked: float64('share', 'trade that blockades cut off'),
    barrier: float64('1', 'barrier between two regions relative to the parameters, 0 on other links'),
    barrierStart: float64('1', 'the same before policies: how closed the destination is'),
    flow: float64('billion yuan a year', 'sales of the origin to the destination at basic prices'),
  },
  /** Cumulative meeting weights by node and economy, and learning by channel. */
  meeting: {
    customer: float64('share', 'cumulative probability over economies of a customer met'),
    supplier: float64('share', 'cumulative probability over economies of a supplier met'),
    peer: float64('share', 'cumulative probability over regions of a firm of the same stage elsewhere'),
    platformUpstream: float64('share', 'cumulative probability over regions of an upstream platform partner'),
    platformDownstream: float64('share', 'cumulative probability over regions of a downstream platform partner'),
    denied: float64('share', 'probability that a meeting of a firm of the node with one of the economy is void'),
  },
  channel: {
    until: float64('1/year', 'meetings of a firm of the node through this channel and those before it'),
    gain: float64('ln', 'competence gained through the channel in the tick, summed over firms'),
  },
} as const;

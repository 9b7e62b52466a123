import { clusterSums, nodeRow, valueAdded } from '../../measures/clusterSums.ts';
import { STAGES } from '../../world/worldTables.ts';
import type { ObservedRun } from '../observeFirms.ts';

/** Foreign reliance below and above which the holder of a position counts as leaning on its own or on foreign technology. */
const LOW_RELIANCE = 0.25;
const HIGH_RELIANCE = 0.5;

/** Position of a cluster in the value chain: shares of its value added in a year. */
export interface ClusterPosition {
  readonly upstream: number;
  readonly downstream: number;
  /** Held by upstream and downstream firms of low and of high foreign reliance, by their part in the sales of the stage. */
  readonly low: number;
  readonly high: number;
}

/** Positions by year x cluster (industry within region); null without value added. */
export function clusterPositions({ record, firms }: ObservedRun): (ClusterPosition | null)[] {
  const K = record.industries.length;
  const added = valueAdded(record);
  const totals = clusterSums(record, added);
  const nodes = record.regions * K * STAGES;
  const positions: (ClusterPosition | null)[] = [];
  for (let year = 0; year < record.years; year++) {
    const { node, sales, foreignReliance } = firms[year]!;
    const total = new Float64Array(nodes);
    const low = new Float64Array(nodes);
    const high = new Float64Array(nodes);
    for (const [f, n] of node.entries()) {
      total[n]! += sales[f]!;
      if (foreignReliance[f]! < LOW_RELIANCE) low[n]! += sales[f]!;
      if (foreignReliance[f]! > HIGH_RELIANCE) high[n]! += sales[f]!;
    }
    for (let c = 0; c < record.regions * K; c++) {
      const all = totals[year * record.regions * K + c]!;
      const shareOf = (stage: number): number => added[nodeRow(record, year, Math.floor(c / K), c % K, stage)]! / all;
      const upstream = shareOf(0);
      const downstream = shareOf(2);
      const held = (part: Float64Array): number =>
        [0, 2].reduce((sum, s) => {
          const n = c * STAGES + s;
          return sum + (total[n]! > 0 ? (s === 0 ? upstream : downstream) * (part[n]! / total[n]!) : 0);
        }, 0);
      positions.push(all > 0 ? { upstream, downstream, low: held(low), high: held(high) } : null);
    }
  }
  return positions;
}

import type { ReadonlyColumn } from '../engine/column.ts';
import { CHANNELS, channelPlace } from '../world/channelNames.ts';
import { DOWNSTREAM, REGION, STAGES, UPSTREAM } from '../world/worldTables.ts';
import { FOREIGN_OWNER } from './firmColumns.ts';
import { firmRule } from './firmRule.ts';

/**
 * How often a firm of a node can learn from whom: rates of meetings a year, cumulative over the channels of the node. A
 * channel that does not exist for the stage, the region or the world has rate 0 and takes no time. Meetings with
 * customers and suppliers are divided between home and abroad by trade and proximity; those with foreign affiliates go
 * with their share of capital, in the own node (competition, training) or in the stages before and after (linkage).
 */
export const openChannels = firmRule({
  name: 'openChannels',
  source: 'model.md section 3 step 6; paper 000 (channels of spillover)',
  params: [
    'learning.cluster',
    'learning.customer',
    'learning.exports',
    'learning.exportCompetition',
    'learning.supplier',
    'learning.imports',
    'learning.foreignCompetition',
    'learning.foreignTraining',
    'learning.foreignLinkage',
    'learning.interregional',
    'learning.relatedIndustry',
    'learning.university',
    'learning.platform',
  ],
  reads: [
    'economy.kind',
    'economy.talent',
    'economy.universities',
    'relation.weight',
    'node.economy',
    'node.stage',
    'node.sector',
    'node.capital',
    'node.sales',
    'node.platform',
    'node.sharedServices',
    'meeting.customer',
    'meeting.supplier',
    'link.flow',
    'firm.node',
    'firm.owner',
    'firm.capital',
    'firm.design',
    'firm.manufacture',
    'firm.brand',
  ],
  writes: [
    'node.affiliateShare',
    'node.affiliateDesign',
    'node.affiliateManufacture',
    'node.affiliateBrand',
    'channel.until',
  ],
  apply: ({ economy, industry, sector, relation, node, meeting, link, channel, firm, params }) => {
    weighAffiliates(firm, node);
    const p = params.learning;
    const E = economy.count;
    const K = industry.count;
    const { affiliateShare, capital } = node;
    const { until } = channel;
    let regions = 0;
    while (regions < E && economy.kind[regions] === REGION) regions++;
    until.fill(0);
    for (let n = 0; n < regions * sector.count; n++) {
      const e = node.economy[n]!;
      const q = node.sector[n]!;
      const s = node.stage[n]!;
      const vertical = 1 + node.platform[n]!;
      const customers = s < DOWNSTREAM ? p.customer * vertical : 0;
      const suppliers = s > UPSTREAM ? p.supplier * vertical : 0;
      const atHome = meeting.customer[n * E + regions - 1]!;
      const boughtAtHome = meeting.supplier[n * E + regions - 1]!;
      let abroad = 0;
      for (let d = regions; d < E; d++) abroad += link.flow[(q * E + e) * E + d]!;
      const before = s > UPSTREAM ? affiliateShare[n - 1]! : 0;
      const after = s < DOWNSTREAM ? affiliateShare[n + 1]! : 0;
      const k = Math.floor(q / STAGES);
      let related = 0;
      for (let l = 0; l < K; l++) if (l !== k) related += relation.weight[k * K + l]! / (K - 1);
      const first = n * CHANNELS;
      let sum = 0;
      // in the order of channelNames
      until[first] = sum += p.cluster * (1 + node.sharedServices[n]!);
      until[first + channelPlace.customer] = sum += customers * atHome;
      until[first + channelPlace.exports] = sum += p.exports * customers * (meeting.customer[n * E + E - 1]! - atHome);
      until[first + channelPlace.exportCompetition] = sum +=
        node.sales[n]! > 0 ? (p.exportCompetition * abroad) / node.sales[n]! : 0;
      until[first + channelPlace.supplier] = sum += suppliers * boughtAtHome;
      until[first + channelPlace.imports] = sum +=
        p.imports * suppliers * (meeting.supplier[n * E + E - 1]! - boughtAtHome);
      until[first + channelPlace.foreignCompetition] = sum += p.foreignCompetition * affiliateShare[n]!;
      until[first + channelPlace.foreignTraining] = sum += p.foreignTraining * affiliateShare[n]!;
      until[first + channelPlace.foreignLinkage] = sum += p.foreignLinkage * (before + after);
      until[first + channelPlace.interregional] = sum += p.interregional;
      until[first + channelPlace.relatedIndustry] = sum += p.relatedIndustry * related;
      until[first + channelPlace.university] = sum +=
        p.university * (economy.talent[e]! * economy.universities[e]!) * vertical;
      until[first + channelPlace.platform] = sum += p.platform * node.platform[n]!;
      until[first + channelPlace.foreignDemonstration] = sum;
      if (capital[n]! <= 0) until.fill(0, first, first + CHANNELS);
    }
  },
});

/** Share of foreign affiliates with local linkage in the capital of every node, and what they know on average. */
function weighAffiliates(
  firm: {
    readonly count: number;
    readonly node: ReadonlyColumn;
    readonly owner: ReadonlyColumn;
    readonly capital: ReadonlyColumn;
    readonly design: ReadonlyColumn;
    readonly manufacture: ReadonlyColumn;
    readonly brand: ReadonlyColumn;
  },
  node: Readonly<
    Record<'affiliateShare' | 'affiliateDesign' | 'affiliateManufacture' | 'affiliateBrand', Float64Array>
  > & {
    readonly count: number;
    readonly capital: ReadonlyColumn;
  },
): void {
  const { affiliateShare: share, affiliateDesign: design, affiliateManufacture: manufacture } = node;
  const brand = node.affiliateBrand;
  share.fill(0);
  design.fill(0);
  manufacture.fill(0);
  brand.fill(0);
  const { count, node: nodeOf, owner, capital } = firm;
  for (let f = 0; f < count; f++) {
    if (owner[f] !== FOREIGN_OWNER) continue;
    const n = nodeOf[f]!;
    const K = capital[f]!;
    share[n]! += K;
    design[n]! += K * firm.design[f]!;
    manufacture[n]! += K * firm.manufacture[f]!;
    brand[n]! += K * firm.brand[f]!;
  }
  for (let n = 0; n < node.count; n++) {
    const K = share[n]!;
    if (K <= 0) continue;
    design[n]! /= K;
    manufacture[n]! /= K;
    brand[n]! /= K;
    share[n] = Math.min(1, K / node.capital[n]!);
  }
}

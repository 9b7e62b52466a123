import { hashText } from '../engine/random.ts';
import { CHANNELS, DOWNSTREAM, FRONTIER, REGION, STAGES, UPSTREAM } from '../world/worldTables.ts';
import { firmRule } from './firmRule.ts';

const MEETING = hashText('learnFromPartners.meeting');
const PARTNER = hashText('learnFromPartners.partner');

/**
 * What can be learned at gap d: 1 - ((d - d*)/d*)^2 inside (0, 2d*), else 0 (inverted U of cognitive distance); without
 * the limit 1 at any gap above 0.
 */
export const learnableShare = (gap: number, distance: number, limited = true): number => {
  if (gap <= 0) return 0;
  if (!limited) return 1;
  if (gap >= 2 * distance) return 0;
  const relative = (gap - distance) / distance;
  return 1 - relative * relative;
};

/** First economy whose cumulative share exceeds u, or -1 where there is nobody to meet. */
function pick(cumulative: { readonly [i: number]: number }, first: number, count: number, u: number): number {
  if (cumulative[first + count - 1]! <= 0) return -1;
  for (let e = 0; e < count - 1; e++) if (u < cumulative[first + e]!) return e;
  let last = count - 1;
  while (last > 0 && cumulative[first + last - 1]! >= cumulative[first + last]!) last--;
  return last;
}

/**
 * At most one meeting a tick, with probability min(1, dt * sum of rates), its channel in proportion to the rates; then, for each competence with gap d,
 * z += rate AC L(d) d (times otherField where the competence is not the partner's own field), d* = d0 + d1 AC.
 */
export const learnFromPartners = firmRule({
  name: 'learnFromPartners',
  source: 'model.md section 3 step 6; Nooteboom et al. 2007',
  params: [
    'learning.rate',
    'learning.otherField',
    'learning.distanceBase',
    'learning.distanceGain',
    'learning.distanceLimit',
    'learning.cluster',
    'learning.customer',
    'learning.supplier',
    'learning.foreignInvestment',
    'learning.interregional',
    'learning.relatedIndustry',
    'learning.platform',
  ],
  reads: [
    'economy.kind',
    'node.economy',
    'node.stage',
    'node.firms',
    'node.firstMember',
    'node.competence',
    'node.platform',
    'meeting.customer',
    'meeting.supplier',
    'meeting.peer',
    'meeting.platformUpstream',
    'meeting.platformDownstream',
    'firm.idHigh',
    'firm.idLow',
    'firm.node',
    'firm.byNode',
    'firm.absorptiveCapacity',
    'firm.foreignReliance',
  ],
  writes: ['firm.design', 'firm.manufacture', 'firm.brand', 'channel.gain'],
  apply: (context) => {
    const { economy, industry, node, meeting, firm, channel, dt } = context;
    const p = context.params.learning;
    const { distanceBase, distanceGain, rate, otherField } = p;
    const limited = p.distanceLimit >= 0.5;
    const { cluster, customer, supplier, interregional, relatedIndustry } = p;
    const E = economy.count;
    const K = industry.count;
    let frontier = 0;
    while (frontier < E - 1 && economy.kind[frontier] !== FRONTIER) frontier++;
    const { count, idHigh, idLow, node: nodeOf, byNode, absorptiveCapacity, foreignReliance } = firm;
    const { design, manufacture, brand } = firm;
    const { stage, economy: economyOf, firms, firstMember, competence, platform: platformOf } = node;
    const { customer: customers, supplier: suppliers, peer: peers, platformUpstream, platformDownstream } = meeting;
    const { kind } = economy;
    const gain = channel.gain;
    gain.fill(0);
    const meetings = context.draws(MEETING);
    const partners = context.draws(PARTNER);
    for (let f = 0; f < count; f++) {
      const AC = absorptiveCapacity[f]!;
      if (AC <= 0) continue;
      const n = nodeOf[f]!;
      const s = stage[n]!;
      const platform = platformOf[n]!;
      const vertical = 1 + platform;
      // channels in the order of channelNames; one that does not exist for the stage or the world takes no time
      const untilCustomer = cluster + (s < DOWNSTREAM ? customer * vertical : 0);
      const untilSupplier = untilCustomer + (s > UPSTREAM ? supplier * vertical : 0);
      const untilForeign = untilSupplier + p.foreignInvestment * foreignReliance[f]!;
      const untilRegion = untilForeign + interregional;
      const untilRelated = untilRegion + (K > 1 ? relatedIndustry : 0);
      const total = untilRelated + p.platform * platform;
      const chance = Math.min(1, total * dt);
      meetings.split(idHigh[f]!, idLow[f]!);
      if (meetings.first >= chance) continue;
      const u = (meetings.first / chance) * total;
      const c =
        u < cluster
          ? 0
          : u < untilCustomer
            ? 1
            : u < untilSupplier
              ? 2
              : u < untilForeign
                ? 3
                : u < untilRegion
                  ? 4
                  : u < untilRelated
                    ? 5
                    : 6;
      const e = economyOf[n]!;
      let partnerNode = -1;
      if (c === 0) partnerNode = n;
      else if (c === 1) {
        const d = pick(customers, n * E, E, meetings.second);
        if (d >= 0) partnerNode = n + (d - e) * K * STAGES + 1;
      } else if (c === 2) {
        const o = pick(suppliers, n * E, E, meetings.second);
        if (o >= 0) partnerNode = n + (o - e) * K * STAGES - 1;
      } else if (c === 3) partnerNode = n + (frontier - e) * K * STAGES;
      else if (c === 4) {
        const o = pick(peers, n * E, E, meetings.second);
        if (o >= 0) partnerNode = n + (o - e) * K * STAGES;
      } else if (c === 5) {
        if (K > 1) {
          const own = Math.floor(n / STAGES) % K;
          const other = Math.min(Math.floor(meetings.second * (K - 1)), K - 2);
          partnerNode = n + ((other < own ? other : other + 1) - own) * STAGES;
        }
      } else {
        const upstream = meetings.second < 0.5;
        const place = upstream ? 2 * meetings.second : 2 * meetings.second - 1;
        const o = pick(upstream ? platformUpstream : platformDownstream, n * E, E, place);
        if (o >= 0) partnerNode = n + (o - e) * K * STAGES - s + (upstream ? UPSTREAM : DOWNSTREAM);
      }
      if (partnerNode < 0) continue;
      const partnerStage = stage[partnerNode]!;
      let zU: number;
      let zM: number;
      let zD: number;
      if (kind[economyOf[partnerNode]!] !== REGION) {
        // a bloc knows in every field what its node of that stage knows
        const first = partnerNode - partnerStage;
        zU = competence[first]!;
        zM = competence[first + 1]!;
        zD = competence[first + 2]!;
      } else {
        const members = firms[partnerNode]!;
        if (members === 0) continue;
        const place = Math.floor(partners.uniform(idHigh[f]!, idLow[f]!) * members);
        const g = byNode[firstMember[partnerNode]! + place]!;
        zU = design[g]!;
        zM = manufacture[g]!;
        zD = brand[g]!;
      }
      const distance = distanceBase + distanceGain * AC;
      const take = rate * AC;
      const other = take * otherField;
      const dU = zU - design[f]!;
      const dM = zM - manufacture[f]!;
      const dD = zD - brand[f]!;
      const gU = (partnerStage === 0 ? take : other) * learnableShare(dU, distance, limited) * dU;
      const gM = (partnerStage === 1 ? take : other) * learnableShare(dM, distance, limited) * dM;
      const gD = (partnerStage === 2 ? take : other) * learnableShare(dD, distance, limited) * dD;
      design[f] = design[f]! + gU;
      manufacture[f] = manufacture[f]! + gM;
      brand[f] = brand[f]! + gD;
      gain[n * CHANNELS + c]! += gU + gM + gD;
    }
  },
});

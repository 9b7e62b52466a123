import type { ReadonlyColumn } from '../engine/column.ts';
import { hashText } from '../engine/random.ts';
import { CHANNELS, channelPlace } from '../world/channelNames.ts';
import { DOWNSTREAM, FRONTIER, MIDSTREAM, REGION, STAGES, UPSTREAM } from '../world/worldTables.ts';
import { DOMESTIC_OWNER, ENCLAVE_OWNER } from './firmColumns.ts';
import { firmRule } from './firmRule.ts';

const MEETING = hashText('learnFromPartners.meeting');
const PARTNER = hashText('learnFromPartners.partner');
const DENIED = hashText('learnFromPartners.denied');

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

/** Whom a firm meets: a node (>= 0), NOBODY, or the affiliates of a node, told apart by sign. */
const NOBODY = -1;
const affiliatesOf = (n: number): number => -2 - n;

const { customer, exports, exportCompetition, supplier, imports, foreignCompetition, foreignTraining } = channelPlace;
const { foreignLinkage, interregional, relatedIndustry, university, foreignDemonstration } = channelPlace;

type MeetingWeights = Readonly<
  Record<'customer' | 'supplier' | 'peer' | 'platformUpstream' | 'platformDownstream', ReadonlyColumn>
>;

/** Partner of a meeting through channel c, with u in [0, 1) to choose among several. */
function partnerOf(
  c: number,
  u: number,
  n: number,
  size: { readonly E: number; readonly K: number; readonly regions: number; readonly frontier: number },
  meeting: MeetingWeights,
  relation: ReadonlyColumn,
  affiliateShare: ReadonlyColumn,
): number {
  const { E, K, regions } = size;
  const s = n % STAGES;
  const e = Math.floor(n / (K * STAGES));
  const toEconomy = K * STAGES;
  const first = n * E;
  if (c === 0) return n;
  if (c === customer || c === supplier) {
    const weights = c === customer ? meeting.customer : meeting.supplier;
    const o = pick(weights, first, regions, u * weights[first + regions - 1]!);
    return o < 0 ? NOBODY : n + (o - e) * toEconomy + (c === customer ? 1 : -1);
  }
  if (c === exports || c === imports) {
    const weights = c === exports ? meeting.customer : meeting.supplier;
    const home = weights[first + regions - 1]!;
    const o = pick(weights, first + regions, E - regions, home + u * (weights[first + E - 1]! - home));
    return o < 0 ? NOBODY : n + (regions + o - e) * toEconomy + (c === exports ? 1 : -1);
  }
  if (c === exportCompetition || c === foreignDemonstration) return n + (size.frontier - e) * toEconomy;
  if (c === foreignCompetition || c === foreignTraining) return affiliatesOf(n);
  if (c === foreignLinkage) {
    const before = s > UPSTREAM ? affiliateShare[n - 1]! : 0;
    const after = s < DOWNSTREAM ? affiliateShare[n + 1]! : 0;
    return affiliatesOf(u * (before + after) < before ? n - 1 : n + 1);
  }
  if (c === interregional) {
    const o = pick(meeting.peer, first, E, u);
    return o < 0 ? NOBODY : n + (o - e) * toEconomy;
  }
  if (c === relatedIndustry) {
    const k = Math.floor(n / STAGES) % K;
    let total = 0;
    for (let l = 0; l < K; l++) if (l !== k) total += relation[k * K + l]!;
    let rest = u * total;
    let chosen = NOBODY;
    for (let l = 0; l < K && rest >= 0; l++) {
      if (l === k || relation[k * K + l]! <= 0) continue;
      chosen = n + (l - k) * STAGES;
      rest -= relation[k * K + l]!;
    }
    return chosen;
  }
  // a platform: an upstream or a downstream firm of the nation
  const upstream = u < 0.5;
  const weights = upstream ? meeting.platformUpstream : meeting.platformDownstream;
  const o = pick(weights, first, E, upstream ? 2 * u : 2 * u - 1);
  return o < 0 ? NOBODY : n + (o - e) * toEconomy - s + (upstream ? UPSTREAM : DOWNSTREAM);
}

/**
 * At most one meeting a tick, with probability min(1, dt * sum of rates), its channel in proportion to the rates; then,
 * for each competence with gap d, z += rate AC L(d) d (times otherField where the competence is not the partner's own
 * field), d* = d0 + d1 AC. A meeting is void with the probability of a blockade or barrier. Competition teaches in the own field alone, universities in design alone. What is gained is
 * booked to the channel, so that the channels add up to all that is learned from others.
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
    'learning.foreignDemonstration',
    'learning.parentTransfer',
    'learning.universityLevel',
    'paradigm.crossTrack',
  ],
  reads: [
    'economy.kind',
    'relation.weight',
    'node.economy',
    'node.stage',
    'node.firms',
    'node.firstMember',
    'node.competence',
    'node.affiliateShare',
    'node.affiliateDesign',
    'node.affiliateManufacture',
    'node.affiliateBrand',
    'node.newTrackWeight',
    'meeting.customer',
    'meeting.supplier',
    'meeting.peer',
    'meeting.platformUpstream',
    'meeting.platformDownstream',
    'meeting.denied',
    'channel.until',
    'firm.idHigh',
    'firm.idLow',
    'firm.node',
    'firm.owner',
    'firm.byNode',
    'firm.absorptiveCapacity',
    'firm.foreignReliance',
    'firm.adopted',
  ],
  writes: ['firm.design', 'firm.manufacture', 'firm.brand', 'channel.gain'],
  apply: (context) => {
    const { economy, industry, relation, node, meeting, firm, channel, dt } = context;
    const { distanceBase, distanceGain, distanceLimit, rate, otherField, ...p } = context.params.learning;
    const limited = distanceLimit >= 0.5;
    const E = economy.count;
    let regions = 0;
    while (regions < E && economy.kind[regions] === REGION) regions++;
    let frontier = 0;
    while (frontier < E - 1 && economy.kind[frontier] !== FRONTIER) frontier++;
    const size = { E, K: industry.count, regions, frontier };
    const { count, idHigh, idLow, node: nodeOf, owner, byNode, absorptiveCapacity, foreignReliance } = firm;
    const { design, manufacture, brand, adopted } = firm;
    const { newTrackWeight } = node;
    const { crossTrack } = context.params.paradigm;
    const { stage, economy: economyOf, firms, firstMember, competence, affiliateShare } = node;
    const { affiliateDesign, affiliateManufacture, affiliateBrand } = node;
    const { until, gain } = channel;
    const weight = relation.weight;
    gain.fill(0);
    const meetings = context.draws(MEETING);
    const partners = context.draws(PARTNER);
    const denials = context.draws(DENIED);
    for (let f = 0; f < count; f++) {
      const AC = absorptiveCapacity[f]!;
      if (AC <= 0) continue;
      const n = nodeOf[f]!;
      const first = n * CHANNELS;
      const shared = until[first + CHANNELS - 1]!;
      const own = foreignReliance[f]!;
      const reliance = owner[f] === DOMESTIC_OWNER ? own : Math.max(own, p.parentTransfer);
      const total = shared + p.foreignDemonstration * reliance;
      const chance = Math.min(1, total * dt);
      meetings.split(idHigh[f]!, idLow[f]!);
      if (meetings.first >= chance) continue;
      const u = (meetings.first / chance) * total;
      let c = foreignDemonstration;
      if (u < shared) for (c = 0; u >= until[first + c]!; ) c++;
      let partnerStage = UPSTREAM;
      let zU: number;
      let zM = manufacture[f]!;
      let zD = brand[f]!;
      let track = adopted[f]! >= 0;
      const ownTrack = track;
      if (c === university) zU = p.universityLevel;
      else {
        const partner = partnerOf(c, meetings.second, n, size, meeting, weight, affiliateShare);
        if (partner === NOBODY) continue;
        const met = partner >= 0 ? partner : -2 - partner;
        partnerStage = stage[met]!;
        const denied = partner < 0 ? 0 : meeting.denied[n * E + economyOf[met]!]!;
        if (denied > 0 && denials.uniform(idHigh[f]!, idLow[f]!) < denied) continue;
        if (partner < 0) {
          if (affiliateShare[met]! <= 0) continue;
          zU = affiliateDesign[met]!;
          zM = affiliateManufacture[met]!;
          zD = affiliateBrand[met]!;
        } else if (economyOf[met]! >= regions) {
          // a bloc knows in every field what its node of that stage knows
          track = newTrackWeight[met]! >= 0.5;
          zU = competence[met - partnerStage]!;
          zM = competence[met - partnerStage + MIDSTREAM]!;
          zD = competence[met - partnerStage + DOWNSTREAM]!;
        } else {
          const members = firms[met]!;
          if (members === 0) continue;
          const place = Math.floor(partners.uniform(idHigh[f]!, idLow[f]!) * members);
          const g = byNode[firstMember[met]! + place]!;
          if (owner[g] === ENCLAVE_OWNER) continue;
          track = adopted[g]! >= 0;
          zU = design[g]!;
          zM = manufacture[g]!;
          zD = brand[g]!;
        }
      }
      const distance = distanceBase + distanceGain * AC;
      const take = track === ownTrack ? rate * AC : crossTrack * rate * AC;
      const other = c === exportCompetition || c === foreignCompetition ? 0 : take * otherField;
      const dU = zU - design[f]!;
      const dM = zM - manufacture[f]!;
      const dD = zD - brand[f]!;
      const gU = (partnerStage === UPSTREAM ? take : other) * learnableShare(dU, distance, limited) * dU;
      const gM = (partnerStage === MIDSTREAM ? take : other) * learnableShare(dM, distance, limited) * dM;
      const gD = (partnerStage === DOWNSTREAM ? take : other) * learnableShare(dD, distance, limited) * dD;
      design[f] = design[f]! + gU;
      manufacture[f] = manufacture[f]! + gM;
      brand[f] = brand[f]! + gD;
      gain[first + c]! += gU + gM + gD;
    }
  },
});

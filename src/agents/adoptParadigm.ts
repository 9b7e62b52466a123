import type { ReadonlyColumn } from '../engine/column.ts';
import { exp } from '../engine/maths.ts';
import { hashText, type Stream } from '../engine/random.ts';
import { FRONTIER, REGION } from '../world/worldTables.ts';
import { firmRule } from './firmRule.ts';

const ADOPT = hashText('adoptParadigm.adopt');
const ENTER = hashText('adoptParadigm.enter');
const BLOC = hashText('adoptParadigm.bloc');

/** Hazard a year: adoption exp(-lock vested) (1 + imitation share); vested in R&D stocks of a frontier lead firm. */
export const adoptionHazard = (
  adoption: number,
  lock: number,
  vested: number,
  imitation: number,
  share: number,
): number => adoption * exp(-lock * vested) * (1 + imitation * share);

/**
 * Paradigm shift: from its date on firms change to the new track one by one, with a hazard that falls in vested R&D
 * money and rises with adopters' share of world sales; many entrants start on it. An adopter gets the free part of what
 * has matured so far, and then what still matures. The lead firms of a bloc are counted: those on the new track have a
 * weight and a lead of their own, which selection raises where they are better (developBlocs keeps the mean).
 */
export const adoptParadigm = firmRule({
  name: 'adoptParadigm',
  source: 'Landini, Lee & Malerba 2017; record/3-shocks section 2.2',
  params: [
    'paradigm.adoption',
    'paradigm.vesting',
    'paradigm.imitation',
    'paradigm.entrants',
    'paradigm.freeShare',
    'paradigm.blocFirms',
    'paradigm.selection',
    'research.depreciation',
  ],
  reads: [
    'economy.kind',
    'sector.qualityElasticity',
    'sector.shiftSize',
    'sector.shiftOpen',
    'sector.matured',
    'sector.maturing',
    'nation.shifted',
    'node.key',
    'node.economy',
    'node.sector',
    'node.sales',
    'node.capital',
    'node.researchStart',
    'firm.idHigh',
    'firm.idLow',
    'firm.node',
    'firm.birth',
    'firm.sales',
    'firm.rdStock',
  ],
  writes: [
    'sector.leadStock',
    'sector.adoptedShare',
    'sector.adoptedAtHome',
    'node.adopters',
    'node.newTrackWeight',
    'node.newTrackLead',
    'node.competence',
    'firm.adopted',
    'firm.design',
    'firm.manufacture',
    'firm.brand',
  ],
  apply: ({ economy, sector, nation, node, firm, params, tick, dt, draws }) => {
    const p = params.paradigm;
    const { kind } = economy;
    const { leadStock, adoptedShare } = sector;
    const { sector: sectorOf, economy: economyOf, sales, capital, researchStart } = node;
    const lead = Math.max(1, Math.round(p.blocFirms));
    if (tick === 0) {
      for (let n = 0; n < node.count; n++) {
        if (kind[economyOf[n]!] !== FRONTIER) continue;
        leadStock[sectorOf[n]!] = (researchStart[n]! * capital[n]!) / (params.research.depreciation * lead);
      }
    }
    const { shiftSize, shiftOpen, matured, maturing } = sector;
    if (nation.shifted[0] === 0) return;
    shareOfAdopters(firm, node, sector.count, adoptedShare, sector.adoptedAtHome, kind);
    const hazardOf = (q: number, vested: number): number =>
      shiftOpen[q] === 0 ? 0 : adoptionHazard(p.adoption, p.vesting, vested, p.imitation, adoptedShare[q]!) * dt;
    const adoptions = draws(ADOPT);
    const entries = draws(ENTER);
    const { idHigh, idLow, node: nodeOf, birth, rdStock, adopted, design, manufacture, brand } = firm;
    for (let f = 0; f < firm.count; f++) {
      const q = sectorOf[nodeOf[f]!]!;
      if (shiftSize[q] === 0) continue;
      let gain = p.freeShare * maturing[q]!;
      if (adopted[f]! < 0) {
        const entrant = birth[f] === tick && shiftOpen[q] === 1 && entries.uniform(idHigh[f]!, idLow[f]!) < p.entrants;
        const vested = leadStock[q]! > 0 ? rdStock[f]! / leadStock[q]! : 0;
        if (!entrant && adoptions.uniform(idHigh[f]!, idLow[f]!) >= hazardOf(q, vested)) continue;
        adopted[f] = tick;
        gain = p.freeShare * matured[q]!;
      }
      design[f]! += gain;
      manufacture[f]! += gain;
      brand[f]! += gain;
    }
    for (let n = 0; n < node.count; n++) {
      const q = sectorOf[n]!;
      if (kind[economyOf[n]!] === REGION || sales[n]! <= 0 || shiftSize[q] === 0) continue;
      const free = p.freeShare * matured[q]!;
      adoptInBloc(n, node, lead, hazardOf(q, 1), free, free - p.freeShare * maturing[q]!, p, sector, dt, draws(BLOC));
    }
  },
});

/** Share of adopters in the sales of every sector: in the world, new track of the blocs included, and in the nation. */
function shareOfAdopters(
  firm: {
    readonly count: number;
    readonly node: ReadonlyColumn;
    readonly sales: ReadonlyColumn;
    readonly adopted: ReadonlyColumn;
  },
  node: {
    readonly count: number;
    readonly sector: ReadonlyColumn;
    readonly economy: ReadonlyColumn;
    readonly sales: ReadonlyColumn;
    readonly newTrackWeight: ReadonlyColumn;
  },
  sectors: number,
  share: Float64Array,
  atHome: Float64Array,
  kind: ReadonlyColumn,
): void {
  share.fill(0);
  for (let f = 0; f < firm.count; f++) {
    if (firm.adopted[f]! >= 0) share[node.sector[firm.node[f]!]!]! += firm.sales[f]!;
  }
  for (let q = 0; q < sectors; q++) {
    let total = 0;
    let home = 0;
    const adopters = share[q]!;
    for (let n = q; n < node.count; n += sectors) {
      total += node.sales[n]!;
      if (kind[node.economy[n]!] === REGION) home += node.sales[n]!;
      else share[q]! += node.newTrackWeight[n]! * node.sales[n]!;
    }
    atHome[q] = home > 0 ? Math.min(1, adopters / home) : 0;
    share[q] = total > 0 ? Math.min(1, share[q]! / total) : 0;
  }
}

/** Adoption among the lead firms of a bloc node; its competence stays the mean of both tracks by weight. */
function adoptInBloc(
  n: number,
  node: Readonly<Record<'newTrackWeight' | 'newTrackLead' | 'competence', Float64Array>> & {
    readonly adopters: Int32Array;
    readonly key: ReadonlyColumn;
    readonly sector: ReadonlyColumn;
  },
  lead: number,
  hazard: number,
  matured: number,
  before: number,
  p: { readonly selection: number },
  sector: { readonly qualityElasticity: ReadonlyColumn },
  dt: number,
  stream: Stream,
): void {
  const { newTrackWeight: weights, newTrackLead: leads, competence, adopters, key } = node;
  let weight = weights[n]!;
  let ahead = leads[n]!;
  const old = competence[n]! - weight * ahead;
  if (weight > 0) ahead += matured - before;
  for (let j = adopters[n]!; j < lead; j++) {
    if (stream.uniform(key[n]!, j) >= hazard) continue;
    const joined = (1 - weight) / (lead - adopters[n]!);
    adopters[n]!++;
    ahead = (weight * ahead + joined * matured) / (weight + joined);
    weight += joined;
  }
  // the better track wins customers: replicator in the ratio of what the two attract
  const ratio = exp(Math.min(2, Math.max(-2, sector.qualityElasticity[node.sector[n]!]! * ahead)));
  weight += p.selection * dt * weight * (1 - weight) * ((ratio - 1) / (weight * ratio + 1 - weight));
  weight = Math.min(1, Math.max(0, weight));
  weights[n] = weight;
  leads[n] = ahead;
  competence[n] = old + weight * ahead;
}

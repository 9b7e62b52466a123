import type { ReadonlyColumn } from '../engine/column.ts';
import { exp, log } from '../engine/maths.ts';
import { hashText } from '../engine/random.ts';
import { WorldError } from '../world/worldError.ts';
import { DOWNSTREAM, MIDSTREAM, REGION, UPSTREAM } from '../world/worldTables.ts';
import { bearFirm } from './bearFirm.ts';
import { birthColumns } from './birthColumns.ts';
import { birthWord, SLOTS } from './birthWord.ts';
import { DOMESTIC_OWNER, ENCLAVE_OWNER, FOREIGN_OWNER } from './firmColumns.ts';
import { firmRule } from './firmRule.ts';
import { paidIn } from './paidIn.ts';
import { sortByNode } from './sortByNode.ts';

const NUMBER = hashText('foundFirms.number');
const PARENT = hashText('foundFirms.parent');
const PLACE = hashText('foundFirms.place');
const SIZE = hashText('foundFirms.size');
const LOSS = hashText('foundFirms.loss');
const TALENT = hashText('foundFirms.talent');
const PROPENSITY = hashText('foundFirms.propensity');
const PERFORMER = hashText('foundFirms.performer');
const RIVAL_PARENT = hashText('foundFirms.rivalParent');
const OWNER = hashText('foundFirms.owner');

/**
 * Entry is Poisson in incumbents, in the room they leave (capital of the node in typical firms over their number, to
 * the power `room`) and in the capital-weighted return of the node. Half are spin-offs that inherit their parent's
 * competence less a loss (others more) and mostly stay; those that leave follow firms of the stage. Of two candidate
 * parents the better one often has the child: good firms breed more. The competence of the own stage is spread, bounded
 * by the best incumbent. An entrant below the falling threshold of upstream or downstream starts in assembly: high-end
 * stages fill by upgrading, not by birth. Affiliates follow affiliates. Empty plants of parks draw further entrants.
 */
export const foundFirms = firmRule({
  name: 'foundFirms',
  source: 'model.md section 3 step 13; Klepper 2007',
  params: [
    'demography.entry',
    'demography.entryReturn',
    'demography.entryBound',
    'demography.room',
    'demography.pioneers',
    'demography.spinOffs',
    'demography.local',
    'demography.parentQuality',
    'demography.foreignEntry',
    'demography.entrantSize',
    'demography.entrantSizeSpread',
    'demography.inheritanceLoss',
    'demography.inheritanceSpread',
    'demography.newcomerLoss',
    'demography.newcomerStock',
    'demography.spreadMidstream',
    'demography.spreadHighEnd',
    'demography.startingCash',
    'mobility.climbThreshold',
    'mobility.fallThreshold',
    'firm.nonPerformers',
    'firm.propensitySpread',
    'park.plantSupport',
    'park.fillRate',
  ],
  reads: [
    'economy.kind',
    'sector.benchmark',
    'node.key',
    'node.economy',
    'node.sector',
    'node.stage',
    'node.referenceCapital',
    'node.returnGap',
    'node.employment',
    'node.capital',
    'node.affiliateShare',
    'meeting.peer',
  ],
  writes: [
    ...birthColumns,
    'node.firms',
    'node.firstMember',
    'node.best',
    'node.parkPlants',
    'firm.byNode',
    'firm.adopted',
  ],
  rows: ['firm'],
  apply: (context) => {
    const { economy, sector, node, meeting, nation, payment, firm, rows, params, tick, dt, draws } = context;
    const p = params.demography;
    const E = economy.count;
    const sectors = sector.count;
    const money = paidIn(economy, nation, payment, dt);
    const fallBar = log(params.mobility.climbThreshold * params.mobility.fallThreshold);
    sortByNode(firm, node);
    findBest(firm, node);
    node.entries.fill(0);
    for (let n = 0; n < node.count; n++) {
      if (economy.kind[node.economy[n]!] !== REGION) continue;
      const s = node.stage[n]!;
      const members = node.firms[n]!;
      // pioneers of an empty stage come out of the assembly firms of the cluster
      const nursery = members > 0 ? n : n - s + MIDSTREAM;
      const parents = node.firms[nursery]!;
      if (parents === 0) continue;
      const lure = Math.min(Math.max(p.entryReturn * node.returnGap[n]!, -p.entryBound), p.entryBound);
      const crowd = members > 0 ? roomFor(node.capital[n]!, members, node.referenceCapital[n]!, p.room) : 1;
      const attracted = attractedBy(node.parkPlants[n]!, p.entrantSize * node.referenceCapital[n]!, params.park);
      const mean = p.entry * (crowd * members + p.pioneers) * exp(lure) * dt + attracted * dt;
      const births = draws(NUMBER).poisson(node.key[n]!, 0, mean);
      if (births === 0) continue;
      if (births > SLOTS) throw new WorldError(`more than ${SLOTS} births in one node and tick`);
      rows.firm.reserve(births);
      const own = s === UPSTREAM ? firm.design : s === MIDSTREAM ? firm.manufacture : firm.brand;
      for (let slot = 0; slot < births; slot++) {
        const idHigh = node.key[n]!;
        const idLow = birthWord(tick + 1, slot);
        const parentDraw = draws(PARENT);
        parentDraw.split(idHigh, idLow);
        let parent = firm.byNode[node.firstMember[nursery]! + Math.floor(parentDraw.first * parents)]!;
        const spinOff = parentDraw.second < p.spinOffs;
        const rival = draws(RIVAL_PARENT);
        rival.split(idHigh, idLow);
        if (spinOff && rival.second < p.parentQuality) {
          const other = firm.byNode[node.firstMember[nursery]! + Math.floor(rival.first * parents)]!;
          if (own[other]! > own[parent]!) parent = other;
        }
        // enclaves have no children
        if (firm.owner[parent] === ENCLAVE_OWNER) continue;
        const place = draws(PLACE);
        place.split(idHigh, idLow);
        let home = n;
        if (spinOff && place.first >= p.local) {
          let o = 0;
          const first = n * E;
          if (meeting.peer[first + E - 1]! > 0) {
            while (o < E - 1 && place.second >= meeting.peer[first + o]!) o++;
            home = n + (o - node.economy[n]!) * sectors;
          }
        }
        const loss =
          p.inheritanceLoss *
          (1 - p.inheritanceSpread * draws(LOSS).normal(idHigh, idLow)) *
          (spinOff ? 1 : p.newcomerLoss);
        let design = firm.design[parent]! - loss;
        let manufacture = firm.manufacture[parent]! - loss;
        let brand = firm.brand[parent]! - loss;
        const spread = (s === MIDSTREAM ? p.spreadMidstream : p.spreadHighEnd) * draws(TALENT).normal(idHigh, idLow);
        const best = members > 0 ? node.best[n]! : sector.benchmark[node.sector[n]!]!;
        if (s === UPSTREAM) design = Math.min(design + spread, Math.max(best, design));
        else if (s === MIDSTREAM) manufacture = Math.min(manufacture + spread, Math.max(best, manufacture));
        else brand = Math.min(brand + spread, Math.max(best, brand));
        const reached = s === UPSTREAM ? design : s === DOWNSTREAM ? brand : Number.POSITIVE_INFINITY;
        if (s !== MIDSTREAM && reached < sector.benchmark[node.sector[n]!]! + fallBar) home = home - s + MIDSTREAM;

        const performer = draws(PERFORMER).uniform(idHigh, idLow) >= params.firm.nonPerformers;
        const sd = params.firm.propensitySpread;
        const foreign = !spinOff && draws(OWNER).uniform(idHigh, idLow) < p.foreignEntry * node.affiliateShare[n]!;
        const capital =
          p.entrantSize * node.referenceCapital[home]! * exp(p.entrantSizeSpread * draws(SIZE).normal(idHigh, idLow));
        // whoever comes first takes what stands ready, whether the park drew it or not
        const plant = Math.min(params.park.plantSupport * capital, node.parkPlants[home]!);
        node.parkPlants[home]! -= plant;
        const born = {
          idHigh,
          idLow,
          node: home,
          birth: tick + 1,
          owner: foreign ? FOREIGN_OWNER : DOMESTIC_OWNER,
          capital,
          plant,
          design,
          manufacture,
          brand,
          rdPropensity: performer ? exp(sd * draws(PROPENSITY).normal(idHigh, idLow) - 0.5 * sd * sd) : 0,
          rdStock: (spinOff ? 1 : p.newcomerStock) * (firm.rdStock[parent]! / firm.capital[parent]!),
          foreignReliance: firm.foreignReliance[parent]!,
        };
        const child = rows.firm.add();
        bearFirm(firm, child, born, p.startingCash, node, money);
        // what is inherited of a new technological track holds its free part
        if (firm.adopted[parent]! >= 0) firm.adopted[child] = born.birth;
      }
    }
  },
});

/** Room for entrants: (typical firms' worth of capital of the node over its firms)^exponent, between a tenth and 3. */
export function roomFor(capital: number, firms: number, typical: number, exponent: number): number {
  if (exponent === 0 || !(capital > 0) || !(typical > 0)) return 1;
  return Math.min(3, Math.max(0.1, exp(exponent * log(capital / (typical * firms)))));
}

/** Entrants a year that empty plants draw: fill rate * plants / (part of a plant the park pays * capital of an entrant). */
export const attractedBy = (
  plants: number,
  entrant: number,
  park: { readonly plantSupport: number; readonly fillRate: number },
): number => (plants > 0 && entrant > 0 ? (park.fillRate * plants) / (park.plantSupport * entrant) : 0);

/** Best own-stage competence of every node, 0 where there is no firm; `node.firms` and `firm.byNode` are up to date. */
function findBest(
  firm: Readonly<Record<'byNode' | 'design' | 'manufacture' | 'brand', ReadonlyColumn>>,
  node: Readonly<Record<'stage' | 'firms' | 'firstMember', ReadonlyColumn>> & {
    readonly count: number;
    readonly best: Float64Array;
  },
): void {
  for (let n = 0; n < node.count; n++) {
    const s = node.stage[n]!;
    const own = s === UPSTREAM ? firm.design : s === MIDSTREAM ? firm.manufacture : firm.brand;
    const members = node.firms[n]!;
    node.best[n] = members > 0 ? bestOf(own, firm.byNode, node.firstMember[n]!, members) : 0;
  }
}

function bestOf(competence: ReadonlyColumn, rows: ReadonlyColumn, first: number, members: number): number {
  let best = Number.NEGATIVE_INFINITY;
  for (let i = first; i < first + members; i++) best = Math.max(best, competence[rows[i]!]!);
  return best;
}

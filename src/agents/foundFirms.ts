import type { ReadonlyColumn } from '../engine/column.ts';
import { exp, log } from '../engine/maths.ts';
import { hashText } from '../engine/random.ts';
import { accountsOf, HOUSEHOLDS, INVESTMENT, pay } from '../world/socialAccounts.ts';
import { WorldError } from '../world/worldError.ts';
import { DOWNSTREAM, MIDSTREAM, REGION, UPSTREAM } from '../world/worldTables.ts';
import { birthWord, SLOTS } from './birthWord.ts';
import { firmRule } from './firmRule.ts';
import { sortByNode } from './sortByNode.ts';

const NUMBER = hashText('foundFirms.number');
const PARENT = hashText('foundFirms.parent');
const PLACE = hashText('foundFirms.place');
const SIZE = hashText('foundFirms.size');
const LOSS = hashText('foundFirms.loss');
const TALENT = hashText('foundFirms.talent');
const PROPENSITY = hashText('foundFirms.propensity');
const PERFORMER = hashText('foundFirms.performer');
/** Births an empty node of a living cluster would have as a share of those of a node with one firm. */
const PIONEERS = 0.02;

/**
 * Entry is Poisson in incumbents and the capital-weighted return of the node. Half are spin-offs that inherit their
 * parent's competence less a loss (others twice the loss) and mostly stay; those that leave follow firms of the stage.
 * The competence of the own stage is spread, bounded by the best incumbent. An entrant below the falling threshold of
 * upstream or downstream starts in assembly: high-end stages fill by upgrading, not by birth.
 */
export const foundFirms = firmRule({
  name: 'foundFirms',
  source: 'model.md section 3 step 13; Klepper 2007',
  params: [
    'demography.entry',
    'demography.entryReturn',
    'demography.spinOffs',
    'demography.local',
    'demography.entrantSize',
    'demography.inheritanceLoss',
    'demography.spreadMidstream',
    'demography.spreadHighEnd',
    'demography.startingCash',
    'mobility.climbThreshold',
    'mobility.fallThreshold',
    'firm.nonPerformers',
    'firm.propensitySpread',
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
    'meeting.peer',
  ],
  writes: [
    'node.firms',
    'node.firstMember',
    'node.best',
    'node.entries',
    'nation.capitalGoods',
    'payment.amount',
    'firm.idHigh',
    'firm.idLow',
    'firm.node',
    'firm.byNode',
    'firm.birth',
    'firm.capital',
    'firm.lnCapital',
    'firm.design',
    'firm.manufacture',
    'firm.brand',
    'firm.rdPropensity',
    'firm.rdStock',
    'firm.foreignReliance',
    'firm.employees',
    'firm.cash',
  ],
  rows: ['firm'],
  apply: (context) => {
    const { economy, sector, node, meeting, nation, payment, firm, rows, params, tick, dt, draws } = context;
    const p = params.demography;
    const E = economy.count;
    const sectors = sector.count;
    const accounts = accountsOf(payment);
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
      const lure = Math.min(Math.max(10 * p.entryReturn * node.returnGap[n]!, -1.5), 1.5);
      const mean = p.entry * (members + PIONEERS) * exp(lure) * dt;
      const births = draws(NUMBER).poisson(node.key[n]!, 0, mean);
      if (births === 0) continue;
      if (births > SLOTS) throw new WorldError(`more than ${SLOTS} births in one node and tick`);
      rows.firm.reserve(births);
      for (let slot = 0; slot < births; slot++) {
        const idHigh = node.key[n]!;
        const idLow = birthWord(tick + 1, slot);
        const parentDraw = draws(PARENT);
        parentDraw.split(idHigh, idLow);
        const parent = firm.byNode[node.firstMember[nursery]! + Math.floor(parentDraw.first * parents)]!;
        const spinOff = parentDraw.second < p.spinOffs;
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
        const loss = p.inheritanceLoss * (1 - 0.3 * draws(LOSS).normal(idHigh, idLow)) * (spinOff ? 1 : 2);
        let design = firm.design[parent]! - loss;
        let manufacture = firm.manufacture[parent]! - loss;
        let brand = firm.brand[parent]! - loss;
        const spread = (s === MIDSTREAM ? p.spreadMidstream : p.spreadHighEnd) * draws(TALENT).normal(idHigh, idLow);
        const best = members > 0 ? node.best[n]! : sector.benchmark[node.sector[n]!]!;
        if (s === UPSTREAM) design = Math.min(design + spread, Math.max(best, design));
        else if (s === MIDSTREAM) manufacture = Math.min(manufacture + spread, Math.max(best, manufacture));
        else brand = Math.min(brand + spread, Math.max(best, brand));
        const own = s === UPSTREAM ? design : s === DOWNSTREAM ? brand : Number.POSITIVE_INFINITY;
        if (s !== MIDSTREAM && own < sector.benchmark[node.sector[n]!]! + fallBar) home = home - s + MIDSTREAM;

        const f = rows.firm.add();
        const typical = node.referenceCapital[home]!;
        const capital = p.entrantSize * typical * exp(0.5 * draws(SIZE).normal(idHigh, idLow));
        firm.idHigh[f] = idHigh;
        firm.idLow[f] = idLow;
        firm.node[f] = home;
        firm.birth[f] = tick + 1;
        firm.capital[f] = capital;
        firm.lnCapital[f] = log(capital);
        firm.design[f] = design;
        firm.manufacture[f] = manufacture;
        firm.brand[f] = brand;
        const performer = draws(PERFORMER).uniform(idHigh, idLow) >= params.firm.nonPerformers;
        const sd = params.firm.propensitySpread;
        firm.rdPropensity[f] = performer ? exp(sd * draws(PROPENSITY).normal(idHigh, idLow) - 0.5 * sd * sd) : 0;
        const inherited = (firm.rdStock[parent]! / firm.capital[parent]!) * capital;
        firm.rdStock[f] = spinOff ? inherited : 0.5 * inherited;
        firm.foreignReliance[f] = firm.foreignReliance[parent]!;
        firm.employees[f] = node.capital[home]! > 0 ? (node.employment[home]! * capital) / node.capital[home]! : 0;
        const working = p.startingCash * capital;
        firm.cash[f] = working;
        node.entries[home]!++;
        const stage = node.stage[home]!;
        pay(payment.amount, accounts, HOUSEHOLDS, stage, (capital + working) / dt);
        pay(payment.amount, accounts, stage, INVESTMENT, (capital + working) / dt);
        nation.capitalGoods[0]! += capital / dt;
      }
    }
  },
});

/** Best own-stage competence of every node. */
function findBest(
  firm: {
    readonly count: number;
    readonly node: Int32Array;
    readonly design: Float64Array;
    readonly manufacture: Float64Array;
    readonly brand: Float64Array;
  },
  node: { readonly best: Float64Array; readonly stage: ReadonlyColumn },
): void {
  node.best.fill(Number.NEGATIVE_INFINITY);
  for (let f = 0; f < firm.count; f++) {
    const n = firm.node[f]!;
    const s = node.stage[n]!;
    const z = s === UPSTREAM ? firm.design[f]! : s === MIDSTREAM ? firm.manufacture[f]! : firm.brand[f]!;
    if (z > node.best[n]!) node.best[n] = z;
  }
  for (let n = 0; n < node.best.length; n++) if (node.best[n] === Number.NEGATIVE_INFINITY) node.best[n] = 0;
}

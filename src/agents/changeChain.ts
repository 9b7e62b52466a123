import { log } from '../engine/maths.ts';
import { hashText } from '../engine/random.ts';
import { MIDSTREAM, REGION, STAGES, UPSTREAM } from '../world/worldTables.ts';
import { firmRule } from './firmRule.ts';

const CONSIDER = hashText('changeChain.consider');

/**
 * Chain upgrading: a firm that looks beyond its industry considers a related one of its region, in proportion to
 * relatedness. What it knows loses `chainLoss` times what is unrelated; it goes where that leaves it above the falling
 * threshold of its stage and the same attractiveness sells more than here by the cost of the change: ln(S/A) there -
 * ln(S/A) here - eta times what it loses > cost. It loses customers and part of its capital and R&D stock.
 */
export const changeChain = firmRule({
  name: 'changeChain',
  source: 'Humphrey & Schmitz 2002 (chain upgrading); Neffke, Henning & Boschma 2011 (relatedness)',
  params: [
    'firm.competenceElasticity',
    'mobility.chainHazard',
    'mobility.chainLoss',
    'mobility.chainCost',
    'mobility.relocationLoss',
    'mobility.climbAge',
    'mobility.climbThreshold',
    'mobility.fallThreshold',
    'mobility.accessOnClimbing',
    'mobility.stockLostClimbing',
  ],
  reads: [
    'economy.kind',
    'sector.benchmark',
    'relation.weight',
    'node.economy',
    'node.stage',
    'node.sales',
    'node.weight',
    'firm.idHigh',
    'firm.idLow',
    'firm.birth',
  ],
  writes: [
    'firm.node',
    'firm.design',
    'firm.manufacture',
    'firm.brand',
    'firm.capital',
    'firm.lnCapital',
    'firm.marketAccess',
    'firm.rdStock',
    'firm.belowTime',
    'node.chainMoves',
  ],
  apply: ({ economy, industry, sector, relation, node, firm, params, tick, dt, draws }) => {
    const p = params.mobility;
    const K = industry.count;
    node.chainMoves.fill(0);
    if (K < 2 || p.chainHazard <= 0) return;
    const fallBar = log(p.climbThreshold * p.fallThreshold);
    const lnKept = log(1 - p.relocationLoss);
    const { idHigh, idLow, birth, node: nodeOf, design, manufacture, brand } = firm;
    const { capital, lnCapital, marketAccess, rdStock, belowTime } = firm;
    const considerations = draws(CONSIDER);
    for (let f = 0; f < firm.count; f++) {
      considerations.split(idHigh[f]!, idLow[f]!);
      if (considerations.first >= p.chainHazard * dt || (tick - birth[f]!) * dt <= p.climbAge) continue;
      const n = nodeOf[f]!;
      const s = node.stage[n]!;
      const k = Math.floor(n / STAGES) % K;
      if (economy.kind[node.economy[n]!] !== REGION || node.sales[n]! <= 0) continue;
      // one industry by relatedness; where they are hardly related the firm mostly finds none
      let rest = considerations.second * (K - 1);
      let l = -1;
      for (let other = 0; other < K && rest >= 0; other++) {
        if (other === k) continue;
        rest -= relation.weight[k * K + other]!;
        if (rest < 0) l = other;
      }
      if (l < 0) continue;
      const there = n + (l - k) * STAGES;
      if (node.sales[there]! <= 0 || node.weight[there]! <= 0) continue;
      const lost = p.chainLoss * (1 - relation.weight[k * K + l]!);
      const own = s === MIDSTREAM ? manufacture[f]! : s === UPSTREAM ? design[f]! : brand[f]!;
      if (s !== MIDSTREAM && own - lost < sector.benchmark[l * STAGES + s]! + fallBar) continue;
      const gain = log((node.sales[there]! * node.weight[n]!) / (node.weight[there]! * node.sales[n]!));
      if (gain - params.firm.competenceElasticity * lost <= p.chainCost) continue;
      nodeOf[f] = there;
      design[f]! -= lost;
      manufacture[f]! -= lost;
      brand[f]! -= lost;
      capital[f]! *= 1 - p.relocationLoss;
      lnCapital[f]! += lnKept;
      marketAccess[f] = p.accessOnClimbing;
      rdStock[f]! *= 1 - p.stockLostClimbing;
      belowTime[f] = 0;
      node.chainMoves[there]!++;
    }
  },
});

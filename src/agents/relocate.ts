import { exp, log } from '../engine/maths.ts';
import { hashText } from '../engine/random.ts';
import { MIDSTREAM, REGION, STAGES } from '../world/worldTables.ts';
import { firmRule } from './firmRule.ts';

const CONSIDER = hashText('relocate.consider');
const CHOOSE = hashText('relocate.choose');

/**
 * Industrial transfer in two steps. V = ln(sales per unit of attractiveness) + pull of related industries + incentive,
 * for upstream and downstream firms plus the pull of their like; a move costs more the further it goes. First a firm that
 * considers moving decides to, with logistic((V_best - V_here - cost - size)/scale); then it chooses among the regions by
 * logit. Only regions where the stage is already present can be chosen. Part of capital is lost.
 */
export const relocate = firmRule({
  name: 'relocate',
  source: 'model.md section 3 step 12; Tang et al. 2020 (level)',
  params: [
    'mobility.relocationHazard',
    'mobility.relocationUpstream',
    'mobility.relocationDownstream',
    'mobility.relocationCost',
    'mobility.relocationScale',
    'mobility.relocationLoss',
    'mobility.agglomerationPull',
    'mobility.relatedPull',
    'mobility.relocationDistance',
    'mobility.relocationSize',
    'market.movingBarrier',
  ],
  reads: [
    'economy.kind',
    'relation.weight',
    'pair.distance',
    'link.barrier',
    'node.economy',
    'node.relocationIncentive',
    'node.stage',
    'node.sector',
    'node.sales',
    'node.weight',
    'node.firms',
    'node.referenceCapital',
    'firm.idHigh',
    'firm.idLow',
  ],
  writes: ['firm.node', 'firm.capital', 'firm.lnCapital', 'node.appeal', 'node.arrivals'],
  apply: ({ economy, industry, sector, relation, pair, link, node, firm, params, dt, draws }) => {
    const p = params.mobility;
    const sectors = sector.count;
    const { appeal } = node;
    node.arrivals.fill(0);
    let regions = 0;
    while (regions < economy.count && economy.kind[regions] === REGION) regions++;
    if (regions < 2) return;
    const isPresent = (n: number): boolean => node.weight[n]! > 0 && node.sales[n]! > 0;
    const K = industry.count;
    for (let n = 0; n < regions * sectors; n++) {
      const like = node.stage[n] === MIDSTREAM ? 0 : p.agglomerationPull * log(Math.max(1, node.firms[n]!));
      const k = Math.floor(n / STAGES) % K;
      let related = 0;
      for (let l = 0; l < K; l++) {
        if (l !== k) related += relation.weight[k * K + l]! * node.firms[n + (l - k) * STAGES]!;
      }
      const pull = like + p.relatedPull * log(1 + related) + node.relocationIncentive[n]!;
      appeal[n] = isPresent(n) ? log(node.sales[n]! / node.weight[n]!) + pull : 0;
    }
    const perKm = p.relocationDistance / 1000;
    const E = economy.count;
    const { movingBarrier } = params.market;
    /** Appeal of a node to a firm of node n, the way there and the barrier between taken off. */
    const appealFrom = (n: number, m: number): number => {
      const way = node.economy[n]! * E + node.economy[m]!;
      return appeal[m]! - perKm * pair.distance[way]! - movingBarrier * link.barrier[node.sector[n]! * E * E + way]!;
    };
    const hazards = [
      p.relocationHazard * p.relocationUpstream,
      p.relocationHazard,
      p.relocationHazard * p.relocationDownstream,
    ];
    const lnKept = log(1 - p.relocationLoss);
    const considerations = draws(CONSIDER);
    const choices = draws(CHOOSE);
    for (let f = 0; f < firm.count; f++) {
      const n = firm.node[f]!;
      considerations.split(firm.idHigh[f]!, firm.idLow[f]!);
      if (considerations.first >= hazards[node.stage[n]!]! * dt) continue;
      const q = node.sector[n]!;
      let best = Number.NEGATIVE_INFINITY;
      for (let m = q; m < regions * sectors; m += sectors)
        if (m !== n && isPresent(m)) best = Math.max(best, appealFrom(n, m));
      const here = appeal[n]!;
      if (best === Number.NEGATIVE_INFINITY || !isPresent(n)) continue;
      const size = p.relocationSize * Math.max(0, firm.lnCapital[f]! - log(node.referenceCapital[n]!));
      const moves = 1 / (1 + exp(-(best - here - p.relocationCost - size) / p.relocationScale));
      if (considerations.second >= moves) continue;
      let total = 0;
      for (let m = q; m < regions * sectors; m += sectors) {
        if (m !== n && isPresent(m)) total += exp((appealFrom(n, m) - best) / p.relocationScale);
      }
      let u = choices.uniform(firm.idHigh[f]!, firm.idLow[f]!) * total;
      let chosen = -1;
      for (let m = q; m < regions * sectors && u >= 0; m += sectors) {
        if (m === n || !isPresent(m)) continue;
        chosen = m;
        u -= exp((appealFrom(n, m) - best) / p.relocationScale);
      }
      firm.node[f] = chosen;
      firm.capital[f]! *= 1 - p.relocationLoss;
      firm.lnCapital[f]! += lnKept;
      node.arrivals[chosen]!++;
    }
  },
});

import { exp } from '../engine/maths.ts';
import { hashText } from '../engine/random.ts';
import { MIDSTREAM, REGION, STAGES, UPSTREAM } from '../world/worldTables.ts';
import { bearFirm } from './bearFirm.ts';
import { birthColumns } from './birthColumns.ts';
import { birthWord } from './birthWord.ts';
import { DOMESTIC_OWNER, ENCLAVE_OWNER } from './firmColumns.ts';
import { firmRule } from './firmRule.ts';
import { paidIn } from './paidIn.ts';

const SPARK = hashText('sparkIndustries.spark');
const UNIVERSITY = hashText('sparkIndustries.university');
const PARENT = hashText('sparkIndustries.parent');
/** Place among the births of a node and tick that is left free for sparks: foundFirms has none where these have. */
const SLOT = 0;

/**
 * Birth of an industry in a region that has none of it, from 0 to 1: its first assemblers are founded out of related
 * industries of the region (spark * sum over industries of relatedness * firms), its first design firms by universities
 * where there are graduates and something related (universitySpark * talent * mean relatedness of what is there). A
 * child knows what its parent knows less what is unrelated; of universities it has their design.
 */
export const sparkIndustries = firmRule({
  name: 'sparkIndustries',
  source: 'paper 003 (from 0 to 1); Neffke, Henning & Boschma 2011; Klepper 2007',
  params: [
    'demography.spark',
    'demography.universitySpark',
    'demography.entrantSize',
    'demography.inheritanceLoss',
    'demography.startingCash',
    'firm.countScale',
    'mobility.chainLoss',
    'learning.universityLevel',
  ],
  reads: [
    'economy.kind',
    'economy.talent',
    'economy.universities',
    'relation.weight',
    'node.key',
    'node.economy',
    'node.stage',
    'node.firms',
    'node.firstMember',
    'node.referenceCapital',
    'node.employment',
    'node.capital',
    'firm.byNode',
  ],
  writes: [...birthColumns, 'firm.adopted'],
  rows: ['firm'],
  apply: ({ economy, industry, relation, node, nation, payment, firm, rows, params, tick, dt, draws }) => {
    const p = params.demography;
    const K = industry.count;
    if (K < 2) return;
    const money = paidIn(economy, nation, payment, dt);
    for (let c = 0; c * STAGES < node.count; c++) {
      const first = c * STAGES;
      const e = node.economy[first]!;
      if (economy.kind[e] !== REGION) break;
      if (node.firms[first]! + node.firms[first + 1]! + node.firms[first + 2]! > 0) continue;
      if (node.entries[first]! + node.entries[first + 1]! + node.entries[first + 2]! > 0) continue;
      const k = c % K;
      // relatedness of what the region has: of its assemblers in number, of the industries present on average
      let assemblers = 0;
      let related = 0;
      for (let l = 0; l < K; l++) {
        const there = first + (l - k) * STAGES + MIDSTREAM;
        if (l === k || node.firms[there] === 0) continue;
        assemblers += relation.weight[k * K + l]! * node.firms[there]!;
        related += relation.weight[k * K + l]! / (K - 1);
      }
      if (related <= 0) continue;
      for (const s of [MIDSTREAM, UPSTREAM]) {
        const n = first + s;
        if (!(node.referenceCapital[n]! > 0)) continue;
        const academic = s === UPSTREAM;
        // a region cut into more firms sparks no more industries
        const mean = academic
          ? p.universitySpark * (economy.talent[e]! * economy.universities[e]!) * related * dt
          : ((p.spark * assemblers) / params.firm.countScale) * dt;
        const fate = draws(academic ? UNIVERSITY : SPARK);
        if (fate.uniform(node.key[n]!, 0) >= 1 - exp(-mean)) continue;
        // the parent: an industry by relatedness times assemblers, in it any of them
        const choice = draws(PARENT);
        choice.split(node.key[n]!, 0);
        let rest = choice.first * assemblers;
        let l = -1;
        for (let other = 0; other < K && rest >= 0; other++) {
          const weight = relation.weight[k * K + other]! * node.firms[first + (other - k) * STAGES + MIDSTREAM]!;
          if (other === k || weight <= 0) continue;
          l = other;
          rest -= weight;
        }
        const nursery = first + (l - k) * STAGES + MIDSTREAM;
        const parent = firm.byNode[node.firstMember[nursery]! + Math.floor(choice.second * node.firms[nursery]!)]!;
        if (firm.owner[parent] === ENCLAVE_OWNER) continue;
        const lost = p.inheritanceLoss + params.mobility.chainLoss * (1 - relation.weight[k * K + l]!);
        const design = firm.design[parent]! - lost;
        rows.firm.reserve(1);
        const born = {
          idHigh: node.key[n]!,
          idLow: birthWord(tick + 1, SLOT),
          node: n,
          birth: tick + 1,
          owner: DOMESTIC_OWNER,
          capital: p.entrantSize * node.referenceCapital[n]!,
          design: academic ? Math.max(design, params.learning.universityLevel) : design,
          manufacture: firm.manufacture[parent]! - lost,
          brand: firm.brand[parent]! - lost,
          // founders of an industry do research
          rdPropensity: 1,
          rdStock: firm.rdStock[parent]! / firm.capital[parent]!,
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

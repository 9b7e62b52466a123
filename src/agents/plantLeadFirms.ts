import { hashText } from '../engine/random.ts';
import { clusterAmount } from '../world/government/clusterAmount.ts';
import { DOWNSTREAM, MIDSTREAM, REGION, UPSTREAM } from '../world/worldTables.ts';
import { bearFirm } from './bearFirm.ts';
import { birthColumns } from './birthColumns.ts';
import { birthWord, SLOTS } from './birthWord.ts';
import { DOMESTIC_OWNER } from './firmColumns.ts';
import { firmRule } from './firmRule.ts';
import { paidIn } from './paidIn.ts';

const ARRIVE = hashText('plantLeadFirms.arrive');
/** Place among the births of a node and tick by which a leader is known for life. */
const LEAD_SLOT = SLOTS - 1;

/**
 * A chain leader comes into each targeted node that has none: with a hazard, one large domestic firm with a share of the
 * capital of the cluster (of a typical one where there is none yet). It is some way behind the world mean in its own stage, further in the other fields, and does research.
 * Who came for a node counts as its leader wherever it goes, until it closes. Its owners pay the plant, public money is
 * paid by payPolicies.
 */
export const plantLeadFirms = firmRule({
  name: 'plantLeadFirms',
  source: 'paper 002 (leading-firm clusters); model.md section 5',
  params: [
    'arrival.leadHazard',
    'arrival.leadGap',
    'arrival.otherGap',
    'demography.startingCash',
    'research.depreciation',
  ],
  reads: [
    'economy.kind',
    'sector.researchIntensity',
    'sector.benchmark',
    'node.key',
    'node.sector',
    'node.stage',
    'node.capital',
    'node.employment',
    'node.leadFirm',
  ],
  writes: birthColumns,
  rows: ['firm'],
  apply: ({ economy, sector, node, nation, payment, firm, rows, params, tick, dt, draws }) => {
    const p = params.arrival;
    let leaders: Set<number> | null = null;
    for (let n = 0; n < node.count; n++) {
      const share = node.leadFirm[n]!;
      if (share === 0) continue;
      if (economy.kind[Math.floor(n / sector.count)] !== REGION) break;
      leaders ??= leadersOf(firm);
      const s = node.stage[n]!;
      const q = node.sector[n]!;
      const cluster = clusterAmount(node.capital, n, sector.count, economy.kind);
      if (!(cluster > 0) || leaders.has(node.key[n]!)) continue;
      if (draws(ARRIVE).uniform(node.key[n]!, 0) >= p.leadHazard * dt) continue;
      const competence = (field: number): number =>
        sector.benchmark[q - s + field]! - (field === s ? p.leadGap : p.otherGap);
      rows.firm.reserve(1);
      const born = {
        idHigh: node.key[n]!,
        idLow: birthWord(tick + 1, LEAD_SLOT),
        node: n,
        birth: tick + 1,
        owner: DOMESTIC_OWNER,
        capital: share * cluster,
        design: competence(UPSTREAM),
        manufacture: competence(MIDSTREAM),
        brand: competence(DOWNSTREAM),
        rdPropensity: 1,
        rdStock: sector.researchIntensity[q]! / params.research.depreciation,
        foreignReliance: 0,
      };
      const money = paidIn(economy, nation, payment, dt);
      bearFirm(firm, rows.firm.add(), born, params.demography.startingCash, node, money);
    }
  },
});

/** Keys of the nodes that living leaders came for. */
function leadersOf(firm: {
  readonly count: number;
  readonly idHigh: Int32Array;
  readonly idLow: Int32Array;
}): Set<number> {
  const keys = new Set<number>();
  for (let f = 0; f < firm.count; f++) {
    if ((firm.idLow[f]! & LEAD_SLOT) === LEAD_SLOT) keys.add(firm.idHigh[f]!);
  }
  return keys;
}

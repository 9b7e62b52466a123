import { exp } from '../engine/maths.ts';
import { hashText } from '../engine/random.ts';
import { clusterAmount } from '../world/government/clusterAmount.ts';
import { DOWNSTREAM, FRONTIER, MIDSTREAM, REGION, UPSTREAM } from '../world/worldTables.ts';
import { bearFirm } from './bearFirm.ts';
import { birthColumns } from './birthColumns.ts';
import { birthWord, SLOTS } from './birthWord.ts';
import { ENCLAVE_OWNER, FOREIGN_OWNER } from './firmColumns.ts';
import { firmRule } from './firmRule.ts';
import { paidIn } from './paidIn.ts';

const NUMBER = hashText('attractAffiliates.number');
const LINK = hashText('attractAffiliates.link');
const SIZE = hashText('attractAffiliates.size');
const TALENT = hashText('attractAffiliates.talent');
/** Places among the births of a node and tick from here on are theirs; foundFirms fills them from 0. */
const FIRST_SLOT = SLOTS / 2;

/**
 * Affiliates of frontier firms come into targeted nodes: Poisson with mean inflow * capital of the cluster (of a
 * typical one where there is none yet) / capital of an affiliate. They know of their stage what their parent knows less a gap, of other fields less; a share is linked, the
 * others are enclaves: they teach nobody and have no spin-offs. Their parents pay the plant, public money is paid by
 * payPolicies.
 */
export const attractAffiliates = firmRule({
  name: 'attractAffiliates',
  source: 'model.md section 5; Javorcik 2004 (linkage)',
  params: [
    'arrival.linkage',
    'arrival.affiliateSize',
    'arrival.gap',
    'arrival.otherGap',
    'demography.entrantSizeSpread',
    'demography.spreadMidstream',
    'demography.startingCash',
    'learning.parentTransfer',
    'research.depreciation',
  ],
  reads: [
    'economy.kind',
    'sector.researchIntensity',
    'node.key',
    'node.sector',
    'node.stage',
    'node.capital',
    'node.competence',
    'node.employment',
    'node.referenceCapital',
    'node.foreignInvestment',
  ],
  writes: birthColumns,
  rows: ['firm'],
  apply: ({ economy, sector, node, nation, payment, firm, rows, params, tick, dt, draws }) => {
    const p = params.arrival;
    const inflow = node.foreignInvestment;
    const { demography, learning, research } = params;
    const money = paidIn(economy, nation, payment, dt);
    let frontier = 0;
    while (frontier < economy.count - 1 && economy.kind[frontier] !== FRONTIER) frontier++;
    for (let n = 0; n < node.count; n++) {
      if (economy.kind[Math.floor(n / sector.count)] !== REGION) break;
      if (inflow[n] === 0) continue;
      const s = node.stage[n]!;
      const cluster = clusterAmount(node.capital, n, sector.count, economy.kind);
      const size = p.affiliateSize * node.referenceCapital[n]!;
      if (!(size > 0)) continue;
      const number = draws(NUMBER).poisson(node.key[n]!, 0, ((inflow[n]! * cluster) / size) * dt);
      if (number === 0) continue;
      const parent = frontier * sector.count + node.sector[n]! - s;
      const intensity = sector.researchIntensity[node.sector[n]!]!;
      rows.firm.reserve(number);
      for (let slot = 0; slot < number; slot++) {
        const idHigh = node.key[n]!;
        const idLow = birthWord(tick + 1, FIRST_SLOT + slot);
        const talent = demography.spreadMidstream * draws(TALENT).normal(idHigh, idLow);
        const competence = (field: number): number =>
          node.competence[parent + field]! - (field === s ? p.gap - talent : p.otherGap);
        const born = {
          idHigh,
          idLow,
          node: n,
          birth: tick + 1,
          owner: draws(LINK).uniform(idHigh, idLow) < p.linkage ? FOREIGN_OWNER : ENCLAVE_OWNER,
          capital: size * exp(demography.entrantSizeSpread * draws(SIZE).normal(idHigh, idLow)),
          design: competence(UPSTREAM),
          manufacture: competence(MIDSTREAM),
          brand: competence(DOWNSTREAM),
          rdPropensity: 1,
          rdStock: intensity / research.depreciation,
          foreignReliance: learning.parentTransfer,
        };
        bearFirm(firm, rows.firm.add(), born, demography.startingCash, node, money);
      }
    }
  },
});

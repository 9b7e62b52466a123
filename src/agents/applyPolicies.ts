import { blockTrade } from '../world/government/blockTrade.ts';
import { chargeNodes } from '../world/government/chargeNodes.ts';
import { institutionLevers, isInstitution, servesNodes } from '../world/government/instrument.ts';
import { integrateMarkets } from '../world/government/integrateMarkets.ts';
import { leverAt } from '../world/government/leverAt.ts';
import { prescribedMoney } from '../world/government/prescribedMoney.ts';
import { servedSales } from '../world/government/servedSales.ts';
import { stimulateDemand } from '../world/government/stimulateDemand.ts';
import { timelineStrength } from '../world/government/timelineStrength.ts';
import { REGION } from '../world/worldTables.ts';
import { firmRule } from './firmRule.ts';
import { isTargeted } from './isTargeted.ts';

/**
 * Policies in force this tick. Sets what acts before prices: production subsidies promised, institutions, tariffs. A
 * budget or a prescribed money path turns into a rate by the money base of the last tick (rationing by an equal cut
 * of all rates); payPolicies then pays exactly.
 */
export const applyPolicies = firmRule({
  name: 'applyPolicies',
  source: 'model.md section 5',
  params: [
    'market.largestSubsidy',
    'market.regionalBarrier',
    'market.knowledgeBarrier',
    'market.demandDisplaced',
    'blockade.meetings',
  ],
  reads: [
    'economy.kind',
    'sector.elasticity',
    'sector.usesFrom',
    'sector.usesUntil',
    'use.user',
    'policy.instrument',
    'policy.from',
    'policy.until',
    'policy.ramp',
    'policy.rate',
    'policy.budget',
    'policy.domesticOwners',
    'policy.foreignOwners',
    'policy.minEmployees',
    'policy.maxEmployees',
    'policy.demanded',
    'policy.partner',
    'policy.direction',
    'policy.costShare',
    'policyTarget.node',
    'policyPath.amount',
    'link.tariffStart',
    'link.resistanceStart',
    'link.barrierStart',
    'firm.node',
    'firm.owner',
    'firm.newProductShare',
  ],
  lags: ['firm.employees', 'firm.sales', 'node.sales', 'node.markup'],
  writes: [
    'policy.strength',
    'policy.base',
    'firm.productionSubsidy',
    'node.platform',
    'node.standards',
    'node.marketAccess',
    'node.relocationIncentive',
    'node.credit',
    'node.foreignInvestment',
    'node.leadFirm',
    'node.association',
    'node.education',
    'node.publicWorks',
    'link.tariff',
    'node.emissionTax',
    'link.resistance',
    'link.blocked',
    'link.barrier',
    'link.share',
    'meeting.denied',
    'node.denied',
    'market.demand',
    'market.plainDemand',
    'market.stimulus',
    'market.displaced',
  ],
  apply: (context) => {
    const { economy, sector, policy, policyTarget, policyPath, node, link, firm, params, time, tick, dt } = context;
    const N = node.count;
    const E = economy.count;
    const sectors = sector.count;
    const year = Math.floor(tick * dt + 1e-9);
    firm.productionSubsidy.fill(0, 0, firm.count);
    for (const institution of institutionLevers) node[institution].fill(0);
    link.tariff.set(link.tariffStart as Float64Array);
    node.emissionTax.fill(0);
    link.resistance.set(link.resistanceStart as Float64Array);
    context.meeting.denied.fill(0);
    for (let p = 0; p < policy.count; p++) {
      const lever = leverAt(policy.instrument[p]!);
      const timeline = timelineStrength(time, policy.from[p]!, policy.until[p]!, policy.ramp[p]!);
      const path = prescribedMoney(policy, policyPath, p, year);
      let strength = timeline * policy.rate[p]!;
      policy.base[p] = 0;
      if (timeline > 0 && lever === 'productionCost') {
        let base = 0;
        let promised = 0;
        for (let f = 0; f < firm.count; f++) {
          if (!isTargeted(policy, policyTarget, p, firm, f, N)) continue;
          base += firm.sales[f]! / node.markup[firm.node[f]!]!;
          if (firm.productionSubsidy[f]! > promised) promised = firm.productionSubsidy[f]!;
        }
        const money = path >= 0 ? path : policy.budget[p]!;
        if (path >= 0) strength = base > 0 ? path / base : 0;
        else if (strength * base > money) strength = money / base;
        strength = Math.min(strength, params.market.largestSubsidy - promised);
        for (let f = 0; f < firm.count; f++) {
          if (isTargeted(policy, policyTarget, p, firm, f, N)) firm.productionSubsidy[f]! += strength;
        }
        policy.base[p] = base;
      }
      if (timeline > 0 && servesNodes(lever)) {
        let base = 0;
        for (let n = 0; n < N; n++)
          if (policyTarget.node[p * N + n] !== 0) base += servedSales(lever, node.sales, n, sectors, economy);
        const promised = strength * policy.costShare[p]! * base;
        const money = path >= 0 ? path : policy.budget[p]!;
        if (path >= 0) strength = promised > 0 ? (strength * path) / promised : 0;
        else if (promised > money) strength *= money / promised;
        if (isInstitution(lever))
          for (let n = 0; n < N; n++) if (policyTarget.node[p * N + n] !== 0) node[lever][n]! += strength;
        policy.base[p] = base;
      }
      if (timeline > 0 && lever === 'tariff') {
        const partner = policy.partner[p]!;
        for (let n = 0; n < N; n++) {
          if (policyTarget.node[p * N + n] === 0) continue;
          const e = Math.floor(n / sectors);
          for (let bloc = 0; bloc < E; bloc++) {
            if (economy.kind[bloc] === REGION || (partner >= 0 && partner !== bloc)) continue;
            const q = n % sectors;
            const [origin, destination] = policy.direction[p] === 0 ? [bloc, e] : [e, bloc];
            // a negative rate takes tariffs down, at most to nothing
            const l = (q * E + origin) * E + destination;
            link.tariff[l] = Math.max(0, link.tariff[l]! + strength);
          }
        }
      }
      if (timeline > 0 && lever === 'emissionTax') chargeNodes(node.emissionTax, policyTarget, p, strength);
      policy.strength[p] = strength;
    }
    blockTrade(context, params.blockade.meetings);
    integrateMarkets(context, params.market.regionalBarrier, params.market.knowledgeBarrier);
    stimulateDemand(context, params.market.demandDisplaced, year);
  },
});

import { exp } from '../engine/maths.ts';
import { CHANNELS } from './channelNames.ts';
import { worldRule } from './worldRule.ts';
import { REGION, STAGES } from './worldTables.ts';

/** Adds the tick to the record of its year. Flows add up to the year, states are those of the last quarter. */
export const recordYear = worldRule({
  name: 'recordYear',
  source: 'bookkeeping',
  reads: [
    'economy.kind',
    'economy.wageStart',
    'economy.lnWage',
    'economy.restEmployment',
    'economy.restOutput',
    'economy.policySpending',
    'economy.lnSkillPremium',
    'economy.talent',
    'economy.universities',
    'economy.infrastructure',
    'sector.wagePremium',
    'market.demand',
    'market.displaced',
    'node.sales',
    'node.inputs',
    'node.subsidies',
    'node.wages',
    'node.research',
    'node.profit',
    'node.misused',
    'node.crowdedOut',
    'node.employment',
    'node.skilled',
    'node.firms',
    'node.capital',
    'node.competence',
    'node.inventions',
    'node.conversions',
    'node.realisedSteps',
    'node.newProductSales',
    'node.champions',
    'node.creditDisplaced',
    'node.creditNeed',
    'node.creditRefused',
    'node.entries',
    'node.exits',
    'node.arrivals',
    'node.climbs',
    'node.falls',
    'node.radicals',
    'node.processUpgrades',
    'node.productUpgrades',
    'node.chainMoves',
    'node.lostByFalling',
    'node.ownDesign',
    'node.ownBrand',
    'node.modeToDesign',
    'node.modeToBrand',
    'node.modeLeaps',
    'node.modeFalls',
    'node.parkPlants',
    'node.emissions',
    'node.emissionTaxes',
    'node.abatement',
    'cluster.state',
    'cluster.promoted',
    'link.flow',
    'payment.amount',
    'channel.gain',
    'treasury.revenue',
    'treasury.transfers',
    'treasury.spending',
    'treasury.balance',
    'policy.spending',
    'policy.unspent',
  ],
  writes: [
    'nodeYear.sales',
    'nodeYear.inputs',
    'nodeYear.subsidies',
    'nodeYear.wages',
    'nodeYear.research',
    'nodeYear.profit',
    'nodeYear.misused',
    'nodeYear.crowdedOut',
    'nodeYear.employment',
    'nodeYear.skilled',
    'nodeYear.firms',
    'nodeYear.capital',
    'nodeYear.competence',
    'nodeYear.inventions',
    'nodeYear.conversions',
    'nodeYear.realisedSteps',
    'nodeYear.newProductSales',
    'nodeYear.champions',
    'nodeYear.creditDisplaced',
    'nodeYear.creditNeed',
    'nodeYear.creditRefused',
    'nodeYear.entries',
    'nodeYear.exits',
    'nodeYear.arrivals',
    'nodeYear.climbs',
    'nodeYear.falls',
    'nodeYear.radicals',
    'nodeYear.processUpgrades',
    'nodeYear.productUpgrades',
    'nodeYear.chainMoves',
    'nodeYear.lostByFalling',
    'nodeYear.ownDesign',
    'nodeYear.ownBrand',
    'nodeYear.modeToDesign',
    'nodeYear.modeToBrand',
    'nodeYear.modeLeaps',
    'nodeYear.modeFalls',
    'nodeYear.parkPlants',
    'nodeYear.emissions',
    'nodeYear.emissionTaxes',
    'nodeYear.abatement',
    'clusterYear.state',
    'clusterYear.promoted',
    'economyYear.wage',
    'economyYear.restEmployment',
    'economyYear.restOutput',
    'economyYear.policySpending',
    'economyYear.skilledWage',
    'economyYear.talent',
    'economyYear.universities',
    'economyYear.infrastructure',
    'marketYear.demand',
    'marketYear.displaced',
    'linkYear.flow',
    'paymentYear.amount',
    'channelYear.gain',
    'treasuryYear.revenue',
    'treasuryYear.transfers',
    'treasuryYear.spending',
    'treasuryYear.balance',
    'policyYear.spending',
    'policyYear.unspent',
  ],
  apply: (context) => {
    const { economy, sector, market, node, cluster, link, payment, channel, policy, tick, dt } = context;
    const { nodeYear, clusterYear, economyYear, marketYear, linkYear, paymentYear, channelYear, policyYear } = context;
    const year = Math.floor(tick * dt + 1e-9);
    const N = node.count;
    const first = year * N;
    if (first + N > nodeYear.count) {
      throw new RangeError(`tick ${tick} lies beyond the ${nodeYear.count / N} years the record has room for`);
    }
    for (let n = 0; n < N; n++) {
      const row = first + n;
      nodeYear.sales[row]! += node.sales[n]! * dt;
      nodeYear.inputs[row]! += node.inputs[n]! * dt;
      nodeYear.subsidies[row]! += node.subsidies[n]! * dt;
      nodeYear.wages[row]! += node.wages[n]! * dt;
      nodeYear.research[row]! += node.research[n]! * dt;
      nodeYear.profit[row]! += node.profit[n]! * dt;
      nodeYear.misused[row]! += node.misused[n]! * dt;
      nodeYear.crowdedOut[row]! += node.crowdedOut[n]! * dt;
      nodeYear.employment[row]! += node.employment[n]! * dt;
      nodeYear.skilled[row]! += node.skilled[n]! * dt;
      // node.firms counts the survivors; births follow
      nodeYear.firms[row] = node.firms[n]! + node.entries[n]!;
      nodeYear.capital[row] = node.capital[n]!;
      nodeYear.competence[row] = node.competence[n]!;
      nodeYear.inventions[row]! += node.inventions[n]!;
      nodeYear.conversions[row]! += node.conversions[n]!;
      nodeYear.realisedSteps[row]! += node.realisedSteps[n]!;
      nodeYear.newProductSales[row]! += node.newProductSales[n]! * dt;
      nodeYear.champions[row] = node.champions[n]!;
      nodeYear.creditDisplaced[row]! += node.creditDisplaced[n]! * dt;
      nodeYear.creditNeed[row]! += node.creditNeed[n]! * dt;
      nodeYear.creditRefused[row]! += node.creditRefused[n]! * dt;
      nodeYear.entries[row]! += node.entries[n]!;
      nodeYear.exits[row]! += node.exits[n]!;
      nodeYear.arrivals[row]! += node.arrivals[n]!;
      nodeYear.climbs[row]! += node.climbs[n]!;
      nodeYear.falls[row]! += node.falls[n]!;
      nodeYear.radicals[row]! += node.radicals[n]!;
      nodeYear.processUpgrades[row]! += node.processUpgrades[n]!;
      nodeYear.productUpgrades[row]! += node.productUpgrades[n]!;
      nodeYear.chainMoves[row]! += node.chainMoves[n]!;
      nodeYear.lostByFalling[row]! += node.lostByFalling[n]!;
      nodeYear.ownDesign[row] = node.ownDesign[n]!;
      nodeYear.ownBrand[row] = node.ownBrand[n]!;
      nodeYear.modeToDesign[row]! += node.modeToDesign[n]!;
      nodeYear.modeToBrand[row]! += node.modeToBrand[n]!;
      nodeYear.modeLeaps[row]! += node.modeLeaps[n]!;
      nodeYear.modeFalls[row]! += node.modeFalls[n]!;
      nodeYear.parkPlants[row] = node.parkPlants[n]!;
      nodeYear.emissions[row]! += node.emissions[n]! * dt;
      nodeYear.emissionTaxes[row]! += node.emissionTaxes[n]! * dt;
      nodeYear.abatement[row] = node.abatement[n]!;
    }
    clusterYear.state.set(cluster.state as Uint8Array, year * cluster.count);
    clusterYear.promoted.set(cluster.promoted as Uint8Array, year * cluster.count);
    // R&D staff are paid as upstream work is, on average over the industries
    let researchPremium = 0;
    for (let q = 0; q < sector.count; q += STAGES) researchPremium += (sector.wagePremium[q]! * STAGES) / sector.count;
    for (let e = 0; e < economy.count; e++) {
      const row = year * economy.count + e;
      economyYear.wage[row]! += economy.wageStart[e]! * (economy.kind[e] === REGION ? exp(economy.lnWage[e]!) : 1) * dt;
      economyYear.restEmployment[row]! += economy.restEmployment[e]! * dt;
      economyYear.restOutput[row]! += economy.restOutput[e]! * dt;
      economyYear.policySpending[row]! += economy.policySpending[e]! * dt;
      const premium = economy.kind[e] === REGION ? exp(economy.lnWage[e]! + economy.lnSkillPremium[e]!) : 1;
      economyYear.skilledWage[row]! += economy.wageStart[e]! * premium * researchPremium * dt;
      economyYear.talent[row] = economy.talent[e]!;
      economyYear.universities[row] = economy.universities[e]!;
      economyYear.infrastructure[row] = economy.infrastructure[e]!;
    }
    for (let m = 0; m < market.count; m++) {
      marketYear.demand[year * market.count + m]! += market.demand[m]! * dt;
      marketYear.displaced[year * market.count + m]! += market.displaced[m]! * dt;
    }
    for (let l = 0; l < link.count; l++) linkYear.flow[year * link.count + l]! += link.flow[l]! * dt;
    for (let a = 0; a < payment.count; a++) paymentYear.amount[year * payment.count + a]! += payment.amount[a]! * dt;
    for (let c = 0; c < N * CHANNELS; c++) channelYear.gain[year * N * CHANNELS + c]! += channel.gain[c]!;
    const { treasury, treasuryYear } = context;
    for (let b = 0; b < treasury.count; b++) {
      const row = year * treasury.count + b;
      treasuryYear.revenue[row]! += treasury.revenue[b]! * dt;
      treasuryYear.transfers[row]! += treasury.transfers[b]! * dt;
      treasuryYear.spending[row]! += treasury.spending[b]! * dt;
      treasuryYear.balance[row] = treasury.balance[b]!;
    }
    for (let p = 0; p < policy.count; p++) {
      policyYear.spending[year * policy.count + p]! += policy.spending[p]! * dt;
      policyYear.unspent[year * policy.count + p]! += policy.unspent[p]! * dt;
    }
  },
});

import { accountsOf, GOVERNMENTS, pay } from './socialAccounts.ts';
import { worldRule } from './worldRule.ts';
import { REGION, STAGES } from './worldTables.ts';

/**
 * Emissions of the tick and the tax on them. Production cost before tax and abatement C = S * gross / (mu (1 + tax and
 * abatement)); emissions = intensity * (1 - a) * C, the tax is its share of C and goes to governments. A region that
 * states no environmental capacity gets its emissions of the first tick times a factor.
 */
export const taxEmissions = worldRule({
  name: 'taxEmissions',
  source: 'model.md sections 3 (steps 2 and 4) and 5',
  params: ['environment.capacityRoom'],
  reads: [
    'economy.kind',
    'sector.emissionIntensity',
    'node.sales',
    'node.markup',
    'node.grossFactor',
    'node.abatement',
    'node.abatementCost',
    'node.emissionTaxShare',
  ],
  writes: [
    'economy.emissions',
    'economy.environmentalCapacity',
    'node.emissions',
    'node.emissionTaxes',
    'payment.amount',
  ],
  apply: ({ economy, sector, node, payment, params, tick }) => {
    const { capacityRoom } = params.environment;
    const accounts = accountsOf(payment);
    const sectors = sector.count;
    for (let e = 0; e < economy.count; e++) {
      if (economy.kind[e] !== REGION) continue;
      let sum = 0;
      for (let q = 0; q < sectors; q++) {
        const n = e * sectors + q;
        const burden = 1 + node.abatementCost[n]! + node.emissionTaxShare[n]!;
        const cost = (node.sales[n]! * node.grossFactor[n]!) / (node.markup[n]! * burden);
        // tonnes a million yuan are thousand tonnes a billion yuan
        node.emissions[n] = sector.emissionIntensity[q]! * (1 - node.abatement[n]!) * cost;
        node.emissionTaxes[n] = node.emissionTaxShare[n]! * cost;
        sum += node.emissions[n]!;
        pay(payment.amount, accounts, q % STAGES, GOVERNMENTS, node.emissionTaxes[n]!);
      }
      economy.emissions[e] = sum;
      if (tick === 0 && economy.environmentalCapacity[e] === 0) economy.environmentalCapacity[e] = capacityRoom * sum;
    }
  },
});

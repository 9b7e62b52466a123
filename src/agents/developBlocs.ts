import { exp } from '../engine/maths.ts';
import { REGION } from '../world/worldTables.ts';
import { firmRule } from './firmRule.ts';

/**
 * The blocs: capital follows their own profit (else domestic firms get a free ride), competence grows with R&D
 * intensity relative to the start plus leakage from the world frontier, minus the growth of the anchor:
 * dz = (pace * intensity/intensity0 + leakage * max(0, frontier - z) - g) dt.
 */
export const developBlocs = firmRule({
  name: 'developBlocs',
  source: 'model.md section 3 steps 1 and 9; record/3-shocks section 2.1',
  params: [
    'firm.overhead',
    'firm.requiredReturn',
    'firm.growthSpeed',
    'firm.growthFloor',
    'firm.growthCeiling',
    'firm.nonPerformers',
    'research.referenceMargin',
    'research.marginCap',
    'region.profitTax',
    'learning.leakage',
    'learning.frontierGrowth',
    'learning.blocResponse',
  ],
  reads: ['economy.kind', 'sector.researchIntensity', 'node.fixedCostRate', 'node.pace', 'node.researchStart'],
  lags: ['node.sales', 'node.markup', 'sector.frontier'],
  writes: ['node.capital', 'node.competence'],
  apply: ({ economy, sector, node, params, dt, tick }) => {
    if (tick === 0) return;
    const { firm, research, region, learning } = params;
    const sectors = sector.count;
    for (let n = 0; n < node.count; n++) {
      if (economy.kind[Math.floor(n / sectors)] === REGION) continue;
      const q = n % sectors;
      const capital = node.capital[n]!;
      const sales = node.sales[n]!;
      if (capital <= 0 || sales <= 0) continue;
      const margin = 1 - 1 / node.markup[n]! - ((node.fixedCostRate[n]! + firm.overhead) * capital) / sales;
      const drive = Math.min(Math.max(margin / research.referenceMargin, 0), research.marginCap);
      const intensity = sector.researchIntensity[q]! * (1 - firm.nonPerformers) * drive;
      const before = margin - intensity;
      const profitRate = ((before > 0 ? before * (1 - region.profitTax) : before) * sales) / capital;
      const growth = Math.min(
        Math.max(firm.growthSpeed * (profitRate - firm.requiredReturn), firm.growthFloor),
        firm.growthCeiling,
      );
      node.capital[n] = capital * exp(growth * dt);
      const z = node.competence[n]!;
      const relative = node.researchStart[n]! > 0 ? intensity / node.researchStart[n]! : 1;
      const gap = Math.max(0, sector.frontier[q]! - z);
      node.competence[n] =
        z +
        (node.pace[n]! * (1 + learning.blocResponse * (relative - 1)) +
          learning.leakage * gap -
          learning.frontierGrowth) *
          dt;
    }
  },
});

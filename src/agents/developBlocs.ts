import { exp } from '../engine/maths.ts';
import { REGION } from '../world/worldTables.ts';
import { firmRule } from './firmRule.ts';

/**
 * The blocs: capital follows their own profit (else domestic firms get a free ride), competence grows with R&D
 * intensity relative to the start plus leakage from the world frontier, minus the growth of the anchor:
 * dz = (pace * intensity/intensity0 + leakage * max(0, frontier - z) - g) dt. After a paradigm shift the old track fades
 * and the new one has potential not yet used, used faster the more lead firms are on it; both move the mean, and the lead of the new track over the old.
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
    'paradigm.opportunity',
    'paradigm.increasingReturns',
  ],
  reads: [
    'node.newTrackWeight',
    'economy.kind',
    'sector.researchIntensity',
    'sector.shiftSize',
    'sector.oldTrackFade',
    'node.fixedCostRate',
    'node.pace',
    'node.researchStart',
  ],
  lags: ['node.sales', 'node.markup', 'sector.frontier'],
  writes: ['node.capital', 'node.competence', 'node.newTrackLead'],
  apply: ({ economy, sector, node, params, dt, tick }) => {
    if (tick === 0) return;
    const { firm, research, region, learning } = params;
    const sectors = sector.count;
    const { newTrackWeight, newTrackLead } = node;
    const { opportunity, increasingReturns } = params.paradigm;
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
      const progress = node.pace[n]! * (1 + learning.blocResponse * (relative - 1));
      let factor = 1;
      const shift = sector.shiftSize[q]!;
      if (shift > 0) {
        const weight = newTrackWeight[n]!;
        const ahead = newTrackLead[n]!;
        const fade = sector.oldTrackFade[q]!;
        const unused = Math.max(0, shift - (z + (1 - weight) * ahead));
        const potential = (1 + opportunity * unused) * (1 + increasingReturns * weight);
        factor = (1 - weight) * fade + weight * potential;
        if (weight > 0) newTrackLead[n] = ahead + progress * (potential - fade) * dt;
      }
      node.competence[n] = z + (progress * factor + learning.leakage * gap - learning.frontierGrowth) * dt;
    }
  },
});

import { worldRule } from './worldRule.ts';
import { REGION } from './worldTables.ts';

/**
 * Talent, universities and infrastructure of a region are stocks. What a region invests at the start replaces what wears
 * out, so they stand still without a programme. Universities u, relative to the start: du = (education - du (u - 1)) dt.
 * Skilled share T: dT = dT (T0 u (1 - T)/(1 - T0) - T) dt: graduates come from those not yet skilled, as universities
 * allow; the skilled retire. Supply of skills moves with T. Infrastructure I: dI = (works - dI (I - I0)) dt.
 */
export const developRegions = worldRule({
  name: 'developRegions',
  source: 'model.md section 3 step 14; paper 000, cultivating innovative enterprises (higher education)',
  params: ['region.universityDecay', 'region.talentTurnover', 'region.infrastructureDecay'],
  reads: ['economy.kind', 'economy.talentStart', 'economy.infrastructureStart', 'node.education', 'node.publicWorks'],
  writes: ['economy.universities', 'economy.talent', 'economy.skillSupply', 'economy.infrastructure'],
  apply: ({ economy, sector, node, params, dt }) => {
    const { universityDecay, talentTurnover, infrastructureDecay } = params.region;
    const { universities, talent, talentStart, infrastructure, infrastructureStart, skillSupply } = economy;
    const sectors = sector.count;
    for (let e = 0; e < economy.count; e++) {
      if (economy.kind[e] !== REGION) continue;
      // programmes reach a whole region, so any of its nodes tells their strength
      const first = e * sectors;
      const education = node.education[first]!;
      const works = node.publicWorks[first]!;
      const u = universities[e]!;
      const T = talent[e]!;
      const T0 = talentStart[e]!;
      const trained = T0 < 1 ? (T0 * u * (1 - T)) / (1 - T0) : T;
      const grown = T + talentTurnover * (trained - T) * dt;
      if (T > 0) skillSupply[e]! *= grown / T;
      talent[e] = grown;
      universities[e] = u + (education - universityDecay * (u - 1)) * dt;
      infrastructure[e]! += (works - infrastructureDecay * (infrastructure[e]! - infrastructureStart[e]!)) * dt;
    }
  },
});

import { exp, log } from '../engine/maths.ts';
import { worldRule } from './worldRule.ts';
import { REGION } from './worldTables.ts';

/**
 * Slow regional markets for labour and land: d lnW = speed (omega ln(L/L0) - lnW) dt; a premium for skilled labour that
 * rises when the clusters need more of it than the region has, and draws more of it there, d lnSupply = m lnPremium dt;
 * land rents d lnR = speed (lambda ln(K/K0) - lnR) dt. The first tick sets what later ticks are compared with.
 */
export const adjustRegions = worldRule({
  name: 'adjustRegions',
  source: 'model.md section 3 step 14',
  params: [
    'region.wageSpeed',
    'region.wageElasticity',
    'region.skillElasticity',
    'region.skillMobility',
    'region.landElasticity',
    'region.landSpeed',
  ],
  reads: [
    'economy.kind',
    'economy.talent',
    'economy.restEmployment',
    'node.employment',
    'node.skilled',
    'node.capital',
  ],
  writes: [
    'economy.labour',
    'economy.labourStart',
    'economy.skilled',
    'economy.skillSupply',
    'economy.lnWage',
    'economy.lnSkillPremium',
    'economy.landCapital',
    'economy.lnLandRent',
  ],
  apply: ({ economy, sector, node, params, tick, dt }) => {
    const { wageSpeed, wageElasticity, skillElasticity, skillMobility, landElasticity, landSpeed } = params.region;
    const sectors = sector.count;
    const speed = Math.min(1, wageSpeed * dt);
    const rentSpeed = Math.min(1, landSpeed * dt);
    for (let e = 0; e < economy.count; e++) {
      if (economy.kind[e] !== REGION) continue;
      let employed = 0;
      let skilled = 0;
      let capital = 0;
      for (let n = e * sectors; n < (e + 1) * sectors; n++) {
        employed += node.employment[n]!;
        skilled += node.skilled[n]!;
        capital += node.capital[n]!;
      }
      const labour = employed + economy.restEmployment[e]!;
      economy.labour[e] = labour;
      economy.skilled[e] = skilled;
      if (tick === 0) {
        economy.labourStart[e] = labour;
        economy.landCapital[e] = capital;
        economy.skillSupply[e] = Math.max(skilled, economy.talent[e]! * employed);
        continue;
      }
      const target = labour > 0 ? wageElasticity * log(labour / economy.labourStart[e]!) : 0;
      economy.lnWage[e]! += speed * (target - economy.lnWage[e]!);
      const supply = economy.skillSupply[e]!;
      const scarcity = supply > 0 && skilled > supply ? skillElasticity * log(skilled / supply) : 0;
      economy.lnSkillPremium[e]! += speed * (scarcity - economy.lnSkillPremium[e]!);
      economy.skillSupply[e]! *= exp(skillMobility * economy.lnSkillPremium[e]! * dt);
      const crowding = capital > 0 && economy.landCapital[e]! > 0 ? log(capital / economy.landCapital[e]!) : 0;
      economy.lnLandRent[e]! += rentSpeed * (landElasticity * crowding - economy.lnLandRent[e]!);
    }
  },
});

import { log } from '../engine/maths.ts';
import { worldRule } from './worldRule.ts';
import { REGION } from './worldTables.ts';

/**
 * Slow regional labour markets: d lnW = speed (omega ln(L/L0) - lnW) dt, and a premium for skilled labour that rises
 * when the clusters need more of it than the region has. The first tick sets what later ticks are compared with.
 */
export const adjustRegions = worldRule({
  name: 'adjustRegions',
  source: 'model.md section 3 step 14',
  params: ['region.wageSpeed', 'region.wageElasticity', 'region.skillElasticity'],
  reads: ['economy.kind', 'economy.talent', 'economy.restEmployment', 'node.employment', 'node.skilled'],
  writes: [
    'economy.labour',
    'economy.labourStart',
    'economy.skilled',
    'economy.skillSupply',
    'economy.lnWage',
    'economy.lnSkillPremium',
  ],
  apply: ({ economy, sector, node, params, tick, dt }) => {
    const { wageSpeed, wageElasticity, skillElasticity } = params.region;
    const sectors = sector.count;
    const speed = Math.min(1, wageSpeed * dt);
    for (let e = 0; e < economy.count; e++) {
      if (economy.kind[e] !== REGION) continue;
      let employed = 0;
      let skilled = 0;
      for (let n = e * sectors; n < (e + 1) * sectors; n++) {
        employed += node.employment[n]!;
        skilled += node.skilled[n]!;
      }
      const labour = employed + economy.restEmployment[e]!;
      economy.labour[e] = labour;
      economy.skilled[e] = skilled;
      if (tick === 0) {
        economy.labourStart[e] = labour;
        economy.skillSupply[e] = Math.max(skilled, economy.talent[e]! * employed);
        continue;
      }
      const target = labour > 0 ? wageElasticity * log(labour / economy.labourStart[e]!) : 0;
      economy.lnWage[e]! += speed * (target - economy.lnWage[e]!);
      const supply = economy.skillSupply[e]!;
      const scarcity = supply > 0 && skilled > supply ? skillElasticity * log(skilled / supply) : 0;
      economy.lnSkillPremium[e]! += speed * (scarcity - economy.lnSkillPremium[e]!);
    }
  },
});

import { MIDSTREAM, STAGES } from '../world/worldTables.ts';
import { firmRule } from './firmRule.ts';

/** Yearly change of a competence by leakage from the frontier and growth of the anchor. */
export const competenceDrift = (z: number, frontier: number, leakage: number, growth: number): number =>
  leakage * Math.max(0, frontier - z) - growth;

/**
 * Learning by doing closes the manufacturing gap; codified knowledge leaks from the world frontier; the anchor that
 * competence is measured against moves away at the growth of the frontier.
 */
export const driftCompetence = firmRule({
  name: 'driftCompetence',
  source: 'model.md section 3 step 9',
  params: ['learning.doing', 'learning.doingElsewhere', 'learning.leakage', 'learning.frontierGrowth'],
  reads: ['sector.frontier', 'firm.node'],
  writes: ['firm.design', 'firm.manufacture', 'firm.brand'],
  apply: ({ sector, firm, params, dt }) => {
    const { doing, doingElsewhere, leakage, frontierGrowth } = params.learning;
    const sectors = sector.count;
    const { node: nodeOf, design, manufacture, brand } = firm;
    for (let f = 0; f < firm.count; f++) {
      const q = nodeOf[f]! % sectors;
      const s = q % STAGES;
      const first = q - s;
      const frontier = sector.frontier[first + MIDSTREAM]!;
      const zM = manufacture[f]!;
      const practice = doing * (s === MIDSTREAM ? 1 : doingElsewhere) * Math.max(0, frontier - zM);
      design[f]! += competenceDrift(design[f]!, sector.frontier[first]!, leakage, frontierGrowth) * dt;
      manufacture[f] = zM + (practice + competenceDrift(zM, frontier, leakage, frontierGrowth)) * dt;
      brand[f]! += competenceDrift(brand[f]!, sector.frontier[first + 2]!, leakage, frontierGrowth) * dt;
    }
  },
});

import { DOWNSTREAM, MIDSTREAM, UPSTREAM } from '../world/worldTables.ts';
import { firmRule } from './firmRule.ts';

/** Yearly change of a competence by leakage from the frontier and growth of the anchor. */
export const competenceDrift = (z: number, frontier: number, leakage: number, growth: number): number =>
  leakage * Math.max(0, frontier - z) - growth;

/**
 * Learning by doing closes the gap in the own field, fastest in manufacturing; codified knowledge leaks from the world frontier; the anchor that
 * competence is measured against moves away at the growth of the frontier.
 */
export const driftCompetence = firmRule({
  name: 'driftCompetence',
  source: 'model.md section 3 step 9',
  params: [
    'learning.doing',
    'learning.doingElsewhere',
    'learning.doingUpstream',
    'learning.doingDownstream',
    'learning.leakage',
    'learning.frontierGrowth',
  ],
  reads: ['sector.frontier', 'node.stage', 'node.sector', 'firm.node'],
  writes: ['firm.design', 'firm.manufacture', 'firm.brand'],
  apply: ({ sector, node, firm, params, dt }) => {
    const { doing, doingElsewhere, doingUpstream, doingDownstream, leakage, frontierGrowth } = params.learning;
    const { node: nodeOf, design, manufacture, brand } = firm;
    for (let f = 0; f < firm.count; f++) {
      const n = nodeOf[f]!;
      const s = node.stage[n]!;
      const first = node.sector[n]! - s;
      const frontier = sector.frontier[first + MIDSTREAM]!;
      const zM = manufacture[f]!;
      const practice = doing * (s === MIDSTREAM ? 1 : doingElsewhere) * Math.max(0, frontier - zM);
      const zU = design[f]!;
      const designFrontier = sector.frontier[first]!;
      const designing = s === UPSTREAM ? doingUpstream * Math.max(0, designFrontier - zU) : 0;
      design[f] = zU + (designing + competenceDrift(zU, designFrontier, leakage, frontierGrowth)) * dt;
      manufacture[f] = zM + (practice + competenceDrift(zM, frontier, leakage, frontierGrowth)) * dt;
      const zD = brand[f]!;
      const brandFrontier = sector.frontier[first + DOWNSTREAM]!;
      const branding = s === DOWNSTREAM ? doingDownstream * Math.max(0, brandFrontier - zD) : 0;
      brand[f] = zD + (branding + competenceDrift(zD, brandFrontier, leakage, frontierGrowth)) * dt;
    }
  },
});

import { log } from '../engine/maths.ts';
import { DOWNSTREAM, MIDSTREAM, NOT_GRADED, OBM, ODM, OEM, UPSTREAM } from '../world/worldTables.ts';
import { firmRule } from './firmRule.ts';

/**
 * Share of an assembler's sales under its own brand: what lead firms leave, times how near its brand is to the bar of
 * climbing: (1 - captivity) clip(1 + gap/build-up, 0, 1).
 */
export const ownBrandShare = (gap: number, buildUp: number, captivity: number): number =>
  (1 - captivity) * Math.min(1, Math.max(0, 1 + gap / buildUp));

/**
 * The path from made-to-drawing (OEM) to own design (ODM) to own brand (OBM). Upstream firms sell their own design,
 * downstream firms their own brand. An assembler sells its own brand once that makes up enough of its sales, its own
 * design once it designs well enough; it gives either up only a margin below. Transitions are counted in the node the
 * firm is in afterwards; a firm's first grade is none.
 */
export const gradeFirms = firmRule({
  name: 'gradeFirms',
  source: 'Humphrey & Schmitz 2002; Hobday 1995 (OEM, ODM, OBM); paper 002',
  params: [
    'mobility.climbThreshold',
    'mobility.designThreshold',
    'mobility.brandShare',
    'mobility.brandBuildUp',
    'mobility.modeMargin',
  ],
  reads: ['sector.benchmark', 'node.stage', 'node.sector', 'node.captivity', 'firm.node', 'firm.design', 'firm.brand'],
  writes: [
    'firm.mode',
    'node.ownDesign',
    'node.ownBrand',
    'node.modeToDesign',
    'node.modeToBrand',
    'node.modeLeaps',
    'node.modeFalls',
  ],
  apply: ({ sector, node, firm, params }) => {
    const { brandShare, brandBuildUp, modeMargin } = params.mobility;
    const climbBar = log(params.mobility.climbThreshold);
    const designBar = log(params.mobility.designThreshold);
    const { node: nodeOf, mode, design, brand } = firm;
    const { ownDesign, ownBrand, modeToDesign, modeToBrand, modeLeaps, modeFalls } = node;
    for (const counts of [ownDesign, ownBrand, modeToDesign, modeToBrand, modeLeaps, modeFalls]) counts.fill(0);
    for (let f = 0; f < firm.count; f++) {
      const n = nodeOf[f]!;
      const s = node.stage[n]!;
      const before = mode[f]!;
      let now = s === DOWNSTREAM ? OBM : ODM;
      if (s === MIDSTREAM) {
        const first = node.sector[n]! - s;
        const brandGap = brand[f]! - sector.benchmark[first + DOWNSTREAM]! - climbBar;
        const sold = ownBrandShare(brandGap + (before === OBM ? modeMargin : 0), brandBuildUp, node.captivity[n]!);
        const designGap = design[f]! - sector.benchmark[first + UPSTREAM]! - designBar;
        if (sold >= brandShare) now = OBM;
        else if (designGap + (before === ODM ? modeMargin : 0) < 0) now = OEM;
      }
      if (now === ODM) ownDesign[n]!++;
      else if (now === OBM) ownBrand[n]!++;
      if (now === before) continue;
      mode[f] = now;
      if (before === NOT_GRADED) continue;
      if (now < before) modeFalls[n]!++;
      else if (now === ODM) modeToDesign[n]!++;
      else if (before === ODM) modeToBrand[n]!++;
      else modeLeaps[n]!++;
    }
  },
});

import type { ReadonlyColumn } from '../engine/column.ts';
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
    const { ownDesign, ownBrand, modeToDesign, modeToBrand, modeLeaps, modeFalls } = node;
    for (const counts of [ownDesign, ownBrand, modeToDesign, modeToBrand, modeLeaps, modeFalls]) counts.fill(0);
    const bars = {
      climb: log(params.mobility.climbThreshold),
      design: log(params.mobility.designThreshold),
    };
    gradeEach(firm, node, sector.benchmark, params.mobility, bars);
  },
});

/** The mode of every firm and its changes; a loop of its own so that it compiles tightly. */
function gradeEach(
  firm: {
    readonly count: number;
    readonly node: ReadonlyColumn;
    readonly design: ReadonlyColumn;
    readonly brand: ReadonlyColumn;
    readonly mode: Uint8Array;
  },
  node: Readonly<Record<'stage' | 'sector' | 'captivity', ReadonlyColumn>> &
    Readonly<Record<'ownDesign' | 'ownBrand' | 'modeToDesign' | 'modeToBrand' | 'modeLeaps' | 'modeFalls', Int32Array>>,
  benchmark: ReadonlyColumn,
  { brandShare, brandBuildUp, modeMargin }: Readonly<Record<'brandShare' | 'brandBuildUp' | 'modeMargin', number>>,
  bars: { readonly climb: number; readonly design: number },
): void {
  const { count, node: nodeOf, mode, design, brand } = firm;
  const { stage, sector: sectorOf, captivity } = node;
  const { ownDesign, ownBrand, modeToDesign, modeToBrand, modeLeaps, modeFalls } = node;
  for (let f = 0; f < count; f++) {
    const n = nodeOf[f]!;
    const s = stage[n]!;
    const before = mode[f]!;
    let now = s === DOWNSTREAM ? OBM : ODM;
    if (s === MIDSTREAM) {
      const first = sectorOf[n]! - s;
      const brandGap = brand[f]! - benchmark[first + DOWNSTREAM]! - bars.climb;
      const sold = ownBrandShare(brandGap + (before === OBM ? modeMargin : 0), brandBuildUp, captivity[n]!);
      const designGap = design[f]! - benchmark[first + UPSTREAM]! - bars.design;
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
}

import type { ReadonlyColumn } from '../engine/column.ts';
import { exp } from '../engine/maths.ts';
import { leverAt } from '../world/government/leverAt.ts';
import { timelineStrength } from '../world/government/timelineStrength.ts';
import { REGION, STAGES } from '../world/worldTables.ts';
import { fadeOfOldTrack } from './fadeOfOldTrack.ts';
import { firmRule } from './firmRule.ts';

/** How far the new track has matured, 0..1: 1 - exp(-(t - t0)/tau). */
export const maturityOf = (since: number, maturity: number): number => (since <= 0 ? 0 : 1 - exp(-since / maturity));

/**
 * Paradigm shifts on the timeline: what a shift of a size means this tick for every sector it reaches, and the demand
 * for the new product, which grows with the track: final demand of the industry *= (1 + d size m(t + dt))/(1 + d size
 * m(t)), more at home than abroad. A sector has one shift at a time, the largest that has begun. A shift does not end;
 * at `until` the window closes, and nobody changes track any more.
 */
export const shiftParadigm = firmRule({
  name: 'shiftParadigm',
  source: 'Perez & Soete 1988; record/3-shocks section 2.2',
  params: ['paradigm.maturity', 'paradigm.homeDemand', 'paradigm.foreignDemand'],
  reads: [
    'economy.kind',
    'policy.instrument',
    'policy.from',
    'policy.until',
    'policy.ramp',
    'policy.rate',
    'policyTarget.node',
  ],
  writes: [
    'sector.shiftSize',
    'sector.shiftOpen',
    'sector.oldTrackFade',
    'sector.matured',
    'sector.maturing',
    'industry.newDemand',
    'nation.shifted',
    'market.demand',
  ],
  apply: ({ economy, industry, sector, market, nation, policy, policyTarget, node, params, time, dt }) => {
    const { shiftSize, shiftOpen, oldTrackFade, matured, maturing } = sector;
    const { maturity, homeDemand, foreignDemand } = params.paradigm;
    const sectors = sector.count;
    shiftSize.fill(0);
    nation.shifted[0] = 0;
    for (let p = 0; p < policy.count; p++) {
      if (leverAt(policy.instrument[p]!) !== 'paradigmShift') continue;
      const since = time - policy.from[p]!;
      if (since < 0 || policy.until[p]! <= policy.from[p]!) continue;
      const sizeAt = (years: number): number => policy.rate[p]! * timelineStrength(years, 0, Infinity, policy.ramp[p]!);
      const size = sizeAt(since + dt);
      const now = size * maturityOf(since + dt, maturity);
      const before = sizeAt(since) * maturityOf(since, maturity);
      for (let q = 0; q < sectors; q++) {
        if (size <= shiftSize[q]! || !reaches(policyTarget.node, p * node.count + q, sectors, node.count - q)) continue;
        nation.shifted[0] = 1;
        shiftSize[q] = size;
        shiftOpen[q] = time < policy.until[p]! ? 1 : 0;
        oldTrackFade[q] = fadeOfOldTrack(size, since, maturity);
        matured[q] = now;
        maturing[q] = now - before;
      }
    }
    const K = industry.count;
    for (let k = 0; k < K; k++) {
      const before = industry.newDemand[k]!;
      let now = before;
      for (let q = k * STAGES; q < (k + 1) * STAGES; q++) {
        if (shiftSize[q]! > 0 && matured[q]! > now) now = matured[q]!;
      }
      if (now === before) continue;
      industry.newDemand[k] = now;
      for (let e = 0; e < economy.count; e++) {
        const share = economy.kind[e] === REGION ? homeDemand : foreignDemand;
        market.demand[e * K + k]! *= (1 + share * now) / (1 + share * before);
      }
    }
  },
});

/** Whether a policy reaches a sector: any node of it, from place `first` of its mask on, in steps of a row of sectors. */
function reaches(mask: ReadonlyColumn, first: number, sectors: number, room: number): boolean {
  for (let n = 0; n < room; n += sectors) if (mask[first + n] !== 0) return true;
  return false;
}

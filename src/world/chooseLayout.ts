import { log } from '../engine/maths.ts';
import { hashText } from '../engine/random.ts';
import { BY_ADVANTAGE, HOMOGENEOUS, LISTED } from './government/layoutNames.ts';
import { leverAt } from './government/leverAt.ts';
import { revealedAdvantage } from './revealedAdvantage.ts';
import { worldRule } from './worldRule.ts';
import { REGION, STAGES } from './worldTables.ts';

const COPY = hashText('chooseLayout.copy');

/**
 * Which industries each region promotes under a park: those with the largest national sales (homogeneous), with the
 * largest revealed comparative advantage of the region (byAdvantage), or a list. Chosen when the policy begins and, where
 * it has a review, every so many years. At a review a government copies, with the propensity stated, what the other
 * region promotes whose promoted clusters grew most since the last one; all choose at once.
 */
export const chooseLayout = worldRule({
  name: 'chooseLayout',
  source: 'paper 000, section on regional layout; Zhou 2007 (tournament of local officials); record/3-shocks section 4',
  reads: [
    'economy.kind',
    'node.key',
    'policy.instrument',
    'policy.from',
    'policy.until',
    'policy.layout',
    'policy.promotes',
    'policy.copying',
    'policy.review',
    'policyTarget.node',
    'policyLayout.listed',
  ],
  lags: ['node.sales'],
  writes: ['policyLayout.promoted', 'policyLayout.salesBefore'],
  apply: ({ economy, industry, node, policy, policyTarget, policyLayout, time, dt, draws }) => {
    const K = industry.count;
    const C = economy.count * K;
    let regions = 0;
    while (regions < economy.count && economy.kind[regions] === REGION) regions++;
    let advantage: Float64Array | null = null;
    const sales = new Float64Array(regions * K);
    for (let p = 0; p < policy.count; p++) {
      if (leverAt(policy.instrument[p]!) !== 'park') continue;
      if (time < policy.from[p]! || time >= policy.until[p]!) continue;
      const since = Math.round((time - policy.from[p]!) / dt);
      const review = Math.round(policy.review[p]! / dt);
      if (since > 0 && (review === 0 || since % review !== 0)) continue;
      if (advantage === null) {
        for (let c = 0; c < regions * K; c++) {
          for (let s = 0; s < STAGES; s++) sales[c]! += node.sales[c * STAGES + s]!;
        }
        advantage = revealedAdvantage(sales, regions, K);
      }
      const eligible = (c: number): boolean => {
        for (let s = 0; s < STAGES; s++) {
          if (policyTarget.node[p * node.count + c * STAGES + s] !== 0) return true;
        }
        return false;
      };
      const scores = scoresOf(policy.layout[p]!, sales, advantage, regions, K);
      const chosen = new Uint8Array(regions * K);
      for (let r = 0; r < regions; r++) {
        const model = since > 0 ? bestOther(r, regions, K, sales, policyLayout, p * C) : -1;
        if (model >= 0 && draws(COPY).uniform(node.key[r * K * STAGES]!, 0) < policy.copying[p]!) {
          for (let k = 0; k < K; k++) {
            if (eligible(r * K + k)) chosen[r * K + k] = policyLayout.promoted[p * C + model * K + k]!;
          }
          continue;
        }
        if (policy.layout[p] === LISTED) {
          for (let c = r * K; c < (r + 1) * K; c++) if (eligible(c)) chosen[c] = policyLayout.listed[p * C + c]!;
          continue;
        }
        for (let picks = 0; picks < policy.promotes[p]!; picks++) {
          let best = -1;
          for (let c = r * K; c < (r + 1) * K; c++) {
            if (chosen[c] === 0 && eligible(c) && (best < 0 || scores[c]! > scores[best]!)) best = c;
          }
          if (best >= 0) chosen[best] = 1;
        }
      }
      for (let c = 0; c < regions * K; c++) {
        policyLayout.promoted[p * C + c] = chosen[c]!;
        policyLayout.salesBefore[p * C + c] = sales[c]!;
      }
    }
  },
});

/** What a layout ranks the industries of a region by, by cluster. */
function scoresOf(
  layout: number,
  sales: Float64Array,
  advantage: Float64Array,
  regions: number,
  K: number,
): Float64Array {
  if (layout === BY_ADVANTAGE) return advantage;
  const scores = new Float64Array(regions * K);
  if (layout !== HOMOGENEOUS) return scores;
  for (let k = 0; k < K; k++) {
    let national = 0;
    for (let r = 0; r < regions; r++) national += sales[r * K + k]!;
    for (let r = 0; r < regions; r++) scores[r * K + k] = national;
  }
  return scores;
}

/** The other region whose promoted clusters grew most since the last review, or -1 where none promotes anything. */
function bestOther(
  own: number,
  regions: number,
  K: number,
  sales: Float64Array,
  layout: {
    readonly promoted: { readonly [c: number]: number };
    readonly salesBefore: { readonly [c: number]: number };
  },
  first: number,
): number {
  let best = -1;
  let most = Number.NEGATIVE_INFINITY;
  for (let r = 0; r < regions; r++) {
    if (r === own) continue;
    let before = 0;
    let now = 0;
    for (let c = r * K; c < (r + 1) * K; c++) {
      if (layout.promoted[first + c] === 0) continue;
      before += layout.salesBefore[first + c]!;
      now += sales[c]!;
    }
    if (!(before > 0) || !(now > 0)) continue;
    const growth = log(now / before);
    if (growth > most) {
      most = growth;
      best = r;
    }
  }
  return best;
}

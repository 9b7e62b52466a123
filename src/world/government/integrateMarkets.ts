import { pow } from '../../engine/maths.ts';
import type { View } from '../../engine/rule.ts';
import type { WorldTables } from '../worldRule.ts';
import { REGION } from '../worldTables.ts';
import { leverAt } from './leverAt.ts';

type Integrated = View<
  WorldTables,
  | 'economy.kind'
  | 'sector.elasticity'
  | 'policy.instrument'
  | 'policy.strength'
  | 'policyTarget.node'
  | 'link.barrierStart',
  'link.barrier' | 'link.resistance' | 'meeting.denied'
>;

/**
 * Barriers between regions this tick. Policies of integration leave of each barrier between two targeted regions the
 * product of 1 - strength: barrier = start * product, relative to the barriers of the parameters. Trade cost goes from 1 +
 * goods start to 1 + goods barrier; a meeting of a firm with one of the other region is void with probability knowledge *
 * barrier. The cost of moving is read in `relocate`. Without such a policy and barriers to knowledge nothing is touched.
 * @param goods cost of the barrier against goods, share; `knowledge` share of meetings lost.
 */
export function integrateMarkets(world: Integrated, goods: number, knowledge: number): void {
  const { economy, sector, policy, policyTarget, link, meeting } = world;
  const E = economy.count;
  const N = E * sector.count;
  const integrations: number[] = [];
  for (let p = 0; p < policy.count; p++) {
    if (leverAt(policy.instrument[p]!) === 'integration') integrations.push(p);
  }
  if (integrations.length === 0 && knowledge === 0) return;
  for (let l = 0; l < link.count; l++) {
    const start = link.barrierStart[l]!;
    const d = l % E;
    const o = Math.floor(l / E) % E;
    if (start === 0 || o === d || economy.kind[o] !== REGION || economy.kind[d] !== REGION) continue;
    const q = Math.floor(l / (E * E));
    let barrier = start;
    for (const p of integrations) {
      const first = p * N + q;
      const both =
        policyTarget.node[first + o * sector.count] !== 0 && policyTarget.node[first + d * sector.count] !== 0;
      if (both) barrier *= 1 - policy.strength[p]!;
    }
    link.barrier[l] = barrier;
    meeting.denied[(d * sector.count + q) * E + o] = Math.min(1, knowledge * barrier);
    if (barrier === start) continue;
    link.resistance[l]! *= pow((1 + goods * barrier) / (1 + goods * start), 1 - sector.elasticity[q]!);
  }
}

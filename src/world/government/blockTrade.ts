import type { View } from '../../engine/rule.ts';
import type { WorldTables } from '../worldRule.ts';
import { FINAL_DEMAND, REGION, STAGES } from '../worldTables.ts';
import { leverAt } from './leverAt.ts';

type Blocked = View<
  WorldTables,
  | 'economy.kind'
  | 'sector.usesFrom'
  | 'sector.usesUntil'
  | 'use.user'
  | 'policy.instrument'
  | 'policy.strength'
  | 'policy.partner'
  | 'policyTarget.node',
  'link.blocked' | 'link.resistance' | 'link.share' | 'meeting.denied' | 'node.denied'
>;

/**
 * Puts the blockades of the tick into force, by policy.strength. Blockades of the same trade let through what each lets
 * through: blocked = 1 - product of (1 - severity). From that follow
 * the weight of the bloc, resistance *= 1 - blocked; its standing share on the day the blockade comes or hardens, share *=
 * (1 - blocked)/(1 - blocked before), renormalised (when it ends, shares come back as fast as suppliers are switched);
 * meeting.denied, the probability that a meeting of a firm with the bloc is void: `deniedMeetings` times the hardest
 * blockade of its industry; node.denied, the hardest blockade of what the node buys or of what competes with it.
 * Without a policy of blockade nothing is touched.
 */
export function blockTrade(world: Blocked, deniedMeetings: number): void {
  const { economy, sector, policy, link, node } = world;
  const E = economy.count;
  const sectors = sector.count;
  const blockades: number[] = [];
  for (let p = 0; p < policy.count; p++) {
    if (leverAt(policy.instrument[p]!) === 'blockade') blockades.push(p);
  }
  if (blockades.length === 0) return;
  const before = link.blocked.slice();
  link.blocked.fill(0);
  for (const p of blockades) addBlockade(world, p);
  for (let q = 0; q < sectors; q++) {
    for (let d = 0; d < E; d++) {
      let hardened = false;
      let shares = 0;
      for (let o = 0; o < E; o++) {
        const l = (q * E + o) * E + d;
        const blocked = link.blocked[l]!;
        link.resistance[l]! *= 1 - blocked;
        if (blocked > before[l]!) {
          link.share[l]! *= (1 - blocked) / (1 - before[l]!);
          hardened = true;
        }
        shares += link.share[l]!;
      }
      if (!hardened || shares <= 0) continue;
      for (let o = 0; o < E; o++) link.share[(q * E + o) * E + d]! /= shares;
    }
  }
  node.denied.fill(0);
  for (let l = 0; l < link.count; l++) {
    const blocked = link.blocked[l]!;
    if (blocked > 0) deny(world, l, blocked, deniedMeetings);
  }
}

/** Adds a blockade to what is blocked of each link into the nodes it targets. */
function addBlockade({ economy, sector, policy, policyTarget, link }: Blocked, p: number): void {
  const E = economy.count;
  const N = E * sector.count;
  const partner = policy.partner[p]!;
  for (let n = 0; n < N; n++) {
    if (policyTarget.node[p * N + n] === 0) continue;
    const d = Math.floor(n / sector.count);
    for (let o = 0; o < E; o++) {
      if (economy.kind[o] === REGION || (partner >= 0 && partner !== o)) continue;
      const l = ((n % sector.count) * E + o) * E + d;
      link.blocked[l] = 1 - (1 - link.blocked[l]!) * (1 - policy.strength[p]!);
    }
  }
}

/** Whom a blocked link hits: meetings of its industry in the destination, its rivals there and those who buy from it. */
function deny(
  { economy, sector, use, meeting, node }: Blocked,
  l: number,
  blocked: number,
  deniedMeetings: number,
): void {
  const E = economy.count;
  const d = l % E;
  const o = Math.floor(l / E) % E;
  const q = Math.floor(l / (E * E));
  const first = d * sector.count;
  const industry = q - (q % STAGES);
  for (let s = 0; s < STAGES; s++) {
    const m = (first + industry + s) * E + o;
    meeting.denied[m] = Math.max(meeting.denied[m]!, deniedMeetings * blocked);
  }
  node.denied[first + q] = Math.max(node.denied[first + q]!, blocked);
  for (let u = sector.usesFrom[q]!; u < sector.usesUntil[q]!; u++) {
    const user = use.user[u]!;
    if (user !== FINAL_DEMAND) node.denied[first + user] = Math.max(node.denied[first + user]!, blocked);
  }
}

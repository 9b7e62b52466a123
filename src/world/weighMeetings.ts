import { worldRule } from './worldRule.ts';
import { DOWNSTREAM, REGION, STAGES, UPSTREAM } from './worldTables.ts';

/** Turns weights into cumulative shares in place; all zero when there is nothing to meet. */
function accumulate(values: Float64Array, from: number, length: number): void {
  let total = 0;
  for (let i = from; i < from + length; i++) total += values[i]!;
  let running = 0;
  for (let i = from; i < from + length; i++) {
    running += total > 0 ? values[i]! / total : 0;
    values[i] = running;
  }
}

/**
 * Who can be met this tick, by node: customers and suppliers by trade share and proximity, firms of the same stage in
 * other regions and partners on platforms by number of firms and proximity. Row node*E + economy, cumulative.
 */
export const weighMeetings = worldRule({
  name: 'weighMeetings',
  source: 'model.md section 3 step 6',
  reads: [
    'economy.kind',
    'sector.usesFrom',
    'sector.usesUntil',
    'use.user',
    'use.share',
    'pair.proximity',
    'node.firms',
    'node.spending',
    'node.inputs',
    'link.flow',
  ],
  writes: [
    'meeting.customer',
    'meeting.supplier',
    'meeting.peer',
    'meeting.platformUpstream',
    'meeting.platformDownstream',
  ],
  apply: ({ economy, sector, use, pair, node, link, meeting }) => {
    const E = economy.count;
    const sectors = sector.count;
    for (let n = 0; n < node.count; n++) {
      const e = Math.floor(n / sectors);
      if (economy.kind[e] !== REGION) continue;
      const q = n % sectors;
      const s = q % STAGES;
      const first = n * E;
      let nextShare = 0;
      for (let u = sector.usesFrom[q]!; u < sector.usesUntil[q]!; u++) {
        if (s < DOWNSTREAM && use.user[u] === q + 1) nextShare = use.share[u]!;
      }
      for (let o = 0; o < E; o++) {
        const proximity = pair.proximity[e * E + o]!;
        const same = o * sectors + q;
        const domestic = economy.kind[o] === REGION;
        // customers are firms of the next stage: their part of what the economy buys
        const spent = node.spending[same]!;
        const part = s < DOWNSTREAM && spent > 0 ? (nextShare * node.inputs[same + 1]!) / spent : 0;
        meeting.customer[first + o] = link.flow[(q * E + e) * E + o]! * part * proximity;
        meeting.supplier[first + o] = s > UPSTREAM ? link.flow[((q - 1) * E + o) * E + e]! * proximity : 0;
        meeting.peer[first + o] = domestic && o !== e ? node.firms[same]! * proximity : 0;
        meeting.platformUpstream[first + o] = domestic ? node.firms[same - s + UPSTREAM]! * proximity : 0;
        meeting.platformDownstream[first + o] = domestic ? node.firms[same - s + DOWNSTREAM]! * proximity : 0;
      }
      accumulate(meeting.customer, first, E);
      accumulate(meeting.supplier, first, E);
      accumulate(meeting.peer, first, E);
      accumulate(meeting.platformUpstream, first, E);
      accumulate(meeting.platformDownstream, first, E);
    }
  },
});

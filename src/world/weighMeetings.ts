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
  reads: ['economy.kind', 'pair.proximity', 'node.firms', 'link.flow'],
  writes: [
    'meeting.customer',
    'meeting.supplier',
    'meeting.peer',
    'meeting.platformUpstream',
    'meeting.platformDownstream',
  ],
  apply: ({ economy, sector, pair, node, link, meeting }) => {
    const E = economy.count;
    const sectors = sector.count;
    for (let n = 0; n < node.count; n++) {
      const e = Math.floor(n / sectors);
      if (economy.kind[e] !== REGION) continue;
      const q = n % sectors;
      const s = q % STAGES;
      const first = n * E;
      for (let o = 0; o < E; o++) {
        const proximity = pair.proximity[e * E + o]!;
        const same = o * sectors + q;
        const domestic = economy.kind[o] === REGION;
        meeting.customer[first + o] = s < DOWNSTREAM ? link.flow[(q * E + e) * E + o]! * proximity : 0;
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

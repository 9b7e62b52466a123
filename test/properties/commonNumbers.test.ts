import { describe, expect, it } from 'vitest';
import type { ModelWorld } from '../../src/agents/firmRule.ts';
import type { RunSpec } from '../../src/createRun.ts';
import {
  defaults,
  differingColumns,
  nodeOf,
  policyOf,
  policyTables,
  runOf,
  runTicks,
  watching,
} from '../support/lockInWorld.ts';

/*
 * Two policies on one seed share every draw that they have in common. In the first tick of a policy for West nothing
 * has reached Coast yet, so its firms must be born, shocked and closed as without the policy.
 */

const FROM = 2;
const TICK = 4 * FROM;

const base: RunSpec = runOf({ years: 10 });
const under = (instrument: string): RunSpec => ({
  ...base,
  policies: [policyOf(instrument, { from: FROM, target: { region: ['West'] } })],
});
const coast = [0, 1, 2].map((s) => nodeOf(base, 'Coast', 'electronics', s));

interface Draws {
  /** Shock of every firm of Coast by id. */
  readonly shocks: Map<string, number>;
  /** Inventions, exits, entries by stage. */
  readonly events: readonly (readonly number[])[];
  /** Firms of Coast that are left or new at the end of the tick. */
  readonly ids: readonly string[];
  readonly world: ModelWorld;
}

const idOf = ({ firm }: ModelWorld, f: number): string => `${firm.idHigh[f]}/${firm.idLow[f]}`;

/** What happened in Coast in the tick in which the policy begins. */
function firstTick(run: RunSpec): Draws {
  const shocks = new Map<string, number>();
  let now = -1;
  const { world } = runTicks(run, TICK + 1, {
    observer: watching({
      groupFirms: { before: () => void now++ },
      growCapital: {
        after: (w) => {
          if (now !== TICK) return;
          for (let f = 0; f < w.firm.count; f++) {
            if (coast.includes(w.firm.node[f]!)) shocks.set(idOf(w, f), w.firm.shock[f]!);
          }
        },
      },
    }),
  });
  const events = [world.node.inventions, world.node.exits, world.node.entries].map((column) =>
    coast.map((n) => column[n]!),
  );
  const ids: string[] = [];
  for (let f = 0; f < world.firm.count; f++) if (coast.includes(world.firm.node[f]!)) ids.push(idOf(world, f));
  return { shocks, events, ids, world };
}

describe('firms that a policy does not touch', () => {
  const free = firstTick(base);

  it.each(['rdSubsidy', 'innovationPlatform'])(
    'are shocked, invent, close and are founded alike in the first tick of %s elsewhere',
    (instrument) => {
      const held = firstTick(under(instrument));
      expect(differingColumns(held.world, free.world, policyTables)).not.toEqual([]);
      expect([...held.shocks]).toEqual([...free.shocks]);
      expect(held.events).toEqual(free.events);
      expect(held.ids).toEqual(free.ids);
    },
  );

  // these two move prices, and with them the sales of Coast, within the tick; its draws stay the same
  it.each(['productionSubsidy', 'tariff'])('see the same shocks in the first tick of %s elsewhere', (instrument) => {
    const held = firstTick(under(instrument));
    expect(differingColumns(held.world, free.world, policyTables)).toContain('node.sales');
    expect([...held.shocks]).toEqual([...free.shocks]);
  });

  it('see the same draws for as long as they live, however far the runs have come apart', () => {
    /** Shock over the size it is scaled by, by firm and tick: the draw itself. */
    const drawsOf = (run: RunSpec): Map<string, number> => {
      const draws = new Map<string, number>();
      const spread = new Map<string, number>();
      let tick = 0;
      runTicks(run, 40, {
        observer: watching({
          growCapital: {
            before: (w) => {
              spread.clear();
              for (let f = 0; f < w.firm.count; f++) {
                const relative = w.firm.lnCapital[f]! - w.node.lnReference[w.firm.node[f]!]!;
                spread.set(idOf(w, f), defaults.firm.shock * Math.exp(-defaults.firm.shockSizeExponent * relative));
              }
            },
            after: (w) => {
              for (let f = 0; f < w.firm.count; f++) {
                // shocks are cut off at one half
                if (Math.abs(w.firm.shock[f]!) >= 0.5) continue;
                draws.set(`${idOf(w, f)} ${tick}`, w.firm.shock[f]! / spread.get(idOf(w, f))!);
              }
              tick++;
            },
          },
        }),
      });
      return draws;
    };
    const before = drawsOf(base);
    const after = drawsOf(under('productionSubsidy'));
    let shared = 0;
    let largest = 0;
    for (const [key, value] of before) {
      const other = after.get(key);
      if (other === undefined) continue;
      shared++;
      largest = Math.max(largest, Math.abs(other - value) / (1 + Math.abs(value)));
    }
    expect(largest).toBeLessThan(1e-9);
    expect(shared).toBeGreaterThan(0.8 * before.size);
  });
});

import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { parameters as declared } from '../../src/agents/firmRule.ts';
import { readScenario } from '../../src/scenarios/readScenario.ts';
import { channelPlace } from '../../src/world/channelNames.ts';
import { instruments } from '../../src/world/government/instruments.ts';
import {
  differingColumns,
  lockInWorld,
  policyOf,
  policyTables,
  runOf,
  runTicks,
  sumOf,
  withValues,
} from '../support/lockInWorld.ts';

// regions in order of name: Central, Coast, River, West; then Frontier, Rival
const ECONOMIES = 6;
const link = (q: number, o: number, d: number): number => (q * ECONOMIES + o) * ECONOMIES + d;

describe('the barriers of a world', () => {
  it('are those of the parameters times how closed the destination is; 1 where nothing is stated', () => {
    const closed = {
      ...lockInWorld,
      regions: lockInWorld.regions.map((region) => (region.name === 'West' ? { ...region, closedness: 3 } : region)),
    };
    const plain = runTicks(runOf(), 0).world;
    const { world } = runTicks(runOf({ world: closed }), 0);
    // assembly, elasticity sigma: ((1 + .1 x 3)/(1 + .1))^(1 - sigma) into West, nothing out of it
    const sigma = world.sector.elasticity[1]!;
    expect(world.link.resistance[link(1, 0, 3)]! / plain.link.resistance[link(1, 0, 3)]!).toBeCloseTo(
      (1.3 / 1.1) ** (1 - sigma),
      12,
    );
    expect(world.link.resistance[link(1, 3, 0)]).toBe(plain.link.resistance[link(1, 3, 0)]);
    expect(world.link.barrier[link(1, 0, 3)]).toBe(3);
    expect(world.link.barrier[link(1, 3, 0)]).toBe(1);
    // no barrier within a region and none at the border of the nation
    expect([world.link.barrier[link(1, 3, 3)], world.link.barrier[link(1, 4, 3)]]).toEqual([0, 0]);
    const stated = { ...closed, regions: closed.regions.map((region) => ({ ...region, closedness: 1 })) };
    expect(differingColumns(runTicks(runOf({ world: stated }), 8).world, runTicks(runOf(), 8).world)).toEqual([]);
  });

  it('let nothing through at a barrier to knowledge of 1: nobody learns from another region', () => {
    const gains = (knowledgeBarrier: number) => {
      const { world } = runTicks(
        runOf({ parameters: withValues({ 'market.knowledgeBarrier': knowledgeBarrier }) }),
        8,
        {},
      );
      let sum = 0;
      for (let n = 0; n < world.node.count; n++) sum += world.channelYear.gain[n * 14 + channelPlace.interregional]!;
      return sum;
    };
    expect(gains(0)).toBeGreaterThan(0);
    expect(gains(1)).toBe(0);
  });

  it('keep firms where they are when moving costs more than any gain', () => {
    const moves = (movingBarrier: number) => {
      let sum = 0;
      runTicks(runOf({ parameters: withValues({ 'market.movingBarrier': movingBarrier }) }), 40, {
        each: ({ node }) => {
          sum += sumOf(node.arrivals);
        },
      });
      return sum;
    };
    expect(moves(0)).toBeGreaterThan(20);
    expect(moves(5)).toBe(0);
  });
});

describe('market integration', () => {
  const parameters = withValues({ 'market.knowledgeBarrier': 0.4, 'market.movingBarrier': 0.5 });

  it('takes down its share of the barriers, between the regions targeted and nowhere else', () => {
    const policy = policyOf('marketIntegration', { rate: 0.75, target: { region: ['West', 'Coast'] } });
    const { link: links, meeting, sector } = runTicks(runOf({ parameters, policies: [policy] }), 1).world;
    for (let q = 0; q < 3; q++) {
      for (let o = 0; o < ECONOMIES; o++) {
        for (let d = 0; d < ECONOMIES; d++) {
          const l = link(q, o, d);
          const hit = (o === 1 && d === 3) || (o === 3 && d === 1);
          const inside = o !== d && o < 4 && d < 4;
          expect(links.barrier[l], `link ${l}`).toBe(hit ? 0.25 : inside ? 1 : 0);
          // (1 + .1 x .25)/(1 + .1)
          const factor = hit ? (1.025 / 1.1) ** (1 - sector.elasticity[q]!) : 1;
          expect(links.resistance[l]! / links.resistanceStart[l]!).toBeCloseTo(factor, 12);
          // .4 of the meetings lost, .1 between the two
          expect(meeting.denied[(d * 3 + q) * ECONOMIES + o]).toBeCloseTo(hit ? 0.1 : inside ? 0.4 : 0, 12);
        }
      }
    }
  });

  it('leaves of a barrier the product of what each of two policies leaves, and all of it to one region alone', () => {
    const under = (...regions: (string[] | null)[]) =>
      runTicks(
        runOf({ parameters, policies: regions.map((region) => policyOf('marketIntegration', { target: { region } })) }),
        4,
      ).world;
    // .5 x .5
    expect(under(null, ['West', 'Coast']).link.barrier[link(0, 1, 3)]).toBe(0.25);
    expect(differingColumns(under(['West']), under(), policyTables)).toEqual([]);
  });

  it('of one region alone is refused with place and reason: a barrier stands between two', () => {
    const read = (regions: string) =>
      readScenario(
        'open',
        (name) =>
          name === 'open'
            ? {
                text: `name: open\nextends: low-end-lock-in\nquestion: What if?\npolicies:\n  - { instrument: marketIntegration, from: 2001, until: 2010, target: { region: ${regions} } }\n`,
                file: 'open.yaml',
              }
            : { text: readFileSync(`scenarios/${name}.yaml`, 'utf8'), file: `${name}.yaml` },
        { parameters: declared, instruments },
      );
    expect(() => read('[West]')).toThrow(/open\.yaml:5: policies\[0\]\.target\.region.*at least two regions/);
    expect(read('[West, Coast]').policies[0]!.target.region).toEqual(['West', 'Coast']);
  });
});

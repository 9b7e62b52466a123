import { describe, expect, it } from 'vitest';
import type { ModelWorld } from '../../src/agents/firmRule.ts';
import type { RunRecord } from '../../src/measures/measure.ts';
import { measureNamed } from '../../src/measures/measures.ts';
import { CHANNELS, type ChannelName, channelNames, channelPlace } from '../../src/world/channelNames.ts';
import { fullRun, runTicks, watching, withValues } from '../support/lockInWorld.ts';

const fields = ['design', 'manufacture', 'brand'] as const;
const YEARS = 6;

/** Gain of a channel over a run, all nodes together. */
const gainThrough = (world: ModelWorld, name: ChannelName): number => {
  let sum = 0;
  const { gain } = world.channelYear;
  for (let row = channelPlace[name]; row < gain.length; row += CHANNELS) sum += gain[row]!;
  return sum;
};

const run = fullRun(YEARS);
const runWith = (changes: Readonly<Record<string, number>>) => ({
  ...run,
  parameters: withValues(changes, run.parameters),
});
const reference = runTicks(run, 4 * YEARS).world;

describe('learning from others', () => {
  it('by channel adds up to what firms learned, tick by tick', () => {
    let before = 0;
    let ticks = 0;
    const total = ({ firm }: ModelWorld): number => {
      let sum = 0;
      for (const field of fields) for (let f = 0; f < firm.count; f++) sum += firm[field][f]!;
      return sum;
    };
    runTicks(run, 4 * YEARS, {
      observer: watching({
        learnFromPartners: {
          before: (world) => {
            before = total(world);
          },
          after: (world) => {
            const gained = world.channel.gain.reduce((sum, value) => sum + value, 0);
            // sums of some 3,000 competences near 1 carry 1e-12
            expect(total(world) - before).toBeCloseTo(gained, 9);
            expect(gained).toBeGreaterThan(0);
            ticks++;
          },
        },
      }),
    });
    expect(ticks).toBe(4 * YEARS);
  });

  it('happens through every channel, and never takes competence away', () => {
    for (const name of channelNames) expect(gainThrough(reference, name), name).toBeGreaterThan(0);
    expect(Math.min(...reference.channelYear.gain)).toBe(0);
  });

  it.each<[ChannelName, string]>([
    ['cluster', 'cluster'],
    ['customer', 'customer'],
    ['exports', 'exports'],
    ['exportCompetition', 'exportCompetition'],
    ['supplier', 'supplier'],
    ['imports', 'imports'],
    ['foreignCompetition', 'foreignCompetition'],
    ['foreignTraining', 'foreignTraining'],
    ['foreignLinkage', 'foreignLinkage'],
    ['interregional', 'interregional'],
    ['relatedIndustry', 'relatedIndustry'],
    ['university', 'university'],
    ['platform', 'platform'],
    ['foreignDemonstration', 'foreignDemonstration'],
  ])('through %s stops at rate 0 and nothing else does', (name, parameter) => {
    const { world } = runTicks(runWith({ [`learning.${parameter}`]: 0 }), 8);
    expect(gainThrough(world, name)).toBe(0);
    // customers abroad and at home share a rate, as do suppliers
    const follows: Partial<Record<ChannelName, ChannelName>> = { customer: 'exports', supplier: 'imports' };
    for (const other of channelNames) {
      if (other === name || other === follows[name]) continue;
      expect(gainThrough(world, other), other).toBeGreaterThan(0);
    }
  });

  it('from foreign affiliates needs foreign affiliates', () => {
    const world = { ...run.world, clusters: run.world.clusters.map((cluster) => ({ ...cluster, foreignOwned: 0 })) };
    const without = runTicks({ ...run, world }, 8).world;
    for (const name of ['foreignCompetition', 'foreignTraining', 'foreignLinkage'] as const) {
      expect(gainThrough(without, name), name).toBe(0);
    }
    expect(gainThrough(without, 'foreignDemonstration')).toBeGreaterThan(0);
  });

  it('from related industries follows what the world says of their relatedness', () => {
    const [electronics, optics] = run.world.industries;
    const related = (weight: number) => ({
      ...run,
      world: { ...run.world, industries: [{ ...electronics!, related: { optics: weight } }, optics!] },
    });
    expect(gainThrough(runTicks(related(0), 8).world, 'relatedIndustry')).toBe(0);
    const half = gainThrough(runTicks(related(0.5), 8).world, 'relatedIndustry');
    const full = gainThrough(runTicks(related(1), 8).world, 'relatedIndustry');
    // stated for one of the two, it holds for both: twice the meetings
    expect(full / half).toBeGreaterThan(1.5);
    expect(full / half).toBeLessThan(2.5);
    expect(half).toBe(gainThrough(runTicks(run, 8).world, 'relatedIndustry'));
  });
});

describe('the measures of learning', () => {
  const { nodeYear, clusterYear, economyYear, marketYear, linkYear, channelYear, policyYear, treasuryYear, use } =
    reference;
  const record: RunRecord = {
    years: YEARS,
    economies: ['Central', 'Coast', 'River', 'West', 'Frontier', 'Rival'],
    regions: 4,
    industries: ['electronics', 'optics'],
    nodeYear,
    clusterYear,
    economyYear,
    marketYear,
    linkYear,
    channelYear,
    policyYear,
    treasuryYear,
    use,
  };

  it('by channel add up to learning, cluster by cluster and year by year', () => {
    const all = measureNamed('learning')!.compute(record);
    const parts = channelNames.map((name) =>
      measureNamed(`learning${name.charAt(0).toUpperCase()}${name.slice(1)}`)!.compute(record),
    );
    expect(all).toHaveLength(YEARS * 4 * 2);
    // optics in West (region 3, industry 1) has no firms before the industry is born there
    expect(all[3 * 2 + 1]).toBeNaN();
    for (const [i, value] of all.entries()) {
      if (Number.isNaN(value)) continue;
      expect(parts.reduce((sum, part) => sum + part[i]!, 0)).toBeCloseTo(value, 12);
      expect(value).toBeGreaterThan(0);
    }
  });
});

import { describe, expect, it } from 'vitest';
import { roomFor } from '../../src/agents/foundFirms.ts';
import type { RunSpec } from '../../src/createRun.ts';
import type { WorldSpec } from '../../src/world/worldSpec.ts';
import { FRONTIER, REGION } from '../../src/world/worldTables.ts';
import {
  fullRun,
  lockInWorld,
  nodeOf,
  policyOf,
  runOf,
  runTicks,
  sumOf,
  twoIndustryWorld,
  watching,
  withValues,
} from '../support/lockInWorld.ts';

describe('room for entrants', () => {
  it('is what the node has capital for over what it has, to a power, within bounds', () => {
    // capital for 12 typical firms, 8 there: 1.5; squared 2.25
    expect(roomFor(24, 8, 2, 1)).toBeCloseTo(1.5, 12);
    expect(roomFor(24, 8, 2, 2)).toBeCloseTo(2.25, 12);
    expect(roomFor(24, 8, 2, 0)).toBe(1);
    expect(roomFor(2400, 8, 2, 1)).toBe(3);
    expect(roomFor(0.024, 8, 2, 1)).toBe(0.1);
  });

  it('keeps the number of firms in step with capital over 40 years', () => {
    const firmsPerCapital = (changes: Readonly<Record<string, number>>): number => {
      const { world } = runTicks(runOf({ parameters: withValues(changes) }), 160);
      const { nodeYear, node, economy } = world;
      const N = node.count;
      let start = 0;
      let end = 0;
      let capitalStart = 0;
      let capitalEnd = 0;
      for (let n = 0; n < N; n++) {
        if (economy.kind[node.economy[n]!] !== REGION) continue;
        start += nodeYear.firms[n]!;
        end += nodeYear.firms[39 * N + n]!;
        capitalStart += nodeYear.capital[n]!;
        capitalEnd += nodeYear.capital[39 * N + n]!;
      }
      return end / capitalEnd / (start / capitalStart);
    };
    const kept = firmsPerCapital({});
    expect(kept).toBeGreaterThan(0.75);
    expect(kept).toBeLessThan(1.3);
    // with four times the entry the number of firms runs away unless room sets it a limit
    const crowded = { 'demography.entry': 0.2 };
    expect(firmsPerCapital({ ...crowded, 'demography.room': 0 })).toBeGreaterThan(1.2 * firmsPerCapital(crowded));
  });
});

describe('entrants', () => {
  it('have better parents where good firms breed more', () => {
    const competenceOfBirths = (parentQuality: number): number => {
      const run = runOf({ parameters: withValues({ 'demography.parentQuality': parentQuality }), years: 2 });
      const { world } = runTicks(run, 1);
      const { firm } = world;
      let sum = 0;
      let born = 0;
      for (let f = 0; f < firm.count; f++) {
        if (firm.birth[f] !== 1) continue;
        sum += firm.manufacture[f]!;
        born++;
      }
      expect(born).toBeGreaterThan(2);
      return sum / born;
    };
    // the same births on the same draws: with quality each parent is the same firm or a better one
    expect(competenceOfBirths(1)).toBeGreaterThan(competenceOfBirths(0));
  });

  it('are affiliates only where there are affiliates', () => {
    const affiliatesBorn = (foreignOwned: number, foreignEntry: number): number => {
      const world = { ...lockInWorld, clusters: lockInWorld.clusters.map((cluster) => ({ ...cluster, foreignOwned })) };
      const run = runOf({ world, parameters: withValues({ 'demography.foreignEntry': foreignEntry }), years: 5 });
      const { firm } = runTicks(run, 20).world;
      let born = 0;
      for (let f = 0; f < firm.count; f++) if (firm.birth[f]! > 0) born += firm.owner[f]!;
      return born;
    };
    expect(affiliatesBorn(0, 1)).toBe(0);
    expect(affiliatesBorn(0.5, 0)).toBe(0);
    expect(affiliatesBorn(0.5, 1)).toBeGreaterThan(0);
  });
});

describe('moving between regions', () => {
  const movesOf = (changes: Readonly<Record<string, number>>, run: RunSpec = runOf({ years: 10 })) => {
    const parameters = withValues(changes, run.parameters);
    let kilometres = 0;
    let moves = 0;
    let before: Int32Array | undefined;
    const { world } = runTicks({ ...run, parameters }, 40, {
      observer: watching({
        relocate: {
          before: ({ firm }) => {
            before = firm.node.slice();
          },
          after: ({ firm, node, pair, economy }) => {
            for (let f = 0; f < firm.count; f++) {
              if (firm.node[f] === before![f]) continue;
              moves++;
              kilometres += pair.distance[node.economy[before![f]!]! * economy.count + node.economy[firm.node[f]!]!]!;
            }
          },
        },
      }),
    });
    return { moves, mean: kilometres / moves, arrivals: world.nodeYear.arrivals };
  };

  it('is shorter where distance costs more', () => {
    const often = { 'mobility.relocationHazard': 1 };
    const near = movesOf({ ...often, 'mobility.relocationDistance': 1 });
    const far = movesOf({ ...often, 'mobility.relocationDistance': 0 });
    expect(near.moves).toBeGreaterThan(50);
    expect(near.mean).toBeLessThan(0.9 * far.mean);
    expect(near.moves).toBeLessThan(far.moves);
  });

  it('goes where an incentive is in force, and nobody moves at hazard 0', () => {
    const run = runOf({ years: 10 });
    const toWest = ({ arrivals }: ReturnType<typeof movesOf>): number => {
      const west = nodeOf(run, 'West', 'electronics', 1);
      const N = arrivals.length / 10;
      let sum = 0;
      for (let year = 0; year < 10; year++) sum += arrivals[year * N + west]!;
      return sum;
    };
    const policies = [policyOf('relocationIncentive', { rate: 1, target: { region: ['West'] } })];
    expect(toWest(movesOf({}, { ...run, policies }))).toBeGreaterThan(1.5 * toWest(movesOf({}, run)));
    expect(movesOf({ 'mobility.relocationHazard': 0 }).moves).toBe(0);
  });

  it('follows related industries', () => {
    const run = fullRun(10);
    const plain = movesOf({ 'mobility.relatedPull': 0 }, run);
    const pulled = movesOf({ 'mobility.relatedPull': 3 }, run);
    const toCentral = ({ arrivals }: ReturnType<typeof movesOf>): number => {
      const N = arrivals.length / 10;
      let central = 0;
      let all = 0;
      for (let i = 0; i < arrivals.length; i++) {
        all += arrivals[i]!;
        // regions in order of name: Central, Coast, River, West; two industries of three stages
        if (Math.floor((i % N) / 6) === 0) central += arrivals[i]!;
      }
      return central / all;
    };
    // Central has the most assemblers of the other industry, and assemblers are most of those that move
    expect(pulled.moves).not.toBe(plain.moves);
    expect(toCentral(pulled)).toBeGreaterThan(toCentral(plain));
  });
});

describe('an industry that a nation does not have', () => {
  /** Optics without any domestic cluster. */
  const withoutOptics: WorldSpec = {
    ...twoIndustryWorld,
    clusters: twoIndustryWorld.clusters.filter(({ industry }) => industry !== 'optics'),
  };
  const opticsAfter = (years: number, changes: Readonly<Record<string, number>>, world = withoutOptics) => {
    const run = runOf({ world, parameters: withValues(changes), years });
    const { nodeYear, node, economy } = runTicks(run, 4 * years).world;
    const N = node.count;
    let firms = 0;
    let sales = 0;
    for (let n = 0; n < N; n++) {
      if (economy.kind[node.economy[n]!] !== REGION || n % 6 < 3) continue;
      firms += nodeYear.firms[(years - 1) * N + n]!;
      sales += nodeYear.sales[(years - 1) * N + n]!;
    }
    return { firms, sales, frontier: economy.kind.indexOf(FRONTIER) };
  };

  it('is born from related ones and universities, and then sells', () => {
    const born = opticsAfter(20, {});
    expect(born.firms).toBeGreaterThan(0);
    expect(born.sales).toBeGreaterThan(0);
  });

  it('is not born without sparks, nor where nothing is related', () => {
    expect(opticsAfter(10, { 'demography.spark': 0, 'demography.universitySpark': 0 }).firms).toBe(0);
    const [electronics, optics] = withoutOptics.industries;
    const unrelated = { ...withoutOptics, industries: [{ ...electronics!, related: { optics: 0 } }, optics!] };
    expect(opticsAfter(10, {}, unrelated).firms).toBe(0);
  });

  it('is born by universities alone where assemblers found nothing', () => {
    expect(opticsAfter(10, { 'demography.spark': 0, 'demography.universitySpark': 2 }).firms).toBeGreaterThan(0);
  });
});

it('every birth and death is in the count of firms', () => {
  const run = fullRun(6);
  const { nodeYear, node, economy } = runTicks(run, 24).world;
  const N = node.count;
  const total = (column: Int32Array, year: number): number => {
    let sum = 0;
    for (let n = 0; n < N; n++) if (economy.kind[node.economy[n]!] === REGION) sum += column[year * N + n]!;
    return sum;
  };
  for (let year = 1; year < 6; year++) {
    const change = total(nodeYear.firms, year) - total(nodeYear.firms, year - 1);
    expect(change, `year ${year}`).toBe(total(nodeYear.entries, year) - total(nodeYear.exits, year));
  }
  expect(sumOf(nodeYear.entries)).toBeGreaterThan(0);
});

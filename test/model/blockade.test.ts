import { describe, expect, it } from 'vitest';
import { channelPlace } from '../../src/world/channelNames.ts';
import { imbalances } from '../../src/world/socialAccounts.ts';
import {
  differingColumns,
  lockInWorld,
  nodeOf,
  policyOf,
  policyTables,
  runOf,
  runTicks,
  watching,
  withValues,
} from '../support/lockInWorld.ts';

const upstream = { stage: ['upstream' as const] };
const FRONTIER = 4;
const ECONOMIES = 6;
/** Link of upstream goods from the frontier to the first region (Central). */
const frontierToCentral = (0 * ECONOMIES + FRONTIER) * ECONOMIES + 0;

describe('a blockade of upstream goods', () => {
  it('cuts the standing share at once: s becomes (1 - b) s over what is left of all shares', () => {
    // with slow switching the share of the first tick is nothing but the cut
    const parameters = withValues({ 'market.switching': 0.01 });
    const shares = (b: number, ticks: number): number =>
      runTicks(
        runOf({
          parameters,
          policies: [policyOf('blockade', { from: 1, rate: b, target: upstream, partner: 'Frontier' })],
        }),
        ticks,
      ).world.link.share[frontierToCentral]!;
    const before = shares(0.8, 4);
    expect(before).toBeGreaterThan(0.3);
    const cut = (0.2 * before) / (1 - 0.8 * before);
    // a quarter of .01 a year of the way to the target, which is lower still
    expect(Math.abs(shares(0.8, 5) - cut)).toBeLessThan(0.0025 * before);
    expect(Math.abs(shares(0, 5) - before)).toBeLessThan(0.0025 * before);
  });

  it('lets through what each of two lets through, in either order: severities of .5 and .6 are one of .8', () => {
    const pair = [0.5, 0.6].map((rate) =>
      policyOf('blockade', { from: 1, rate, target: upstream, partner: 'Frontier' }),
    );
    const under = (policies: typeof pair) => runTicks(runOf({ policies }), 8).world;
    expect(differingColumns(under(pair), under([...pair].reverse()), policyTables)).toEqual([]);
    // 1 - .5 x .4 = .8
    expect(under(pair).link.blocked[frontierToCentral]).toBeCloseTo(0.8, 12);
  });

  it('binds the bloc it names and the regions it targets, and nobody else', () => {
    const policy = policyOf('blockade', { rate: 0.8, partner: 'Frontier', target: { ...upstream, region: ['West'] } });
    const { link } = runTicks(runOf({ policies: [policy] }), 1).world;
    const west = 3;
    for (let l = 0; l < link.count; l++) {
      const hit = l === (0 * ECONOMIES + FRONTIER) * ECONOMIES + west;
      expect(link.blocked[l], `link ${l}`).toBe(hit ? 0.8 : 0);
    }
  });

  it('is over in the first tick after its end but for shares, which come back as suppliers are switched', () => {
    const policy = policyOf('blockade', { from: 1, until: 2, rate: 0.8, target: upstream, partner: 'Frontier' });
    const shares: number[] = [];
    const { world } = runTicks(runOf({ policies: [policy] }), 20, {
      each: ({ link }) => shares.push(link.share[frontierToCentral]!),
    });
    expect(world.link.blocked.every((blocked) => blocked === 0)).toBe(true);
    expect(world.link.resistance).toEqual(world.link.resistanceStart);
    expect(shares[8]!).toBeGreaterThan(shares[7]!);
    // a quarter of the way in a quarter of a year, at 1 a year
    expect(shares[8]! - shares[7]!).toBeLessThan(0.35 * (shares[3]! - shares[7]!));
    expect(shares[19]!).toBeGreaterThan(0.8 * shares[3]!);
  });
});

describe('meetings under a blockade', () => {
  const { imports, exports, foreignDemonstration, supplier, university } = channelPlace;
  const learned = (b: number, meetings: number): number[] => {
    const parameters = withValues({ 'blockade.meetings': meetings });
    const sums = [0, 0, 0, 0];
    runTicks(
      runOf({ parameters, policies: [policyOf('blockade', { rate: b, target: upstream, partner: 'Frontier' })] }),
      8,
      {
        each: ({ channel }) => {
          for (const [i, c] of [imports, exports, foreignDemonstration, supplier].entries()) {
            for (let row = c!; row < channel.count; row += 14) sums[i]! += channel.gain[row]!;
          }
        },
      },
    );
    return sums;
  };
  const free = learned(0, 1);
  const cut = learned(0.99, 1);
  const goodsAlone = learned(0.99, 0);

  it('come to nothing with the bloc that denies: at .99 nearly nothing is learned by demonstration', () => {
    expect(free[2]).toBeGreaterThan(0);
    // one in a hundred meetings is left
    expect(cut[2]! / free[2]!).toBeLessThan(0.06);
  });

  it('go on where goods alone are cut', () => {
    expect(goodsAlone[2]! / free[2]!).toBeGreaterThan(0.8);
  });

  it('are left to everybody else draw by draw: in the first tick universities teach the same, bit for bit', () => {
    const gains = (meetings: number, c: number) => {
      const parameters = withValues({ 'blockade.meetings': meetings });
      const { channel } = runTicks(
        runOf({ parameters, policies: [policyOf('blockade', { partner: 'Frontier' })] }),
        1,
      ).world;
      return Array.from({ length: channel.count / 14 }, (_, n) => channel.gain[n * 14 + c]!);
    };
    expect(gains(1, university)).toEqual(gains(0, university));
    expect(gains(1, foreignDemonstration)).not.toEqual(gains(0, foreignDemonstration));
  });
});

describe('the R&D response to a blockade', () => {
  it('raises own R&D of those who buy what is cut and of its rivals by response x severity, and of nobody else', () => {
    const research = (response: number) => {
      let seen: number[] = [];
      const parameters = withValues({ 'blockade.response': response });
      runTicks(
        runOf({ parameters, policies: [policyOf('blockade', { rate: 0.8, partner: 'Frontier', target: upstream })] }),
        1,
        {
          observer: watching({
            fundResearch: {
              after: ({ node }) => {
                seen = [...node.research];
              },
            },
          }),
        },
      );
      return seen;
    };
    const run = runOf();
    const [plain, raised] = [research(0), research(0.6)];
    // 1 + .6 x .8 = 1.48
    for (const [stage, factor] of [1.48, 1.48, 1].entries()) {
      const n = nodeOf(run, 'Coast', 'electronics', stage);
      expect(raised[n]! / plain[n]!, `stage ${stage}`).toBeCloseTo(factor, 12);
    }
  });
});

describe('the social accounts under the hardest blockade there is', () => {
  it('close to 1e-9 in every tick of 40 years, all stages of all blocs cut by .99', () => {
    let worst = 0;
    runTicks(runOf({ world: lockInWorld, policies: [policyOf('blockade', { from: 1, rate: 0.99 })] }), 160, {
      each: ({ payment, node }) => {
        for (const gap of imbalances(payment.amount, Math.sqrt(payment.count))) worst = Math.max(worst, Math.abs(gap));
        for (const sales of node.sales) expect(Number.isFinite(sales)).toBe(true);
      },
    });
    expect(worst).toBeLessThan(1e-9);
  });
});

import { describe, expect, it } from 'vitest';
import { holdBackResearch } from '../../src/agents/holdBackResearch.ts';
import { rationCredit } from '../../src/agents/rationCredit.ts';
import type { WorldSpec } from '../../src/world/worldSpec.ts';
import {
  differingColumns,
  laggards,
  lockInWorld,
  nodeOf,
  policyOf,
  policyTables,
  runOf,
  runTicks,
  sumOf,
  withValues,
} from '../support/lockInWorld.ts';

const YEARS = 10;
const TICKS = 4 * YEARS;
const rationed = withValues({ 'region.creditRationing': 1 });
/** The laggards get `access` of the credit they ask for. */
const withAccess = (access: number): WorldSpec => ({
  ...lockInWorld,
  regions: lockInWorld.regions.map((region) =>
    (laggards as readonly string[]).includes(region.name) ? { ...region, creditAccess: access } : region,
  ),
});
const worldOf = (run: Parameters<typeof runOf>[0]) => runTicks(runOf({ years: YEARS, ...run }), TICKS).world;
const assembly = (region: string): number => nodeOf(runOf({}), region, 'electronics', 1);

describe('growth beyond own cash', () => {
  const grow = (cash: number, access: number) => {
    const firm = {
      count: 1,
      node: new Int32Array([0]),
      capital: new Float64Array([10]),
      cash: new Float64Array([cash]),
      profit: new Float64Array([2]),
      lnCapital: new Float64Array([5]),
      workspace: new Float64Array([0.08]),
    };
    const node = {
      creditAccess: new Float64Array([access]),
      creditNeed: new Float64Array(1),
      creditRefused: new Float64Array(1),
    };
    rationCredit(firm, node, 0.3, 0.25);
    return { growth: firm.workspace[0]!, lnCapital: firm.lnCapital[0]!, need: node.creditNeed[0]! };
  };

  it('is cut by what credit is refused', () => {
    // own = 2.7 + 2/4 - .3 x 10 = .2; growth of .08 x 10 = .8 needs .6, of which .4 is refused: .24/10 less growth
    const { growth, lnCapital, need } = grow(2.7, 0.6);
    expect(growth).toBeCloseTo(0.056, 12);
    expect(lnCapital).toBeCloseTo(5 - 0.024, 12);
    // .6 in a quarter
    expect(need).toBeCloseTo(2.4, 12);
  });

  it('is whole where own cash above the reserve pays for it, whatever the access', () => {
    // own = 3.4 + .5 - 3 = .9 > .8
    expect(grow(3.4, 0)).toEqual({ growth: 0.08, lnCapital: 5, need: 0 });
  });

  it('is paid from own cash alone without access', () => {
    // own .2 of 10
    expect(grow(2.7, 0).growth).toBeCloseTo(0.02, 12);
    // cash below the reserve: none
    expect(grow(1, 0).growth).toBeCloseTo(0, 12);
  });
});

describe('R&D without credit', () => {
  it('goes on in the part that the reserve covers', () => {
    const firm = {
      count: 3,
      node: new Int32Array([0, 0, 1]),
      capital: new Float64Array([10, 10, 10]),
      cash: new Float64Array([3.5, 1.5, -1]),
      workspace: new Float64Array(3),
    };
    holdBackResearch(firm, { creditAccess: new Float64Array([0.6, 0.5]) }, 0.3);
    // reserve 3: covered, half covered (1 - .4 x .5), in debt (1 - .5 x 1)
    expect(firm.workspace[0]).toBe(1);
    expect(firm.workspace[1]).toBeCloseTo(0.8, 12);
    expect(firm.workspace[2]).toBeCloseTo(0.5, 12);
  });
});

describe('access to credit', () => {
  it('moves nothing where credit is not rationed, bit for bit', () => {
    const moved = differingColumns(worldOf({ world: withAccess(0.2) }), worldOf({}));
    expect(moved).toEqual(['economy.creditAccess']);
  });

  it('of all that is asked for is as good as no rationing, bit for bit, and what is asked for is recorded', () => {
    const world = worldOf({ parameters: rationed });
    expect(differingColumns(world, worldOf({}))).toEqual(['node.creditNeed', 'nodeYear.creditNeed']);
    const n = assembly('Central');
    let asked = 0;
    for (let year = 0; year < YEARS; year++) asked += world.nodeYear.creditNeed[year * world.node.count + n]!;
    expect(asked).toBeGreaterThan(0);
  });

  it('that is low leaves a region with less capital and less R&D', () => {
    const free = worldOf({ parameters: rationed });
    const poor = worldOf({ parameters: rationed, world: withAccess(0.1) });
    for (const region of laggards) {
      const n = assembly(region);
      expect(poor.node.capital[n]!).toBeLessThan(free.node.capital[n]!);
      const research = (world: typeof free) => {
        let sum = 0;
        for (let year = 0; year < YEARS; year++) sum += world.nodeYear.research[year * world.node.count + n]!;
        return sum;
      };
      expect(research(poor)).toBeLessThan(research(free));
      expect(poor.nodeYear.creditRefused[n]).toBeCloseTo(0.9 * poor.nodeYear.creditNeed[n]!, 12);
    }
  });
});

describe('credit policy', () => {
  const under = (rate: number) =>
    worldOf({
      parameters: rationed,
      world: withAccess(0.6),
      policies: [policyOf('credit', { rate, target: { region: [...laggards] } })],
    });

  it('adds its rate to the access of the region', () => {
    const world = under(0.3);
    expect(world.node.creditAccess[assembly('Central')]).toBeCloseTo(0.9, 12);
    expect(world.node.creditAccess[assembly('Coast')]).toBe(1);
  });

  it('of which a part takes the place of banks says how much money that is', () => {
    const { node, policy } = under(0.8);
    // .4 is missing of the .8 paid for
    expect(policy.spending[0]).toBeGreaterThan(0);
    expect(sumOf(node.creditDisplaced)).toBeCloseTo(0.5 * policy.spending[0]!, 12);
    expect(sumOf(under(0.3).node.creditDisplaced)).toBe(0);
    const unrationed = worldOf({ policies: [policyOf('credit')] });
    expect(sumOf(unrationed.node.creditDisplaced)).toBeCloseTo(unrationed.policy.spending[0]!, 12);
  });

  it('beyond what is missing moves nothing but money: it takes the place of banks', () => {
    const moved = differingColumns(under(0.8), under(0.5), policyTables);
    expect(moved).toEqual([
      'economy.policySpending',
      'node.credit',
      'node.creditSurplus',
      'node.creditDisplaced',
      'payment.amount',
      'nation.netLending',
      'nation.governmentCash',
      'nodeYear.creditDisplaced',
      'economyYear.policySpending',
      'paymentYear.amount',
    ]);
  });
});

import { describe, expect, it } from 'vitest';
import type { ModelWorld } from '../../src/agents/firmRule.ts';
import { startRun } from '../../src/createRun.ts';
import { phase } from '../../src/engine/engine.ts';
import { model } from '../../src/model.ts';
import { adjustRegions } from '../../src/world/adjustRegions.ts';
import { REGION } from '../../src/world/worldTables.ts';
import {
  differingColumns,
  lockInWorld,
  nodeOf,
  policyOf,
  runKey,
  runOf,
  runTicks,
  sumOf,
  watching,
  withValues,
} from '../support/lockInWorld.ts';

/** Regions alone: everything the rule reads is set by hand. */
function regionsAlone(changes: Readonly<Record<string, number>>) {
  const engine = startRun(runOf({ parameters: withValues(changes), years: 10 }), runKey, {
    model: { ...model, tick: [phase('regions', adjustRegions)] },
  });
  const { node } = engine.world;
  node.capital.fill(1);
  node.employment.fill(10);
  node.skilled.fill(4);
  engine.step();
  return engine;
}

const rentsOf = ({ node }: ModelWorld): number => sumOf(node.rents);

describe('land rents', () => {
  it('move to elasticity times log capital over capital at the start, at the speed of land', () => {
    const engine = regionsAlone({ 'region.landElasticity': 0.5, 'region.landSpeed': 0.4 });
    const { economy, node } = engine.world;
    expect(economy.lnLandRent[0]).toBe(0);
    node.capital.fill(2);
    engine.step();
    // .4 a year over a quarter: .1 of the way to .5 ln 2
    expect(economy.lnLandRent[0]).toBeCloseTo(0.1 * 0.5 * Math.LN2, 14);
    engine.step();
    // 1 - .9^2 = .19 of the way
    expect(economy.lnLandRent[0]).toBeCloseTo(0.19 * 0.5 * Math.LN2, 14);
    // capital leaves: rents fall below those at the start
    node.capital.fill(0.5);
    for (let tick = 0; tick < 30; tick++) engine.step();
    expect(economy.lnLandRent[0]).toBeLessThan(-0.4 * Math.LN2);
  });

  it('with elasticity 0 there are none beyond wages, whatever their speed', () => {
    const rigid = { 'region.landElasticity': 0 };
    const slow = runTicks(runOf({ years: 3, parameters: withValues(rigid) }), 12).world;
    const fast = runTicks(runOf({ years: 3, parameters: withValues({ ...rigid, 'region.landSpeed': 4 }) }), 12).world;
    expect(differingColumns(fast, slow)).toEqual([]);
    expect(slow.economy.lnLandRent.every((rent) => rent === 0)).toBe(true);
  });

  it('are what firms pay beyond wages in fixed cost: sales less variable cost, staff and rents is operating profit', () => {
    let worst = 0;
    let moved = 0;
    runTicks(runOf({ years: 10, parameters: withValues({ 'region.landElasticity': 1 }) }), 40, {
      observer: watching({
        settleAccounts: {
          after: (world) => {
            const { economy, sector, node, firm } = world;
            let income = 0;
            for (let n = 0; n < node.count; n++) {
              const e = node.economy[n]!;
              if (economy.kind[e] !== REGION) continue;
              const inputs = (sector.inputShare[node.sector[n]!]! * node.sales[n]!) / node.markup[n]!;
              income += node.sales[n]! - inputs - node.wages[n]! - node.rents[n]!;
              moved = Math.max(moved, Math.abs(economy.lnLandRent[e]!));
            }
            const profit = sumOf(firm.operating, firm.count);
            worst = Math.max(worst, Math.abs(income - profit) / rentsOf(world));
          },
        },
      }),
    });
    expect(moved).toBeGreaterThan(0.01);
    expect(worst).toBeLessThan(1e-9);
  });
});

describe('the supply of skilled labour', () => {
  it('grows with the premium it is paid, and wears it away', () => {
    const kept = regionsAlone({ 'region.skillMobility': 0 });
    const moving = regionsAlone({ 'region.skillMobility': 0.5 });
    const before = kept.world.economy.skillSupply[0]!;
    for (const engine of [kept, moving]) {
      engine.world.node.skilled.fill(12);
      engine.step();
    }
    const premium = moving.world.economy.lnSkillPremium[0]!;
    expect(premium).toBeGreaterThan(0);
    expect(moving.world.economy.skillSupply[0]).toBeCloseTo(before * Math.exp(0.5 * premium * 0.25), 10);
    for (let tick = 0; tick < 35; tick++) {
      kept.step();
      moving.step();
    }
    expect(kept.world.economy.skillSupply[0]).toBe(before);
    expect(moving.world.economy.lnSkillPremium[0]).toBeLessThan(kept.world.economy.lnSkillPremium[0]!);
  });
});

describe('talent, universities and infrastructure', () => {
  // regions in order of name: Central, Coast, River, West
  it('stand still without a programme', () => {
    const { economy } = runTicks(runOf({ years: 5 }), 20).world;
    expect([...economy.talent.slice(0, 4)]).toEqual([0.25, 0.35, 0.3, 0.22]);
    expect([...economy.universities]).toEqual([1, 1, 1, 1, 1, 1]);
    expect([...economy.infrastructure]).toEqual([0, 0, 0, 0, 0, 0]);
  });

  it('follow their equations under programmes, and only where these reach', () => {
    const policies = [
      policyOf('talent', { rate: 0.1, target: { region: ['Central'] } }),
      policyOf('infrastructure', { rate: 0.06, until: 0.25, target: { region: ['Central'] } }),
    ];
    const seen: [number, number, number][] = [];
    runTicks(runOf({ policies, years: 5 }), 3, {
      each: ({ economy }) => seen.push([economy.universities[0]!, economy.talent[0]!, economy.infrastructure[0]!]),
    });
    // tick 1: u = 1 + .1/4; graduates of the old universities replace who retires: T = .25; I = .06/4 = .015
    expect(seen[0]![0]).toBeCloseTo(1.025, 12);
    expect(seen[0]![1]).toBeCloseTo(0.25, 12);
    expect(seen[0]![2]).toBeCloseTo(0.015, 12);
    // tick 2: u = 1.025 + (.1 - .05 x .025)/4; T = .25 + .04 x (.25 x 1.025 - .25)/4; I loses .04/4 of what was built
    expect(seen[1]![0]).toBeCloseTo(1.0496875, 12);
    expect(seen[1]![1]).toBeCloseTo(0.2500625, 12);
    expect(seen[1]![2]).toBeCloseTo(0.01485, 12);
    // tick 3: T' = .2500625 + .01 x (.25 x 1.0496875 x .7499375/.75 - .2500625)
    expect(seen[2]![1]).toBeCloseTo(0.2500625 + 0.01 * ((0.25 * 1.0496875 * 0.7499375) / 0.75 - 0.2500625), 12);
  });

  it('leave other regions as they were', () => {
    const policies = [policyOf('talent', { target: { region: ['Central'] } })];
    const { economy } = runTicks(runOf({ policies, years: 5 }), 20).world;
    expect(economy.talent[0]).toBeGreaterThan(0.25);
    expect([...economy.talent.slice(1, 4)]).toEqual([0.35, 0.3, 0.22]);
  });

  it('of more skilled people make skills cheaper: supply grows with talent', () => {
    const policies = [policyOf('talent', { rate: 0.5, target: { region: ['Central'] } })];
    const { economy } = runTicks(runOf({ policies, years: 10 }), 40).world;
    const before = runTicks(runOf({ years: 10 }), 40).world;
    expect(economy.skillSupply[0]! / before.economy.skillSupply[0]!).toBeCloseTo(economy.talent[0]! / 0.25, 9);
  });

  it('of better infrastructure lower unit cost: a point is worth the gain of its parameter', () => {
    const costs = (index: number) => {
      const regions = lockInWorld.regions.map((region) => ({ ...region, infrastructure: index }));
      return runTicks(runOf({ world: { ...lockInWorld, regions }, years: 1 }), 1).world.node.unitCost;
    };
    // upstream buys nothing from the chain, so its cost falls by the gain alone: .1 a point
    const design = nodeOf(runOf({}), 'Coast', 'electronics', 0);
    expect(Math.log(costs(1)[design]! / costs(0)[design]!)).toBeCloseTo(-0.1, 9);
  });
});

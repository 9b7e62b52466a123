import { describe, expect, it } from 'vitest';
import { type RunSpec, startRun } from '../../src/createRun.ts';
import { takeSnapshot } from '../../src/engine/snapshot.ts';
import { findScenario, packagedScenarios } from '../../src/experiments/files/findScenario.ts';
import { model } from '../../src/model.ts';
import { instruments } from '../../src/world/government/instruments.ts';
import { imbalances } from '../../src/world/socialAccounts.ts';
import type { PolicySpec } from '../../src/world/worldSpec.ts';
import {
  columnOf,
  differingColumns,
  inOtherMoney,
  policyTables,
  runKey,
  runTicks,
  sumOf,
} from '../support/lockInWorld.ts';

const TICKS = 8;
const worlds = packagedScenarios()
  .map((name) => findScenario(name, { cwd: process.cwd(), years: 2 }).scenario)
  .filter(({ chain }) => chain.length === 1);

const reversed = <T>(list: readonly T[]): T[] => [...list].reverse();

it('every base scenario is among the worlds tried', () => {
  expect(worlds.map(({ name }) => name)).toEqual(
    expect.arrayContaining(['bengbu', 'east-central-west', 'low-end-lock-in', 'provinces', 'yangtze-delta']),
  );
});

describe.each(worlds.map((scenario) => [scenario.name, scenario] as const))('the world of %s', (_, scenario) => {
  const run: RunSpec = {
    world: scenario.world,
    policies: scenario.policies,
    parameters: scenario.parameters,
    years: scenario.years,
  };
  const engine = startRun(run, runKey);
  let snapshot = takeSnapshot(model.tables, engine.world, 0);
  const gaps: number[] = [];
  for (let tick = 0; tick < TICKS; tick++) {
    if (tick === 3) snapshot = takeSnapshot(model.tables, engine.world, engine.tick);
    engine.step();
    const { payment } = engine.world;
    gaps.push(...imbalances(payment.amount, Math.sqrt(payment.count)));
  }
  const reference = engine.world;

  it('closes its social accounts in every tick', () => {
    expect(gaps.length).toBeGreaterThanOrEqual(TICKS);
    for (const gap of gaps) expect(Math.abs(gap)).toBeLessThan(1e-9);
  });

  it('changes no bit when its lists are written in another order', () => {
    const { regions, blocs, industries, clusters } = run.world;
    const world = {
      regions: reversed(regions),
      blocs: reversed(blocs),
      industries: reversed(industries),
      clusters: reversed(clusters),
    };
    expect(differingColumns(runTicks({ ...run, world }, TICKS).world, reference)).toEqual([]);
  });

  it('goes on from a snapshot as if it had not been interrupted', () => {
    const restored = startRun(run, runKey, { snapshot });
    while (restored.tick < TICKS) restored.step();
    expect(differingColumns(restored.world, reference)).toEqual([]);
  });

  it('is the same, bit for bit, under every instrument at rate 0', () => {
    const none: PolicySpec[] = instruments.map(({ name, costShare }) => ({
      instrument: name,
      from: 0,
      until: 2,
      ramp: 0,
      rate: 0,
      budget: null,
      target: {
        region: null,
        industry: null,
        stage: null,
        owner: null,
        employees: { min: 0, max: Number.POSITIVE_INFINITY },
      },
      partner: null,
      direction: 'imports',
      costShare: costShare?.default ?? 0,
      moneyPath: null,
    }));
    const world = runTicks({ ...run, policies: [...run.policies, ...none] }, TICKS).world;
    expect(differingColumns(world, reference, policyTables)).toEqual([]);
  });

  it('changes nothing real when all money is counted in halves', () => {
    const other = runTicks({ ...run, world: inOtherMoney(run.world, 2) }, TICKS).world;
    expect(other.firm.count).toBe(reference.firm.count);
    const [sales, before] = [columnOf(other, 'node', 'sales'), columnOf(reference, 'node', 'sales')];
    expect(sumOf(before)).toBeGreaterThan(0);
    for (let n = 0; n < before.length; n++) {
      expect(Math.abs(sales[n]! - 2 * before[n]!)).toBeLessThan(1e-8 * sumOf(sales));
    }
    const [persons, then] = [columnOf(other, 'node', 'employment'), columnOf(reference, 'node', 'employment')];
    for (let n = 0; n < then.length; n++) expect(Math.abs(persons[n]! - then[n]!)).toBeLessThan(1e-8 * sumOf(then));
  });
});

describe('a world of the package', () => {
  it.each(packagedScenarios())('says in both languages what the numbers of %s rest on', (name) => {
    const { assumptions, observed } = findScenario(name, { cwd: process.cwd() }).scenario;
    expect(assumptions.length).toBeGreaterThan(0);
    for (const { source } of [...assumptions, ...observed]) {
      expect(source.zh).toMatch(/\p{Script=Han}/u);
      expect(source.en).not.toMatch(/\p{Script=Han}/u);
    }
  });
});

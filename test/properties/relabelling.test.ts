import { describe, expect, it } from 'vitest';
import type { RunSpec } from '../../src/createRun.ts';
import type { WorldSpec } from '../../src/world/worldSpec.ts';
import { differingColumns, fullRun, runTicks } from '../support/lockInWorld.ts';

const YEARS = 6;
const run = fullRun(YEARS);
const worldOf = (changed: RunSpec) => runTicks(changed, 4 * YEARS).world;
const reference = worldOf(run);

const reversed = <T>(list: readonly T[]): T[] => [...list].reverse();
const rotated = <T>(list: readonly T[]): T[] => [...list.slice(1), ...list.slice(0, 1)];
const reorderedKeys = <T>(values: Readonly<Record<string, T>>): Record<string, T> =>
  Object.fromEntries(reversed(Object.entries(values)));

describe('the order in which a world is written', () => {
  it.each<[string, (world: WorldSpec) => WorldSpec]>([
    ['regions', (world) => ({ ...world, regions: reversed(world.regions) })],
    ['blocs', (world) => ({ ...world, blocs: reversed(world.blocs) })],
    ['industries', (world) => ({ ...world, industries: reversed(world.industries) })],
    ['clusters', (world) => ({ ...world, clusters: rotated(reversed(world.clusters)) })],
    [
      'demand and shares within an industry',
      (world) => ({
        ...world,
        industries: world.industries.map((industry) => ({
          ...industry,
          demand: reorderedKeys(industry.demand),
          blocShares: reorderedKeys(industry.blocShares),
        })),
      }),
    ],
    [
      'everything',
      (world) => ({
        regions: rotated(world.regions),
        blocs: reversed(world.blocs),
        industries: reversed(world.industries),
        clusters: reversed(world.clusters),
      }),
    ],
  ])('changes no bit of the results: %s', (_, reorder) => {
    const other = worldOf({ ...run, world: reorder(run.world) });
    expect(differingColumns(other, reference)).toEqual([]);
  });

  it('changes no bit of the results: names in the target of a policy', () => {
    const policies = run.policies.map((policy) => ({
      ...policy,
      target: { ...policy.target, region: policy.target.region === null ? null : reversed(policy.target.region) },
    }));
    expect(differingColumns(worldOf({ ...run, policies }), reference)).toEqual([]);
  });
});

describe('labels', () => {
  it('change no bit of the results', () => {
    const label = { en: 'Somewhere else', zh: '别处' };
    const world: WorldSpec = {
      ...run.world,
      regions: run.world.regions.map((region) => ({ ...region, label })),
      blocs: run.world.blocs.map((bloc) => ({ ...bloc, label })),
      industries: run.world.industries.map((industry) => ({ ...industry, label })),
    };
    expect(differingColumns(worldOf({ ...run, world }), reference)).toEqual([]);
  });
});

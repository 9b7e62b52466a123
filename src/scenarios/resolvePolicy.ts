import type { Instrument } from '../world/government/instrument.ts';
import type { PolicySpec, WorldSpec } from '../world/worldSpec.ts';
import type { Layer } from './layer.ts';
import { oneOfLike } from './nearestName.ts';
import type { Path } from './path.ts';
import type { PolicyEntry } from './policySchema.ts';
import { problemAt } from './problemAt.ts';
import { resolvePark } from './resolvePark.ts';

/** A policy with the file and the place it comes from. */
export interface PlacedPolicy {
  readonly entry: PolicyEntry;
  readonly layer: Layer;
  /** Its place in the list of that file. */
  readonly place: number;
}

/** Checks a policy against the world and start of the scenario and completes it. */
export function resolvePolicy(
  { entry, layer, place }: PlacedPolicy,
  world: WorldSpec,
  start: number,
  instruments: readonly Instrument[],
): PolicySpec {
  const instrument = instruments.find(({ name }) => name === entry.instrument)!;
  const at = (...rest: Path): Path => ['policies', place, ...rest];
  const { from, until, ramp, target = {}, rate = instrument.rate.default, budget = null } = entry;
  if (from < start) throw problemAt(layer, at('from'), `the start of the scenario, ${start}, or later`);
  if (until <= from) throw problemAt(layer, at('until'), `a time after from (${from})`);
  const known = { region: world.regions.map(({ name }) => name), industry: world.industries.map(({ name }) => name) };
  for (const filter of ['region', 'industry'] as const) {
    target[filter]?.forEach((name, i) => {
      if (!known[filter].includes(name))
        throw problemAt(layer, at('target', filter, i), oneOfLike(name, known[filter]));
    });
  }
  if (instrument.lever === 'integration' && target.region?.length === 1) {
    throw problemAt(layer, at('target', 'region'), 'at least two regions: it takes down barriers between them');
  }
  const { min = 0, max = Number.POSITIVE_INFINITY } = target.employees ?? {};
  if (max < min) throw problemAt(layer, at('target', 'employees', 'max'), `at least min (${min})`);
  const blocs = world.blocs.map(({ name }) => name);
  const { partner = null } = entry;
  if (partner !== null && !blocs.includes(partner)) throw problemAt(layer, at('partner'), oneOfLike(partner, blocs));
  if (entry.paidBy === 'region') {
    if (entry.sameMoneyAs !== undefined)
      throw problemAt(layer, at('paidBy'), 'nation where sameMoneyAs sets the money');
    if (!instrument.filters.includes('region')) throw problemAt(layer, at('paidBy'), 'nation: it has no regional part');
  }
  const { region = null, industry = null, stage = null, owner = null, performance } = target;
  return {
    instrument: instrument.name,
    from: from - start,
    until: until - start,
    ramp,
    rate,
    budget,
    target: { region, industry, stage, owner, employees: { min, max }, ...(performance && { performance }) },
    partner,
    direction: entry.direction ?? 'imports',
    costShare: entry.costShare ?? instrument.costShare?.default ?? 0,
    moneyPath: null,
    ...(entry.paidBy === 'region' && { paidBy: 'region' as const }),
    ...(instrument.lever === 'park' && { park: resolvePark(entry, world, layer, at) }),
  };
}

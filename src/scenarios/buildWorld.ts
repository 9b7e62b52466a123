import type { Label } from '../engine/parameter.ts';
import type { ByStage, WorldSpec } from '../world/worldSpec.ts';
import { stageNames } from '../world/worldTables.ts';
import type { Layer } from './layer.ts';
import { oneOfLike } from './nearestName.ts';
import type { Path } from './path.ts';
import { problemAt } from './problemAt.ts';
import type { WorldEntry } from './worldSchema.ts';

/** Shares of the blocs sum to 1 within this. */
const TOLERANCE = 1e-9;

/** A text serves both languages. */
export const labelOf = (written: string | Label): Label =>
  typeof written === 'string' ? { en: written, zh: written } : { en: written.en, zh: written.zh };

/** The world of a base scenario, once its entries agree with one another. */
export function buildWorld(layer: Layer, world: WorldEntry): WorldSpec {
  const { regions, blocs, industries, clusters } = world;
  const economies = [...regions, ...blocs].map(({ name }) => name);
  requireUnique(layer, [
    ...regions.map(({ name }, i) => ({ name, path: ['world', 'regions', i, 'name'] })),
    ...blocs.map(({ name }, i) => ({ name, path: ['world', 'blocs', i, 'name'] })),
  ]);
  requireUnique(
    layer,
    industries.map(({ name }, i) => ({ name, path: ['world', 'industries', i, 'name'] })),
  );
  checkRoles(layer, world);
  for (const i of industries.keys()) checkIndustry(layer, world, i, economies);
  checkClusters(layer, world);
  return {
    regions: regions.map(({ name, label, source: _, sources: __, ...region }) => ({
      name,
      label: labelOf(label ?? name),
      ...region,
    })),
    blocs: blocs.map(({ name, label, source: _, sources: __, ...bloc }) => ({
      name,
      label: labelOf(label ?? name),
      ...bloc,
    })),
    industries: industries.map(({ name, label, demand, demandGrowth, blocShares, related, inputs, stages }) => ({
      name,
      label: labelOf(label ?? name),
      demand: Object.fromEntries(
        economies.map((economy) => [economy, Object.hasOwn(demand, economy) ? demand[economy]! : 0]),
      ),
      demandGrowth,
      blocShares: Object.fromEntries(blocs.map((bloc) => [bloc.name, blocShares[bloc.name]!])),
      ...(related && { related }),
      ...(inputs && { inputs }),
      ...(stages && { stages }),
    })),
    clusters: clusters.map(({ source: _, sources: __, ...cluster }) => cluster),
  };
}

function requireUnique(layer: Layer, entries: readonly { readonly name: string; readonly path: Path }[]): void {
  const seen = new Set<string>();
  for (const { name, path } of entries) {
    if (seen.has(name)) throw problemAt(layer, path, 'a name that no other entry has');
    seen.add(name);
  }
}

function checkRoles(layer: Layer, { blocs }: WorldEntry): void {
  let frontiers = 0;
  blocs.forEach(({ role }, i) => {
    if (role === 'frontier' && ++frontiers > 1)
      throw problemAt(layer, ['world', 'blocs', i, 'role'], 'one frontier bloc only');
  });
  if (frontiers === 0) throw problemAt(layer, ['world', 'blocs'], 'one with role: frontier', 'has no frontier');
  if (frontiers === blocs.length)
    throw problemAt(layer, ['world', 'blocs'], 'at least one with role: rival', 'has no rival');
}

function checkIndustry(layer: Layer, { industries, blocs }: WorldEntry, i: number, economies: readonly string[]): void {
  const { name: own, demand, blocShares, related, inputs } = industries[i]!;
  const trades = industries.map(({ name }) => name).filter((name) => name !== own);
  const at = (...rest: Path): Path => ['world', 'industries', i, ...rest];
  for (const name of Object.keys(demand)) {
    if (!economies.includes(name))
      throw problemAt(layer, at('demand', name), oneOfLike(name, economies), 'is not a region or bloc');
  }
  for (const name of Object.keys(related ?? {})) {
    if (!trades.includes(name))
      throw problemAt(layer, at('related', name), oneOfLike(name, trades), 'is not another industry');
  }
  for (const stage of stageNames) {
    const { sameStage = 0, otherIndustries = {} } = inputs?.[stage] ?? {};
    let sum = sameStage;
    for (const [name, shares] of Object.entries(otherIndustries)) {
      if (!trades.includes(name)) {
        const path = at('inputs', stage, 'otherIndustries', name);
        throw problemAt(layer, path, oneOfLike(name, trades), 'is not another industry');
      }
      for (const supplying of stageNames) sum += shares[supplying] ?? 0;
    }
    if (sum > 1 + TOLERANCE) {
      const found = `adds up to ${Number(sum.toPrecision(12))}`;
      throw problemAt(layer, at('inputs', stage), 'shares of at most 1 in all', found);
    }
  }
  if (!Object.values(demand).some((value) => value > 0)) {
    throw problemAt(layer, at('demand'), 'demand above 0 in at least one region or bloc', 'sums to 0');
  }
  const names = blocs.map(({ name }) => name);
  for (const name of Object.keys(blocShares)) {
    if (!names.includes(name)) throw problemAt(layer, at('blocShares', name), oneOfLike(name, names), 'is not a bloc');
  }
  for (const name of names) {
    if (!Object.hasOwn(blocShares, name))
      throw problemAt(layer, at('blocShares', name), 'shares of every bloc by stage');
  }
  for (const stage of stageNames) {
    const sum = names.reduce((total, name) => total + blocShares[name]![stage], 0);
    if (Math.abs(sum - 1) > TOLERANCE) {
      throw problemAt(
        layer,
        at('blocShares'),
        '1',
        `sums to ${Number(sum.toPrecision(12))} over the blocs in stage ${stage}`,
      );
    }
  }
}

function checkClusters(layer: Layer, { regions, industries, clusters }: WorldEntry): void {
  const seen = new Map<string, number>();
  const known = { region: regions.map(({ name }) => name), industry: industries.map(({ name }) => name) };
  clusters.forEach((cluster, i) => {
    const at = (...rest: Path): Path => ['world', 'clusters', i, ...rest];
    for (const key of ['region', 'industry'] as const) {
      if (!known[key].includes(cluster[key])) throw problemAt(layer, at(key), oneOfLike(cluster[key], known[key]));
    }
    const name = `${cluster.region}/${cluster.industry}`;
    const first = seen.get(name);
    if (first !== undefined)
      throw problemAt(layer, at(), 'every cluster once', `repeats ${name} of clusters[${first}]`);
    seen.set(name, i);
    for (const stage of stageNames) {
      const { sales, firms } = cluster as { sales: ByStage; firms: ByStage };
      if (sales[stage] > 0 !== firms[stage] > 0) {
        throw problemAt(
          layer,
          at(firms[stage] > 0 ? 'sales' : 'firms', stage),
          'sales and firms both 0 or both above 0',
          `is 0 where ${name} has ${firms[stage] > 0 ? `${firms[stage]} firms` : `sales of ${sales[stage]}`}`,
        );
      }
    }
  });
}

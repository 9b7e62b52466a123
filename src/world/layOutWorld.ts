import type { Tables } from '../engine/column.ts';
import { exp, pow } from '../engine/maths.ts';
import { hashText } from '../engine/random.ts';
import { createWorld, type WorldOf } from '../engine/table.ts';
import { CHANNELS } from './channelNames.ts';
import type { Instrument } from './government/instrument.ts';
import { instruments } from './government/instruments.ts';
import { layoutNames } from './government/layoutNames.ts';
import type { PaidPolicy } from './government/payerByRegion.ts';
import { accountCount } from './socialAccounts.ts';
import { usesOf } from './usesOf.ts';
import { WorldError } from './worldError.ts';
import type { World, WorldValues } from './worldRule.ts';
import { type ByStage, type ParkSpec, type StageTrait, stageTraits, type WorldSpec } from './worldSpec.ts';
import { FRONTIER, REGION, RIVAL, STAGES, stageNames, UPSTREAM } from './worldTables.ts';

/** The same world with regions, blocs and industries in order of name, so that the order of a file changes nothing. */
export function canonicalSpec(spec: WorldSpec): WorldSpec {
  const byName = <T extends { readonly name: string }>(list: readonly T[]): T[] =>
    [...list].sort((a, b) => (a.name < b.name ? -1 : a.name > b.name ? 1 : 0));
  return { ...spec, regions: byName(spec.regions), blocs: byName(spec.blocs), industries: byName(spec.industries) };
}

/** Names of the economies in row order: regions, then blocs. */
export const economyNames = (spec: WorldSpec): string[] => [...spec.regions, ...spec.blocs].map(({ name }) => name);

/** Number of rows of every table but the firms'. */
export function tableSizes(spec: WorldSpec, policies: number, years: number): { readonly [N in keyof World]: number } {
  const E = spec.regions.length + spec.blocs.length;
  const K = spec.industries.length;
  const N = E * K * STAGES;
  const links = K * STAGES * E * E;
  const accounts = accountCount(spec.blocs.length);
  const payments = accounts * accounts;
  return {
    economy: E,
    industry: K,
    sector: K * STAGES,
    use: usesOf(spec).length,
    relation: K * K,
    market: E * K,
    pair: E * E,
    node: N,
    cluster: E * K,
    link: links,
    meeting: N * E,
    channel: N * CHANNELS,
    payment: payments,
    nation: 1,
    policy: policies,
    policyTarget: policies * N,
    policyPath: policies * years,
    policyLayout: policies * E * K,
    nodeYear: years * N,
    clusterYear: years * E * K,
    economyYear: years * E,
    marketYear: years * E * K,
    linkYear: years * links,
    paymentYear: years * payments,
    channelYear: years * N * CHANNELS,
    policyYear: years * policies,
    treasury: spec.regions.length + 1,
    treasuryYear: years * (spec.regions.length + 1),
  };
}

/** Creates the tables of a model on a world; `tables` may hold further tables (the firms), which start empty. */
export function createTables<T extends Tables>(
  tables: T,
  spec: WorldSpec,
  policies: number,
  years: number,
): WorldOf<T> {
  const sizes: Record<string, number> = Object.fromEntries(Object.keys(tables).map((name) => [name, 0]));
  return createWorld(tables, { ...sizes, ...tableSizes(spec, policies, years) } as { [N in keyof T]: number });
}

/** Writes geography, industries, demand, trade costs and policies of a canonical spec into fresh tables. */
export function layOutWorld(
  world: World,
  spec: WorldSpec,
  policies: readonly PaidPolicy[],
  params: WorldValues,
  decayDistance: number,
  foreignProximity: number,
  known: readonly Instrument[] = instruments,
): void {
  const { economy, industry, sector, use, relation, market, pair, node, link } = world;
  const R = spec.regions.length;
  const E = economy.count;
  const K = industry.count;
  spec.regions.forEach((region, r) => {
    economy.kind[r] = REGION;
    economy.wageStart[r] = region.wage;
    economy.restEmployment[r] = region.restEmployment;
    economy.restOutput[r] = region.restOutput;
    economy.restGrowth[r] = region.restGrowth;
    economy.talent[r] = region.talent;
    economy.talentStart[r] = region.talent;
    economy.infrastructure[r] = region.infrastructure;
    economy.infrastructureStart[r] = region.infrastructure;
    economy.environmentalCapacity[r] = region.environmentalCapacity ?? 0;
    economy.creditAccess[r] = region.creditAccess ?? 1;
  });
  spec.blocs.forEach((bloc, b) => {
    economy.kind[R + b] = bloc.role === 'frontier' ? FRONTIER : RIVAL;
    economy.wageStart[R + b] = bloc.wage;
  });

  sector.outsideShare.forEach((_, q) => {
    sector.outsideShare[q] = q % STAGES === UPSTREAM ? 1 : 0;
  });
  usesOf(spec).forEach(({ supplier, user, share }, u) => {
    use.supplier[u] = supplier;
    use.user[u] = user;
    use.share[u] = share;
    if (sector.usesUntil[supplier] === 0) sector.usesFrom[supplier] = u;
    sector.usesUntil[supplier] = u + 1;
    if (user % STAGES === UPSTREAM) sector.outsideShare[user] = Math.max(0, sector.outsideShare[user]! - share);
  });

  const names = economyNames(spec);
  const keys = new Map<number, string>();
  spec.industries.forEach((trade, k) => {
    industry.demandGrowth[k] = trade.demandGrowth;
    for (let s = 0; s < STAGES; s++) {
      for (const trait of stageTraits) sector[trait][k * STAGES + s] = traitOf(trade.stages?.[trait], trait, s, params);
    }
    spec.industries.forEach((other, l) => {
      const stated = trade.related?.[other.name] ?? other.related?.[trade.name];
      relation.weight[k * K + l] = k === l ? 1 : (stated ?? params.market.relatedness);
    });
    names.forEach((name, e) => {
      market.demand[e * K + k] = trade.demand[name] ?? 0;
      stageNames.forEach((stage, s) => {
        const title = `${name}/${trade.name}/${stage}`;
        const key = hashText(title);
        const other = keys.get(key);
        if (other !== undefined) {
          throw new WorldError(`'${title}' and '${other}' hash to the same word; rename one of them`);
        }
        keys.set(key, title);
        const n = (e * K + k) * STAGES + s;
        node.key[n] = key;
        node.economy[n] = e;
        node.sector[n] = k * STAGES + s;
        node.stage[n] = s;
      });
    });
  });

  for (const { region, industry: trade, employment = 0 } of spec.clusters) {
    const r = spec.regions.findIndex(({ name }) => name === region);
    const k = spec.industries.findIndex(({ name }) => name === trade);
    node.statedEmployment.fill(employment, (r * K + k) * STAGES, (r * K + k + 1) * STAGES);
  }

  const { transportCost, borderCost, regionalBarrier, tariff } = params.market;
  const closed = (d: number): number => spec.regions[d]?.closedness ?? 1;
  for (let o = 0; o < E; o++) {
    for (let d = 0; d < E; d++) {
      const distance = distanceBetween(spec, o, d);
      pair.distance[o * E + d] = distance;
      const foreign = o !== d && (o >= R || d >= R);
      pair.proximity[o * E + d] = o === d ? 1 : exp(-distance / decayDistance) * (foreign ? foreignProximity : 1);
      const obstacle = o === d ? 0 : foreign ? borderCost : regionalBarrier * closed(d);
      const cost = o === d ? 1 : exp((transportCost * distance) / 1000) * (1 + obstacle);
      for (let q = 0; q < K * STAGES; q++) {
        const l = (q * E + o) * E + d;
        link.resistanceStart[l] = pow(cost, 1 - sector.elasticity[q]!);
        link.resistance[l] = link.resistanceStart[l]!;
        link.barrierStart[l] = o === d || foreign ? 0 : closed(d);
        link.barrier[l] = link.barrierStart[l]!;
        link.tariffStart[l] = foreign ? tariff : 0;
        link.tariff[l] = link.tariffStart[l]!;
      }
    }
  }
  policies.forEach((policy, p) => {
    writePolicy(world, spec, policy, p, known);
  });
}

const capitalised = (stage: string): string => stage.charAt(0).toUpperCase() + stage.slice(1);

function traitOf(own: ByStage | undefined, trait: StageTrait, s: number, params: WorldValues): number {
  const stage = stageNames[s]!;
  const defaults = params.stage as Readonly<Record<string, number>>;
  return own === undefined ? defaults[`${trait}${capitalised(stage)}`]! : own[stage];
}

/** Between regions the straight line; to a bloc the way to the region's port; between blocs nothing but the border. */
function distanceBetween(spec: WorldSpec, o: number, d: number): number {
  const a = spec.regions[o];
  const b = spec.regions[d];
  if (a !== undefined && b !== undefined) {
    return Math.sqrt((a.east - b.east) * (a.east - b.east) + (a.north - b.north) * (a.north - b.north));
  }
  return a?.portDistance ?? b?.portDistance ?? 0;
}

function writePolicy(world: World, spec: WorldSpec, policy: PaidPolicy, p: number, known: readonly Instrument[]): void {
  const table = world.policy;
  const { target } = policy;
  table.instrument[p] = known.findIndex(({ name }) => name === policy.instrument);
  table.from[p] = policy.from;
  table.until[p] = policy.until;
  table.ramp[p] = policy.ramp;
  table.rate[p] = policy.rate;
  table.cap[p] = policy.budget ?? Number.POSITIVE_INFINITY;
  table.budget[p] = table.cap[p]!;
  table.payer[p] = policy.payer === null ? -1 : economyNames(spec).indexOf(policy.payer);
  table.domesticOwners[p] = target.owner === null || target.owner.includes('domestic') ? 1 : 0;
  table.foreignOwners[p] = target.owner === null || target.owner.includes('foreign') ? 1 : 0;
  table.minEmployees[p] = target.employees.min;
  table.maxEmployees[p] = target.employees.max;
  table.newProducts[p] = target.performance?.newProducts ?? 0;
  table.followUp[p] = target.performance?.after ?? 0;
  table.partner[p] = policy.partner === null ? -1 : economyNames(spec).indexOf(policy.partner);
  table.direction[p] = policy.direction === 'imports' ? 0 : 1;
  table.costShare[p] = policy.costShare;
  const K = spec.industries.length;
  const N = world.node.count;
  spec.regions.forEach((region, r) => {
    spec.industries.forEach((industry, k) => {
      stageNames.forEach((stage, s) => {
        const inside =
          (target.region === null || target.region.includes(region.name)) &&
          (target.industry === null || target.industry.includes(industry.name)) &&
          (target.stage === null || target.stage.includes(stage));
        world.policyTarget.node[p * N + (r * K + k) * STAGES + s] = inside ? 1 : 0;
      });
    });
  });
  writeLayout(world, spec, policy.park, p);
  policy.moneyPath?.forEach((amount, year) => {
    const years = world.policyPath.count / table.count;
    if (year < years) world.policyPath.amount[p * years + year] = amount;
  });
}

/** How parks of a policy are laid out; regions promote one industry each, by advantage, where nothing is said. */
function writeLayout(world: World, spec: WorldSpec, park: ParkSpec | undefined, p: number): void {
  if (park === undefined) return;
  const { policy, policyLayout } = world;
  policy.layout[p] = layoutNames.indexOf(park.layout);
  policy.promotes[p] = park.industries;
  policy.copying[p] = park.copying;
  policy.review[p] = park.review;
  const K = spec.industries.length;
  const C = policyLayout.count / policy.count;
  spec.regions.forEach(({ name }, r) => {
    spec.industries.forEach((industry, k) => {
      if (park.lists[name]?.includes(industry.name)) policyLayout.listed[p * C + r * K + k] = 1;
    });
  });
}

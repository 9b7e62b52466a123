// The mean field of a laggard cluster against the frontier: resting points and phase portrait at the default parameters,
// without policy and under an R&D subsidy with platform. Writes docs/generated/mean-field.json and mean-field.svg.
//
// Prices, trade, wages, accounts, R&D, absorptive capacity, arrivals of inventions and meeting probabilities come from
// the rules and kernels of src, run on a world in which the firms of the cluster are replaced by representative ones;
// only the expectations over draws (of meetings, conversions, climbing, falling, entry, moving) are written here.
//
// State: x mean competence of the assemblers in the field they can climb into, y that of the cluster's firms in the
// high-end stage, capital of both. Everything outside the cluster stays as calibrated at the start.
// Left out: the other high-end stage, manufacturing competence (kept at its start), market access and R&D stocks lost on
// changing stage, shocks, the indivisibility of firms (half a firm can climb).

import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { EigenvalueDecomposition, Matrix, solve as solveLinear } from 'ml-matrix';
import { competenceDrift } from '../src/agents/driftCompetence.ts';
import { parameters as declared, type ModelValues, type ModelWorld, tables } from '../src/agents/firmRule.ts';
import { fundResearch } from '../src/agents/fundResearch.ts';
import { groupFirms } from '../src/agents/groupFirms.ts';
import { invent } from '../src/agents/invent.ts';
import { inventionFields } from '../src/agents/inventionFields.ts';
import { learnableShare } from '../src/agents/learnFromPartners.ts';
import { openChannels } from '../src/agents/openChannels.ts';
import { settleAccounts } from '../src/agents/settleAccounts.ts';
import { sortByNode } from '../src/agents/sortByNode.ts';
import { weighFirms } from '../src/agents/weighFirms.ts';
import { createModelWorld, startRun } from '../src/createRun.ts';
import { exp, log, pow } from '../src/engine/maths.ts';
import { hashText, normalQuantile, type RunKey } from '../src/engine/random.ts';
import type { Rule } from '../src/engine/rule.ts';
import { rowsOf } from '../src/engine/table.ts';
import { runKeyOf } from '../src/experiments/runReplicate.ts';
import { QUARTER } from '../src/model.ts';
import { readScenario } from '../src/scenarios/readScenario.ts';
import { adjustRegions } from '../src/world/adjustRegions.ts';
import { CHANNELS, type ChannelName, channelPlace } from '../src/world/channelNames.ts';
import { computeTrade } from '../src/world/clearTrade.ts';
import { computePrices } from '../src/world/formPrices.ts';
import { instruments } from '../src/world/government/instruments.ts';
import { measureFrontier } from '../src/world/measureFrontier.ts';
import { weighMeetings } from '../src/world/weighMeetings.ts';
import type { PolicySpec, WorldSpec } from '../src/world/worldSpec.ts';
import { DOWNSTREAM, FRONTIER, MIDSTREAM, REGION, STAGES, stageNames, UPSTREAM } from '../src/world/worldTables.ts';

const SCENARIO = 'low-end-lock-in';
const CLUSTER = 'Central';
/** Representative firms of each stage of the cluster: quantiles of competence, R&D propensity scattered over them. */
const REPRESENTATIVES = 24;
/** Firms of another cluster are met as this many means of equal groups. */
const PARTNER_GROUPS = 12;
/** Return on capital within which firms in loss and firms in profit blend. */
const LOSS_BLEND = 0.005;
/** Competence within which an entrant below the falling threshold and one above blend. */
const GATE_BLEND = 0.01;

const top = new URL('../', import.meta.url);
const read = (path: string): string => readFileSync(fileURLToPath(new URL(path, top)), 'utf8');
const scenario = readScenario(SCENARIO, (name) => ({ text: read(`scenarios/${name}.yaml`), file: `${name}.yaml` }), {
  parameters: declared,
  instruments,
});
/** The world with all clusters at the competence stated for them. */
const spec: WorldSpec = {
  ...scenario.world,
  clusters: scenario.world.clusters.map((cluster) => ({ ...cluster, competenceUncertainty: 0 })),
};
const cluster = spec.clusters.find(({ region }) => region === CLUSTER)!;
const uncertaintyOfStart = scenario.world.clusters.find(({ region }) => region === CLUSTER)!.competenceUncertainty ?? 0;
const runKey = runKeyOf('mean field', 0);
/** Stands for the universities among the nodes that can be met. */
const UNIVERSITIES = -1;

/** Strength of the R&D subsidy (share of sales) and of the platform; 0 for none. */
export interface Support {
  readonly grant: number;
  readonly platform: number;
}
export const noSupport: Support = { grant: 0, platform: 0 };
export const fullSupport: Support = { grant: 0.05, platform: 1 };

export interface Setting {
  readonly support: Support;
  /** The stage that assemblers climb into. */
  readonly stage: typeof UPSTREAM | typeof DOWNSTREAM;
  /** Standard deviations of competence between the assemblers, and between the high-end firms, of a cluster. */
  readonly spread: { readonly assembly: number; readonly highEnd: number };
  readonly parameters: ModelValues;
}

/** [x, y, ln capital of assembly, ln capital of the high-end stage]. */
export type State = readonly [number, number, number, number];

export const highShareOf = (state: State): number => 1 / (1 + Math.exp(state[2] - state[3]));

/** Share of a standard normal variable below z, by series and, in the tail, by continued fraction. */
export function normalBelow(z: number): number {
  if (z > 0) return 1 - normalBelow(-z);
  const density = normalDensity(z);
  if (z > -2.5) {
    let term = -z;
    let sum = term;
    for (let n = 3; Math.abs(term) > 1e-17; n += 2) {
      term *= (z * z) / n;
      sum += term;
    }
    return 0.5 - density * sum;
  }
  let fraction = 0;
  for (let n = 80; n > 0; n--) fraction = n / (fraction - z);
  return density / (fraction - z);
}
const normalDensity = (z: number): number => Math.exp(-0.5 * z * z) / Math.sqrt(2 * Math.PI);

const quantiles = Array.from({ length: REPRESENTATIVES }, (_, i) => normalQuantile((i + 0.5) / REPRESENTATIVES));
/** The same ranks in another order, so that two traits of the representative firms are as good as independent. */
const scattered = (i: number, step: number): number => (((i * step) % REPRESENTATIVES) + 0.5) / REPRESENTATIVES;

function groupMeans(values: readonly number[]): number[] {
  const sorted = [...values].sort((a, b) => a - b);
  const groups = Math.min(PARTNER_GROUPS, sorted.length);
  return Array.from({ length: groups }, (_, g) => {
    const group = sorted.slice(
      Math.floor((g * sorted.length) / groups),
      Math.floor(((g + 1) * sorted.length) / groups),
    );
    return group.reduce((sum, value) => sum + value, 0) / group.length;
  });
}

export interface MeanField {
  readonly setting: Setting;
  /** Change a year of every part of the state. */
  readonly velocity: (state: State) => number[];
  /** What the velocity is made of, for the record. */
  readonly flows: (state: State) => Readonly<Record<string, number>>;
  readonly climbBar: number;
  readonly fallBar: number;
  readonly startCapital: number;
  readonly start: State;
}

export function createMeanField(setting: Setting): MeanField {
  const { support, stage, spread, parameters: params } = setting;
  const { demography, mobility, learning, research, firm: firmParams } = params;
  const world: ModelWorld = createModelWorld({ world: spec, policies: [], parameters: params, years: 1 }, runKey);
  const { firm, node, economy, sector, meeting, channel } = world;
  const E = economy.count;
  const regions = spec.regions.length;
  const home = [...spec.regions]
    .map(({ name }) => name)
    .sort()
    .indexOf(CLUSTER);
  const M = home * STAGES + MIDSTREAM;
  const H = home * STAGES + stage;
  let frontier = 0;
  while (economy.kind[frontier] !== FRONTIER) frontier++;
  const apply = (rule: Rule, dt: number, tick: number, draws?: unknown): void =>
    rule.apply({ ...world, params, dt, tick, time: tick * dt, draws } as never);

  // the first tick up to its accounts: sets the frontier, the benchmark and what wages are compared with
  apply(groupFirms, QUARTER, 0);
  apply(weighFirms, QUARTER, 0);
  computePrices(world, params, false);
  computeTrade(world, params, QUARTER, true);
  for (const rule of [measureFrontier, weighMeetings, settleAccounts, fundResearch, adjustRegions]) {
    apply(rule, QUARTER, 0);
  }
  const startCapital = node.capital[M]!;
  /** Capital of a typical firm; the cluster's stages are made of firms of this size. */
  const typical = node.referenceCapital[M]!;

  const flags = new Uint8Array(firm.count).fill(1);
  let exits = 0;
  let grown = 0;
  for (let f = 0; f < firm.count; f++) {
    if (node.economy[firm.node[f]!] !== home) continue;
    flags[f] = 0;
    const age = -firm.birth[f]! * QUARTER;
    exits += demography.exitHazard * Math.exp(-demography.exitAgeExponent * Math.log(1 + age));
    if (age > mobility.climbAge) grown++;
  }
  const members = node.firms[M]!;
  const exitRate = exits / members;
  const grownShare = grown / members;

  const rows = rowsOf(tables, world, 'firm');
  rows.keep(flags);
  const first = firm.count;
  rows.reserve(2 * REPRESENTATIVES);
  const reliance = cluster.foreignReliance * research.reliance;
  for (let i = 0; i < 2 * REPRESENTATIVES; i++) {
    const f = rows.add();
    const j = i % REPRESENTATIVES;
    firm.idHigh[f] = hashText('representative');
    firm.idLow[f] = i;
    firm.node[f] = i < REPRESENTATIVES ? M : H;
    firm.foreignReliance[f] = reliance;
    const rank = (scattered(j, 11) - firmParams.nonPerformers) / (1 - firmParams.nonPerformers);
    const sd = firmParams.propensitySpread;
    firm.rdPropensity[f] = rank < 0 ? 0 : exp(sd * normalQuantile(rank) - 0.5 * sd * sd);
    firm.manufacture[f] = cluster.competence.midstream + cluster.competenceSpread * normalQuantile(scattered(j, 7));
  }
  sortByNode(firm, node);
  for (const n of [M, H]) node.platform[n] = support.platform;
  const field = stage === UPSTREAM ? firm.design : firm.brand;
  const own = node.sector[H]!;
  const climbBar = sector.benchmark[own]! + log(mobility.climbThreshold);
  const fallBar = sector.benchmark[own]! + log(mobility.climbThreshold * mobility.fallThreshold);
  const worldFrontier = sector.frontier[own]!;

  /** Competences, in the field, of who is met at a node. */
  const metAt = (n: number): number[] =>
    economy.kind[node.economy[n]!] === REGION
      ? Array.from({ length: node.firms[n]! }, (_, i) => field[firm.byNode[node.firstMember[n]! + i]!]!)
      : [node.competence[n - (n % STAGES) + stage]!];
  const elsewhere = new Map<number, number[]>();
  const meanElsewhere = new Float64Array(node.count);
  for (let n = 0; n < node.count; n++) {
    if (n === M || n === H) continue;
    const met = metAt(n);
    elsewhere.set(n, groupMeans(met));
    if (met.length > 0) meanElsewhere[n] = met.reduce((sum, z) => sum + z, 0) / met.length;
  }

  const before = new Float64Array(node.count);
  /** Prices, trade, wages and accounts at rest for given competences and capital. */
  function settle([x, y, lnAssembly, lnHighEnd]: State): void {
    for (let i = 0; i < 2 * REPRESENTATIVES; i++) {
      const f = first + i;
      const assembler = i < REPRESENTATIVES;
      firm.lnCapital[f] = (assembler ? lnAssembly : lnHighEnd) - log(REPRESENTATIVES);
      firm.capital[f] = exp(firm.lnCapital[f]!);
      field[f] = (assembler ? x : y) + (assembler ? spread.assembly : spread.highEnd) * quantiles[i % REPRESENTATIVES]!;
    }
    node.referenceCapital[M] = firm.capital[first]!;
    node.referenceCapital[H] = firm.capital[first + REPRESENTATIVES]!;
    apply(weighFirms, QUARTER, 1);
    for (let round = 0; round < 300; round++) {
      before.set(node.sales);
      const wage = economy.lnWage[home]!;
      const premium = economy.lnSkillPremium[home]!;
      computePrices(world, params, false);
      computeTrade(world, params, QUARTER, false);
      apply(settleAccounts, QUARTER, 1);
      for (let i = 0; i < 2 * REPRESENTATIVES; i++) firm.rdGrant[first + i] = support.grant * firm.sales[first + i]!;
      // a tick as long as the life of R&D capital brings it to rest at once, and an endless one wages
      apply(fundResearch, 1 / research.depreciation, 1);
      apply(adjustRegions, 1e9, 1);
      for (let e = 0; e < E; e++) {
        if (e === home) continue;
        economy.lnWage[e] = 0;
        economy.lnSkillPremium[e] = 0;
        economy.labour[e] = economy.labourStart[e]!;
      }
      let change = Math.abs(economy.lnWage[home]! - wage) + Math.abs(economy.lnSkillPremium[home]! - premium);
      for (let n = 0; n < node.count; n++) {
        if (node.sales[n]! > 0 && before[n]! > 0) {
          change = Math.max(change, Math.abs(node.sales[n]! / before[n]! - 1));
        }
      }
      if (change < 1e-10) break;
      // markups follow last round's sales: half a step at a time, or they overshoot
      economy.lnWage[home] = 0.5 * (wage + economy.lnWage[home]!);
      economy.lnSkillPremium[home] = 0.5 * (premium + economy.lnSkillPremium[home]!);
      for (let n = 0; n < node.count; n++) {
        if (node.sales[n]! > 0 && before[n]! > 0) node.sales[n] = Math.sqrt(before[n]! * node.sales[n]!);
      }
    }
    apply(weighMeetings, QUARTER, 1);
    apply(openChannels, QUARTER, 1);
  }

  /**
   * Mean gain a year by meetings of the representative firms of a node: the rates of the channels as the rule sets them.
   * The representative firms are domestic, so the cluster has no foreign affiliates to learn from.
   */
  function learned(n: number): number {
    const s = n % STAGES;
    const partners: { readonly rate: number; readonly n: number; readonly ownFieldOnly?: true }[] = [];
    const among = (
      cumulative: Float64Array,
      rate: number,
      nodeIn: (e: number) => number,
      from = 0,
      until = E,
    ): void => {
      const below = from === 0 ? 0 : cumulative[n * E + from - 1]!;
      const all = cumulative[n * E + until - 1]! - below;
      for (let e = from; e < until; e++) {
        const share = cumulative[n * E + e]! - (e === 0 ? 0 : cumulative[n * E + e - 1]!);
        if (share > 0) partners.push({ rate: (rate * share) / all, n: nodeIn(e) });
      }
    };
    const inStage = (other: number) => (e: number) => e * STAGES + other;
    const rateOf = (name: ChannelName): number => {
      const row = n * CHANNELS + channelPlace[name];
      return channel.until[row]! - (channelPlace[name] === 0 ? 0 : channel.until[row - 1]!);
    };
    const there = frontier * STAGES + s;
    const channels: readonly (readonly [number, (rate: number) => void])[] = [
      [rateOf('cluster'), (rate) => void partners.push({ rate, n })],
      [rateOf('customer'), (rate) => among(meeting.customer, rate, inStage(s + 1), 0, regions)],
      [rateOf('exports'), (rate) => among(meeting.customer, rate, inStage(s + 1), regions)],
      [rateOf('exportCompetition'), (rate) => void partners.push({ rate, n: there, ownFieldOnly: true })],
      [rateOf('supplier'), (rate) => among(meeting.supplier, rate, inStage(s - 1), 0, regions)],
      [rateOf('imports'), (rate) => among(meeting.supplier, rate, inStage(s - 1), regions)],
      [rateOf('interregional'), (rate) => among(meeting.peer, rate, inStage(s))],
      [rateOf('university'), (rate) => void partners.push({ rate, n: UNIVERSITIES })],
      [
        rateOf('platform'),
        (rate) => {
          among(meeting.platformUpstream, rate / 2, inStage(UPSTREAM));
          among(meeting.platformDownstream, rate / 2, inStage(DOWNSTREAM));
        },
      ],
      [learning.foreignDemonstration * reliance, (rate) => void partners.push({ rate, n: there })],
    ];
    // one meeting a tick at most: where the rates add up to more, all are cut alike
    const all = channels.reduce((sum, [rate]) => sum + rate, 0);
    const cut = Math.min(1, 1 / (all * QUARTER));
    for (const [rate, meet] of channels) if (rate > 0) meet(rate * cut);
    const start = first + (n === M ? 0 : REPRESENTATIVES);
    const limited = learning.distanceLimit >= 0.5;
    let total = 0;
    for (const { rate, n: partner, ownFieldOnly } of partners) {
      if (ownFieldOnly === true && s !== stage) continue;
      // universities teach design alone
      if (partner === UNIVERSITIES && stage !== UPSTREAM) continue;
      const met = partner === UNIVERSITIES ? [learning.universityLevel] : (elsewhere.get(partner) ?? metAt(partner));
      const share = partner === UNIVERSITIES || partner % STAGES === stage ? 1 : learning.otherField;
      for (let f = start; f < start + REPRESENTATIVES; f++) {
        const capacity = firm.absorptiveCapacity[f]!;
        if (capacity <= 0) continue;
        const distance = learning.distanceBase + learning.distanceGain * capacity;
        let gain = 0;
        for (const z of met) gain += learnableShare(z - field[f]!, distance, limited) * (z - field[f]!);
        if (met.length > 0) total += (rate * share * learning.rate * capacity * gain) / met.length;
      }
    }
    return total / REPRESENTATIVES;
  }

  const arrivals = new Float64Array(2 * REPRESENTATIVES);
  const representative = hashText('representative');
  /** Stands in for the stream of `invent`: notes the mean of every Poisson number it is asked for. */
  const noteMeans = () => ({
    poisson: (idHigh: number, idLow: number, mean: number) => {
      if (idHigh === representative) arrivals[idLow] = mean;
      return 0;
    },
  });

  /** Mean gain a year of the high-end field by inventions put to use, in assembly and in the high-end stage. */
  function invented(): { readonly assembly: number; readonly highEnd: number } {
    arrivals.fill(0);
    apply(invent, 1, 1, noteMeans);
    const gainAt = (n: number, start: number): number => {
      // an invention moves one of a firm's product lines
      let arrival = 0;
      for (let i = 0; i < REPRESENTATIVES; i++) {
        const lines = firm.sales[first + start + i]! / (research.lineSize * node.referenceCapital[n]!);
        arrival += arrivals[start + i]! / Math.max(1, lines) / REPRESENTATIVES;
      }
      const captive = n === M ? 1 - research.captiveConversion * node.captivity[M]! : 1;
      const use = research.conversion * (1 + support.platform) * captive;
      const [design, manufacture, brand] = inventionFields[n % STAGES]!;
      const remaining = 1 - research.displacement * reliance;
      const weight = ((stage === UPSTREAM ? design : brand) * remaining) / ((design + brand) * remaining + manufacture);
      // E[max(0, 2B - 1)] = 5/32 for B ~ Beta(3, 3)
      const step = (5 / 32) * research.step;
      let ahead = 0;
      const from = first + (n === M ? 0 : REPRESENTATIVES);
      for (let f = from; f < from + REPRESENTATIVES; f++) {
        ahead += (field[f]! > 0 ? Math.exp(-field[f]! / research.opportunity) : 1) / REPRESENTATIVES;
      }
      return ((arrival * use) / (use + research.loss)) * weight * step * ahead;
    };
    return { assembly: gainAt(M, 0), highEnd: gainAt(H, REPRESENTATIVES) };
  }

  /** Growth of capital by profit, its excess return, and the share of firms in loss. */
  function growth(offset: number): { readonly rate: number; readonly gap: number; readonly losing: number } {
    let rate = 0;
    let gap = 0;
    let losing = 0;
    for (let f = first + offset; f < first + offset + REPRESENTATIVES; f++) {
      const profit = firm.profit[f]! / firm.capital[f]!;
      const excess = profit - firmParams.requiredReturn;
      const wanted = firmParams.growthSpeed * excess;
      rate += Math.min(Math.max(wanted, firmParams.growthFloor), firmParams.growthCeiling) / REPRESENTATIVES;
      gap += excess / REPRESENTATIVES;
      losing += 1 / (1 + Math.exp(profit / LOSS_BLEND)) / REPRESENTATIVES;
    }
    return { rate, gap, losing };
  }

  /** Firms of typical size that move in and out a year, per firm of the node; where from, in competence. */
  function relocation(
    n: number,
    firms: number,
  ): { readonly out: number; readonly into: number; readonly mean: number } {
    const s = n % STAGES;
    const hazard =
      mobility.relocationHazard *
      (s === MIDSTREAM ? 1 : s === UPSTREAM ? mobility.relocationUpstream : mobility.relocationDownstream);
    const pull = s === MIDSTREAM ? 0 : mobility.agglomerationPull;
    const regions: number[] = [];
    const appeal: number[] = [];
    for (let m = s; m < node.count; m += STAGES) {
      if (economy.kind[node.economy[m]!] !== REGION || node.weight[m]! <= 0 || node.sales[m]! <= 0) continue;
      const count = m === n ? firms : node.firms[m]!;
      // attractiveness of as many firms as there are, not of as many as represent them
      const weight =
        m === n ? node.weight[m]! * pow(firms / REPRESENTATIVES, 1 - firmParams.sizeElasticity) : node.weight[m]!;
      regions.push(m);
      appeal.push(log(node.sales[m]! / weight) + pull * log(Math.max(1, count)));
    }
    const scale = mobility.relocationScale;
    let out = 0;
    let into = 0;
    let mean = 0;
    regions.forEach((from, a) => {
      let best = Number.NEGATIVE_INFINITY;
      regions.forEach((to, b) => {
        if (to !== from) best = Math.max(best, appeal[b]!);
      });
      const moves = hazard / (1 + Math.exp(-(best - appeal[a]! - mobility.relocationCost) / scale));
      if (from === n) {
        out = moves;
        return;
      }
      let total = 0;
      let here = 0;
      regions.forEach((to, b) => {
        if (to === from) return;
        const choice = Math.exp((appeal[b]! - best) / scale);
        total += choice;
        if (to === n) here = choice;
      });
      const flow = (moves * (here / total) * node.firms[from]!) / firms;
      into += flow;
      mean += flow * meanElsewhere[from]!;
    });
    return { out: regions.length < 2 ? 0 : out, into, mean: into > 0 ? mean / into : 0 };
  }

  const entrantCapital = demography.entrantSize * Math.exp(0.125);
  const inheritance = demography.inheritanceLoss * (2 - demography.spinOffs);
  const births = (gap: number): number =>
    demography.entry * Math.exp(Math.min(Math.max(10 * demography.entryReturn * gap, -1.5), 1.5));

  function flows(state: State) {
    const [x, y] = state;
    settle(state);
    const assembly = growth(0);
    const highEnd = growth(REPRESENTATIVES);
    /** High-end firms per assembler. */
    const ratio = Math.exp(state[3] - state[2]);

    // the tail above the climbing bar climbs
    const a = (climbBar - x) / spread.assembly;
    const above = normalBelow(-a);
    const climbers = above > 0 ? x + (spread.assembly * normalDensity(a)) / above : climbBar;
    const climbing = mobility.climbHazard * (1 - mobility.captiveHindrance * node.captivity[M]!) * grownShare * above;

    // the tail below the falling bar falls, and who makes losses for long
    const b = (fallBar - y) / spread.highEnd;
    const below = normalBelow(b);
    const weak = below > 0 ? y - (spread.highEnd * normalDensity(b)) / below : fallBar;
    const falling = below / mobility.fallTime;
    const failing = highEnd.losing / mobility.fallLossTime;

    // entrants: competence of a parent less the loss, in the own field spread, at most that of the best incumbent
    const birthsAssembly = births(assembly.gap);
    const birthsHighEnd = births(highEnd.gap);
    const best = y + spread.highEnd * quantiles[REPRESENTATIVES - 1]!;
    const spreadOfEntrants = Math.hypot(spread.highEnd, demography.spreadHighEnd);
    let staying = 0;
    let stayers = 0;
    let sentDown = 0;
    for (const quantile of quantiles) {
      const z = Math.min(y - inheritance + spreadOfEntrants * quantile, best);
      const share = 1 / (1 + Math.exp((fallBar - z) / GATE_BLEND)) / REPRESENTATIVES;
      staying += share;
      stayers += share * z;
      sentDown += (1 / REPRESENTATIVES - share) * z;
    }

    const moversAssembly = relocation(M, Math.exp(state[2]) / typical);
    const moversHighEnd = relocation(H, Math.max(1, Math.exp(state[3]) / typical));
    const kept = 1 - mobility.relocationLoss;
    const inventions = invented();
    const learnedAssembly = learned(M);
    const learnedHighEnd = learned(H);
    const drift = (z: number): number => competenceDrift(z, worldFrontier, learning.leakage, learning.frontierGrowth);
    const practice = stage === UPSTREAM ? learning.doingUpstream : learning.doingDownstream;

    const compositionAssembly =
      -birthsAssembly * inheritance -
      climbing * (climbers - x) +
      ratio * (falling * (weak - x) + failing * (y - x) + birthsHighEnd * (sentDown - (1 - staying) * x)) +
      moversAssembly.into * (moversAssembly.mean - x);
    const compositionHighEnd =
      birthsHighEnd * (stayers - staying * y) +
      (climbing / ratio) * (climbers - y) -
      falling * (weak - y) +
      moversHighEnd.into * (moversHighEnd.mean - y);
    const assemblyGrowth =
      assembly.rate +
      birthsAssembly * entrantCapital -
      exitRate -
      climbing +
      ratio * (falling + failing + birthsHighEnd * entrantCapital * (1 - staying)) +
      moversAssembly.into * kept -
      moversAssembly.out;
    const highEndGrowth =
      highEnd.rate +
      birthsHighEnd * entrantCapital * staying -
      exitRate -
      falling -
      failing +
      (mobility.climbSize * climbing) / ratio +
      moversHighEnd.into * kept -
      moversHighEnd.out;
    return {
      dx: learnedAssembly + inventions.assembly + drift(x) + compositionAssembly,
      dy:
        learnedHighEnd + inventions.highEnd + practice * Math.max(0, worldFrontier - y) + drift(y) + compositionHighEnd,
      dlnAssembly: assemblyGrowth,
      dlnHighEnd: highEndGrowth,
      learnedAssembly,
      learnedHighEnd,
      inventedAssembly: inventions.assembly,
      inventedHighEnd: inventions.highEnd,
      driftAssembly: drift(x),
      driftHighEnd: drift(y),
      practiceHighEnd: practice * Math.max(0, worldFrontier - y),
      compositionAssembly,
      compositionHighEnd,
      profitGrowthAssembly: assembly.rate,
      profitGrowthHighEnd: highEnd.rate,
      climbing,
      falling: falling + failing,
      absorptiveCapacityAssembly: meanOf(firm.absorptiveCapacity, first),
      absorptiveCapacityHighEnd: meanOf(firm.absorptiveCapacity, first + REPRESENTATIVES),
      utilisationAssembly: node.sales[M]! / node.capital[M]!,
      utilisationHighEnd: node.sales[H]! / node.capital[H]!,
      wage: economy.lnWage[home]!,
      skillPremium: economy.lnSkillPremium[home]!,
      movingInAssembly: moversAssembly.into,
      movingOutAssembly: moversAssembly.out,
      movingInHighEnd: moversHighEnd.into,
      movingOutHighEnd: moversHighEnd.out,
    };
  }

  return {
    setting,
    velocity: (state) => {
      const { dx, dy, dlnAssembly, dlnHighEnd } = flows(state);
      return [dx, dy, dlnAssembly, dlnHighEnd];
    },
    flows,
    climbBar,
    fallBar,
    startCapital,
    start: [
      (cluster.crossCompetence ?? cluster.competence)[stageNames[stage]],
      climbBar,
      log(startCapital),
      log(1e-4 * startCapital),
    ],
  };
}

const meanOf = (values: Float64Array, from: number): number => {
  let sum = 0;
  for (let f = from; f < from + REPRESENTATIVES; f++) sum += values[f]!;
  return sum / REPRESENTATIVES;
};

export const defaultParameters: ModelValues = scenario.parameters;

/** The defaults at another cost of a missing local ecosystem. */
export const withThinEcosystem = (cost: number): ModelValues => ({
  ...defaultParameters,
  market: { ...defaultParameters.market, thinEcosystem: cost },
});

/**
 * The one thing the mean field cannot know: how far firms of a node lie apart in the field. Measured in the firm-level
 * model with ten times the firms after 20 years without policy: mean standard deviation between the assemblers of a
 * cluster without high end, and between the firms of a high-end stage of any cluster.
 */
export function measureSpread(stage: Setting['stage'], replicates = 4, years = 20): Setting['spread'] {
  const found = { assembly: [] as number[], highEnd: [] as number[] };
  for (let replicate = 0; replicate < replicates; replicate++) {
    const { node, firm } = runModel(years, runKeyOf('mean field', replicate), withFirms(10), []);
    const field = stage === UPSTREAM ? firm.design : firm.brand;
    for (let n = 0; n < node.count; n++) {
      const s = n % STAGES;
      const members = node.firms[n]!;
      const highEnd = node.firms[n - s + UPSTREAM]! + node.firms[n - s + DOWNSTREAM]!;
      const lags = s === MIDSTREAM && highEnd < 0.1 * members;
      if (members < 20 || !(s === stage || lags)) continue;
      const z = Array.from({ length: members }, (_, i) => field[firm.byNode[node.firstMember[n]! + i]!]!);
      const mean = z.reduce((sum, value) => sum + value, 0) / members;
      const variance = z.reduce((sum, value) => sum + (value - mean) * (value - mean), 0) / members;
      found[lags ? 'assembly' : 'highEnd'].push(Math.sqrt(variance));
    }
  }
  const mean = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0) / values.length;
  return { assembly: mean(found.assembly), highEnd: mean(found.highEnd) };
}

/** The defaults with more, smaller firms. */
const withFirms = (factor: number): ModelValues => ({
  ...defaultParameters,
  firm: { ...defaultParameters.firm, countScale: factor },
});

/** The firm-level model on the same world; `each` sees it at the end of every year. */
function runModel(
  years: number,
  key: RunKey,
  parameters: ModelValues,
  policies: readonly PolicySpec[],
  each?: (world: ModelWorld, year: number) => void,
): ModelWorld {
  const engine = startRun({ world: spec, policies, parameters, years }, key);
  for (let tick = 0; tick < years / QUARTER; tick++) {
    engine.step();
    if ((tick + 1) % 4 === 0) each?.(engine.world, (tick + 1) / 4);
  }
  return engine.world;
}

/** Largest step a search takes in each part of the state. */
const LARGEST_STEP = [0.1, 0.05, 0.4, 0.7];
const NUDGE = 1e-5;

/** Change of the velocity by each part of the state, by differences; row: velocity, column: state. */
export function jacobianOf(field: MeanField, state: State, here = field.velocity(state)): Matrix {
  const jacobian = new Matrix(4, 4);
  state.forEach((_, j) => {
    const moved = field.velocity(state.map((value, i) => (i === j ? value + NUDGE : value)) as never);
    moved.forEach((value, i) => void jacobian.set(i, j, (value - here[i]!) / NUDGE));
  });
  return jacobian;
}

export interface RestingPoint {
  readonly state: State;
  readonly highShare: number;
  /** Real and imaginary parts, largest real part first, 1/year. */
  readonly eigenvalues: readonly (readonly [number, number])[];
  readonly stable: boolean;
}

/** Newton's method with bounded steps; null where it does not arrive. */
export function solve(field: MeanField, from: State): State | null {
  let state = from;
  for (let round = 0; round < 25; round++) {
    const velocity = field.velocity(state);
    if (!velocity.every(Number.isFinite)) return null;
    if (Math.max(...velocity.map(Math.abs)) < 1e-9) return state;
    let step: number[];
    try {
      step = solveLinear(jacobianOf(field, state, velocity), Matrix.columnVector(velocity)).to1DArray();
    } catch {
      return null;
    }
    const shrink = Math.max(1, ...step.map((value, i) => Math.abs(value) / LARGEST_STEP[i]!));
    state = state.map((value, i) => value - step[i]! / shrink) as unknown as State;
    if (state[0] < -3 || state[0] > 2 || state[1] < -2 || state[1] > 2 || Math.abs(state[2] - 2) > 9) return null;
    if (state[3] < -18 || state[3] > 8) return null;
  }
  return null;
}

const describePoint = (field: MeanField, state: State): RestingPoint => {
  const { realEigenvalues, imaginaryEigenvalues } = new EigenvalueDecomposition(jacobianOf(field, state));
  const eigenvalues = realEigenvalues
    .map((real, i) => [real, imaginaryEigenvalues[i]!] as const)
    .sort((a, b) => b[0] - a[0]);
  return { state, highShare: highShareOf(state), eigenvalues, stable: eigenvalues[0]![0] < 0 };
};

/** Starts of the search: competence by share of the high-end stage, the rest in a middling place. */
export function gridOfStarts(field: MeanField, columns = 4, rows = 6): State[] {
  const starts: State[] = [];
  for (let i = 0; i < columns; i++) {
    for (let j = 0; j < rows; j++) {
      const x = -1.2 + (0.9 * i) / (columns - 1);
      const share = 0.0005 * (0.85 / 0.0005) ** (j / (rows - 1));
      const assembly = log(0.6 * field.startCapital);
      starts.push([x, field.climbBar + 0.06, assembly, assembly + Math.log(share / (1 - share))]);
    }
  }
  return starts;
}

/** All resting points that searches from the starts arrive at, by share of the high-end stage. */
export function restingPoints(field: MeanField, starts: readonly State[] = gridOfStarts(field)): RestingPoint[] {
  const found: State[] = [];
  for (const start of starts) {
    const state = solve(field, start);
    if (state === null) continue;
    if (!found.some((other) => other.every((value, i) => Math.abs(value - state[i]!) < 1e-4))) found.push(state);
  }
  return found.map((state) => describePoint(field, state)).sort((a, b) => a.highShare - b.highShare);
}

/** The path from a state, by Heun's method with steps that shorten where things move fast. */
export function pathFrom(field: MeanField, start: State, years: number, every = 1): { year: number; state: State }[] {
  const path = [{ year: 0, state: start }];
  let state = start;
  let year = 0;
  while (year < years) {
    const velocity = field.velocity(state);
    const next = path.length * every;
    const h = Math.min(0.5, 0.2 / Math.max(...velocity.map(Math.abs)), next - year);
    const half = field.velocity(state.map((value, i) => value + 0.5 * h * velocity[i]!) as never);
    state = state.map((value, i) => value + h * half[i]!) as never;
    year += h;
    if (next - year < 1e-9) path.push({ year: next, state });
  }
  return path;
}

/** First year in which the high-end share of the capital of the cluster passes a value, or null. */
export const yearOfShare = (path: readonly { year: number; state: State }[], share: number): number | null =>
  path.find(({ state }) => highShareOf(state) >= share)?.year ?? null;

/**
 * Velocity (dx, d ln q) at a point of the plane with y and the capital of assembly at rest; `near` is where the search
 * for these starts.
 */
function slaved(
  field: MeanField,
  x: number,
  share: number,
  near: readonly [number, number],
): { readonly dx: number; readonly dlnShare: number; readonly near: readonly [number, number] } | null {
  const logit = Math.log(share / (1 - share));
  const at = (y: number, assembly: number): State => [x, y, assembly, assembly + logit];
  let [y, assembly] = near;
  for (let round = 0; round < 40; round++) {
    const v = field.velocity(at(y, assembly));
    if (Math.max(Math.abs(v[1]!), Math.abs(v[2]!)) < 1e-6) {
      return { dx: v[0]!, dlnShare: (1 - share) * (v[3]! - v[2]!), near: [y, assembly] };
    }
    const byY = field.velocity(at(y + NUDGE, assembly));
    const byCapital = field.velocity(at(y, assembly + NUDGE));
    const a = (byY[1]! - v[1]!) / NUDGE;
    const b = (byCapital[1]! - v[1]!) / NUDGE;
    const c = (byY[2]! - v[2]!) / NUDGE;
    const d = (byCapital[2]! - v[2]!) / NUDGE;
    const determinant = a * d - b * c;
    if (!Number.isFinite(determinant) || determinant === 0) return null;
    const dy = (d * v[1]! - b * v[2]!) / determinant;
    const dCapital = (a * v[2]! - c * v[1]!) / determinant;
    const shrink = Math.max(1, Math.abs(dy) / 0.05, Math.abs(dCapital) / 0.4);
    y -= dy / shrink;
    assembly -= dCapital / shrink;
  }
  return null;
}

/** Resting points without policy along a falling cost of a missing ecosystem, each followed until it is gone. */
export function continuation(
  setting: Setting,
  from: number,
  until: number,
  step: number,
): { readonly cost: number; readonly points: readonly RestingPoint[] }[] {
  const at = (cost: number) => createMeanField({ ...setting, parameters: withThinEcosystem(cost) });
  const branches: { readonly cost: number; readonly points: readonly RestingPoint[] }[] = [];
  const first = at(from);
  let points: readonly RestingPoint[] = restingPoints(first);
  branches.push({ cost: from, points });
  for (let round = 1; round <= Math.round((from - until) / step); round++) {
    const cost = from - round * step;
    points = restingPoints(
      at(cost),
      points.map(({ state }) => state),
    );
    branches.push({ cost, points });
  }
  return branches;
}

interface Portrait {
  readonly field: MeanField;
  readonly points: readonly RestingPoint[];
  /** By column, then row; null where y and capital have no resting place. */
  readonly grid: readonly (readonly ({ readonly dx: number; readonly dlnShare: number } | null)[])[];
  readonly paths: readonly (readonly { readonly year: number; readonly state: State }[])[];
  /** Year, competence of the assemblers and high-end share in the firm-level model. */
  readonly firmLevel: readonly (readonly [number, number, number])[];
}

const X_RANGE = [-1.25, -0.2] as const;
const SHARE_RANGE = [0.0005, 0.97] as const;
const COLUMNS = 28;
const ROWS = 28;
const PATH_YEARS = 120;
const MODEL_YEARS = 90;
const MODEL_FIRMS = 30;

const xAt = (i: number): number => X_RANGE[0] + ((X_RANGE[1] - X_RANGE[0]) * (i + 0.5)) / COLUMNS;
const shareAt = (j: number): number => SHARE_RANGE[0] * (SHARE_RANGE[1] / SHARE_RANGE[0]) ** ((j + 0.5) / ROWS);

function portray(setting: Setting, policies: readonly PolicySpec[]): Portrait {
  const field = createMeanField(setting);
  const points = restingPoints(field);
  const grid = Array.from({ length: COLUMNS }, (_, i) => {
    const start = [field.climbBar + 0.06, log(0.6 * field.startCapital)] as const;
    let near: readonly [number, number] = start;
    return Array.from({ length: ROWS }, (__, j) => {
      const found = slaved(field, xAt(i), shareAt(j), near) ?? slaved(field, xAt(i), shareAt(j), start);
      if (found !== null) near = found.near;
      return found;
    });
  });
  // from where the laggards start: the mean of the world and one standard deviation of its uncertainty either way
  const paths = [-1, 0, 1].map((deviation) => {
    const [x, ...rest] = field.start;
    return pathFrom(field, [x + deviation * uncertaintyOfStart, ...rest], PATH_YEARS);
  });
  const home =
    [...spec.regions]
      .map(({ name }) => name)
      .sort()
      .indexOf(CLUSTER) * STAGES;
  const firmLevel: [number, number, number][] = [];
  runModel(MODEL_YEARS, runKey, withFirms(MODEL_FIRMS), policies, ({ node, firm }, year) => {
    const capital = [0, 1, 2].map((s) => node.capital[home + s]!);
    const members = node.firms[home + MIDSTREAM]!;
    let x = 0;
    for (let i = 0; i < members; i++) x += firm.brand[firm.byNode[node.firstMember[home + MIDSTREAM]! + i]!]! / members;
    const total = capital[0]! + capital[1]! + capital[2]!;
    firmLevel.push([year, x, 1 - capital[1]! / total]);
  });
  return { field, points, grid, paths, firmLevel };
}

const policyOf = (instrument: string, rate: number): PolicySpec => ({
  instrument,
  from: 0,
  until: 1000,
  ramp: 0,
  rate,
  budget: null,
  target: {
    region: [CLUSTER],
    industry: null,
    stage: null,
    owner: null,
    employees: { min: 0, max: Number.POSITIVE_INFINITY },
  },
  partner: null,
  direction: 'imports',
  costShare: instruments.find(({ name }) => name === instrument)?.costShare?.default ?? 0,
  moneyPath: null,
});

// ---- picture ----------------------------------------------------------------------------------------------------

const PLOT = { width: 372, height: 330 };
const INK = '#1f2933';
const FAINT = '#9aa5b1';
const PATH = '#1f5fa8';
const MODEL = '#c2570c';
const X_REST = '#2f7d4f';
const Q_REST = '#7b3f98';

const place = (x: number, share: number): [number, number] => [
  ((x - X_RANGE[0]) / (X_RANGE[1] - X_RANGE[0])) * PLOT.width,
  PLOT.height * (1 - Math.log(share / SHARE_RANGE[0]) / Math.log(SHARE_RANGE[1] / SHARE_RANGE[0])),
];
const n1 = (value: number): string => (Math.round(value * 10) / 10).toString();
const line = (points: readonly (readonly [number, number])[]): string =>
  points.map(([x, y], i) => `${i === 0 ? 'M' : 'L'}${n1(x)} ${n1(y)}`).join('');
const text = (x: number, y: number, content: string, attributes = ''): string =>
  `<text x="${n1(x)}" y="${n1(y)}" ${attributes}>${content}</text>`;
/** Text on a pale ground, so that lines behind it do not cross it. */
const halo = 'paint-order="stroke" stroke="#fff" stroke-width="3" stroke-linejoin="round"';

function arrows({ grid }: Portrait): string {
  const marks: string[] = [];
  const perX = PLOT.width / (X_RANGE[1] - X_RANGE[0]);
  const perLn = PLOT.height / Math.log(SHARE_RANGE[1] / SHARE_RANGE[0]);
  for (let i = 0; i < COLUMNS; i += 2) {
    for (let j = 0; j < ROWS; j += 2) {
      const flow = grid[i]![j];
      if (flow == null) continue;
      const vx = flow.dx * perX;
      const vy = -flow.dlnShare * perLn;
      const speed = Math.hypot(vx, vy);
      if (speed < 1e-9) continue;
      // pixels a year; a long arrow for ten and more
      const length = 5 + 13 * (speed / (speed + 5));
      const [x, y] = place(xAt(i), shareAt(j));
      const ux = (vx / speed) * length;
      const uy = (vy / speed) * length;
      const [ax, ay] = [x - ux / 2, y - uy / 2];
      const [bx, by] = [x + ux / 2, y + uy / 2];
      const head = (angle: number): [number, number] => {
        const c = Math.cos(angle);
        const s = Math.sin(angle);
        return [bx - (4.2 * (ux * c - uy * s)) / length, by - (4.2 * (ux * s + uy * c)) / length];
      };
      marks.push(
        line([
          [ax, ay],
          [bx, by],
        ]) + line([head(0.45), [bx, by], head(-0.45)]),
      );
    }
  }
  return `<path d="${marks.join('')}" fill="none" stroke="${FAINT}" stroke-width="1"/>`;
}

/** Where a part of the velocity changes sign between points of the grid: marching squares. */
function zeroLine({ grid }: Portrait, part: 'dx' | 'dlnShare'): string {
  const pieces: string[] = [];
  for (let i = 0; i + 1 < COLUMNS; i++) {
    for (let j = 0; j + 1 < ROWS; j++) {
      const corners = [
        [i, j],
        [i + 1, j],
        [i + 1, j + 1],
        [i, j + 1],
      ] as const;
      const values = corners.map(([a, b]) => grid[a]![b]?.[part] ?? Number.NaN);
      if (values.some(Number.isNaN)) continue;
      const crossings: [number, number][] = [];
      corners.forEach((corner, c) => {
        const next = corners[(c + 1) % 4]!;
        const v = values[c]!;
        const w = values[(c + 1) % 4]!;
        if (v < 0 === w < 0) return;
        const share = v / (v - w);
        const [ax, ay] = place(xAt(corner[0]), shareAt(corner[1]));
        const [bx, by] = place(xAt(next[0]), shareAt(next[1]));
        crossings.push([ax + share * (bx - ax), ay + share * (by - ay)]);
      });
      for (let c = 0; c + 1 < crossings.length; c += 2) pieces.push(line([crossings[c]!, crossings[c + 1]!]));
    }
  }
  const colour = part === 'dx' ? X_REST : Q_REST;
  return `<path d="${pieces.join('')}" fill="none" stroke="${colour}" stroke-width="1.8" stroke-linecap="round"/>`;
}

const inside = ([x, y]: readonly [number, number]): boolean => x >= 0 && x <= PLOT.width && y >= 0 && y <= PLOT.height;

const dot = (x: number, y: number, stable: boolean): string =>
  `<circle cx="${n1(x)}" cy="${n1(y)}" r="6" fill="${stable ? INK : '#fff'}" stroke="${stable ? '#fff' : INK}" stroke-width="${stable ? 1.5 : 2.2}"/>`;

function panel(portrait: Portrait, title: string, id: string): string {
  const { field, points, paths, firmLevel } = portrait;
  const { ecosystemShare } = field.setting.parameters.market;
  const parts: string[] = [
    text(0, -14, title, 'font-size="14" font-weight="600"'),
    `<clipPath id="${id}"><rect width="${PLOT.width}" height="${PLOT.height}"/></clipPath>`,
    `<rect width="${PLOT.width}" height="${PLOT.height}" fill="#fbfcfd" stroke="#cbd2d9"/>`,
  ];
  for (const share of [0.001, 0.01, 0.1, 0.5, 0.9]) {
    const [, y] = place(0, share);
    parts.push(`<path d="M0 ${n1(y)}h-4" stroke="${INK}"/>`);
    parts.push(text(-7, y + 4, `${share * 100} %`, 'text-anchor="end"'));
  }
  for (const x of [-1.2, -1, -0.8, -0.6, -0.4, -0.2]) {
    const [px] = place(x, 0.5);
    parts.push(`<path d="M${n1(px)} ${PLOT.height}v4" stroke="${INK}"/>`);
    parts.push(text(px, PLOT.height + 17, x.toFixed(1).replace('-', '\u2212'), 'text-anchor="middle"'));
  }
  const [, threshold] = place(0, ecosystemShare);
  const [bar] = place(field.climbBar, 0.5);
  parts.push(
    `<path d="M0 ${n1(threshold)}H${PLOT.width}M${n1(bar)} 0V${PLOT.height}" stroke="#697586" stroke-dasharray="2 4" fill="none"/>`,
  );
  parts.push(
    `<g clip-path="url(#${id})">${arrows(portrait)}${zeroLine(portrait, 'dx')}${zeroLine(portrait, 'dlnShare')}`,
  );
  for (const path of paths) {
    const line_ = path.map(({ state }) => place(state[0], highShareOf(state)));
    parts.push(`<path d="${line(line_)}" fill="none" stroke="${PATH}" stroke-width="2.2" stroke-linejoin="round"/>`);
  }
  const model = firmLevel.filter(([, , share]) => share > 0).map(([, x, share]) => place(x, share));
  parts.push(
    `<path d="${line(model)}" fill="none" stroke="${MODEL}" stroke-width="1.6" stroke-dasharray="5 3" stroke-linejoin="round"/></g>`,
  );
  // the years along the middle path, as far as it is not about to arrive
  const middle = paths[1]!;
  const end = middle.at(-1)!.state;
  const goal = place(end[0], highShareOf(end));
  let last: readonly [number, number] = [-99, -99];
  for (const { year, state } of middle) {
    const at = place(state[0], highShareOf(state));
    const apart = (other: readonly [number, number]): number => Math.hypot(at[0] - other[0], at[1] - other[1]);
    if (year === 0 || year % 5 !== 0 || !inside(at) || apart(last) < 24 || apart(goal) < 30) continue;
    last = at;
    parts.push(`<circle cx="${n1(at[0])}" cy="${n1(at[1])}" r="2.8" fill="#fff" stroke="${PATH}" stroke-width="1.6"/>`);
    parts.push(text(at[0] + 8, at[1] + 5, `${year} y`, `font-size="11.5" fill="${PATH}" ${halo}`));
  }
  const faint = `font-size="11.5" fill="#52606d" ${halo}`;
  parts.push(text(PLOT.width - 5, threshold + 15, 'ecosystem complete', `text-anchor="end" ${faint}`));
  const upwards = `transform="translate(${n1(bar + 13)} ${PLOT.height - 8}) rotate(-90)"`;
  parts.push(text(0, 0, 'climbing bar', `${upwards} ${faint}`));
  for (const { state, highShare, stable } of points) {
    const [x, y] = place(state[0], highShare);
    parts.push(dot(x, y, stable));
  }
  parts.push(
    text(
      PLOT.width / 2,
      PLOT.height + 36,
      'brand competence of assemblers, ln distance to the frontier',
      'text-anchor="middle"',
    ),
  );
  return parts.join('\n');
}

function foldPanel(branches: ReturnType<typeof continuation>, now: number, fold: number | null): string {
  const width = PLOT.width;
  const height = 220;
  const costs = branches.map(({ cost }) => cost);
  const [low, high] = [Math.min(...costs), Math.max(...costs)];
  const px = (cost: number): number => ((cost - low) / (high - low)) * width;
  const range = [0.001, 0.97] as const;
  const py = (share: number): number => height * (1 - Math.log(share / range[0]) / Math.log(range[1] / range[0]));
  const parts = [
    text(0, -14, 'Resting points without policy, by ecosystem cost', 'font-size="14" font-weight="600"'),
    `<rect width="${width}" height="${height}" fill="#fbfcfd" stroke="#cbd2d9"/>`,
  ];
  for (const share of [0.001, 0.01, 0.1, 0.5]) {
    parts.push(`<path d="M0 ${n1(py(share))}h-4" stroke="${INK}"/>`);
    parts.push(text(-7, py(share) + 4, `${share * 100} %`, 'text-anchor="end"'));
  }
  for (let cost = Math.ceil(low * 10) / 10; cost <= high + 1e-9; cost += 0.1) {
    parts.push(`<path d="M${n1(px(cost))} ${height}v4" stroke="${INK}"/>`);
    parts.push(text(px(cost), height + 17, cost.toFixed(1), 'text-anchor="middle"'));
  }
  // branches: escaped, then the low pair as far as it exists
  const escaped: [number, number][] = [];
  const resting: [number, number][] = [];
  const between: [number, number][] = [];
  for (const { cost, points } of branches) {
    for (const [i, { highShare, stable }] of points.entries()) {
      const at: [number, number] = [px(cost), py(highShare)];
      if (!stable) between.push(at);
      else if (i === points.length - 1) escaped.push(at);
      else resting.push(at);
    }
  }
  if (resting.length > 0 && between.length > 0) {
    const tip: [number, number] = [
      (resting.at(-1)![0] + between.at(-1)![0]) / 2,
      (resting.at(-1)![1] + between.at(-1)![1]) / 2,
    ];
    resting.push(tip);
    between.push(tip);
  }
  parts.push(`<path d="${line(escaped)}${line(resting)}" fill="none" stroke="${INK}" stroke-width="2.4"/>`);
  parts.push(`<path d="${line(between)}" fill="none" stroke="${INK}" stroke-width="1.8" stroke-dasharray="5 4"/>`);
  parts.push(`<path d="M${n1(px(now))} 0V${height}" stroke="${PATH}" stroke-width="1.6"/>`);
  parts.push(text(px(now) - 6, py(0.2), `default ${now}`, `text-anchor="end" fill="${PATH}" ${halo}`));
  parts.push(text(width - 8, escaped[0]![1] - 7, 'escaped, stable', `text-anchor="end" ${halo}`));
  if (resting.length > 0 && between.length > 0) {
    parts.push(text(width - 8, between[0]![1] + 17, 'threshold, unstable', `text-anchor="end" ${halo}`));
    const room = resting[0]![1] + 18 < height - 6;
    parts.push(text(width - 8, resting[0]![1] + (room ? 18 : -30), 'low end, stable', `text-anchor="end" ${halo}`));
  }
  if (fold !== null) {
    parts.push(
      text(px(fold) + 2, height - 10, `fold at ${fold.toFixed(2)}`, `text-anchor="middle" font-size="11" ${halo}`),
    );
    parts.push(`<path d="M${n1(px(fold))} ${height}v-7" stroke="${INK}" stroke-width="1.6"/>`);
  }
  parts.push(
    text(width / 2, height + 36, 'ln cost of a missing local ecosystem (market.thinEcosystem)', 'text-anchor="middle"'),
  );
  return parts.join('\n');
}

function legend(lines: readonly string[], uncertainty: number): string {
  const entries: readonly (readonly [string, string])[] = [
    [dot(14, 0, true), 'resting point, stable'],
    [dot(14, 0, false), 'resting point, unstable'],
    [`<path d="M0 0h28" stroke="${X_REST}" stroke-width="1.8"/>`, 'competence of assemblers at rest'],
    [`<path d="M0 0h28" stroke="${Q_REST}" stroke-width="1.8"/>`, 'high-end share at rest'],
    [
      `<path d="M0 0h28" stroke="${PATH}" stroke-width="2.2"/><circle cx="14" r="2.6" fill="#fff" stroke="${PATH}" stroke-width="1.6"/>`,
      `paths from the start of a laggard and ${uncertainty} either side`,
    ],
    [
      `<path d="M0 0h28" stroke="${MODEL}" stroke-width="1.6" stroke-dasharray="5 3"/>`,
      `firm-level model, ${MODEL_FIRMS} times the firms, ${MODEL_YEARS} years`,
    ],
  ];
  const marks = entries.map(
    ([mark, words], i) => `<g transform="translate(0 ${i * 21})">${mark}${text(40, 4, words)}</g>`,
  );
  const notes = lines.map((words, i) => text(0, entries.length * 21 + 14 + i * 18, words, 'fill="#3e4c59"'));
  return [...marks, ...notes].join('\n');
}

// ---- results ----------------------------------------------------------------------------------------------------

const rounded = (value: number): number => Number(value.toPrecision(6));

const recordOfPoint = ({ state, highShare, eigenvalues, stable }: RestingPoint) => ({
  stable,
  competenceAssembly: rounded(state[0]),
  competenceHighEnd: rounded(state[1]),
  capitalAssembly: rounded(Math.exp(state[2])),
  capitalHighEnd: rounded(Math.exp(state[3])),
  highShare: rounded(highShare),
  eigenvalues: eigenvalues.map(([real, imaginary]) => ({ real: rounded(real), imaginary: rounded(imaginary) })),
});

/** Lowest cost of a missing ecosystem at which a low resting point exists, by continuation from a high one. */
function foldOf(branches: ReturnType<typeof continuation>): number | null {
  const low = branches.filter(({ points }) => points.filter(({ stable }) => stable).length >= 2);
  return low.length === 0 ? null : rounded(Math.min(...low.map(({ cost }) => cost)));
}

function main(): void {
  const began = process.hrtime.bigint();
  const version = (JSON.parse(read('package.json')) as { version: string }).version;
  const { ecosystemShare, thinEcosystem } = defaultParameters.market;
  const spread = measureSpread(DOWNSTREAM);
  const setting = (support: Support, changes: Partial<Setting> = {}): Setting => ({
    support,
    stage: DOWNSTREAM,
    spread,
    parameters: defaultParameters,
    ...changes,
  });
  const none = portray(setting(noSupport), []);
  const supported = portray(setting(fullSupport), [
    policyOf('rdSubsidy', fullSupport.grant),
    policyOf('innovationPlatform', fullSupport.platform),
  ]);
  const branches = continuation(setting(noSupport), 0.7, 0.2, 0.01);
  const fold = foldOf(branches);

  /** What support does where the low end is a resting place: a tenth above the fold. */
  const beyond = fold === null ? null : rounded(fold + 0.1);
  const beyondFold =
    beyond === null
      ? null
      : {
          thinEcosystem: beyond,
          noPolicy: restingPoints(createMeanField(setting(noSupport, { parameters: withThinEcosystem(beyond) }))),
          support: restingPoints(createMeanField(setting(fullSupport, { parameters: withThinEcosystem(beyond) }))),
        };
  const stableOf = (points: readonly RestingPoint[]): number => points.filter(({ stable }) => stable).length;

  /** The slowest that high-end capital grows on the way from a thousandth to a complete ecosystem, and where. */
  const passage = (portrait: Portrait, p: number) => {
    const path = portrait.paths[p]!;
    let growth = Number.POSITIVE_INFINITY;
    let share = Number.NaN;
    for (const { state } of path) {
      const now = highShareOf(state);
      if (now < 0.001 || now > ecosystemShare) continue;
      const { dlnHighEnd } = portrait.field.flows(state) as { dlnHighEnd: number };
      if (dlnHighEnd < growth) {
        growth = dlnHighEnd;
        share = now;
      }
    }
    return {
      start: rounded(path[0]!.state[0]),
      yearsToEcosystem: yearOfShare(path, ecosystemShare),
      slowestGrowthOfHighEnd: Number.isFinite(growth) ? rounded(growth) : null,
      atHighShare: Number.isNaN(share) ? null : rounded(share),
    };
  };
  const firmLevelYears = ({ firmLevel }: Portrait) =>
    firmLevel.find(([, , share]) => share >= ecosystemShare)?.[0] ?? null;

  const variants = [
    { name: 'spread of assemblers 0.15', changes: { spread: { ...spread, assembly: 0.15 } } },
    { name: 'spread of assemblers 0.3', changes: { spread: { ...spread, assembly: 0.3 } } },
    { name: 'spread of downstream firms 0.05', changes: { spread: { ...spread, highEnd: 0.05 } } },
    { name: 'spread of downstream firms 0.1', changes: { spread: { ...spread, highEnd: 0.1 } } },
    {
      name: 'climbing into upstream',
      changes: { stage: UPSTREAM, spread: measureSpread(UPSTREAM) } as const,
      from: 1.5,
    },
  ].map(({ name, changes, from = 0.7 }) => {
    const variant = setting(noSupport, changes);
    const field = createMeanField(variant);
    return {
      name,
      points: restingPoints(field).map(recordOfPoint),
      yearsToEcosystem: yearOfShare(pathFrom(field, field.start, PATH_YEARS), ecosystemShare),
      foldAtThinEcosystem: foldOf(continuation(variant, from, 0.2, 0.02)),
    };
  });

  const record = {
    version,
    scenario: SCENARIO,
    cluster: CLUSTER,
    stage: stageNames[DOWNSTREAM],
    note: 'Mean field of scripts/mean-field.ts: state of the cluster with the rest of the world as at the start; eigenvalues in 1/year.',
    closure: { spreadAssembly: rounded(spread.assembly), spreadHighEnd: rounded(spread.highEnd) },
    bars: { climbing: rounded(none.field.climbBar), falling: rounded(none.field.fallBar), ecosystemShare },
    noPolicy: {
      points: none.points.map(recordOfPoint),
      passages: [0, 1, 2].map((p) => passage(none, p)),
      firmLevelYearsToEcosystem: firmLevelYears(none),
    },
    support: {
      ...fullSupport,
      points: supported.points.map(recordOfPoint),
      passages: [0, 1, 2].map((p) => passage(supported, p)),
      firmLevelYearsToEcosystem: firmLevelYears(supported),
    },
    thinEcosystem: {
      default: thinEcosystem,
      fold,
      branches: branches.map(({ cost, points }) => ({
        cost: rounded(cost),
        points: points.map(({ highShare, stable }) => ({ highShare: rounded(highShare), stable })),
      })),
    },
    beyondFold: beyondFold && {
      thinEcosystem: beyondFold.thinEcosystem,
      noPolicy: beyondFold.noPolicy.map(recordOfPoint),
      support: beyondFold.support.map(recordOfPoint),
    },
    variants,
    parameters: defaultParameters,
  };
  const folder = new URL('docs/generated/', top);
  mkdirSync(fileURLToPath(folder), { recursive: true });
  writeFileSync(fileURLToPath(new URL('mean-field.json', folder)), `${JSON.stringify(record, null, 2)}\n`);

  const years = record.noPolicy.passages[1]!.yearsToEcosystem;
  const supportedYears = record.support.passages[1]!.yearsToEcosystem;
  const spell = (span: number | null): string => (span === null ? `more than ${PATH_YEARS} years` : `${span} years`);
  const upstream = variants.at(-1)!;
  const notes =
    stableOf(none.points) > 1
      ? [
          'Climbing into brands only, as drawn, the low end is a',
          `resting place from a cost of ${fold?.toFixed(2)} on; support takes it away.`,
          upstream.yearsToEcosystem === null
            ? 'Climbing into design it is one, too.'
            : `Climbing into design only it is one from ${upstream.foldAtThinEcosystem?.toFixed(2)} on: this`,
          ...(upstream.yearsToEcosystem === null
            ? []
            : [
                `way leads out in ${spell(upstream.yearsToEcosystem)}, and the firm-level`,
                'model, which has both, leaves slowly.',
              ]),
        ]
      : [
          'Climbing into brands only, as drawn, the low end is no',
          `resting place but a slow passage: ${spell(years)} to a`,
          `complete ecosystem, ${spell(supportedYears)} with support.`,
          ...(fold === null ? [] : [`From a cost of ${fold.toFixed(2)} on it is a resting place.`]),
          ...(beyondFold !== null && stableOf(beyondFold.noPolicy) > 1 && stableOf(beyondFold.support) === 1
            ? [`At ${beyondFold.thinEcosystem.toFixed(2)} support still leads out of it.`]
            : []),
        ];
  const label =
    'Phase portrait of a laggard cluster: competence of its assemblers against the share of the high end in its capital';
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" role="img" aria-label="${label}" width="900" height="760" viewBox="0 0 900 760" font-family="Arial, 'Liberation Sans', Helvetica, sans-serif" font-size="13" fill="${INK}">
<rect width="900" height="760" fill="#fff"/>
${text(20, 28, 'Mean field of a laggard cluster: does it rest at the low end?', 'font-size="17" font-weight="700"')}
<g transform="translate(64 84)">${text(-44, -38, 'share of the high end in the capital of the cluster (log scale)')}
${panel(none, 'No policy', 'none')}</g>
<g transform="translate(512 84)">${panel(supported, 'R&amp;D subsidy of 5 % with platform, for good', 'support')}</g>
<g transform="translate(64 496)">${foldPanel(branches, thinEcosystem, fold)}</g>
<g transform="translate(512 506)">${legend(notes, uncertaintyOfStart)}</g>
</svg>
`;
  writeFileSync(fileURLToPath(new URL('mean-field.svg', folder)), svg);
  const seconds = Number(process.hrtime.bigint() - began) / 1e9;
  const say = (point: RestingPoint): string =>
    `${point.stable ? 'stable' : 'unstable'} at x = ${point.state[0].toFixed(3)}, high-end share ${point.highShare.toFixed(4)}`;
  console.log(`no policy: ${none.points.map(say).join('; ')}; ${years} years to a complete ecosystem`);
  console.log(`with support: ${supported.points.map(say).join('; ')}; ${supportedYears} years`);
  console.log(`low resting point from thinEcosystem = ${fold} (default ${thinEcosystem}); ${seconds.toFixed(0)} s`);
}

if (process.argv[1] !== undefined && import.meta.url === pathToFileURL(process.argv[1]).href) main();

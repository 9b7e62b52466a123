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
const runKey = runKeyOf('mean field', 0);

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
  const { firm, node, economy, sector, meeting } = world;
  const E = economy.count;
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
  }

  /** Mean gain a year by meetings of the representative firms of a node. */
  function learned(n: number): number {
    const s = n % STAGES;
    const { platform } = support;
    const partners: { readonly rate: number; readonly n: number }[] = [];
    const among = (cumulative: Float64Array, rate: number, nodeIn: (e: number) => number): void => {
      for (let e = 0; e < E; e++) {
        const share = cumulative[n * E + e]! - (e === 0 ? 0 : cumulative[n * E + e - 1]!);
        if (share > 0) partners.push({ rate: rate * share, n: nodeIn(e) });
      }
    };
    const inStage = (other: number) => (e: number) => e * STAGES + other;
    // in the order in which learnFromPartners lays them into the tick: what goes beyond one meeting a tick is lost
    const channels: readonly (readonly [number, (rate: number) => void])[] = [
      [learning.cluster, (rate) => void partners.push({ rate, n })],
      [learning.customer * (1 + platform), (rate) => among(meeting.customer, rate, inStage(s + 1))],
      [learning.supplier * (1 + platform), (rate) => among(meeting.supplier, rate, inStage(s - 1))],
      [learning.foreignInvestment * reliance, (rate) => void partners.push({ rate, n: frontier * STAGES + s })],
      [learning.interregional, (rate) => among(meeting.peer, rate, inStage(s))],
      [learning.relatedIndustry, () => {}],
      [
        learning.platform * platform,
        (rate) => {
          among(meeting.platformUpstream, rate / 2, inStage(UPSTREAM));
          among(meeting.platformDownstream, rate / 2, inStage(DOWNSTREAM));
        },
      ],
    ];
    let until = 0;
    for (const [rate, meet] of channels) {
      const from = until;
      until = Math.min(until + rate, 1 / QUARTER);
      if (until > from) meet(until - from);
    }
    const start = first + (n === M ? 0 : REPRESENTATIVES);
    const limited = learning.distanceLimit >= 0.5;
    let total = 0;
    for (const { rate, n: partner } of partners) {
      const met = elsewhere.get(partner) ?? metAt(partner);
      const share = partner % STAGES === stage ? 1 : learning.otherField;
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
 * model at its default size after 20 years without policy, between assemblers of the laggards and between downstream
 * firms elsewhere.
 */
export function measureSpread(replicates = 4, years = 20): Setting['spread'] {
  const sums = { assembly: 0, highEnd: 0 };
  const counts = { assembly: 0, highEnd: 0 };
  for (let replicate = 0; replicate < replicates; replicate++) {
    const { world } = runModel(years, runKeyOf('mean field', replicate), defaultParameters, []);
    const { node, firm } = world;
    for (let n = 0; n < node.count; n++) {
      const s = n % STAGES;
      const members = node.firms[n]!;
      const lags = node.firms[n - s + DOWNSTREAM]! < 5;
      if (members < 5 || s === UPSTREAM || (s === MIDSTREAM) !== lags) continue;
      const z = Array.from({ length: members }, (_, i) => firm.brand[firm.byNode[node.firstMember[n]! + i]!]!);
      const mean = z.reduce((sum, value) => sum + value, 0) / members;
      const kind = s === MIDSTREAM ? 'assembly' : 'highEnd';
      sums[kind] += Math.sqrt(z.reduce((sum, value) => sum + (value - mean) * (value - mean), 0) / members);
      counts[kind]++;
    }
  }
  return { assembly: sums.assembly / counts.assembly, highEnd: sums.highEnd / counts.highEnd };
}

/** The firm-level model on the same world; `each` sees it at the end of every year. */
function runModel(
  years: number,
  key: RunKey,
  parameters: ModelValues,
  policies: readonly PolicySpec[],
  each?: (world: ModelWorld, year: number) => void,
) {
  const engine = startRun({ world: spec, policies, parameters, years }, key);
  for (let tick = 0; tick < years / QUARTER; tick++) {
    engine.step();
    if ((tick + 1) % 4 === 0) each?.(engine.world, (tick + 1) / 4);
  }
  return engine;
}

/** Largest step a search takes in each part of the state. */
const LARGEST_STEP = [0.1, 0.05, 0.4, 0.7];
const NUDGE = 1e-5;

/** Change of the velocity by each part of the state, by central differences; row: velocity, column: state. */
export function jacobianOf(field: MeanField, state: State): number[][] {
  const columns = state.map((_, j) => {
    const moved = (by: number) => field.velocity(state.map((value, i) => (i === j ? value + by : value)) as never);
    const ahead = moved(NUDGE);
    const behind = moved(-NUDGE);
    return ahead.map((value, i) => (value - behind[i]!) / (2 * NUDGE));
  });
  return state.map((_, i) => columns.map((column) => column[i]!));
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
  for (let round = 0; round < 60; round++) {
    const velocity = field.velocity(state);
    if (!velocity.every(Number.isFinite)) return null;
    if (Math.max(...velocity.map(Math.abs)) < 1e-9) return state;
    let step: number[];
    try {
      step = solveLinear(new Matrix(jacobianOf(field, state)), Matrix.columnVector(velocity)).to1DArray();
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
  const { realEigenvalues, imaginaryEigenvalues } = new EigenvalueDecomposition(new Matrix(jacobianOf(field, state)));
  const eigenvalues = realEigenvalues
    .map((real, i) => [real, imaginaryEigenvalues[i]!] as const)
    .sort((a, b) => b[0] - a[0]);
  return { state, highShare: highShareOf(state), eigenvalues, stable: eigenvalues[0]![0] < 0 };
};

/** Starts of the search: competence by share of the high-end stage, the rest in a middling place. */
export function gridOfStarts(field: MeanField, columns = 6, rows = 7): State[] {
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

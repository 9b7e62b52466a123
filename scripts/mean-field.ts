// Mean field of a laggard cluster against the frontier, with the model's own kernels and rules.
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { competenceDrift } from '../src/agents/driftCompetence.ts';
import { type ModelValues, type ModelWorld, parameters as declarations, tables } from '../src/agents/firmRule.ts';
import { fundResearch } from '../src/agents/fundResearch.ts';
import { groupFirms } from '../src/agents/groupFirms.ts';
import { invent } from '../src/agents/invent.ts';
import { inventionFields } from '../src/agents/inventionFields.ts';
import { learnableShare } from '../src/agents/learnFromPartners.ts';
import { settleAccounts } from '../src/agents/settleAccounts.ts';
import { sortByNode } from '../src/agents/sortByNode.ts';
import { weighFirms } from '../src/agents/weighFirms.ts';
import { createModelWorld, startRun } from '../src/createRun.ts';
import { hashText, normalQuantile } from '../src/engine/random.ts';
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
import { DOWNSTREAM, MIDSTREAM, REGION, STAGES, UPSTREAM } from '../src/world/worldTables.ts';

const REGION_NAME = 'Central';
const FIRMS = 24;

/** Distribution function of the standard normal, Abramowitz & Stegun 7.1.26 is too coarse: by the error function of W. J. Cody's shape via continued fraction. */
export function normalBelow(z: number): number {
  // series near 0, continued fraction in the tail
  if (z > 0) return 1 - normalBelow(-z);
  const density = Math.exp(-0.5 * z * z) / Math.sqrt(2 * Math.PI);
  const a = -z;
  if (a < 2.5) {
    let term = a;
    let sum = a;
    for (let n = 3; Math.abs(term) > 1e-17; n += 2) {
      term *= (a * a) / n;
      sum += term;
    }
    return 0.5 - density * sum;
  }
  let fraction = 0;
  for (let n = 60; n > 0; n--) fraction = n / (a + fraction);
  return density / (a + fraction);
}
const normalDensity = (z: number): number => Math.exp(-0.5 * z * z) / Math.sqrt(2 * Math.PI);

export interface Policy { readonly grant: number; readonly platform: number }
export interface Spread { readonly assembly: number; readonly brand: number }

const scenario = readScenario(
  'low-end-lock-in',
  (name) => ({ text: readFileSync(fileURLToPath(new URL(`../scenarios/${name}.yaml`, import.meta.url)), 'utf8'), file: `${name}.yaml` }),
  { parameters: declarations, instruments },
);
const spec = {
  ...scenario.world,
  clusters: scenario.world.clusters.map((cluster) => ({ ...cluster, competenceUncertainty: 0 })),
};
const region = [...spec.regions].map(({ name }) => name).sort().indexOf(REGION_NAME);
const cluster = spec.clusters.find((c) => c.region === REGION_NAME)!;

const runKey = runKeyOf('mean field', 0);

export function createMeanField(policy: Policy, spread: Spread, params: ModelValues = scenario.parameters, turnover = 1) {
  const world: ModelWorld = createModelWorld({ world: spec, policies: [], parameters: params, years: 1 }, runKey);
  const { firm, node, economy, sector, meeting } = world;
  const E = economy.count;
  const M = region * STAGES + MIDSTREAM;
  const D = region * STAGES + DOWNSTREAM;
  const noDraws = () => { throw new Error('no draws'); };
  const apply = (rule: Rule, dt: number, tick = 1, draws: unknown = noDraws): void =>
    rule.apply({ ...world, params, dt, tick, time: tick * QUARTER, draws } as never);

  // the first tick's accounts: what later wages are compared with, and where the frontier stands
  for (const rule of [groupFirms, weighFirms]) apply(rule, QUARTER, 0);
  computePrices(world, params, false);
  computeTrade(world, params, QUARTER, true);
  for (const rule of [measureFrontier, weighMeetings, settleAccounts, fundResearch, adjustRegions]) apply(rule, QUARTER, 0);
  const startCapital = node.capital[M]!;

  // ages of the firms of the cluster: mean exit hazard and share old enough to climb
  const { demography, mobility, learning, research, firm: size } = params;
  let exits = 0;
  let old = 0;
  let members = 0;
  const flags = new Uint8Array(firm.count).fill(1);
  for (let f = 0; f < firm.count; f++) {
    if (node.economy[firm.node[f]!] !== region) continue;
    const age = -firm.birth[f]! * QUARTER;
    exits += demography.exitHazard * (1 + age) ** -demography.exitAgeExponent;
    if (age > mobility.climbAge) old++;
    members++;
    flags[f] = 0;
  }
  const exitRate = (turnover * exits) / members;
  const oldShare = old / members;

  // representative firms of equal size in place of those of the cluster
  const rows = rowsOf(tables, world, 'firm');
  rows.keep(flags);
  const first = firm.count;
  rows.reserve(2 * FIRMS);
  const quantiles = Array.from({ length: FIRMS }, (_, i) => normalQuantile((i + 0.5) / FIRMS));
  const scatter = (i: number, step: number): number => (((i * step) % FIRMS) + 0.5) / FIRMS;
  for (let i = 0; i < 2 * FIRMS; i++) {
    const f = rows.add();
    const j = i % FIRMS;
    firm.idHigh[f] = hashText('representative');
    firm.idLow[f] = i;
    firm.node[f] = i < FIRMS ? M : D;
    firm.foreignReliance[f] = cluster.foreignReliance * research.reliance;
    const rank = scatter(j, 11);
    const sd = size.propensitySpread;
    firm.rdPropensity[f] =
      rank < size.nonPerformers
        ? 0
        : Math.exp(sd * normalQuantile((rank - size.nonPerformers) / (1 - size.nonPerformers)) - 0.5 * sd * sd);
    firm.manufacture[f] = cluster.competence.midstream + cluster.competenceSpread * normalQuantile(scatter(j, 7));
  }
  sortByNode(firm, node);
  node.platform[M] = policy.platform;
  node.platform[D] = policy.platform;

  const brandsOf = (n: number): number[] => {
    const e = node.economy[n]!;
    if (economy.kind[e] !== REGION) return [node.competence[n - (n % STAGES) + DOWNSTREAM]!];
    return Array.from({ length: node.firms[n]! }, (_, i) => firm.brand[firm.byNode[node.firstMember[n]! + i]!]!);
  };
  const elsewhere = new Map<number, number[]>();
  const compress = (z: number[]): number[] => {
    const sorted = [...z].sort((a, b) => a - b);
    if (sorted.length <= 12) return sorted;
    return Array.from({ length: 12 }, (_, i) => {
      const a = Math.floor((i * sorted.length) / 12), b = Math.floor(((i + 1) * sorted.length) / 12);
      let s = 0; for (let j = a; j < b; j++) s += sorted[j]!;
      return s / (b - a);
    });
  };
  for (let n = 0; n < node.count; n++) if (n !== M && n !== D) elsewhere.set(n, compress(brandsOf(n)));
  let frontier = 0;
  while (economy.kind[frontier] !== 1) frontier++;

  const climbBar = sector.benchmark[DOWNSTREAM]! + Math.log(mobility.climbThreshold);
  const fallBar = sector.benchmark[DOWNSTREAM]! + Math.log(mobility.climbThreshold * mobility.fallThreshold);
  const worldFrontier = sector.frontier[DOWNSTREAM]!;

  /** Prices, trade, wages and accounts at rest for given capital and competence. */
  function settle(x: number, y: number, capitalM: number, capitalD: number): void {
    for (let i = 0; i < 2 * FIRMS; i++) {
      const f = first + i;
      const capital = (i < FIRMS ? capitalM : capitalD) / FIRMS;
      firm.capital[f] = capital;
      firm.lnCapital[f] = Math.log(capital);
      firm.brand[f] = (i < FIRMS ? x : y) + (i < FIRMS ? spread.assembly : spread.brand) * quantiles[i % FIRMS]!;
    }
    node.referenceCapital[M] = capitalM / FIRMS;
    node.referenceCapital[D] = capitalD / FIRMS;
    apply(weighFirms, QUARTER);
    const before = new Float64Array(node.count);
    for (let round = 0; round < 200; round++) {
      before.set(node.sales);
      const wage = economy.lnWage[region]!;
      const premium = economy.lnSkillPremium[region]!;
      computePrices(world, params, false);
      computeTrade(world, params, QUARTER, false);
      let change = 0;
      for (let n = 0; n < node.count; n++) {
        if (node.sales[n]! <= 0 || before[n]! <= 0) continue;
        change = Math.max(change, Math.abs(Math.log(node.sales[n]! / before[n]!)));
      }
      apply(settleAccounts, QUARTER);
      for (let f = first; f < first + 2 * FIRMS; f++) firm.rdGrant[f] = policy.grant * firm.sales[f]!;
      apply(fundResearch, 1 / research.depreciation);
      apply(adjustRegions, 1e9);
      for (let e = 0; e < E; e++) {
        if (e === region) continue;
        economy.lnWage[e] = 0;
        economy.lnSkillPremium[e] = 0;
        economy.labour[e] = economy.labourStart[e]!;
      }
      change = Math.max(change, Math.abs(economy.lnWage[region]! - wage), Math.abs(economy.lnSkillPremium[region]! - premium));
      if (change < 1e-9) break;
      economy.lnWage[region] = 0.5 * (wage + economy.lnWage[region]!);
      economy.lnSkillPremium[region] = 0.5 * (premium + economy.lnSkillPremium[region]!);
      for (let n = 0; n < node.count; n++) {
        if (before[n]! > 0 && node.sales[n]! > 0) node.sales[n] = Math.sqrt(before[n]! * node.sales[n]!);
      }
    }
    apply(weighMeetings, QUARTER);
  }

  /** Mean gain of brand competence a year by meetings, over the representative firms of a node. */
  function learned(n: number, offset: number): number {
    const s = n % STAGES;
    const own = n === M ? M : D;
    const platform = node.platform[own]!;
    const rates = [
      learning.cluster,
      learning.customer * (1 + platform),
      learning.supplier * (1 + platform),
      learning.foreignInvestment * cluster.foreignReliance * research.reliance,
      learning.interregional,
      learning.relatedIndustry,
      learning.platform * platform,
    ];
    const partners: { weight: number; n: number }[] = [];
    let until = 0;
    const met = (column: Float64Array, weight: number, target: (e: number) => number): void => {
      let last = 0;
      for (let e = 0; e < E; e++) {
        const share = column[n * E + e]! - last;
        last = column[n * E + e]!;
        if (share > 0) partners.push({ weight: weight * share, n: target(e) });
      }
    };
    rates.forEach((rate, c) => {
      const from = Math.min(until, 1 / QUARTER);
      until += rate;
      const weight = Math.min(until, 1 / QUARTER) - from;
      if (weight <= 0) return;
      if (c === 0) partners.push({ weight, n });
      else if (c === 1) met(meeting.customer, weight, (e) => e * STAGES + s + 1);
      else if (c === 2) met(meeting.supplier, weight, (e) => e * STAGES + s - 1);
      else if (c === 3) partners.push({ weight, n: frontier * STAGES + s });
      else if (c === 4) met(meeting.peer, weight, (e) => e * STAGES + s);
      else if (c === 6) {
        met(meeting.platformUpstream, weight / 2, (e) => e * STAGES + UPSTREAM);
        met(meeting.platformDownstream, weight / 2, (e) => e * STAGES + DOWNSTREAM);
      }
    });
    let total = 0;
    for (const { weight, n: partner } of partners) {
      const brands = elsewhere.get(partner) ?? brandsOf(partner);
      if (brands.length === 0) continue;
      const field = partner % STAGES === DOWNSTREAM ? 1 : learning.otherField;
      let sum = 0;
      for (let i = 0; i < FIRMS; i++) {
        const f = first + offset + i;
        const capacity = firm.absorptiveCapacity[f]!;
        if (capacity <= 0) continue;
        const z = firm.brand[f]!;
        const distance = learning.distanceBase + learning.distanceGain * capacity;
        let gain = 0;
        for (const brand of brands) {
          const gap = brand - z;
          gain += learnableShare(gap, distance) * gap;
        }
        sum += (learning.rate * capacity * field * gain) / brands.length;
      }
      total += (weight * sum) / FIRMS;
    }
    return total;
  }

  /** Mean gain of brand competence a year by inventions put to use. */
  function invented(n: number, offset: number): number {
    const rates = new Float64Array(2 * FIRMS);
    apply(invent, 1, 1, () => ({
      poisson: (_: number, idLow: number, mean: number) => {
        if (idLow >= 0 && idLow < 2 * FIRMS) arrivals[idLow] = mean;
        return 0;
      },
    }));
    function none() {}
    none();
    rates.set(arrivals);
    let arrival = 0;
    for (let i = 0; i < FIRMS; i++) arrival += rates[offset + i]! / FIRMS;
    const captive = n === M ? 1 - research.captiveConversion * node.captivity[n]! : 1;
    const use = research.conversion * (1 + node.platform[n]!) * captive;
    const [design, manufacture, brand] = inventionFields[n % STAGES]!;
    const remaining = 1 - research.displacement * cluster.foreignReliance * research.reliance;
    const weight = (brand * remaining) / ((design + brand) * remaining + manufacture);
    return arrival * (use / (use + research.loss)) * weight * research.step * (5 / 32);
  }
  const arrivals = new Float64Array(2 * FIRMS);

  function growthOf(offset: number): { growth: number; gap: number; loss: number } {
    let growth = 0;
    let gap = 0;
    let loss = 0;
    for (let i = 0; i < FIRMS; i++) {
      const f = first + offset + i;
      const profit = firm.profit[f]! / firm.capital[f]!;
      const excess = profit - size.requiredReturn;
      growth += Math.min(Math.max(size.growthSpeed * excess, size.growthFloor), size.growthCeiling) / FIRMS;
      gap += excess / FIRMS;
      loss += 1 / (1 + Math.exp(profit / 0.005)) / FIRMS;
    }
    return { growth, gap, loss };
  }

  function detail(state: readonly number[]) {
    const [x, y, lnM, lnD] = state as [number, number, number, number];
    const KM = Math.exp(lnM);
    const KD = Math.exp(lnD);
    settle(x, y, KM, KD);
    const m = growthOf(0);
    const d = growthOf(FIRMS);
    const lure = (gap: number) => Math.exp(Math.min(Math.max(10 * demography.entryReturn * gap, -1.5), 1.5));
    const birthsM = turnover * demography.entry * lure(m.gap);
    const birthsD = turnover * demography.entry * lure(d.gap);
    const entrant = demography.entrantSize * Math.exp(0.125);
    const loss = demography.inheritanceLoss * (2 - demography.spinOffs);
    // climbing
    const a = (climbBar - x) / spread.assembly;
    const above = 1 - normalBelow(a);
    const climbers = x + (above > 1e-300 ? (spread.assembly * normalDensity(a)) / above : spread.assembly * a);
    const climb = mobility.climbHazard * (1 - mobility.captiveHindrance * node.captivity[M]!) * oldShare * above;
    // falling
    const b = (fallBar - y) / spread.brand;
    const below = normalBelow(b);
    const fallers = below > 1e-300 ? y - (spread.brand * normalDensity(b)) / below : fallBar;
    const fall = below / mobility.fallTime + d.loss / mobility.fallLossTime;
    const fallen = fall > 0 ? ((below / mobility.fallTime) * fallers + (d.loss / mobility.fallLossTime) * y) / fall : y;
    // entrants of the brand stage: bounded by the best incumbent, below the falling threshold they start in assembly
    const best = y + spread.brand * quantiles[FIRMS - 1]!;
    const sdEntrant = Math.sqrt(spread.brand ** 2 + demography.spreadHighEnd ** 2);
    let stay = 0;
    let stayers = 0;
    let leavers = 0;
    for (const z of quantiles) {
      const own = Math.min(y - loss + sdEntrant * z, best);
      const in_ = 1 / (1 + Math.exp(-(own - fallBar) / 0.01));
      stay += in_ / FIRMS;
      stayers += (in_ * own) / FIRMS;
      leavers += ((1 - in_) * own) / FIRMS;
    }
    const ratio = KD / KM;
    const lM = learned(M, 0);
    const iM = invented(M, 0);
    const lD = learned(D, FIRMS);
    const iD = invented(D, FIRMS);
    const dx =
      lM + iM + competenceDrift(x, worldFrontier, learning.leakage, learning.frontierGrowth)
      - birthsM * loss
      - climb * (climbers - x)
      + ratio * fall * (fallen - x)
      + ratio * birthsD * (leavers - (1 - stay) * x);
    const dy =
      lD + iD + learning.doingDownstream * Math.max(0, worldFrontier - y)
      + competenceDrift(y, worldFrontier, learning.leakage, learning.frontierGrowth)
      + birthsD * (stayers - stay * y)
      + (climb / ratio) * (climbers - y)
      - fall * (fallen - y);
    const dM = m.growth + birthsM * entrant - exitRate - climb + ratio * (fall + birthsD * entrant * (1 - stay));
    const dD = d.growth + birthsD * entrant * stay - exitRate - fall + (mobility.climbSize * climb) / ratio;
    return { velocity: [dx, dy, dM, dD], q: KD / (KM + KD), lM, iM, lD, iD, gM: m, gD: d, climb, fall, above, below, stay, acM: mean(0), acD: mean(FIRMS), util: [node.sales[M]! / KM, node.sales[D]! / KD], wage: economy.lnWage[region], prem: economy.lnSkillPremium[region] };
  }
  const mean = (offset: number) => { let s = 0; for (let i = 0; i < FIRMS; i++) s += firm.absorptiveCapacity[first + offset + i]! / FIRMS; return s; };
  return { detail, velocity: (state: readonly number[]) => detail(state).velocity, climbBar, fallBar, startCapital, exitRate, oldShare };
}
void startRun;

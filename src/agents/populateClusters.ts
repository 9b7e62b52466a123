import { exp, log } from '../engine/maths.ts';
import { hashText, type RunKey, Stream } from '../engine/random.ts';
import { rowsOf } from '../engine/table.ts';
import { WorldError } from '../world/worldError.ts';
import type { ClusterSpec, WorldSpec } from '../world/worldSpec.ts';
import { STAGES, type StageName, stageNames } from '../world/worldTables.ts';
import { absorptiveCapacityOf } from './absorptiveCapacity.ts';
import { birthWord, SLOTS } from './birthWord.ts';
import { DOMESTIC_OWNER, FOREIGN_OWNER } from './firmColumns.ts';
import type { ModelTables, ModelValues, ModelWorld } from './firmRule.ts';
import { inventionFields } from './inventionFields.ts';

const purpose = (name: string): number => hashText(`populateClusters.${name}`);
/** Firms of a cluster stage after the multiplier, at least one where there is any. */
export const scaledCount = (firms: number, scale: number): number =>
  firms === 0 ? 0 : Math.max(1, Math.round(firms * scale));

/** Streams of the properties that firms start with, one a purpose. */
const drawNames = [
  'cluster',
  'size',
  'design',
  'manufacture',
  'brand',
  'performer',
  'propensity',
  'age',
  'owner',
  'reliance',
  'drawer',
] as const;
type Draws = Readonly<Record<(typeof drawNames)[number], Stream>>;

function startingDraws(runKey: RunKey): Draws {
  return Object.fromEntries(
    drawNames.map((name) => [name, new Stream().rekey(runKey, purpose(name), 0, 0)]),
  ) as unknown as Draws;
}

/**
 * The firms at the start. Each node has its target sales as capital (one yuan of capital carries one yuan of sales),
 * spread over its firms with better firms larger; competences lie around the cluster's means. Sets capital, natural
 * capacity and the typical firm of every domestic node.
 * @param model its tables, and the length of a tick in years
 */
export function populateClusters(
  world: ModelWorld,
  spec: WorldSpec,
  params: ModelValues,
  runKey: RunKey,
  { tables, dt }: { readonly tables: ModelTables; readonly dt: number },
): void {
  const { firm, node } = world;
  const K = spec.industries.length;
  const rows = rowsOf(tables, world, 'firm');
  const draws = startingDraws(runKey);
  const count = (cluster: ClusterSpec, stage: StageName): number =>
    scaledCount(cluster.firms[stage], params.firm.countScale);
  rows.reserve(
    spec.clusters.reduce((sum, cluster) => sum + stageNames.reduce((n, stage) => n + count(cluster, stage), 0), 0),
  );
  for (const [r, region] of spec.regions.entries()) {
    for (const [k, industry] of spec.industries.entries()) {
      const cluster = spec.clusters.find((c) => c.region === region.name && c.industry === industry.name);
      if (cluster === undefined) continue;
      const first = (r * K + k) * STAGES;
      const error =
        (cluster.competenceUncertainty ?? 0) * params.firm.competenceError * draws.cluster.normal(node.key[first]!, 0);
      let sales = 0;
      let firms = 0;
      for (const [s, stage] of stageNames.entries()) {
        const members = count(cluster, stage);
        if (members === 0) continue;
        if (members > SLOTS) {
          throw new WorldError(`${members} firms in one stage of a cluster, at most ${SLOTS} are possible`);
        }
        const target = cluster.sales[stage];
        node.capital[first + s] = target;
        node.referenceCapital[first + s] = target / members;
        sales += target;
        firms += members;
        const start = firm.count;
        for (let slot = 0; slot < members; slot++) {
          startFirm(firm, rows.add(), first + s, stage, slot, cluster, error, world, params, draws, dt);
        }
        endowFirms(firm, start, target, world, params, draws.drawer);
      }
      // a stage the cluster does not hold yet is thought of in firms of the size the cluster has
      for (let n = first; n < first + STAGES; n++) {
        if (node.referenceCapital[n] === 0 && firms > 0) node.referenceCapital[n] = sales / firms;
      }
    }
  }
  thinkOfTypicalFirms(world, spec.regions.length, K);
  for (let n = 0; n < node.count; n++) {
    if (node.referenceCapital[n]! > 0) node.lnReference[n] = log(node.referenceCapital[n]!);
  }
  naturalCapacity(world, world.economy.count, K);
}

/** A cluster that does not exist yet is thought of in firms as elsewhere in the industry, or as elsewhere in its region. */
function thinkOfTypicalFirms({ node }: ModelWorld, regions: number, K: number): void {
  const stated = node.referenceCapital.slice();
  const meanOver = (rows: readonly number[]): number => {
    const known = rows.filter((n) => stated[n]! > 0);
    return known.length === 0 ? 0 : known.reduce((sum, n) => sum + stated[n]!, 0) / known.length;
  };
  for (let n = 0; n < regions * K * STAGES; n++) {
    if (stated[n]! > 0) continue;
    const sector = n % (K * STAGES);
    const region = Math.floor(n / (K * STAGES));
    const elsewhere = meanOver(Array.from({ length: regions }, (_, r) => r * K * STAGES + sector));
    const here = meanOver(Array.from({ length: K }, (_, k) => (region * K + k) * STAGES + (n % STAGES)));
    node.referenceCapital[n] = elsewhere > 0 ? elsewhere : here;
  }
}

/** Who a firm is: id, competences, size relative to its node (in lnCapital), propensity, age, owner, reliance. */
function startFirm(
  firm: ModelWorld['firm'],
  f: number,
  n: number,
  stage: StageName,
  slot: number,
  cluster: ClusterSpec,
  error: number,
  { node }: ModelWorld,
  params: ModelValues,
  draws: Draws,
  dt: number,
): void {
  const idHigh = node.key[n]!;
  const idLow = birthWord(0, slot);
  const outside = cluster.crossCompetence ?? cluster.competence;
  const fields = { upstream: draws.design, midstream: draws.manufacture, downstream: draws.brand };
  const deviation = (field: StageName): number => cluster.competenceSpread * fields[field].normal(idHigh, idLow);
  // what a firm is at its own trade shows in its sales; what it could do in other fields is less well known
  const competence = (field: StageName): number =>
    (field === stage ? cluster.competence[field] : outside[field] + error) + deviation(field);
  firm.idHigh[f] = idHigh;
  firm.idLow[f] = idLow;
  firm.node[f] = n;
  firm.design[f] = competence('upstream');
  firm.manufacture[f] = competence('midstream');
  firm.brand[f] = competence('downstream');
  firm.lnCapital[f] =
    params.firm.sizeSpread * draws.size.normal(idHigh, idLow) + params.firm.sizeByCompetence * deviation(stage);
  const sd = params.firm.propensitySpread;
  const performs = draws.performer.uniform(idHigh, idLow) >= params.firm.nonPerformers;
  firm.rdPropensity[f] = performs ? exp(sd * draws.propensity.normal(idHigh, idLow) - 0.5 * sd * sd) : 0;
  firm.birth[f] = -Math.round((params.firm.startingAge * draws.age.exponential(idHigh, idLow)) / dt);
  firm.owner[f] = draws.owner.uniform(idHigh, idLow) < cluster.foreignOwned ? FOREIGN_OWNER : DOMESTIC_OWNER;
  const reliance = 2 * cluster.foreignReliance * draws.reliance.uniform(idHigh, idLow) * params.research.reliance;
  firm.foreignReliance[f] = Math.min(1, reliance);
}

/** Scales the firms from row `start` on to the capital of their node and gives them cash and R&D at rest. */
function endowFirms(
  firm: ModelWorld['firm'],
  start: number,
  target: number,
  { sector, economy, node }: ModelWorld,
  params: ModelValues,
  drawers: Stream,
): void {
  let capital = 0;
  for (let f = start; f < firm.count; f++) capital += exp(firm.lnCapital[f]!);
  const scale = log(target / capital);
  const typical = target / (firm.count - start);
  for (let f = start; f < firm.count; f++) {
    const n = firm.node[f]!;
    firm.lnCapital[f]! += scale;
    firm.capital[f] = exp(firm.lnCapital[f]!);
    // what the rates of policies in the first tick are rationed on
    firm.sales[f] = firm.capital[f]!;
    firm.cash[f] = params.demography.startingCash * firm.capital[f]!;
    const intensity = sector.researchIntensity[node.sector[n]!]!;
    const talent = economy.talent[node.economy[n]!]!;
    startResearch(firm, f, node.stage[n]!, intensity, talent, params, typical, drawers);
  }
}

/**
 * R&D capital, inventions in the drawer and new-product share at rest for the R&D of the stage, so that innovation does
 * not start from nothing: drawer = arrivals/(use + loss), new-product share = inflow/(inflow + 1/life).
 */
function startResearch(
  firm: ModelWorld['firm'],
  f: number,
  s: number,
  stageIntensity: number,
  talent: number,
  params: ModelValues,
  typical: number,
  drawers: Stream,
): void {
  const { research } = params;
  const K = firm.capital[f]!;
  const intensity = stageIntensity * firm.rdPropensity[f]! * params.research.startingDrive;
  firm.rdStock[f] = (intensity / research.depreciation) * K;
  const capacity = absorptiveCapacityOf(firm.rdStock[f]!, K, research.absorptionHalf, research.talentFloor, talent);
  const [design, , brand] = inventionFields[s]!;
  const displaced = 1 - research.displacement * firm.foreignReliance[f]! * (design + brand);
  const knowledge = exp(research.ownKnowledge * log(Math.max(capacity, 0.02) / 0.3));
  const arrivals = (research.arrival * intensity * knowledge * displaced) / research.referenceIntensity;
  const leaving = research.conversion + research.loss;
  const lines = Math.max(1, K / (research.lineSize * typical));
  const mean = leaving > 0 ? (lines * arrivals) / leaving : 0;
  firm.unconverted[f] = drawers.poisson(firm.idHigh[f]!, firm.idLow[f]!, mean);
  // half of the inventions put to use are steps forward
  const inflow = leaving > 0 ? (0.5 * arrivals * research.conversion * research.newProductGain) / leaving : 0;
  firm.newProductShare[f] = inflow / (inflow + 1 / research.newProductLife);
}

/**
 * Capital a place has labour, land and suppliers for: what it starts with, and for stages it hardly has, its share of
 * the nation's capital in the industry applied to the nation's capital in the stage.
 */
function naturalCapacity(world: ModelWorld, E: number, K: number): void {
  const { node } = world;
  for (let k = 0; k < K; k++) {
    let nation = 0;
    const byStage = [0, 0, 0];
    for (let e = 0; e < E; e++) {
      for (let s = 0; s < STAGES; s++) {
        const capital = node.capital[(e * K + k) * STAGES + s]!;
        nation += capital;
        byStage[s]! += capital;
      }
    }
    for (let e = 0; e < E; e++) {
      const first = (e * K + k) * STAGES;
      const own = node.capital[first]! + node.capital[first + 1]! + node.capital[first + 2]!;
      for (let s = 0; s < STAGES; s++) {
        const fair = nation > 0 ? (own / nation) * byStage[s]! : 0;
        node.capitalStart[first + s] = Math.max(node.capital[first + s]!, fair);
      }
    }
  }
}

import { exp, log } from '../engine/maths.ts';
import { hashText, type RunKey, Stream } from '../engine/random.ts';
import { rowsOf } from '../engine/table.ts';
import { WorldError } from '../world/worldError.ts';
import type { WorldSpec } from '../world/worldSpec.ts';
import { MIDSTREAM, STAGES, type StageName, stageNames } from '../world/worldTables.ts';
import { absorptiveCapacityOf } from './absorptiveCapacity.ts';
import { birthWord, SLOTS } from './birthWord.ts';
import { FOREIGN_OWNER } from './firmColumns.ts';
import { type ModelValues, type ModelWorld, tables } from './firmRule.ts';
import { inventionFields } from './inventionFields.ts';

const purpose = (name: string): number => hashText(`populateClusters.${name}`);
/** Mean age of the firms at the start, years. */
const MEAN_AGE = 8;
/** How much larger better firms are at the start, ln size per ln competence. */
const SIZE_BY_COMPETENCE = 2;

/** Firms of a cluster stage after the multiplier, at least one where there is any. */
export const scaledCount = (firms: number, scale: number): number =>
  firms === 0 ? 0 : Math.max(1, Math.round(firms * scale));

/**
 * The firms at the start. Each node has its target sales as capital (one yuan of capital carries one yuan of sales),
 * spread over its firms with better firms larger; competences lie around the cluster's means. Sets capital, natural
 * capacity and the typical firm of every domestic node.
 */
export function populateClusters(world: ModelWorld, spec: WorldSpec, params: ModelValues, runKey: RunKey): void {
  const { firm, node, sector, economy } = world;
  const K = spec.industries.length;
  const rows = rowsOf(tables, world, 'firm');
  const draw = (name: string): Stream => {
    const stream = new Stream();
    stream.rekey(runKey, purpose(name), 0, 0);
    return stream;
  };
  const streams = {
    cluster: draw('cluster'),
    size: draw('size'),
    design: draw('design'),
    manufacture: draw('manufacture'),
    brand: draw('brand'),
    performer: draw('performer'),
    propensity: draw('propensity'),
    age: draw('age'),
    owner: draw('owner'),
    reliance: draw('reliance'),
    drawer: draw('drawer'),
  };
  const order = spec.regions.flatMap((region, r) =>
    spec.industries.map((industry, k) => ({
      first: (r * K + k) * STAGES,
      cluster: spec.clusters.find((c) => c.region === region.name && c.industry === industry.name),
    })),
  );
  const total = order.reduce(
    (sum, { cluster }) =>
      sum + stageNames.reduce((n, stage) => n + scaledCount(cluster?.firms[stage] ?? 0, params.firm.countScale), 0),
    0,
  );
  rows.reserve(total);
  for (const { first, cluster } of order) {
    if (cluster === undefined) continue;
    const outside = cluster.crossCompetence ?? cluster.competence;
    const error = (cluster.competenceUncertainty ?? 0) * streams.cluster.normal(node.key[first]!, 0);
    let typical = 0;
    let typicalOf = 0;
    for (let s = 0; s < STAGES; s++) {
      const stage = stageNames[s]!;
      const count = scaledCount(cluster.firms[stage], params.firm.countScale);
      if (count === 0) continue;
      if (count > SLOTS)
        throw new WorldError(`${count} firms in one stage of a cluster, at most ${SLOTS} are possible`);
      const n = first + s;
      const target = cluster.sales[stage];
      node.capital[n] = target;
      node.referenceCapital[n] = target / count;
      typical += target;
      typicalOf += count;
      let capital = 0;
      const start = firm.count;
      for (let slot = 0; slot < count; slot++) {
        const f = rows.add();
        const idHigh = node.key[n]!;
        const idLow = birthWord(0, slot);
        firm.idHigh[f] = idHigh;
        firm.idLow[f] = idLow;
        firm.node[f] = n;
        const spread = cluster.competenceSpread;
        const deviation = {
          design: spread * streams.design.normal(idHigh, idLow),
          manufacture: spread * streams.manufacture.normal(idHigh, idLow),
          brand: spread * streams.brand.normal(idHigh, idLow),
        };
        // what a firm is at its own trade shows in its sales; what it could do in other fields is less well known
        const level = (stage: StageName): number =>
          stageNames[s] === stage ? cluster.competence[stage] : outside[stage] + error;
        firm.design[f] = level('upstream') + deviation.design;
        firm.manufacture[f] = level('midstream') + deviation.manufacture;
        firm.brand[f] = level('downstream') + deviation.brand;
        const own = s < MIDSTREAM ? deviation.design : s === MIDSTREAM ? deviation.manufacture : deviation.brand;
        const size = params.firm.sizeSpread * streams.size.normal(idHigh, idLow) + SIZE_BY_COMPETENCE * own;
        firm.lnCapital[f] = size;
        capital += exp(size);
        const sd = params.firm.propensitySpread;
        const performs = streams.performer.uniform(idHigh, idLow) >= params.firm.nonPerformers;
        firm.rdPropensity[f] = performs ? exp(sd * streams.propensity.normal(idHigh, idLow) - 0.5 * sd * sd) : 0;
        firm.birth[f] = -Math.round((MEAN_AGE * streams.age.exponential(idHigh, idLow)) / 0.25);
        firm.owner[f] = streams.owner.uniform(idHigh, idLow) < cluster.foreignOwned ? FOREIGN_OWNER : 0;
        const reliance =
          2 * cluster.foreignReliance * streams.reliance.uniform(idHigh, idLow) * params.research.reliance;
        firm.foreignReliance[f] = Math.min(1, reliance);
      }
      const scale = log(target / capital);
      for (let f = start; f < firm.count; f++) {
        firm.lnCapital[f]! += scale;
        const K_ = exp(firm.lnCapital[f]!);
        firm.capital[f] = K_;
        // what rates of the first tick are rationed on
        firm.sales[f] = K_;
        firm.cash[f] = params.demography.startingCash * K_;
        startResearch(
          firm,
          f,
          s,
          sector.researchIntensity[n % sector.count]!,
          economy.talent[Math.floor(n / sector.count)]!,
          params,
          target / count,
          streams.drawer,
        );
      }
    }
    for (let s = 0; s < STAGES; s++) {
      if (node.referenceCapital[first + s]! === 0 && typicalOf > 0)
        node.referenceCapital[first + s] = typical / typicalOf;
    }
  }
  for (let n = 0; n < node.count; n++) {
    if (node.referenceCapital[n]! > 0) node.lnReference[n] = log(node.referenceCapital[n]!);
  }
  naturalCapacity(world, economy.count, K);
}

/** R&D drive (margin over reference margin) that the starting stocks are at rest for: about that of the average firm. */
const STARTING_DRIVE = 0.6;

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
  const intensity = stageIntensity * firm.rdPropensity[f]! * STARTING_DRIVE;
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

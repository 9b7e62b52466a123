import { findScenario } from '../src/cli/findScenario.ts';
import { netMargin, valueAddedPerWorker } from '../src/measures/activity.ts';
import { spatialGini } from '../src/measures/kernels/spatialGini.ts';
import type { RunRecord } from '../src/measures/measure.ts';
import { lq } from '../src/measures/specialisation.ts';
import { canonicalSpec } from '../src/world/layOutWorld.ts';
import {
  dispersionExponent,
  growthRates,
  lqPersistence,
  moves,
  productivityRatios,
  researchIntensity,
  SETTLED,
  survival,
} from './firmPatterns.ts';
import { projectFolder } from './modelHash.ts';
import { observeFirms } from './observeFirms.ts';

const STAGES = 3;

/** Quantities of one replicate, by pattern and quantity of patterns.yaml; NaN where undefined. */
export type Quantities = Readonly<Record<string, Readonly<Record<string, number>>>>;

/** Hoover Gini of all industrial sales over regions by year, all activity of the regions as reference (P2). */
function giniPath(record: RunRecord): number[] {
  const { regions, industries, economies } = record;
  const nodes = industries.length * STAGES;
  return Array.from({ length: record.years }, (_, year) => {
    const sales = new Float64Array(regions);
    const reference = new Float64Array(regions);
    for (let r = 0; r < regions; r++) {
      for (let n = 0; n < nodes; n++) sales[r]! += record.nodeYear.sales[(year * economies.length + r) * nodes + n]!;
      reference[r] = sales[r]! + record.economyYear.restOutput[year * economies.length + r]!;
    }
    return spatialGini(sales, reference);
  });
}

function hump(record: RunRecord): Record<string, number> {
  const path = giniPath(record);
  // a peak at the very end is no hump; the first year of the highest value counts
  const highest = Math.max(...path);
  const peak = path.indexOf(highest);
  return {
    'peak year after opening': peak + 1,
    'rise from year 1 to the peak, relative': highest / path[0]! - 1,
    'fall from the peak to year 30, relative': 1 - path[path.length - 1]! / highest,
  };
}

/** Mean over cluster-years (settled) of the contrast of a stage with midstream, for the industries given (P4). */
function contrast(values: Float64Array, record: RunRecord, stage: number, industries: readonly number[]): number {
  const K = record.industries.length;
  let sum = 0;
  let count = 0;
  for (let year = SETTLED; year < record.years; year++) {
    for (let r = 0; r < record.regions; r++) {
      for (const k of industries) {
        const first = ((year * record.regions + r) * K + k) * STAGES;
        const difference = values[first + stage]! - values[first + 1]!;
        if (!Number.isFinite(difference)) continue;
        sum += difference;
        count++;
      }
    }
  }
  return count === 0 ? Number.NaN : sum / count;
}

function smile(record: RunRecord, electronicsLike: ReadonlySet<string>): Record<string, number> {
  const perWorker = valueAddedPerWorker.compute(record);
  const margin = netMargin.compute(record);
  const all = Array.from(record.industries.keys());
  const like = all.filter((k) => electronicsLike.has(record.industries[k]!));
  const other = all.filter((k) => !electronicsLike.has(record.industries[k]!));
  const curvature = (industries: readonly number[]): number =>
    0.5 * (contrast(perWorker, record, 0, industries) + contrast(perWorker, record, 2, industries));
  return {
    'valueAddedPerWorker U - M': contrast(perWorker, record, 0, all),
    'valueAddedPerWorker D - M': contrast(perWorker, record, 2, all),
    'netMargin U - M': contrast(margin, record, 0, all),
    'netMargin D - M': contrast(margin, record, 2, all),
    'curvature electronics-like - other': curvature(like) - curvature(other),
  };
}

/** Industries whose chain is modular with brands and core parts apart from assembly, as P4 means it. */
const ELECTRONICS_LIKE: ReadonlySet<string> = new Set([
  'electronics',
  'next-generation-information-technology',
  'electronic-information',
]);

/** Runs a scenario once and reads off everything that the patterns of firms, regions and stages ask for. */
export function emergentPatterns(
  name: string,
  set: Readonly<Record<string, number>>,
  seed: string,
  replicate: number,
): Quantities {
  const parameters = Object.entries(set).map(([path, value]) => ({ path, value: String(value), origin: 'validation' }));
  const { scenario } = findScenario(name, { set: parameters, cwd: projectFolder });
  const { firms, record } = observeFirms(scenario, seed, replicate);
  const spec = canonicalSpec(scenario.world);
  const growth = growthRates(firms);
  const K = record.industries.length;
  const births = Array.from({ length: record.years }, (_, year) => {
    const nodes = record.economies.length * K * STAGES;
    let sum = 0;
    for (let n = 0; n < record.regions * K * STAGES; n++) sum += record.nodeYear.entries[year * nodes + n]!;
    return sum;
  });
  const { hazardRatio, fiveYearExit, tenYearExit } = survival(firms, births);
  const intensity = researchIntensity(firms);
  const [ratioU, ratioM, ratioD] = productivityRatios(firms, scenario.parameters.firm.sizeElasticity);
  const areas = spec.regions.map((region) => ('area' in region ? String(region.area) : null));
  const moved = moves(firms, K, (region) => areas[region] ?? null);
  return {
    P2: hump(record),
    P4: smile(record, ELECTRONICS_LIKE),
    P8: { beta: dispersionExponent(growth) },
    P9: {
      'hazard at age 0-2 / hazard at age 10-20': hazardRatio,
      'five-year exit share': fiveYearExit,
      'ten-year exit share': tenYearExit,
    },
    P10: { ar1: lqPersistence(lq.compute(record), record.regions * K) },
    P11: { aggregate: intensity.aggregate, 'firm mean': intensity.firmMean, skewness: intensity.skewness },
    P12: { 'ratio U': ratioU!, 'ratio M': ratioM!, 'ratio D': ratioD! },
    P13: {
      relocation: moved.rate,
      'share of East-Central moves among interregional moves of the first ten years': moved.eastToCentral,
    },
  };
}

import type { Label } from '../../engine/parameter.ts';
import type { OwnCluster } from './readClusters.ts';
import type { OwnRegion } from './readRegions.ts';

/** Defaults of what a table of regions leaves open. */
export const regionDefaults = {
  /** Thousand yuan a person a year. */
  wage: 60,
  talent: 0.25,
  infrastructure: 0,
  /** Employed share of the population. */
  employed: 0.5,
  /** Employment of the rest of the economy as a multiple of that of the clusters. */
  restMultiple: 3,
  /** Gross output of the rest of the economy as a multiple of its wage bill. */
  outputPerWage: 2.5,
  /** Radius of the circle on which regions without a position stand, km. */
  radius: 200,
  /** From the middle of a coastal region to its port, km. */
  toPort: 100,
  /** Way to the port where no region is known to be coastal, km. */
  farPort: 500,
} as const;
/** The rest of the economy employs at least this share of what the clusters do. */
const LEAST_REST = 0.1;
const KM_PER_DEGREE = 111.3;

const round = (value: number): number => Number(value.toPrecision(6));

/** Entries `regions` of a world, each number with its source, and what was assumed in words. */
export function describeRegions(regions: readonly OwnRegion[], clusters: readonly OwnCluster[], file: string) {
  const { wage, talent, infrastructure, employed, restMultiple, outputPerWage, toPort, farPort } = regionDefaults;
  const spots = placeRegions(regions);
  const coast = spots.filter((_, r) => regions[r]!.coastal === true);
  const assumed: Label[] = [];
  const entries = regions.map((region, r) => {
    const { east, north } = spots[r]!;
    const jobs = clusters.reduce((sum, cluster) => sum + (cluster.region === region.name ? cluster.employment : 0), 0);
    const byPeople = region.population === null ? restMultiple * jobs : employed * region.population - jobs;
    const rest = round(Math.max(LEAST_REST * jobs, byPeople));
    const pay = (region.wage ?? wage) / 1000;
    const sources: Record<string, string> = {};
    const assume = (field: string, text: Label): void => {
      sources[field] = `assumption, ${text.en}`;
      assumed.push({ en: `${region.name}: ${text.en}`, zh: `${region.name}：${text.zh}` });
    };
    if (region.place === null) {
      const text = {
        en: `no position given: put on a circle of ${regionDefaults.radius} km around the others`,
        zh: `未给出位置：置于其他地区周围半径 ${regionDefaults.radius} 公里的圆上`,
      };
      assume('east', text);
      sources['north'] = `assumption, ${text.en}`;
    }
    if (region.wage === null)
      assume('wage', { en: `wage of ${wage} thousand yuan a person a year`, zh: `工资为每人每年 ${wage} 千元` });
    if (region.talent === null) assume('talent', { en: `skilled share of ${talent}`, zh: `技能劳动力占比 ${talent}` });
    if (region.infrastructure === null)
      assume('infrastructure', { en: 'average infrastructure', zh: '基础设施处于平均水平' });
    if (region.population === null)
      assume('restEmployment', {
        en: `the rest of its economy employs ${restMultiple} times as many as its clusters`,
        zh: `其余经济的就业为其集群的 ${restMultiple} 倍`,
      });
    else if (byPeople < LEAST_REST * jobs)
      assume('restEmployment', {
        en: `the population leaves nobody for the rest of the economy: it employs ${LEAST_REST} times as many as the clusters`,
        zh: `按人口计算其余经济没有就业：设为集群就业的 ${LEAST_REST} 倍`,
      });
    else
      assume('restEmployment', {
        en: `half of the population works, outside the clusters unless in them`,
        zh: '一半人口就业，集群以外者均在其余经济',
      });
    assume('restOutput', {
      en: `gross output of the rest of its economy is ${outputPerWage} times its wage bill`,
      zh: `其余经济的总产出为其工资总额的 ${outputPerWage} 倍`,
    });
    const way =
      coast.length === 0
        ? farPort
        : toPort + Math.min(...coast.map((port) => Math.hypot(port.east - east, port.north - north)));
    const text =
      coast.length === 0
        ? { en: `no coastal region given: ${farPort} km to its port`, zh: `未给出沿海地区：距港口 ${farPort} 公里` }
        : {
            en: `way to the port: ${toPort} km beyond the nearest coastal region`,
            zh: `到港口的距离：最近沿海地区再加 ${toPort} 公里`,
          };
    assume('portDistance', text);
    return {
      name: region.name,
      east,
      north,
      wage: pay,
      restEmployment: rest,
      restOutput: round(rest * pay * outputPerWage),
      talent: region.talent ?? talent,
      infrastructure: region.infrastructure ?? infrastructure,
      portDistance: Math.round(way),
      source: file,
      sources,
    };
  });
  return { entries, assumed };
}

/** Km east and north of the middle of the regions with a position; the others stand on a circle around it. */
function placeRegions(regions: readonly OwnRegion[]): { readonly east: number; readonly north: number }[] {
  const placed = regions.flatMap(({ place }) => (place === null ? [] : [place]));
  const mean = (pick: (place: { lat: number; lon: number }) => number): number =>
    placed.reduce((sum, place) => sum + pick(place), 0) / Math.max(1, placed.length);
  const middle = { lat: mean(({ lat }) => lat), lon: mean(({ lon }) => lon) };
  const stretch = Math.cos((middle.lat * Math.PI) / 180);
  const lost = regions.filter(({ place }) => place === null);
  return regions.map((region) => {
    if (region.place === null) {
      const angle = (2 * Math.PI * lost.indexOf(region)) / lost.length;
      return {
        east: Math.round(regionDefaults.radius * Math.sin(angle)),
        north: Math.round(regionDefaults.radius * Math.cos(angle)),
      };
    }
    return {
      east: Math.round((region.place.lon - middle.lon) * KM_PER_DEGREE * stretch),
      north: Math.round((region.place.lat - middle.lat) * KM_PER_DEGREE),
    };
  });
}

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
  const assumed: string[] = [];
  const entries = regions.map((region, r) => {
    const { east, north } = spots[r]!;
    const jobs = clusters.reduce((sum, cluster) => sum + (cluster.region === region.name ? cluster.employment : 0), 0);
    const byPeople = region.population === null ? restMultiple * jobs : employed * region.population - jobs;
    const rest = round(Math.max(LEAST_REST * jobs, byPeople));
    const pay = (region.wage ?? wage) / 1000;
    const sources: Record<string, string> = {};
    const assume = (field: string, text: string): void => {
      sources[field] = `assumption, ${text}`;
      assumed.push(`${region.name}: ${text}`);
    };
    if (region.place === null) {
      const text = `no position given: put on a circle of ${regionDefaults.radius} km around the others`;
      assume('east', text);
      sources['north'] = `assumption, ${text}`;
    }
    if (region.wage === null) assume('wage', `wage of ${wage} thousand yuan a person a year`);
    if (region.talent === null) assume('talent', `skilled share of ${talent}`);
    if (region.infrastructure === null) assume('infrastructure', 'average infrastructure');
    if (region.population === null)
      assume('restEmployment', `the rest of its economy employs ${restMultiple} times as many as its clusters`);
    else if (byPeople < LEAST_REST * jobs)
      assume(
        'restEmployment',
        `the population leaves nobody for the rest of the economy: it employs ${LEAST_REST} times as many as the clusters`,
      );
    else assume('restEmployment', `half of the population works, outside the clusters unless in them`);
    assume('restOutput', `gross output of the rest of its economy is ${outputPerWage} times its wage bill`);
    const way =
      coast.length === 0
        ? farPort
        : toPort + Math.min(...coast.map((port) => Math.hypot(port.east - east, port.north - north)));
    const text =
      coast.length === 0
        ? `no coastal region given: ${farPort} km to its port`
        : `way to the port: ${toPort} km beyond the nearest coastal region`;
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

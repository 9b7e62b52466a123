import type { ReadTable } from '../readTable.ts';
import { namesOf, optionalNumbers, requireKnownColumns } from './tableCells.ts';

/** A region as the table states it; null for what it leaves open. */
export interface OwnRegion {
  readonly name: string;
  /** Degrees. */
  readonly place: { readonly lat: number; readonly lon: number } | null;
  /** Thousand persons. */
  readonly population: number | null;
  /** Thousand yuan a person a year. */
  readonly wage: number | null;
  readonly talent: number | null;
  readonly infrastructure: number | null;
  readonly coastal: boolean | null;
}

/**
 * Regions of a table `region[,lat,lon][,population][,wage][,talent][,infrastructure][,coastal]`, in the order of `names`;
 * one that the table lacks states nothing.
 * @throws InputError for a region that no cluster names, or one stated twice
 */
export function readRegions(table: ReadTable | null, names: readonly string[]): OwnRegion[] {
  const nothing = { place: null, population: null, wage: null, talent: null, infrastructure: null, coastal: null };
  if (table === null) return names.map((name) => ({ name, ...nothing }));
  requireKnownColumns(table, ['region', 'lat', 'lon', 'population', 'wage', 'talent', 'infrastructure', 'coastal']);
  const own = namesOf(table, 'region');
  own.forEach((name, row) => {
    const earlier = own.indexOf(name);
    if (earlier < row) throw table.refuse({ row, earlier, problem: `repeats ${name}`, expected: 'every region once' });
    if (!names.includes(name)) {
      throw table.refuse({ row, column: 'region', value: name, expected: 'a region of the table of clusters' });
    }
  });
  const lat = optionalNumbers(table, 'lat', { min: -90, max: 90 });
  const lon = optionalNumbers(table, 'lon', { min: -180, max: 180 });
  const population = optionalNumbers(table, 'population', { min: 0.001, max: 1e7 });
  const wage = optionalNumbers(table, 'wage', { min: 0.1, max: 10_000 });
  const talent = optionalNumbers(table, 'talent', { min: 0, max: 1 });
  const infrastructure = optionalNumbers(table, 'infrastructure', { min: -10, max: 10 });
  const coastal = optionalNumbers(table, 'coastal', { min: 0, max: 1, whole: true });
  return names.map((name) => {
    const row = own.indexOf(name);
    if (row < 0) return { name, ...nothing };
    const [north, east] = [lat[row]!, lon[row]!];
    if ((north === null) !== (east === null)) {
      throw table.refuse({
        row,
        problem: `has ${north === null ? 'lon' : 'lat'} alone`,
        expected: 'lat and lon, or neither',
      });
    }
    return {
      name,
      place: north === null || east === null ? null : { lat: north, lon: east },
      population: population[row]!,
      wage: wage[row]!,
      talent: talent[row]!,
      infrastructure: infrastructure[row]!,
      coastal: coastal[row] === null ? null : coastal[row] === 1,
    };
  });
}

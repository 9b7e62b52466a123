import type { FirmYear } from '../../src/experiments/observeFirms.ts';
import type { RunRecord } from '../../src/measures/measure.ts';

/** First year whose growth, dispersion and contrasts count: the starting population has settled. */
export const SETTLED = 8;
/** Stages of a cluster: upstream, midstream, downstream. */
export const STAGES = 3;

/** One run of a world, as patterns are read off it. */
export interface Observation {
  readonly record: RunRecord;
  /** Firms at the end of every year, year 0 first. */
  readonly firms: readonly FirmYear[];
  /** Foundings of the domestic regions by year. */
  readonly births: readonly number[];
  /** Area (East, Central ...) of each region, or null where the world has none. */
  readonly areas: readonly (string | null)[];
  /** Elasticity of sales to capital, which the residual of productivity is taken with. */
  readonly sizeElasticity: number;
  /** Years from the start to the first policy of the world: in `provinces` the opening of the coast; 0 without. */
  readonly opening: number;
}

/** Quantities by the names of patterns.yaml (what stands before the words on an interval); NaN where undefined. */
export type Reading = (observation: Observation) => Readonly<Record<string, number>>;

/** Row of every firm of a year by id. */
export const rowsById = ({ id }: FirmYear): Map<number, number> => new Map(Array.from(id, (name, f) => [name, f]));

/** Value added of a node in a year, billion yuan: sales and production subsidies less inputs. */
export function valueAddedOf(record: RunRecord, year: number, region: number, industry: number, stage: number): number {
  const { sales, subsidies, inputs } = record.nodeYear;
  const n = ((year * record.economies.length + region) * record.industries.length + industry) * STAGES + stage;
  return sales[n]! + subsidies[n]! - inputs[n]!;
}

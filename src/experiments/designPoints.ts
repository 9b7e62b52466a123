import { buildDesign } from './designs/buildDesign.ts';
import type { DesignMeta, Factor, LazyPoints } from './designs/lazyPoints.ts';
import type { DesignEntry } from './experimentSchema.ts';

/** An uncertain parameter: a range, or single values (then `low` and `high` are the places of the first and last). */
export interface UncertainFactor extends Factor {
  readonly values?: readonly number[];
}

/** A design with its table read: plain data. */
export type PlannedDesign =
  | Exclude<DesignEntry, { readonly kind: 'table' | 'file' }>
  | { readonly kind: 'table'; readonly rows: readonly (readonly number[])[] };

/** The points of an experiment in the units of its factors. */
export interface ExperimentPoints {
  readonly count: number;
  readonly point: (i: number) => Float64Array;
  /** What the analysis needs of a generated design; null for a table or a single point. */
  readonly meta: DesignMeta | null;
}

function generated(
  design: Exclude<PlannedDesign, { readonly kind: 'table' | 'defaults' }>,
  factors: readonly UncertainFactor[],
  seed: string,
): LazyPoints {
  // grids and fractional factorials draw nothing
  if (design.kind === 'fractionalFactorial') return buildDesign(design, factors);
  if (design.kind !== 'grid') return buildDesign({ ...design, seed }, factors);
  const levels = factors.map(({ values }) => values?.length ?? design.levels);
  return buildDesign({ kind: 'fullFactorial', levels }, factors);
}

/**
 * The points of a design, each computed when asked for.
 * @throws RangeError for options that do not fit the factors
 */
export function designPoints(
  design: PlannedDesign,
  factors: readonly UncertainFactor[],
  seed: string,
): ExperimentPoints {
  if (design.kind === 'defaults') return { count: 1, point: () => new Float64Array(0), meta: null };
  if (design.kind === 'table') {
    return { count: design.rows.length, point: (i) => Float64Array.from(design.rows[i]!), meta: null };
  }
  const points = generated(design, factors, seed);
  const point = (i: number): Float64Array =>
    points.point(i).map((value, k) => factors[k]!.values?.[Math.round(value)] ?? value);
  return { count: points.count, point, meta: points.meta };
}

import { fractionalFactorial } from './designs/fractionalFactorial.ts';
import { fullFactorial } from './designs/fullFactorial.ts';
import { latinHypercube } from './designs/latinHypercube.ts';
import type { DesignMeta, Factor, LazyPoints } from './designs/lazyPoints.ts';
import { morris } from './designs/morris.ts';
import { saltelli } from './designs/saltelli.ts';
import { sobol } from './designs/sobol.ts';
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
  switch (design.kind) {
    case 'grid':
      return fullFactorial({ levels: factors.map(({ values }) => values?.length ?? design.levels) }, factors);
    case 'fractionalFactorial':
      return fractionalFactorial(design, factors);
    case 'latinHypercube':
      return latinHypercube({ points: design.points, seed }, factors);
    case 'sobol':
      return sobol({ ...design, seed }, factors);
    case 'morris':
      return morris({ ...design, seed }, factors);
    case 'saltelli':
      return saltelli({ ...design, seed }, factors);
  }
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

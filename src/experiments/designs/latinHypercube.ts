import { designDraws } from './designDraws.ts';
import { type Factor, type LazyPoints, lazyPoints, requireWhole } from './lazyPoints.ts';

export interface LatinHypercubeOptions {
  readonly points: number;
  readonly seed: string;
  /** Exchanges tried to push the closest points apart (default: 20 a point, at most 20,000; 0 leaves a random one). */
  readonly exchanges?: number;
}

/** A random permutation of 0..count-1 (Fisher and Yates). */
function permutation(count: number, draw: (i: number) => number): Int32Array {
  const order = Int32Array.from({ length: count }, (_, i) => i);
  for (let i = count - 1; i > 0; i--) {
    const j = Math.floor(draw(i) * (i + 1));
    const kept = order[i]!;
    order[i] = order[j]!;
    order[j] = kept;
  }
  return order;
}

/** Squared distance in cells of two points. */
function apart(columns: readonly Int32Array[], a: number, b: number): number {
  let sum = 0;
  for (const column of columns) sum += (column[a]! - column[b]!) ** 2;
  return sum;
}

/** Nearest neighbour of point p, and the squared distance in cells to it. */
function nearest(columns: readonly Int32Array[], p: number): { readonly neighbour: number; readonly distance: number } {
  let distance = Number.POSITIVE_INFINITY;
  let neighbour = -1;
  for (let other = 0; other < columns[0]!.length; other++) {
    if (other === p) continue;
    const found = apart(columns, p, other);
    if (found >= distance) continue;
    distance = found;
    neighbour = other;
  }
  return { neighbour, distance };
}

/** Exchanges a coordinate of the point with the nearest neighbour with that of another wherever it parts them. */
function spread(columns: readonly Int32Array[], exchanges: number, draw: (a: number, b: number) => number): void {
  const count = columns[0]!.length;
  const distances = new Float64Array(count);
  const neighbours = new Int32Array(count);
  const look = (i: number): void => {
    const { neighbour, distance } = nearest(columns, i);
    distances[i] = distance;
    neighbours[i] = neighbour;
  };
  for (let i = 0; i < count; i++) look(i);
  /** Distances after points p and q have moved: only those whose neighbour went away are looked for anew. */
  const follow = (p: number, q: number): void => {
    for (let i = 0; i < count; i++) {
      if (i === p || i === q || neighbours[i] === p || neighbours[i] === q) {
        look(i);
        continue;
      }
      for (const moved of [p, q]) {
        const distance = apart(columns, i, moved);
        if (distance >= distances[i]!) continue;
        distances[i] = distance;
        neighbours[i] = moved;
      }
    }
  };
  for (let e = 0; e < exchanges; e++) {
    let p = 0;
    for (let i = 1; i < count; i++) if (distances[i]! < distances[p]!) p = i;
    const q = (p + 1 + Math.floor(draw(e, 0) * (count - 1))) % count;
    const column = columns[Math.floor(draw(e, 1) * columns.length)]!;
    const before = Math.min(distances[p]!, distances[q]!);
    const swap = (): void => {
      const kept = column[p]!;
      column[p] = column[q]!;
      column[q] = kept;
    };
    swap();
    if (Math.min(nearest(columns, p).distance, nearest(columns, q).distance) <= before) swap();
    else follow(p, q);
  }
}

/**
 * Latin hypercube: every factor's range is cut into as many cells as there are points, each cell used once, the place
 * in the cell random; exchanges then push the closest points apart (maximin). Memory: the permutations, 4 bytes a
 * point and factor. An exchange costs some passes over the points; above 2,000 points it is left random.
 *
 * @throws RangeError for fewer than 2 points
 * @see McKay, Beckman & Conover (1979) Technometrics 21, 239-245; Morris & Mitchell (1995) Journal of Statistical
 * Planning and Inference 43, 381-402
 */
export function latinHypercube(options: LatinHypercubeOptions, factors: readonly Factor[]): LazyPoints {
  const { points, seed } = options;
  requireWhole('points of a Latin hypercube', points, 2);
  const exchanges = options.exchanges ?? (points > 2000 ? 0 : Math.min(20 * points, 20000));
  requireWhole('exchanges of a Latin hypercube', exchanges, 0);
  const order = designDraws(seed, 'latin hypercube order');
  const place = designDraws(seed, 'latin hypercube place');
  const columns = factors.map((_, k) => permutation(points, (i) => order(k, i)));
  if (exchanges > 0 && factors.length > 1) spread(columns, exchanges, designDraws(seed, 'latin hypercube exchange'));
  let least = Number.NaN;
  if (points <= 2000 && factors.length > 0) {
    least = Number.POSITIVE_INFINITY;
    for (let p = 0; p < points; p++) least = Math.min(least, nearest(columns, p).distance);
  }
  const unit = (i: number): Float64Array =>
    Float64Array.from(columns, (column, k) => (column[i]! + place(k, i)) / points);
  return lazyPoints(factors, points, unit, {
    kind: 'latinHypercube',
    smallestDistance: Math.sqrt(least) / points,
  });
}

import { designDraws } from '../designs/designDraws.ts';

/**
 * Hartigan's dip: the largest distance between the empirical distribution function and the unimodal one closest to it.
 * For a mode at a data point the closest is convex to its left (greatest convex minorant, raised by half of its
 * distance) and concave to its right; the dip is the least over modes. 0.25 for two equal point masses.
 * Source: Hartigan & Hartigan 1985, Annals of Statistics 13, 70-84.
 */
export function dip(values: readonly number[]): number {
  const x = [...values].sort((a, b) => a - b);
  const n = x.length;
  if (n < 2) return 0;
  // distinct points with the distribution function just below and at them
  const points: { x: number; below: number; at: number }[] = [];
  for (let i = 0; i < n; ) {
    let j = i;
    while (j < n && x[j] === x[i]) j++;
    points.push({ x: x[i]!, below: i / n, at: j / n });
    i = j;
  }
  const left = distances(points);
  const mirrored = points.map((p) => ({ x: -p.x, below: 1 - p.at, at: 1 - p.below })).reverse();
  const right = distances(mirrored).reverse();
  let least = Number.POSITIVE_INFINITY;
  for (let m = 0; m < points.length; m++) least = Math.min(least, Math.max(left[m]!, right[m]!));
  return Math.max(least / 2, 1 / (2 * n));
}

/** For every m: the largest distance of the distribution function over points 0..m to its convex minorant there. */
function distances(points: readonly { x: number; below: number; at: number }[]): number[] {
  const result: number[] = [];
  for (let m = 0; m < points.length; m++) {
    // the minorant runs under the function just below its jumps; the mode itself may hold a jump
    const hull: number[] = [];
    for (let i = 0; i <= m; i++) {
      while (hull.length >= 2) {
        const a = points[hull.at(-2)!]!;
        const b = points[hull.at(-1)!]!;
        const c = points[i]!;
        if ((b.below - a.below) * (c.x - a.x) < (c.below - a.below) * (b.x - a.x)) break;
        hull.pop();
      }
      hull.push(i);
    }
    let worst = 0;
    for (let h = 0; h + 1 < hull.length; h++) {
      const a = points[hull[h]!]!;
      const b = points[hull[h + 1]!]!;
      for (let i = hull[h]!; i < hull[h + 1]!; i++) {
        const p = points[i]!;
        const under = a.below + ((b.below - a.below) * (p.x - a.x)) / (b.x - a.x);
        worst = Math.max(worst, p.at - under);
      }
    }
    result.push(worst);
  }
  return result;
}

/** Uniform samples behind a p value: 199 make the least one 1 / 200. */
const SAMPLES = 199;

/** Dips of uniform samples of n values, drawn once for each n: they depend on nothing else. */
const uniformDips = new Map<number, readonly number[]>();

function dipsOfUniform(n: number): readonly number[] {
  let dips = uniformDips.get(n);
  if (dips === undefined) {
    const draw = designDraws('1', `dip of ${n}`);
    dips = Array.from({ length: SAMPLES }, (_, s) => dip(Array.from({ length: n }, (__, i) => draw(s, i))));
    uniformDips.set(n, dips);
  }
  return dips;
}

/**
 * Share of 199 uniform samples of the same size with a dip at least as large (the uniform is the least favourable
 * unimodal case), the sample itself counted in: 0.005 or more. The time grows with n squared.
 */
export function dipPValue(values: readonly number[]): number {
  const observed = dip(values);
  const larger = dipsOfUniform(values.length).filter((d) => d >= observed).length;
  return (larger + 1) / (SAMPLES + 1);
}

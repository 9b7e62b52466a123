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

/**
 * Share of uniform samples of the same size with a larger dip (the uniform is the least favourable unimodal case).
 * @param random uniform numbers in [0, 1)
 */
export function dipPValue(values: readonly number[], random: () => number, samples = 500): number {
  const observed = dip(values);
  let larger = 0;
  for (let s = 0; s < samples; s++) {
    if (dip(Array.from({ length: values.length }, random)) >= observed) larger++;
  }
  return (larger + 1) / (samples + 1);
}

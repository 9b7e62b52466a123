import type { Factor } from '../designs/lazyPoints.ts';

const A = 7;
const B = 0.1;

/**
 * Ishigami's function, a test of sensitivity analysis with known indices: sin x1 + 7 sin^2 x2 + 0.1 x3^4 sin x1 on
 * [-pi, pi]^3. x3 matters only together with x1. Source: Ishigami & Homma (1990) ISUMA 1990, 398-403.
 */
export function ishigami(x: ArrayLike<number>): number {
  return Math.sin(x[0]!) + A * Math.sin(x[1]!) ** 2 + B * x[2]! ** 4 * Math.sin(x[0]!);
}

/** Its three factors. */
export const ishigamiFactors: readonly Factor[] = ['x1', 'x2', 'x3'].map((path) => ({
  path,
  low: -Math.PI,
  high: Math.PI,
}));

const alone = 0.5 * (1 + (B * Math.PI ** 4) / 5) ** 2;
const second = A ** 2 / 8;
const joint = B ** 2 * Math.PI ** 8 * (1 / 18 - 1 / 50);

/** Exact indices: V1 = (1 + b pi^4 / 5)^2 / 2, V2 = a^2 / 8, V13 = b^2 pi^8 (1/18 - 1/50). */
export const ishigamiIndices = Object.freeze({
  first: [alone, second, 0].map((part) => part / (alone + second + joint)),
  total: [alone + joint, second, joint].map((part) => part / (alone + second + joint)),
});

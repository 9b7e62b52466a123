/**
 * Sobol's g-function on the unit cube: the product of (|4 x_i - 2| + a_i) / (1 + a_i). The smaller a_i, the more factor i
 * matters. Source: Saltelli & Sobol (1995) Reliability Engineering & System Safety 50, 225-239.
 */
export function gFunction(x: ArrayLike<number>, a: readonly number[]): number {
  return a.reduce((product, ai, i) => product * ((Math.abs(4 * x[i]! - 2) + ai) / (1 + ai)), 1);
}

/**
 * Its exact indices: V_i = 1 / (3 (1 + a_i)^2), V = prod (1 + V_j) - 1, S_i = V_i / V, ST_i = V_i prod over others
 * (1 + V_j) / V.
 */
export function gFunctionIndices(a: readonly number[]): { readonly first: number[]; readonly total: number[] } {
  const parts = a.map((ai) => 1 / (3 * (1 + ai) ** 2));
  const product = parts.reduce((sum, part) => sum * (1 + part), 1);
  const variance = product - 1;
  return {
    first: parts.map((part) => part / variance),
    total: parts.map((part) => (part * product) / ((1 + part) * variance)),
  };
}

import { outputMultipliers, technicalCoefficients } from './inputOutput.ts';
import { requireFlows } from './requireFlows.ts';

/**
 * Upstreamness: the average number of stages a sector's output still passes before final use, counting its own sale as 1.
 *
 *     U = (I - D)^-1 1        D_ij = Z_ij / X_i   (the share of i's output that j uses)
 *
 * - Shapes: `intermediate` n x n from row to column, `output` n; result n. Every defined entry is at least 1, and 1 means
 *   that all output goes to final use.
 * - Units: money in, stages out.
 * - Edge cases: NaN for a sector without output. Sales to such a sector end there, as if they were final.
 * - For one country's table give as `output` the amount used at home, X - exports + imports, less additions to stocks.
 *
 * @throws RangeError when a flow is negative or not finite, a sector sells more to sectors than its output, or a closed
 *   group of sectors never sells to final use; names the sector
 * @see Antras, Chor, Fally and Hillberry (2012) American Economic Review 102(3)
 * @example
 * ```ts
 * // 0 sells 10 to 1 and 5 to final use; 1 sells all its 30 to final use.
 * upstreamness(Float64Array.of(0, 10, 0, 0), Float64Array.of(15, 30))[0]; // => 1.666666666666667
 * ```
 */
export function upstreamness(intermediate: Float64Array, output: Float64Array): Float64Array {
  const n = output.length;
  requireFlows('intermediate', intermediate, n, n);
  requireFlows('output', output, n, 1);
  const allocation = new Float64Array(n * n);
  for (let i = 0; i < n; i++) {
    for (let j = 0; j < n; j++) {
      // Turned round, sales are the "inputs" of a chain that runs backwards: the same solver then serves both measures.
      if (output[i] > 0 && output[j] > 0) allocation[j * n + i] = intermediate[i * n + j] / output[i];
    }
  }
  return undefinedWithoutOutput(outputMultipliers(allocation, n, 'final sales'), output);
}

/**
 * Downstreamness: the average number of stages a sector's inputs have passed since they were value added, counting its own
 * stage as 1.
 *
 *     D = (I - A')^-1 1       a_ij = Z_ij / X_j   (what j uses of i per unit of its output)
 *
 * - Shapes, units: as `upstreamness`. 1 means that the sector buys nothing.
 * - Edge cases: NaN for a sector without output.
 * - Identity: the mean of U weighted by value added equals the mean of D weighted by final demand.
 *
 * @throws RangeError when a flow is negative or not finite, value added is negative, or a closed group of sectors adds no
 *   value; names the sector
 * @see Antras and Chor (2013) Econometrica 81(6); Fally (2012)
 * @example
 * ```ts
 * downstreamness(Float64Array.of(0, 10, 0, 0), Float64Array.of(15, 30))[1]; // => 1.333333333333333
 * ```
 */
export function downstreamness(intermediate: Float64Array, output: Float64Array): Float64Array {
  const coefficients = technicalCoefficients(intermediate, output);
  return undefinedWithoutOutput(outputMultipliers(coefficients, output.length), output);
}

function undefinedWithoutOutput(stages: Float64Array, output: Float64Array): Float64Array {
  return stages.map((value, i) => (output[i] > 0 ? value : Number.NaN));
}

import { requireAmounts } from './requireAmounts.ts';
import { requireFlows } from './requireFlows.ts';

/**
 * Output that is left when supplies are cut, while inputs of different kinds cannot replace one another.
 *
 * Every node j needs its inputs in fixed proportions. Suppliers of one kind of input replace each other only as far as
 * `substitution` says: those not cut can raise their deliveries by that share. A node that makes less serves other nodes
 * before final demand, and once it cannot make what it normally delivers to them, all get less in proportion. With rho the
 * share of its output a node still makes, k the share of a flow the cut leaves, I normal deliveries to nodes, X output,
 *
 *     c_o = min(1, rho_o X_o / I_o)
 *     rho_j = min(1, min over critical inputs i of  sum_o in i Z_oj c_o (k_oj if cut, else 1 + substitution) / sum_o in i Z_oj)
 *
 * The right side rises with rho, so going down from no loss at all ends at the largest solution: what is left once
 * shortages have run down the chains. Nobody holds stocks.
 *
 * - Shapes: `intermediate` nodes x nodes from row to column, `remaining` the same (share of each flow left, 0 to 1),
 *   `output` one a node, `inputOf` the kind of input each node sells (its sector), `critical` one a kind: 1 when nothing is
 *   made without it; result one share a node.
 * - Units: money in, shares out.
 * - Edge cases: a node that buys no critical input keeps all of its output.
 *
 * @throws RangeError when shapes disagree, a flow is negative or not finite, or a share out of range
 * @see Leontief (1936) for fixed proportions; Hallegatte (2008) Risk Analysis 28(3) for shortages that spread forward
 * @example
 * ```ts
 * // 0 sells all its 10 to 1, which makes 30; half of the flow is cut.
 * const flows = { intermediate: Float64Array.of(0, 10, 0, 0), output: Float64Array.of(10, 30) };
 * const cut = { remaining: Float64Array.of(1, 0.5, 1, 1), inputOf: [0, 1], critical: [1, 1], substitution: 0 };
 * outputAfterCut({ ...flows, ...cut })[1]; // => 0.5
 * ```
 */
export function outputAfterCut({
  intermediate,
  output,
  remaining,
  inputOf,
  critical,
  substitution,
}: {
  readonly intermediate: Float64Array;
  readonly output: Float64Array;
  readonly remaining: Float64Array;
  readonly inputOf: ArrayLike<number>;
  readonly critical: ArrayLike<number>;
  readonly substitution: number;
}): Float64Array {
  const N = inputOf.length;
  const K = critical.length;
  requireFlows('intermediate', intermediate, N, N);
  requireFlows('output', output, N, 1);
  requireFlows('remaining', remaining, N, N);
  const beyond = remaining.findIndex((share) => share > 1);
  if (beyond >= 0) throw new RangeError(`remaining[${beyond}] is ${remaining[beyond]}, expected a share from 0 to 1`);
  if (!(substitution >= 0 && substitution < Number.POSITIVE_INFINITY)) {
    throw new RangeError(`substitution is ${substitution}, expected a finite number of at least 0`);
  }
  const needed = new Float64Array(K * N);
  const delivers = new Float64Array(N);
  for (let o = 0; o < N; o++) {
    for (let j = 0; j < N; j++) {
      needed[inputOf[o]! * N + j]! += intermediate[o * N + j]!;
      delivers[o]! += intermediate[o * N + j]!;
    }
  }
  const left = new Float64Array(N).fill(1);
  const delivered = new Float64Array(K * N);
  for (let change = 1; change > 1e-12; ) {
    delivered.fill(0);
    for (let o = 0; o < N; o++) {
      const able = delivers[o]! > 0 ? Math.min(1, (left[o]! * output[o]!) / delivers[o]!) : 1;
      for (let j = 0; j < N; j++) {
        const share = remaining[o * N + j]! < 1 ? remaining[o * N + j]! : 1 + substitution;
        delivered[inputOf[o]! * N + j]! += intermediate[o * N + j]! * able * share;
      }
    }
    change = 0;
    for (let j = 0; j < N; j++) {
      let rho = left[j]!;
      for (let i = 0; i < K; i++) {
        const need = needed[i * N + j]!;
        // a sum in another order may fall a hair short of the need it equals
        if (critical[i] === 1 && need > 0 && delivered[i * N + j]! < need * (1 - 1e-14)) {
          rho = Math.min(rho, delivered[i * N + j]! / need);
        }
      }
      change = Math.max(change, left[j]! - rho);
      left[j] = rho;
    }
  }
  return left;
}

/**
 * Output lost to a shock: what is missing against the path without it, in periods of normal output.
 *
 *     lost = sum_t max(0, b_t - x_t) / mean of b
 *
 * - Shapes: two lists over the same periods: `baseline` without the shock, `shocked` with it. 1 is the output of one
 *   mean period.
 * - Edge cases: periods with more output than the baseline gain nothing back; NaN when the baseline adds up to 0, or a
 *   value is unknown.
 *
 * @throws RangeError when an amount is negative or infinite, or the lists differ in length
 * @see Bruneau et al. (2003) Earthquake Spectra 19(4), the resilience triangle
 * @example
 * ```ts
 * outputLost(Float64Array.of(10, 10, 10), Float64Array.of(10, 5, 8)); // => 0.7
 * ```
 */
export function outputLost(baseline: Float64Array, shocked: Float64Array): number {
  requireAmounts('baseline', baseline, baseline.length);
  requireAmounts('shocked', shocked, baseline.length);
  let lost = 0;
  let total = 0;
  let unknown = false;
  for (let t = 0; t < baseline.length; t++) {
    unknown ||= Number.isNaN(baseline[t]) || Number.isNaN(shocked[t]);
    lost += Math.max(0, baseline[t]! - shocked[t]!);
    total += baseline[t]!;
  }
  return total > 0 && !unknown ? (lost * baseline.length) / total : Number.NaN;
}

/**
 * Time to recover: periods from the first that falls below a share of the baseline to the first from which output stays at
 * or above it to the end.
 *
 * - Shapes: two lists over the same periods. 0 when output never falls below.
 * - Edge cases: NaN when it is still below at the end: it has not recovered yet, and how long it takes is not known.
 *
 * @param threshold share of the baseline that counts as recovered, such as .95
 * @throws RangeError when an amount is negative or infinite, the lists differ in length, or the threshold is not in (0, 1]
 * @see Bruneau et al. (2003)
 * @example
 * ```ts
 * recoveryTime(Float64Array.of(10, 10, 10, 10), Float64Array.of(10, 5, 8, 10), 0.95); // => 2
 * ```
 */
export function recoveryTime(baseline: Float64Array, shocked: Float64Array, threshold: number): number {
  requireAmounts('baseline', baseline, baseline.length);
  requireAmounts('shocked', shocked, baseline.length);
  if (!(threshold > 0 && threshold <= 1))
    throw new RangeError(`threshold is ${threshold}, expected above 0, at most 1`);
  let first = -1;
  let last = -1;
  for (let t = 0; t < baseline.length; t++) {
    if (Number.isNaN(baseline[t]) || Number.isNaN(shocked[t])) return Number.NaN;
    if (shocked[t]! >= threshold * baseline[t]!) continue;
    if (first < 0) first = t;
    last = t;
  }
  if (first < 0) return 0;
  return last === baseline.length - 1 ? Number.NaN : last + 1 - first;
}

/** A leaf, or a question that parts the runs. */
export interface TreeNode {
  readonly runs: number;
  /** Mean outcome of the runs here; for 0 and 1 the share of cases. */
  readonly mean: number;
  readonly split?: {
    readonly input: number;
    /** Runs with input <= threshold go to `low`, the others to `high`. */
    readonly threshold: number;
    /** Share of the whole sum of squares that this question explains. */
    readonly explained: number;
    readonly low: TreeNode;
    readonly high: TreeNode;
  };
}

export interface TreeOptions {
  readonly depth?: number;
  /** Fewest runs in a leaf (default: 5 % of all, at least 5). */
  readonly fewest?: number;
  /** Least share of the whole sum of squares that a question must explain (default 0.01). */
  readonly least?: number;
}

/**
 * Regression tree (CART): splits runs by the question "input <= threshold" that lowers the sum of squares most, again
 * and again. For outcomes 0 and 1 this is the Gini criterion, and means are shares of cases.
 *
 * - Shapes: `inputs[input][run]`, `values[run]`; thresholds lie half-way between neighbouring values.
 * - Edge cases: runs without a value (NaN) are left out; none at all gives a leaf with mean NaN. Of equally good
 *   questions the first input wins.
 *
 * @see Breiman, Friedman, Olshen & Stone (1984) Classification and Regression Trees, chapter 8
 * @example
 * ```ts
 * regressionTree([[1, 2, 3, 4]], [0, 0, 1, 1], { fewest: 1 }).split; // input 0, threshold 2.5, explained 1
 * ```
 */
export function regressionTree(
  inputs: readonly ArrayLike<number>[],
  values: ArrayLike<number>,
  options: TreeOptions = {},
): TreeNode {
  const runs = Array.from({ length: values.length }, (_, i) => i).filter((i) => !Number.isNaN(values[i]!));
  const { depth = 3, fewest = Math.max(5, Math.ceil(0.05 * runs.length)), least = 0.01 } = options;
  const whole = squares(values, runs);
  return grow(inputs, values, runs, { depth, fewest, least }, whole);
}

const meanOf = (values: ArrayLike<number>, runs: readonly number[]): number =>
  runs.length === 0 ? Number.NaN : runs.reduce((sum, i) => sum + values[i]!, 0) / runs.length;

/** Sum of squares about the mean. */
function squares(values: ArrayLike<number>, runs: readonly number[]): number {
  const centre = meanOf(values, runs);
  return runs.reduce((sum, i) => sum + (values[i]! - centre) ** 2, 0);
}

function grow(
  inputs: readonly ArrayLike<number>[],
  values: ArrayLike<number>,
  runs: readonly number[],
  options: Required<TreeOptions>,
  whole: number,
): TreeNode {
  const node = { runs: runs.length, mean: meanOf(values, runs) };
  if (options.depth === 0 || !(whole > 0)) return node;
  let best: { input: number; threshold: number; gain: number } | undefined;
  inputs.forEach((input, k) => {
    const sorted = [...runs].sort((i, j) => input[i]! - input[j]! || i - j);
    let sum = 0;
    for (let place = 1; place < sorted.length; place++) {
      sum += values[sorted[place - 1]!]! - node.mean;
      const below = input[sorted[place - 1]!]!;
      const above = input[sorted[place]!]!;
      if (below === above || place < options.fewest || sorted.length - place < options.fewest) continue;
      // what the two means explain: deviations of the halves sum to s and -s
      const gain = (sum * sum) / place + (sum * sum) / (sorted.length - place);
      if (gain > (best?.gain ?? 0)) best = { input: k, threshold: below + (above - below) / 2, gain };
    }
  });
  if (best === undefined || best.gain / whole < options.least) return node;
  const { input, threshold, gain } = best;
  const deeper = { ...options, depth: options.depth - 1 };
  const branch = (low: boolean): TreeNode =>
    grow(
      inputs,
      values,
      runs.filter((i) => inputs[input]![i]! <= threshold === low),
      deeper,
      whole,
    );
  return { ...node, split: { input, threshold, explained: gain / whole, low: branch(true), high: branch(false) } };
}

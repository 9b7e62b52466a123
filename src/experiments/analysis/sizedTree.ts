import { designDraws } from '../designs/designDraws.ts';
import { mean, standardDeviation } from '../statistics.ts';
import { regressionTree, type TreeNode, type TreeOptions } from './regressionTree.ts';

const FOLDS = 10;

/** A tree with the size that cross-validation gives it. */
export interface SizedTree {
  readonly tree: TreeNode;
  /** Share of the variance of runs left out that the tree explains; 0 or less for a single leaf. */
  readonly explained: number;
}

export interface SizedTreeOptions extends TreeOptions {
  readonly seed?: string;
}

/** What the questions below a node explain together, how many there are, and the weakest part per question. */
interface Branch {
  readonly gain: number;
  readonly questions: number;
  readonly weakest: number;
}

function branchOf(node: TreeNode): Branch {
  if (node.split === undefined) return { gain: 0, questions: 0, weakest: Number.POSITIVE_INFINITY };
  const { explained, low, high } = node.split;
  const parts = [branchOf(low), branchOf(high)];
  const gain = explained + parts[0]!.gain + parts[1]!.gain;
  const questions = 1 + parts[0]!.questions + parts[1]!.questions;
  return { gain, questions, weakest: Math.min(gain / questions, parts[0]!.weakest, parts[1]!.weakest) };
}

/** The smallest subtree whose every branch explains more than `least` of the whole per question. */
function pruned(node: TreeNode, least: number): TreeNode {
  const leaf = { runs: node.runs, mean: node.mean };
  if (node.split === undefined) return leaf;
  const cut = {
    ...node,
    split: { ...node.split, low: pruned(node.split.low, least), high: pruned(node.split.high, least) },
  };
  const { gain, questions } = branchOf(cut);
  return gain / questions <= least ? leaf : cut;
}

/** The levels of `least` at which the tree loses a branch, ascending from 0. */
function levelsOf(tree: TreeNode): number[] {
  const levels = [0];
  for (let now = pruned(tree, 0); now.split !== undefined; ) {
    const { weakest } = branchOf(now);
    levels.push(weakest);
    now = pruned(now, weakest);
  }
  return levels;
}

function valueAt(tree: TreeNode, inputs: readonly ArrayLike<number>[], run: number): number {
  let node = tree;
  while (node.split !== undefined) {
    node = inputs[node.split.input]![run]! <= node.split.threshold ? node.split.low : node.split.high;
  }
  return node.mean;
}

/**
 * A regression tree of the size that predicts best: grown in full, pruned where a question explains too little, and the
 * least that a question must explain found by cross-validation in ten parts. Of the trees whose error lies within one
 * standard error of the smallest, the smallest tree is taken, so that noise grows no branch.
 *
 * - Shapes: as `regressionTree`; the parts are drawn by `seed`.
 * - Edge cases: below 20 runs with a value nothing can be left out, and the tree is a single leaf.
 *
 * @see Breiman, Friedman, Olshen & Stone (1984) Classification and Regression Trees, chapters 3 and 8.5
 */
export function sizedTree(
  inputs: readonly ArrayLike<number>[],
  values: ArrayLike<number>,
  { seed = '1', ...options }: SizedTreeOptions = {},
): SizedTree {
  const runs = Array.from({ length: values.length }, (_, i) => i).filter((i) => !Number.isNaN(values[i]!));
  const full = regressionTree(inputs, values, options);
  const leaf = { tree: pruned(full, Number.POSITIVE_INFINITY), explained: 0 };
  if (runs.length < 2 * FOLDS || full.split === undefined) return leaf;
  const levels = levelsOf(full);
  // a level stands for all up to the next one: their geometric mean; from the last on the tree is a leaf
  const tried = levels.map((level, l) => Math.sqrt(level * (levels[l + 1] ?? Number.POSITIVE_INFINITY)));
  const draw = designDraws(seed, 'folds');
  const place = runs.map((run) => draw(run, 0));
  const order = Array.from(runs.keys()).sort((i, j) => place[i]! - place[j]! || i - j);
  const errors = tried.map(() => new Float64Array(runs.length));
  for (let fold = 0; fold < FOLDS; fold++) {
    const left = order.filter((_, at) => at % FOLDS === fold);
    const without = Float64Array.from(values);
    for (const i of left) without[runs[i]!] = Number.NaN;
    const grown = regressionTree(inputs, without, options);
    for (const [l, level] of tried.entries()) {
      const tree = pruned(grown, level);
      for (const i of left) errors[l]![i] = (values[runs[i]!]! - valueAt(tree, inputs, runs[i]!)) ** 2;
    }
  }
  const means = errors.map((squares) => mean(squares));
  const best = means.indexOf(Math.min(...means));
  const most = means[best]! + standardDeviation(errors[best]!) / Math.sqrt(runs.length);
  // levels ascend: the last that is good enough leaves the smallest tree
  const chosen = means.reduce((last, error, l) => (error <= most ? l : last), best);
  const centre = mean(runs.map((run) => values[run]!));
  const whole = mean(runs.map((run) => (values[run]! - centre) ** 2));
  return { tree: pruned(full, levels[chosen]!), explained: whole > 0 ? 1 - means[chosen]! / whole : 0 };
}

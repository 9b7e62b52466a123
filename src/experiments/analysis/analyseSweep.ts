import type { LazyPoints } from '../designs/lazyPoints.ts';
import { mean } from '../statistics.ts';
import { describeOutcome, type OutcomeDescription } from './describeOutcome.ts';
import { type MorrisEffect, morrisEffects } from './morrisEffects.ts';
import { type PawnIndex, pawnIndices } from './pawnIndices.ts';
import { type Box, prim } from './prim.ts';
import type { TreeNode } from './regressionTree.ts';
import { sizedTree } from './sizedTree.ts';
import { type SobolIndices, sobolIndices } from './sobolIndices.ts';
import { type VarianceSplit, varianceSplit } from './varianceSplit.ts';

export interface SweepAnalysisOptions {
  /** Which runs "fail" (or succeed): asks under which conditions more than half of the replicates of a point do. */
  readonly isCase?: (value: number) => boolean;
  /** What a missing run does to Sobol indices: refuse (default), or leave out its base block whole. */
  readonly missing?: 'refuse' | 'dropBlock';
  readonly seed?: string;
}

/** Everything that can be said of one outcome of a sweep; what the design does not allow is absent. */
export interface SweepAnalysis {
  /** Over all runs. */
  readonly outcome: OutcomeDescription;
  /** With two points and two replicates or more. */
  readonly split?: VarianceSplit;
  /** Points that miss a replicate: they have no value in what follows. */
  readonly missingPoints: number;
  readonly morris?: readonly MorrisEffect[];
  readonly sobol?: SobolIndices;
  /** Of space-filling designs. */
  readonly pawn?: readonly PawnIndex[];
  /** Of all but Morris designs, whose points do not fill the space; the share of failing runs where cases are asked for. */
  readonly tree?: TreeNode;
  /** Share of the variance of points left out that the tree explains. */
  readonly treeExplained?: number;
  readonly boxes?: readonly Box[];
}

/** Mean over replicates; NaN when one is missing, since points would then be averaged over different seeds. */
function wholeMean(values: ArrayLike<number>): number {
  let sum = 0;
  for (let i = 0; i < values.length; i++) sum += values[i]!;
  return values.length === 0 ? Number.NaN : sum / values.length;
}

/**
 * Analyses one outcome of a sweep by what its design allows: Morris effects, Sobol indices, PAWN indices and conditions
 * of space-filling designs; range, uncertainty and modes of all.
 *
 * - Shapes: `values[point][replicate]`, points in the order of the design, replicates on the same seeds at every point;
 *   a run that failed is NaN.
 *
 * @throws RangeError when points and values differ in number, or a run is missing that the design cannot spare
 */
export function analyseSweep(
  design: LazyPoints,
  values: readonly ArrayLike<number>[],
  { isCase, missing = 'refuse', seed = '1' }: SweepAnalysisOptions = {},
): SweepAnalysis {
  if (values.length !== design.count) {
    throw new RangeError(`values of ${values.length} points, expected the ${design.count} of the design`);
  }
  const factors = design.factors.length;
  const means = Float64Array.from(values, wholeMean);
  const runs = values.flatMap((replicates) => Array.from(replicates));
  const { kind } = design.meta;
  const { meta } = design;
  const replicated = values.length > 1 && values[0]!.length > 1;
  const analysis = {
    outcome: describeOutcome(runs, seed),
    ...(replicated ? { split: varianceSplit(values) } : {}),
    missingPoints: means.filter(Number.isNaN).length,
  };
  if (kind === 'morris') return { ...analysis, morris: morrisEffects(means, design.unit, factors, { seed }) };
  const sobol =
    meta.kind === 'saltelli'
      ? { sobol: sobolIndices(means, { factors, secondOrder: meta.secondOrder, missing, seed }) }
      : {};
  if (meta.kind === 'saltelli' && !isCase) return { ...analysis, ...sobol };
  const inputs = Array.from({ length: factors }, () => new Float64Array(design.count));
  for (let i = 0; i < design.count; i++) {
    const point = design.point(i);
    for (let k = 0; k < factors; k++) inputs[k]![i] = point[k]!;
  }
  const spaceFilling = kind === 'sobol' || kind === 'latinHypercube';
  const studied = { ...analysis, ...sobol, ...(spaceFilling ? { pawn: pawnIndices(inputs, means, { seed }) } : {}) };
  const treeOf = (outcomes: ArrayLike<number>) => {
    const { tree, explained } = sizedTree(inputs, outcomes, { seed });
    return { tree, treeExplained: explained };
  };
  if (!isCase) return { ...studied, ...treeOf(means) };
  const shares = values.map((replicates, i) =>
    Number.isNaN(means[i]!) ? Number.NaN : mean(Array.from(replicates, (y) => Number(isCase(y)))),
  );
  const known = Array.from(shares.keys()).filter((i) => !Number.isNaN(shares[i]!));
  return {
    ...studied,
    ...treeOf(shares),
    boxes: prim(
      inputs.map((input) => known.map((i) => input[i]!)),
      known.map((i) => shares[i]! > 0.5),
    ),
  };
}

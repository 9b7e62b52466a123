export * from './analysis/adjustPValues.ts';
export * from './analysis/analyseSweep.ts';
export * from './analysis/bootstrapDifference.ts';
export * from './analysis/bootstrapInterval.ts';
export * from './analysis/convergence.ts';
export * from './analysis/describeOutcome.ts';
export * from './analysis/dipTest.ts';
export * from './analysis/gFunction.ts';
export * from './analysis/ishigami.ts';
export * from './analysis/morrisEffects.ts';
export * from './analysis/pawnIndices.ts';
export * from './analysis/prim.ts';
export * from './analysis/regressionTree.ts';
export * from './analysis/replicatesNeeded.ts';
export * from './analysis/sizedTree.ts';
export {
  type Index,
  type SobolIndices,
  type SobolOptions as SobolIndexOptions,
  sobolIndices,
} from './analysis/sobolIndices.ts';
export * from './analysis/studySweep.ts';
export * from './analysis/varianceSplit.ts';
export * from './comparison/choice.ts';
export * from './comparison/comparisonStudy.ts';
export * from './comparison/costEffectiveness.ts';
export * from './comparison/effect.ts';
export * from './comparison/firstClearYear.ts';
export * from './comparison/groupEffects.ts';
export * from './comparison/outcome.ts';
export * from './comparison/pairingGain.ts';
export * from './comparison/policiesApart.ts';
export * from './comparison/robustness.ts';
export * from './comparison/studyComparison.ts';
export { buildDesign, type Design } from './designs/buildDesign.ts';
export type { DesignMeta, Factor, LazyPoints } from './designs/lazyPoints.ts';
export type { ExperimentPlan } from './experimentPlan.ts';
export { type LoadedExtension, loadExtension } from './files/loadExtension.ts';
export { type ReadExperiment, readExperiment } from './files/readExperiment.ts';
export * from './pairedDifference.ts';
export { readPlan } from './results/planFile.ts';
export { type FirmRow, type RunRow, readResults, type SeriesRow, type SweepResults } from './results/readResults.ts';
export * from './runExperiment.ts';
export * from './statistics.ts';

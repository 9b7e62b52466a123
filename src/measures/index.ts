/**
 * The measures library: kernels on arrays, measures of a run, measures of tables. Pure; docs/generated/measures.md has
 * every formula, unit and edge case.
 */
export * from './kernels/autoregression.ts';
export * from './kernels/bootstrapQuotients.ts';
export * from './kernels/concentration.ts';
export * from './kernels/dispersionBySize.ts';
export * from './kernels/ellisonGlaeser.ts';
export * from './kernels/envelopment.ts';
export * from './kernels/envelopmentBootstrap.ts';
export * from './kernels/envelopmentSlacks.ts';
export * from './kernels/exportDecomposition.ts';
export * from './kernels/firmValueAdded.ts';
export * from './kernels/fitColumns.ts';
export * from './kernels/growthShape.ts';
export * from './kernels/gvcIndices.ts';
export * from './kernels/hazardByAge.ts';
export * from './kernels/hillExponent.ts';
export * from './kernels/incompleteBeta.ts';
export * from './kernels/inputOutput.ts';
export * from './kernels/koopmanTerms.ts';
export * from './kernels/leastSquares.ts';
export * from './kernels/locationQuotient.ts';
export * from './kernels/malmquist.ts';
export * from './kernels/minimise.ts';
export * from './kernels/pairedContrast.ts';
export * from './kernels/panelRegression.ts';
export * from './kernels/powerLawTail.ts';
export * from './kernels/quantileRatio.ts';
export * from './kernels/relatedness.ts';
export * from './kernels/skewness.ts';
export * from './kernels/smileTest.ts';
export * from './kernels/spatialGini.ts';
export * from './kernels/standardScores.ts';
export * from './kernels/stochasticFrontier.ts';
export * from './kernels/structure.ts';
export * from './kernels/supplySecurity.ts';
export * from './kernels/tailProbability.ts';
export * from './kernels/theil.ts';
export * from './kernels/triangularFactor.ts';
export * from './kernels/twoStageEfficiency.ts';
export * from './kernels/upstreamness.ts';
export * from './kernels/withinTransform.ts';
export type { Dimension, Measure, MeasureKind, RunRecord } from './measure.ts';
export { measureNamed, measures } from './measures.ts';
export type {
  ResultCell,
  ResultRow,
  Table,
  TableColumn,
  TableFlag,
  TableFlags,
  TableMeasure,
  TableProblem,
  TableResult,
} from './tables/tableMeasure.ts';
export { tableMeasureNamed, tableMeasures } from './tables/tableMeasures.ts';

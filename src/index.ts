/**
 * The library: read a scenario, run it, measure it. `startRun` steps a world tick by tick; `runReplicate` runs one
 * replicate to its end; `assembleResult` puts replicates together. Nothing here touches files, clocks or the screen.
 */
export {
  type ModelParameters,
  type ModelTables,
  type ModelValues,
  type ModelWorld,
  parameters,
  tables,
} from './agents/firmRule.ts';
export { createModelWorld, type RunSpec, startRun } from './createRun.ts';
export { type Engine, type Model, type Observer, type Phase, phase, withRule } from './engine/engine.ts';
export { defaultsOf, type Label, type Parameter, parameterAt, parameterPaths } from './engine/parameter.ts';
export type { RunKey } from './engine/random.ts';
export type { Rule } from './engine/rule.ts';
export { restoreSnapshot, type Snapshot, takeSnapshot } from './engine/snapshot.ts';
export type { Declared, OwnInstrument } from './experiments/extension/declared.ts';
export { declareExtension } from './experiments/extension/declareExtension.ts';
export { extendModel } from './experiments/extension/extendModel.ts';
export type { Extended, Extension, ExtensionFile, ExtensionLibrary } from './experiments/extension/extension.ts';
export { type DifferenceSummary, type PairedDifference, pairedDifference } from './experiments/pairedDifference.ts';
export {
  type MeasureTable,
  type ReplicateOptions,
  type ReplicateResult,
  runKeyOf,
  runReplicate,
} from './experiments/runReplicate.ts';
export {
  assembleResult,
  cellsOfMeasure,
  digestBytes,
  namesOf,
  type ResultRow,
  type RunResult,
  resultRows,
} from './experiments/runResult.ts';
export type { Dimension, Measure, MeasureKind, RunRecord } from './measures/measure.ts';
export { measureNamed, measures } from './measures/measures.ts';
export { model, QUARTER } from './model.ts';
export { InputError } from './scenarios/inputError.ts';
export { type ReadOptions, readScenario, type ScenarioSource } from './scenarios/readScenario.ts';
export { resolvedYaml } from './scenarios/resolvedYaml.ts';
export type { ChangedParameter, Scenario } from './scenarios/scenario.ts';
export { scenarioJsonSchema } from './scenarios/scenarioSchema.ts';
export type { Instrument } from './world/government/instrument.ts';
export { instrumentNamed, instruments } from './world/government/instruments.ts';
export type { PolicySpec, WorldSpec } from './world/worldSpec.ts';

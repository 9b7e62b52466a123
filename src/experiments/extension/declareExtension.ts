import type { ModelParameters, ModelTables } from '../../agents/firmRule.ts';
import type { Column, ReadonlyColumn } from '../../engine/column.ts';
import { ruleDefiner } from '../../engine/rule.ts';
import type { Measure, RunRecord } from '../../measures/measure.ts';
import type { Declared } from './declared.ts';

// biome-ignore lint/complexity/noBannedTypes: nothing to add
type Nothing = {};

type OwnColumns<D extends Declared, T> = T extends keyof D['columns'] ? D['columns'][T] : Nothing;
/** An instrument stands in the node column of its name. */
type InstrumentColumns<D extends Declared, T> = T extends 'node'
  ? D['instruments'] extends readonly { readonly name: infer Name extends string }[]
    ? { readonly [N in Name]: Column<'float64'> }
    : Nothing
  : Nothing;

/** The tables of the model with the columns declared. */
export type TablesWith<D extends Declared> = {
  readonly [T in keyof ModelTables]: ModelTables[T] & OwnColumns<D, T> & InstrumentColumns<D, T>;
};

/** The parameters of the model with those declared. */
export type ParametersWith<D extends Declared> = {
  readonly [G in keyof ModelParameters | (keyof D['parameters'] & string)]: (G extends keyof ModelParameters
    ? ModelParameters[G]
    : Nothing) &
    (G extends keyof D['parameters'] ? D['parameters'][G] : Nothing);
};

/** The record of a run with the columns declared of its tables. */
export type RecordWith<D extends Declared> = {
  readonly [K in keyof RunRecord]: K extends keyof ModelTables
    ? RunRecord[K] & { readonly [N in keyof OwnColumns<D, K>]: ReadonlyColumn }
    : RunRecord[K];
};

/** What was declared, and what makes rules and measures on it. */
export interface DeclaredExtension<D extends Declared> {
  /** To be spread into the extension. */
  readonly declared: D;
  /** Makes a rule that may name what was declared beside what the model has. */
  readonly rule: ReturnType<typeof ruleDefiner<TablesWith<D>, ParametersWith<D>>>;
  /** Makes a measure whose record holds the columns declared. */
  readonly measure: (
    measure: Omit<Measure, 'compute'> & { readonly compute: (record: RecordWith<D>) => Float64Array },
  ) => Measure;
}

/** Declares parameters, columns and instruments of an extension, with their types. */
export const declareExtension = <const D extends Declared>(declared: D): DeclaredExtension<D> => ({
  declared,
  rule: ruleDefiner<TablesWith<D>, ParametersWith<D>>(),
  measure: (measure) => measure as unknown as Measure,
});

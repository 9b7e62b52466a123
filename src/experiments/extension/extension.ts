import type { firmRule, parameters, tables } from '../../agents/firmRule.ts';
import type { float64, int32, uint8 } from '../../engine/column.ts';
import type { parameter } from '../../engine/parameter.ts';
import type { hashText } from '../../engine/random.ts';
import type { Rule } from '../../engine/rule.ts';
import type { Measure } from '../../measures/measure.ts';
import type { WholeModel } from '../../model.ts';
import type { Declared } from './declared.ts';
import type { declareExtension } from './declareExtension.ts';

/** What the function of an extension is given: the same objects that the run uses. */
export interface ExtensionLibrary {
  /** Declares parameters, columns and instruments, and gives the functions that rules and measures on them are made with. */
  readonly declare: typeof declareExtension;
  readonly parameter: typeof parameter;
  /** Columns: `float64(unit, doc, initial)`. */
  readonly float64: typeof float64;
  readonly int32: typeof int32;
  readonly uint8: typeof uint8;
  /** Makes a rule that needs nothing new. */
  readonly firmRule: typeof firmRule;
  readonly tables: typeof tables;
  readonly parameters: typeof parameters;
  readonly model: WholeModel;
  readonly measures: readonly Measure[];
  /** The number of a purpose, for `draws(purpose)`. */
  readonly purpose: typeof hashText;
  readonly exp: (x: number) => number;
  readonly log: (x: number) => number;
  readonly pow: (base: number, exponent: number) => number;
}

/** What a file of one's own adds to the model or replaces in it. */
export interface Extension extends Declared {
  /**
   * A rule of the name of one in the tick replaces it; another one goes after or before the rule named. `remove` leaves a
   * rule out.
   */
  readonly rules?: readonly (
    | { readonly rule: Rule; readonly after?: string; readonly before?: string }
    | { readonly remove: string }
  )[];
  /** A measure of the name of a known one replaces it; others are added. */
  readonly measures?: readonly Measure[];
}

/** The model and its measures with an extension. */
export interface Extended {
  readonly model: WholeModel;
  readonly measures: readonly Measure[];
}

/** Where an extension was read, and what it was: plain data by which threads, and a sweep another day, find it again. */
export interface ExtensionFile {
  /** The path as it was given. */
  readonly name: string;
  readonly path: string;
  /** Of the file and of the files it imports by a path. */
  readonly sha256: string;
}

/** Tells what is wrong where, and what was expected. */
export type Fail = (path: string, problem: string, expected: string) => never;

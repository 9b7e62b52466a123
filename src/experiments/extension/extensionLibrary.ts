import type { ModelParameters, ModelTables } from '../../agents/firmRule.ts';
import { float64, int32, uint8 } from '../../engine/column.ts';
import { exp, log, pow } from '../../engine/maths.ts';
import { parameter } from '../../engine/parameter.ts';
import { hashText } from '../../engine/random.ts';
import { ruleDefiner } from '../../engine/rule.ts';
import { measures } from '../../measures/measures.ts';
import { model } from '../../model.ts';
import { declareExtension } from './declareExtension.ts';
import type { ExtensionLibrary } from './extension.ts';

/** What the function of an extension is given. */
export const extensionLibrary: ExtensionLibrary = Object.freeze({
  declare: declareExtension,
  parameter,
  float64,
  int32,
  uint8,
  firmRule: ruleDefiner<ModelTables, ModelParameters>(),
  tables: model.tables,
  parameters: model.parameters,
  model,
  measures,
  purpose: hashText,
  exp,
  log,
  pow,
});

import type { ValuesOf } from '../engine/parameter.ts';
import { ruleDefiner } from '../engine/rule.ts';
import type { WorldOf } from '../engine/table.ts';
import { worldAndRecordTables, worldParameterGroups } from '../world/worldRule.ts';
import { arrivalParameters } from './arrivalParameters.ts';
import { demographyParameters } from './demographyParameters.ts';
import { firmTables } from './firmColumns.ts';
import { firmParameters } from './firmParameters.ts';
import { learningParameters } from './learningParameters.ts';
import { mobilityParameters } from './mobilityParameters.ts';
import { paradigmParameters } from './paradigmParameters.ts';
import { researchParameters } from './researchParameters.ts';

/** All tables of the model. */
export const tables = { ...worldAndRecordTables, ...firmTables };
export type ModelTables = typeof tables;
export type ModelWorld = WorldOf<ModelTables>;

/** All parameters by group; a path such as `learning.rate` serves scenarios, `--set` and the documentation. */
export const parameters = {
  ...worldParameterGroups,
  firm: firmParameters,
  research: researchParameters,
  learning: learningParameters,
  mobility: mobilityParameters,
  demography: demographyParameters,
  arrival: arrivalParameters,
  paradigm: paradigmParameters,
};
export type ModelParameters = typeof parameters;
export type ModelValues = ValuesOf<ModelParameters>;

/** Defines a rule on the whole model. */
export const firmRule = ruleDefiner<ModelTables, ModelParameters>();

import type { ValuesOf } from '../engine/parameter.ts';
import { ruleDefiner } from '../engine/rule.ts';
import type { WorldOf } from '../engine/table.ts';
import { blockadeParameters } from './blockadeParameters.ts';
import { environmentParameters } from './environmentParameters.ts';
import { marketParameters } from './marketParameters.ts';
import { parkParameters } from './parkParameters.ts';
import { programmeParameters } from './programmeParameters.ts';
import { recordTables } from './recordTables.ts';
import { regionParameters } from './regionParameters.ts';
import { stageParameters } from './stageParameters.ts';
import { treasuryParameters } from './treasuryParameters.ts';
import { worldTables } from './worldTables.ts';

/** Parameters of everything but the firms. */
export const worldParameterGroups = {
  stage: stageParameters,
  market: marketParameters,
  region: regionParameters,
  park: parkParameters,
  treasury: treasuryParameters,
  programme: programmeParameters,
  environment: environmentParameters,
  blockade: blockadeParameters,
};

export const worldAndRecordTables = { ...worldTables, ...recordTables };
export type WorldTables = typeof worldAndRecordTables;
export type World = WorldOf<WorldTables>;
export type WorldParameters = typeof worldParameterGroups;
export type WorldValues = ValuesOf<WorldParameters>;

/** Defines a rule on the world without firms. */
export const worldRule = ruleDefiner<WorldTables, WorldParameters>();

import { convergenceTable } from './convergenceTable.ts';
import { deaTable } from './deaTable.ts';
import { ellisonGlaeserTable } from './ellisonGlaeserTable.ts';
import { exportDecompositionTable } from './exportDecompositionTable.ts';
import { firmDvarTable } from './firmDvarTable.ts';
import { firmUpstreamnessTable } from './firmUpstreamnessTable.ts';
import { giniTable } from './giniTable.ts';
import { growthShapeTable } from './growthShapeTable.ts';
import { gvcTable } from './gvcTable.ts';
import { herfindahlTable } from './herfindahlTable.ts';
import { hooverGiniTable } from './hooverGiniTable.ts';
import { krugmanTable } from './krugmanTable.ts';
import { lqTable } from './lqTable.ts';
import { malmquistTable } from './malmquistTable.ts';
import { olsTable } from './olsTable.ts';
import { panelTable } from './panelTable.ts';
import { perOutcomeTable } from './perOutcomeTable.ts';
import { relatednessTable } from './relatednessTable.ts';
import { resilienceTable } from './resilienceTable.ts';
import { sfaTable } from './sfaTable.ts';
import { similarityTable } from './similarityTable.ts';
import { smileTable } from './smileTable.ts';
import { stageContrastTable } from './stageContrastTable.ts';
import { supplyCutTable } from './supplyCutTable.ts';
import { supplySecurityTable } from './supplySecurityTable.ts';
import type { TableMeasure } from './tableMeasure.ts';
import { tailTable } from './tailTable.ts';
import { theilTable } from './theilTable.ts';
import { twoStageTable } from './twoStageTable.ts';
import { upstreamnessTable } from './upstreamnessTable.ts';

/** Every measure of a table of one's own, in the order of lists. */
export const tableMeasures: readonly TableMeasure[] = [
  lqTable,
  giniTable,
  hooverGiniTable,
  herfindahlTable,
  theilTable,
  krugmanTable,
  similarityTable,
  convergenceTable,
  ellisonGlaeserTable,
  relatednessTable,
  deaTable,
  twoStageTable,
  malmquistTable,
  sfaTable,
  gvcTable,
  exportDecompositionTable,
  upstreamnessTable,
  firmDvarTable,
  firmUpstreamnessTable,
  supplySecurityTable,
  supplyCutTable,
  resilienceTable,
  perOutcomeTable,
  olsTable,
  panelTable,
  smileTable,
  stageContrastTable,
  tailTable,
  growthShapeTable,
];

export const tableMeasureNamed = (name: string): TableMeasure | undefined =>
  tableMeasures.find((measure) => measure.name === name);

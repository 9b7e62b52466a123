import { convergenceTable } from './convergenceTable.ts';
import { deaTable } from './deaTable.ts';
import { ellisonGlaeserTable } from './ellisonGlaeserTable.ts';
import { giniTable } from './giniTable.ts';
import { herfindahlTable } from './herfindahlTable.ts';
import { hooverGiniTable } from './hooverGiniTable.ts';
import { krugmanTable } from './krugmanTable.ts';
import { lqTable } from './lqTable.ts';
import { malmquistTable } from './malmquistTable.ts';
import { relatednessTable } from './relatednessTable.ts';
import { sfaTable } from './sfaTable.ts';
import { similarityTable } from './similarityTable.ts';
import type { TableMeasure } from './tableMeasure.ts';
import { theilTable } from './theilTable.ts';
import { twoStageTable } from './twoStageTable.ts';

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
];

export const tableMeasureNamed = (name: string): TableMeasure | undefined =>
  tableMeasures.find((measure) => measure.name === name);

import { lqTable } from './lqTable.ts';
import type { TableMeasure } from './tableMeasure.ts';

/** Every measure of a table of one's own, in the order of lists. */
export const tableMeasures: readonly TableMeasure[] = [lqTable];

export const tableMeasureNamed = (name: string): TableMeasure | undefined =>
  tableMeasures.find((measure) => measure.name === name);

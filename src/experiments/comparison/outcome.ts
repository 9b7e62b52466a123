import type { Label } from '../../engine/parameter.ts';
import type { Measure, MeasureKind } from '../../measures/measure.ts';
import { cellsOfMeasure, type RunResult } from '../runResult.ts';
import { acrossRuns } from '../statistics.ts';

/** A measure at a place, as plain data: what a difference is a difference of. */
export interface Outcome {
  readonly measure: string;
  readonly label: Label;
  readonly unit: string;
  readonly kind: MeasureKind;
  /** The direction that is an improvement; null where that depends on the circumstances. */
  readonly better: 'higher' | 'lower' | null;
  readonly region: string | null;
  readonly industry: string | null;
  readonly stage: string | null;
}

/** A measure and the place in its table that an outcome is read from. */
export interface OutcomePlace {
  readonly measure: Measure;
  /** Order of cellsOfMeasure. */
  readonly cell: number;
}

/** The outcome of a cell of a measure. */
export function outcomeAt(shape: Pick<RunResult, 'regions' | 'industries'>, { measure, cell }: OutcomePlace): Outcome {
  const { name, label, unit, kind, better = null } = measure;
  return { measure: name, label, unit, kind, better, ...cellsOfMeasure(shape, measure)[cell]! };
}

/** Values of an outcome over runs in a year (from 0). */
export function outcomeValues(result: RunResult, { measure, cell }: OutcomePlace, year: number): Float64Array {
  const cells = cellsOfMeasure(result, measure).length;
  return acrossRuns(result.tables[measure.name]!, year * cells + cell);
}

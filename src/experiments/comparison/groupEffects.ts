import type { Dimension, Measure } from '../../measures/measure.ts';
import { cellsOfMeasure, namesOf, type RunResult } from '../runResult.ts';
import { mean } from '../statistics.ts';
import { type Effect, effectOfPairs } from './effect.ts';

/** What an option changes for a group: everybody in a region, an industry, a stage, or firms of a size. */
export interface GroupEffect {
  readonly by: Dimension | 'firmSize';
  /** Name of the region, industry or stage; of a size: small, medium, large. */
  readonly group: string;
  readonly measure: string;
  /** At the end, summed over everything else. */
  readonly effect: Effect;
  /** Mean effect over the mean of the baseline; NaN where the baseline has nothing. */
  readonly ofBaseline: number;
  /** Less than under the baseline in more than half of the pairs. */
  readonly loses: boolean;
}

/** Amounts by which groups are judged, where the measure has the dimension. */
const judgedBy = ['valueAdded', 'output', 'employment'] as const;

/** Firms by size: the measure of each class. */
const sizeClasses = [
  ['small', 'employmentSmallFirms'],
  ['medium', 'employmentMediumFirms'],
  ['large', 'employmentLargeFirms'],
] as const;

/** Sum over the cells of a measure that pass, by run, in one year (from 0); undefined values count as nothing. */
export function sumOfCells(
  result: RunResult,
  measure: Measure,
  year: number,
  passes: (cell: ReturnType<typeof cellsOfMeasure>[number]) => boolean = () => true,
): Float64Array {
  const cells = cellsOfMeasure(result, measure);
  return Float64Array.from(result.tables[measure.name]!, (table) =>
    cells.reduce((sum, cell, c) => {
      const value = table[year * cells.length + c]!;
      return passes(cell) && !Number.isNaN(value) ? sum + value : sum;
    }, 0),
  );
}

/** The groups of two results at the end; dimensions with a single name are left out. */
export function groupEffects(a: RunResult, b: RunResult): GroupEffect[] {
  const last = a.years.length - 1;
  const measureNamed = (name: string): Measure | undefined =>
    b.measures.some((measure) => measure.name === name)
      ? a.measures.find((measure) => measure.name === name)
      : undefined;
  const groupOf = (
    by: GroupEffect['by'],
    group: string,
    measure: Measure,
    passes?: Parameters<typeof sumOfCells>[3],
  ): GroupEffect[] => {
    const [inA, inB] = [sumOfCells(a, measure, last, passes), sumOfCells(b, measure, last, passes)];
    // a place where there is nothing on either side is no group
    if ([...inA, ...inB].every((value) => value === 0)) return [];
    const effect = effectOfPairs(a.years[last]!, inA, inB, measure.better ?? null);
    const level = mean(inA);
    const ofBaseline = level > 0 ? effect.mean / level : Number.NaN;
    return [{ by, group, measure: measure.name, effect, ofBaseline, loses: effect.lower * 2 > effect.pairs }];
  };
  const dimensions = (['region', 'industry', 'stage'] as const).filter((by) => namesOf(a, by).length > 1);
  const places = dimensions.flatMap((by) =>
    judgedBy.flatMap((name) => {
      const measure = measureNamed(name);
      // value added says more than output where both are known
      if (!measure?.dimensions.includes(by) || (name === 'output' && by !== 'stage')) return [];
      return namesOf(a, by).flatMap((group) => groupOf(by, group, measure, (cell) => cell[by] === group));
    }),
  );
  const sizes = sizeClasses.flatMap(([group, name]) => {
    const measure = measureNamed(name);
    return measure === undefined ? [] : groupOf('firmSize', group, measure);
  });
  return [...places, ...sizes];
}

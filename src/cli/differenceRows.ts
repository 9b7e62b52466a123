import type { DifferenceSummary, PairedDifference } from '../experiments/pairedDifference.ts';
import { cellsOfMeasure } from '../experiments/runResult.ts';
import { csvLine } from './csv.ts';

/** B - A of one value over the pairs of runs; undefined numbers are null. */
export interface DifferenceRow {
  readonly year: number;
  readonly measure: string;
  readonly region: string | null;
  readonly industry: string | null;
  readonly stage: string | null;
  /** Pairs in which both values are defined. */
  readonly pairs: number;
  readonly mean: number | null;
  /** 95 % interval of the mean. */
  readonly meanLow: number | null;
  readonly meanHigh: number | null;
  readonly median: number | null;
  /** 90 % range of the pairs. */
  readonly rangeLow: number | null;
  readonly rangeHigh: number | null;
  /** Pairs in which B is above, equal to, below A. */
  readonly higher: number;
  readonly equal: number;
  readonly lower: number;
}

const defined = (value: number): number | null => (Number.isFinite(value) ? value : null);

const numbersOf = ({ pairs, mean, interval, median, outer, higher, equal, lower }: DifferenceSummary) => ({
  pairs,
  mean: defined(mean),
  meanLow: defined(interval.low),
  meanHigh: defined(interval.high),
  median: defined(median),
  rangeLow: defined(outer.low),
  rangeHigh: defined(outer.high),
  higher,
  equal,
  lower,
});

/** Every difference in canonical order: year, measure, region, industry, stage. */
export function* differenceRows(difference: PairedDifference): Generator<DifferenceRow> {
  const { a, measures, summary } = difference;
  const cells = measures.map((measure) => cellsOfMeasure(a, measure));
  for (const [y, year] of a.years.entries()) {
    for (const [m, { name }] of measures.entries()) {
      for (const [c, cell] of cells[m]!.entries())
        yield { year, measure: name, ...cell, ...numbersOf(summary(name, y, c)) };
    }
  }
}

/** The same as lines of a CSV file with a head. */
export function* differenceLines(difference: PairedDifference): Generator<string> {
  let first = true;
  for (const row of differenceRows(difference)) {
    if (first) yield csvLine(Object.keys(row));
    first = false;
    yield csvLine(Object.values(row));
  }
}

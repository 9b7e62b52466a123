import { letters } from '../experiments/comparison/studyComparison.ts';
import type { DifferenceSummary, PairedDifference } from '../experiments/pairedDifference.ts';
import { csvLine } from '../experiments/results/csv.ts';
import { cellsOfMeasure } from '../experiments/runResult.ts';

/** Letter of a compared scenario in keys and files: a for the baseline, then b, c, ... */
export const sideOf = (place: number): string => letters[place]!.toLowerCase();

/** Option less baseline of one value over the pairs of runs; undefined numbers are null. */
export interface DifferenceRow {
  /** What is compared with the baseline: its letter (b, c, ...) and name. */
  readonly side: string;
  readonly scenario: string;
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
  /** Pairs in which the option is above, equal to, below the baseline. */
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

/** Every difference in canonical order: option, year, measure, region, industry, stage. */
export function* differenceRows(differences: readonly PairedDifference[]): Generator<DifferenceRow> {
  for (const [d, { a, b, measures, summary }] of differences.entries()) {
    const head = { side: sideOf(d + 1), scenario: b.scenario.name };
    const cells = measures.map((measure) => cellsOfMeasure(a, measure));
    for (const [y, year] of a.years.entries()) {
      for (const [m, { name }] of measures.entries()) {
        for (const [c, cell] of cells[m]!.entries())
          yield { ...head, year, measure: name, ...cell, ...numbersOf(summary(name, y, c)) };
      }
    }
  }
}

/** The same as lines of a CSV file with a head. */
export function* differenceLines(differences: readonly PairedDifference[]): Generator<string> {
  let first = true;
  for (const row of differenceRows(differences)) {
    if (first) yield csvLine(Object.keys(row));
    first = false;
    yield csvLine(Object.values(row));
  }
}

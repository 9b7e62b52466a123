import type { Measure } from '../measures/measure.ts';
import { cellsOfMeasure, type RunResult } from './runResult.ts';
import { acrossRuns, type Interval, mean, meanInterval, runBand, standardDeviation } from './statistics.ts';

/** B - A of one measure, year and cell over pairs of runs that share their random draws. */
export interface DifferenceSummary {
  /** Uncertainty of the mean difference: 95 % interval (Student t over pairs). */
  readonly mean: number;
  readonly interval: Interval;
  /** Range of the paired differences: does not shrink with the number of runs. */
  readonly median: number;
  readonly inner: Interval;
  readonly outer: Interval;
  /** Pairs in which both values are defined, and in which one is not. */
  readonly pairs: number;
  readonly missing: number;
  /** Pairs in which B is above, equal to, and below A. */
  readonly higher: number;
  readonly equal: number;
  readonly lower: number;
  /** Standard deviation of the paired difference, and the one independent seeds would give: sqrt(var A + var B). */
  readonly pairedDeviation: number;
  readonly independentDeviation: number;
  /** Variance from independent seeds over paired variance: as many times fewer runs for the same interval. */
  readonly varianceReduction: number;
  /** The 95 % interval of the mean excludes 0. */
  readonly directionClear: boolean;
  /** The 90 % range of the pairs excludes 0. */
  readonly rangeExcludesZero: boolean;
}

/** Everything two results on the same draws have in common. */
export interface PairedDifference {
  readonly a: RunResult;
  readonly b: RunResult;
  /** Measures of both. */
  readonly measures: readonly Measure[];
  /** B - A of every pair (order of the replicates) at a year (from 0) and cell (order of cellsOfMeasure). */
  readonly differences: (measure: string, year: number, cell: number) => Float64Array;
  readonly summary: (measure: string, year: number, cell: number) => DifferenceSummary;
}

const excludesZero = ({ low, high }: Interval): boolean => low > 0 || high < 0;

/** Sums up the pairs of two rows of values, run by run. */
export function summarisePairs(a: ArrayLike<number>, b: ArrayLike<number>): DifferenceSummary {
  if (a.length !== b.length) throw new Error(`${a.length} runs of A against ${b.length} of B, expected as many`);
  const both = Array.from(a, (_, i) => i).filter((i) => !Number.isNaN(b[i]! - a[i]!));
  const inA = both.map((i) => a[i]!);
  const inB = both.map((i) => b[i]!);
  const differences = both.map((i) => b[i]! - a[i]!);
  const uncertainty = meanInterval(differences);
  const band = runBand(differences);
  const pairedDeviation = standardDeviation(differences);
  const independentDeviation = Math.hypot(standardDeviation(inA), standardDeviation(inB));
  return {
    mean: mean(differences),
    interval: { low: uncertainty.low, high: uncertainty.high },
    median: band.median,
    inner: band.inner,
    outer: band.outer,
    pairs: both.length,
    missing: a.length - both.length,
    higher: differences.filter((d) => d > 0).length,
    equal: differences.filter((d) => d === 0).length,
    lower: differences.filter((d) => d < 0).length,
    pairedDeviation,
    independentDeviation,
    varianceReduction: independentDeviation ** 2 / pairedDeviation ** 2,
    directionClear: excludesZero(uncertainty),
    rangeExcludesZero: both.length > 1 && excludesZero(band.outer),
  };
}

function requireSame(what: string, a: readonly unknown[] | string, b: readonly unknown[] | string): void {
  const [inA, inB] = [a, b].map((list) => (typeof list === 'string' ? `'${list}'` : list.join(', ')));
  if (inA === inB) return;
  const short = (text: string): string => (text.length > 120 ? `${text.slice(0, 117)}...` : text);
  throw new Error(
    `results cannot be paired: ${what} of A is ${short(inA!)}, of B ${short(inB!)}; expected the same in both`,
  );
}

/** Pairs two results run by run; refuses results that do not share seed, replicates, years, regions and industries. */
export function pairedDifference(a: RunResult, b: RunResult): PairedDifference {
  requireSame('seed', a.seed, b.seed);
  requireSame('replicates', a.replicates, b.replicates);
  requireSame('years', a.years, b.years);
  requireSame('regions', a.regions, b.regions);
  requireSame('industries', a.industries, b.industries);
  const measures = a.measures.filter(({ name }) => b.measures.some((other) => other.name === name));
  const cellCounts = new Map(measures.map((measure) => [measure.name, cellsOfMeasure(a, measure).length]));
  const valuesAt = (result: RunResult, measure: string, year: number, cell: number): Float64Array => {
    const cells = cellCounts.get(measure);
    if (cells === undefined) throw new Error(`measure '${measure}' is not in both results`);
    if (!(cell >= 0 && cell < cells) || !(year >= 0 && year < a.years.length)) {
      throw new RangeError(
        `measure '${measure}': year ${year}, cell ${cell}, expected below ${a.years.length} and ${cells}`,
      );
    }
    return acrossRuns(result.tables[measure]!, year * cells + cell);
  };
  return {
    a,
    b,
    measures,
    differences: (measure, year, cell) => {
      const before = valuesAt(a, measure, year, cell);
      return valuesAt(b, measure, year, cell).map((value, i) => value - before[i]!);
    },
    summary: (measure, year, cell) =>
      summarisePairs(valuesAt(a, measure, year, cell), valuesAt(b, measure, year, cell)),
  };
}

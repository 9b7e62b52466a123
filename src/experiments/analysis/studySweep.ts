import type { LazyPoints } from '../designs/lazyPoints.ts';
import { type MeanInterval, meanInterval, type RunBand, runBand, standardDeviation } from '../statistics.ts';
import { analyseSweep, type SweepAnalysis, type SweepAnalysisOptions } from './analyseSweep.ts';
import { bootstrapDifference } from './bootstrapDifference.ts';
import type { BootstrapInterval } from './bootstrapInterval.ts';
import { convergenceOfIndices, convergenceOfMean, doublings } from './convergence.ts';
import { replicatesNeeded, stoppingPoint } from './replicatesNeeded.ts';
import type { SobolIndices } from './sobolIndices.ts';

/** A scenario with a package of policies and one outcome of its runs, `values[point][replicate]`. */
export interface StudiedVariant {
  readonly scenario: string;
  readonly policy: string;
  readonly values: readonly Float64Array[];
}

export interface StudyOptions extends SweepAnalysisOptions {
  /** Half-width asked of the uncertainty of the mean; half of what it is where left out. */
  readonly halfWidth?: number;
}

/** A mean over seeds, each the mean over all points of the design, and how many seeds it would take. */
export interface SeedMean {
  readonly interval: MeanInterval;
  /** Half-width that `needed` is for, and the seeds it takes; NaN below 2 seeds. */
  readonly halfWidth: number;
  readonly needed: number;
  /** Seeds after which one could have stopped, looking after each from the tenth; absent where not reached. */
  readonly stop?: number;
}

export interface VariantStudy {
  readonly scenario: string;
  readonly policy: string;
  readonly analysis: SweepAnalysis;
  readonly overSeeds: SeedMean;
  /** The mean after 2, 4, 8 ... seeds; of a single seed after 10, 20, 40 ... points, in the order of the plan. */
  readonly convergence: readonly { readonly units: number; readonly interval: MeanInterval }[];
  /** Sobol indices after 16, 32, 64 ... base blocks, where none is missing. */
  readonly convergenceOfIndices?: readonly SobolIndices[];
}

/** What a variant changes against the first, on the same seeds and points. */
export interface DifferenceStudy {
  readonly scenario: string;
  readonly policy: string;
  /** Mean with its bootstrap interval over seeds. */
  readonly mean: BootstrapInterval;
  /** Range of the paired differences of single runs. */
  readonly range: RunBand;
  readonly overSeeds: SeedMean;
}

export interface SweepStudy {
  readonly variants: readonly VariantStudy[];
  readonly differences: readonly DifferenceStudy[];
}

/** Rows by seed: `values[point][replicate]` turned. */
const bySeed = (values: readonly Float64Array[]): Float64Array[] =>
  Array.from(values[0] ?? [], (_, s) => Float64Array.from(values, (replicates) => replicates[s]!));

/** The mean of a seed over all points; NaN where it misses one, as it would be averaged over others. */
const overPoints = (row: Float64Array): number => row.reduce((sum, value) => sum + value / row.length, 0);

/** Runs on one seed are not independent: where there are several seeds, they are what is added up. */
function convergence(seeds: readonly Float64Array[]): { units: number; interval: MeanInterval }[] {
  if (seeds.length < 2) {
    return convergenceOfMean(Array.from(seeds[0] ?? [])).map(({ runs, interval }) => ({ units: runs, interval }));
  }
  const means = seeds.map(overPoints);
  return doublings(2, seeds.length).map((units) => ({ units, interval: meanInterval(means.slice(0, units)) }));
}

function seedMean(seeds: readonly Float64Array[], asked: number | undefined): SeedMean {
  const means = seeds.map(overPoints);
  const interval = meanInterval(means);
  const present = (interval.high - interval.low) / 2;
  const halfWidth = asked ?? present / 2;
  const deviation = standardDeviation(means);
  const stop = asked === undefined ? undefined : stoppingPoint(means, asked);
  return {
    interval,
    halfWidth,
    needed: deviation >= 0 && halfWidth > 0 ? replicatesNeeded(deviation, halfWidth) : Number.NaN,
    ...(stop !== undefined && { stop }),
  };
}

/**
 * Everything a sweep says of one outcome: every variant by what the design allows, and what each changes against the
 * first. The first is what the experiment file names first, usually no policy.
 * @throws RangeError when a run is missing that the design cannot spare
 */
export function studySweep(
  design: LazyPoints,
  variants: readonly StudiedVariant[],
  options: StudyOptions = {},
): SweepStudy {
  const { halfWidth, seed = '1' } = options;
  const first = variants[0]!;
  const { meta } = design;
  return {
    variants: variants.map(({ scenario, policy, values }) => {
      const analysis = analyseSweep(design, values, options);
      const seeds = bySeed(values);
      const indices =
        meta.kind === 'saltelli' && analysis.missingPoints === 0
          ? convergenceOfIndices(Float64Array.from(values, overPoints), {
              factors: design.factors.length,
              secondOrder: meta.secondOrder,
              seed,
            })
          : null;
      return {
        scenario,
        policy,
        analysis,
        overSeeds: seedMean(seeds, halfWidth),
        convergence: convergence(seeds),
        ...(indices !== null && { convergenceOfIndices: indices }),
      };
    }),
    differences: variants.slice(1).map(({ scenario, policy, values }) => {
      const [a, b] = [bySeed(first.values), bySeed(values)];
      const differences = b.map((row, s) => row.map((value, i) => value - a[s]![i]!));
      return {
        scenario,
        policy,
        mean: bootstrapDifference(a, b, { seed }),
        range: runBand(differences.flatMap((row) => Array.from(row))),
        overSeeds: seedMean(differences, halfWidth),
      };
    }),
  };
}

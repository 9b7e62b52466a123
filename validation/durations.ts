import type { Job, JobResult } from './battery.ts';
import { type ArmSummary, summarise } from './lockIn.ts';

/** Years of R&D subsidy with platform beside the arms of P1 (0, 3 and 12), for the curve of escape by duration. */
const between = [1, 6, 9, 20];
const armOf = (years: number): string => (years === 0 ? 'none' : `rd${years}`);

/** Jobs of the durations that no arm of P1 runs, for replicates 0..seeds-1: rd-subsidy-12 cut short or gone on with. */
export const durationJobs = (seed: string, seeds: number, set: Readonly<Record<string, number>>): Job[] =>
  between.flatMap((duration) =>
    Array.from({ length: seeds }, (_, replicate) => ({
      task: 'lockIn' as const,
      arm: armOf(duration),
      scenario: 'rd-subsidy-12',
      set,
      seed,
      replicate,
      duration,
    })),
  );

export interface DurationPoint {
  readonly years: number;
  readonly summary: ArmSummary;
}

/** What became of laggards by years of support; not judged by a band. */
export interface DurationCurve {
  readonly points: readonly DurationPoint[];
  /** Years at which the share that escapes first reaches one half, straight lines between the points; null for never. */
  readonly half: number | null;
  /** The same of the upper and of the lower ends of the 95 % intervals: how soon it may be, and how late. */
  readonly halfInterval: readonly [number | null, number | null];
}

/** Years at which values on straight lines between points first reach one half, in the order of the points; null for never. */
export function yearsToHalf(points: readonly (readonly [years: number, value: number])[]): number | null {
  const at = points.findIndex(([, value]) => value >= 0.5);
  if (at <= 0) return at === 0 ? points[0]![0] : null;
  const [[from, low], [to, high]] = [points[at - 1]!, points[at]!];
  return from + ((0.5 - low) / (high - low)) * (to - from);
}

/** The curve from results of the arms none, rd3, rd12 and of durationJobs. */
export function durationCurve(results: readonly JobResult[]): DurationCurve {
  const years = [0, 3, 12, ...between].sort((a, b) => a - b);
  const points = years.map((duration) => ({ years: duration, summary: summarise(results, armOf(duration)) }));
  const half = (pick: (summary: ArmSummary) => number): number | null =>
    yearsToHalf(points.map((point) => [point.years, pick(point.summary)]));
  return {
    points,
    half: half(({ escaped }) => escaped),
    halfInterval: [
      half(({ escapedInterval }) => escapedInterval[1]),
      half(({ escapedInterval }) => escapedInterval[0]),
    ],
  };
}

import { findScenario } from '../../src/experiments/files/findScenario.ts';
import { runReplicate } from '../../src/experiments/runReplicate.ts';
import { measureNamed } from '../../src/measures/measures.ts';

/**
 * Values of measures in the last of so many years of a scenario of the package, on the text seed `tuning`, by measure and
 * replicate: of one region, all its industries and stages added up, or of one industry of it.
 */
export function outcomesIn<M extends string>(
  name: string,
  place: { readonly region: string; readonly industry?: string },
  measures: readonly M[],
  years: number,
  replicates: number,
): Record<M, number[]> {
  const { scenario } = findScenario(name, { cwd: process.cwd(), years });
  const regions = scenario.world.regions.map((region) => region.name).sort();
  const industries = scenario.world.industries.map((industry) => industry.name).sort();
  const r = regions.indexOf(place.region);
  const k = place.industry === undefined ? 0 : industries.indexOf(place.industry);
  const runs = Array.from({ length: replicates }, (_, replicate) =>
    runReplicate(
      scenario,
      'tuning',
      replicate,
      measures.map((measure) => measureNamed(measure)!),
    ),
  );
  const sumIn = (values: Float64Array): number => {
    const region = values.length / years / regions.length;
    const from = (years - 1) * regions.length * region + r * region;
    const own = values.subarray(from, from + region);
    const industry = place.industry === undefined ? region : region / industries.length;
    return own.subarray(k * industry, (k + 1) * industry).reduce((sum, value) => sum + value, 0);
  };
  return Object.fromEntries(
    measures.map((measure, m) => [measure, runs.map(({ tables }) => sumIn(tables[m]!.values))]),
  ) as Record<M, number[]>;
}

/** Mean of paired differences a - b in standard errors. */
export function standardErrors(a: readonly number[], b: readonly number[]): number {
  const differences = a.map((value, i) => value - b[i]!);
  const mean = differences.reduce((sum, value) => sum + value, 0) / differences.length;
  const squares = differences.reduce((sum, value) => sum + (value - mean) ** 2, 0);
  return mean / Math.sqrt(squares / (differences.length - 1) / differences.length);
}

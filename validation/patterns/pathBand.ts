import { quantile } from '../../src/experiments/statistics.ts';

/** The middle 90 % of paths over seeds, by year. */
export interface PathBand {
  readonly low: readonly number[];
  readonly median: readonly number[];
  readonly high: readonly number[];
}

export function pathBand(paths: readonly (readonly number[])[]): PathBand {
  const at = (p: number): number[] =>
    Array.from(paths[0] ?? [], (_, year) =>
      quantile(
        paths.map((path) => path[year]!),
        p,
      ),
    );
  return { low: at(0.05), median: at(0.5), high: at(0.95) };
}

/** Years (places in the path) in which a path lies inside the band, ends included. */
export const yearsInside = ({ low, high }: PathBand, path: readonly number[]): number[] =>
  [...path.keys()].filter((year) => path[year]! >= low[year]! && path[year]! <= high[year]!);

/** Sum over years of the squared difference of two paths. */
export const squaredDistance = (
  path: readonly number[],
  observed: readonly number[],
  years: readonly number[],
): number => years.reduce((sum, year) => sum + (path[year]! - observed[year]!) ** 2, 0);

/**
 * Continuous ranked probability score of paths over seeds as a forecast, mean over years: E|x - o| - E|x - x'|/2, in units of
 * the path. Lower is better; other than a band it also pays for width (Gneiting & Raftery 2007).
 */
export function rankedScore(
  paths: readonly (readonly number[])[],
  observed: readonly number[],
  years: readonly number[],
): number {
  const scores = years.map((year) => {
    const values = paths.map((path) => path[year]!);
    const error = values.reduce((sum, x) => sum + Math.abs(x - observed[year]!), 0) / values.length;
    const spread = values.reduce((sum, x) => sum + values.reduce((own, y) => own + Math.abs(x - y), 0), 0);
    return error - spread / values.length ** 2 / 2;
  });
  return scores.reduce((sum, score) => sum + score, 0) / scores.length;
}

import type { ResultView } from './resultView.ts';

/** What became of the laggard clusters at the end, by run. */
export interface LaggardFates {
  /** Laggard clusters in each run. */
  readonly laggards: number;
  readonly locked: readonly number[];
  readonly escaped: readonly number[];
  readonly dead: readonly number[];
}

const nearWhole = (value: number): boolean => Math.abs(value - Math.round(value)) < 1e-6;

/**
 * Numbers of clusters behind the shares lockInShare and escapedShare (of laggards not dead) and deadShare (of all
 * laggards); null without laggards. The number of laggards is that of clusters that lag in the first year where the
 * shares allow it, else the smallest number that gives whole clusters in every run and year.
 */
export function laggardFates(view: ResultView): LaggardFates | null {
  const [locked, escaped, dead] = ['lockInShare', 'escapedShare', 'deadShare'].map((name) => view.measure(name));
  if (!locked || !escaped || !dead) return null;
  const at = (year: number) => {
    const shares = [locked, escaped, dead].map((measure) => view.values(measure, year, 0));
    return Array.from({ length: view.runs }, (_, run) => ({
      dead: shares[2]![run]!,
      // nothing alive: the shares of the living are undefined, their numbers are 0
      locked: shares[2]![run] === 1 ? 0 : shares[0]![run]!,
      escaped: shares[2]![run] === 1 ? 0 : shares[1]![run]!,
    }));
  };
  const years = view.result.years.map((_, year) => at(year));
  const end = years[view.lastYear]!;
  if (end.some((run) => Number.isNaN(run.dead))) return null;
  const whole = (laggards: number): boolean =>
    years.flat().every((run) => {
      const alive = laggards * (1 - run.dead);
      return nearWhole(alive) && nearWhole(alive * run.locked) && nearWhole(alive * run.escaped);
    });
  const sizes = Array.from({ length: view.clusters.length }, (_, i) => i + 1);
  const seen = view.laggards.length;
  const laggards = seen > 0 && whole(seen) ? seen : sizes.find(whole);
  if (laggards === undefined) return null;
  const count = (share: (run: (typeof end)[number]) => number): number[] => end.map((run) => Math.round(share(run)));
  return {
    laggards,
    locked: count((run) => laggards * (1 - run.dead) * run.locked),
    escaped: count((run) => laggards * (1 - run.dead) * run.escaped),
    dead: count((run) => laggards * run.dead),
  };
}

export const total = (counts: readonly number[]): number => counts.reduce((sum, count) => sum + count, 0);

import seedrandom from 'seedrandom';
import type { WorkersOf } from '../executors/openWorkers.ts';
import type { ReplicateTask } from '../executors/replicateJob.ts';
import type { ModelScenario } from '../runReplicate.ts';
import { type MeanInterval, meanInterval, type ShareInterval, wilsonInterval } from '../statistics.ts';
import { type Candidate, evolve } from './evolve.ts';
import { type Goal, meets } from './goal.ts';
import { type SearchedSetting, settingAt, withSettings } from './packageSettings.ts';

/** The package at chosen settings, judged on a set of runs. */
export interface JudgedPackage {
  /** By searched setting. */
  readonly settings: readonly number[];
  /** Share of runs that reach the goal, with its interval. */
  readonly reached: ShareInterval;
  /** Money under all policies over the whole run. */
  readonly money: MeanInterval;
  /** Values of the goal's measure, run by run. */
  readonly values: readonly number[];
}

export interface JudgeOptions {
  readonly scenario: ModelScenario;
  readonly searched: readonly SearchedSetting[];
  readonly goal: Goal;
  readonly seed: string;
  readonly replicates: number;
  /** Set up with the scenario alone and two measures: that of the goal, then spending. */
  readonly workers: WorkersOf<'replicate'>;
}

/** Value of the goal and money of one run. */
type Judged = readonly [number, number];

/**
 * Runs packages, each given by its settings, on replicates 0..n-1 of a text seed. A package that an interruption left
 * incomplete is null.
 */
export async function judgePackages(
  options: JudgeOptions,
  packages: readonly (readonly number[])[],
  signal: AbortSignal,
  onPackage: () => void = () => undefined,
): Promise<(JudgedPackage | null)[]> {
  const { scenario, searched, goal, seed, replicates, workers } = options;
  function* tasks(): Generator<ReplicateTask> {
    for (const settings of packages) {
      const policies = withSettings(scenario, searched, settings);
      for (let replicate = 0; replicate < replicates; replicate++) yield { scenario: 0, seed, replicate, policies };
    }
  }
  const runs = packages.map((): Judged[] => []);
  const left = packages.map(() => replicates);
  await workers.run(
    tasks(),
    ({ measures: [outcome, spending] }, place) => {
      const p = Math.floor(place / replicates);
      const { values } = outcome!;
      const money = spending!.values.reduce((sum, value) => sum + value, 0);
      runs[p]![place % replicates] = [values[goal.year * (values.length / scenario.years) + goal.cell]!, money];
      left[p]!--;
      if (left[p] === 0) onPackage();
    },
    signal,
  );
  return packages.map((settings, p) => {
    if (left[p]! > 0) return null;
    const values = runs[p]!.map(([value]) => value);
    const hits = values.filter((value) => meets(goal, value)).length;
    const money = meanInterval(runs[p]!.map(([, spent]) => spent));
    return { settings, reached: wilsonInterval(hits, replicates), money, values };
  });
}

export interface ReachOptions extends JudgeOptions {
  readonly population: number;
  readonly generations: number;
  /** Replicates, of a text seed that the search never saw, on which the front is judged again. */
  readonly freshReplicates: number;
  /** Ends the search early; what it found by then is still judged. */
  readonly signal: AbortSignal;
  /** Hears of every package that was run. */
  readonly onPackage?: (packages: number) => void;
}

export interface ReachResult {
  /** Packages of the trade-off between money and share of runs, cheapest first, judged on fresh seeds. */
  readonly front: readonly JudgedPackage[];
  /** Cheapest whose share on fresh seeds is at least that of the goal; null when none. */
  readonly cheapest: JudgedPackage | null;
  /** Cheapest whose whole 95 % interval lies at or above it: not a winner by luck. */
  readonly robust: JudgedPackage | null;
  readonly packages: number;
  readonly stopped: boolean;
}

/**
 * Cheapest way to a goal with the settings of a package: an evolutionary search over money against the share of runs that
 * reach the goal, on common random numbers; what it keeps is judged again on fresh seeds, since the best of many is
 * partly the luckiest of many.
 */
export async function reachGoal(options: ReachOptions): Promise<ReachResult> {
  const { searched, goal, seed, population, generations, signal } = options;
  const generator = seedrandom(`${seed}/search`);
  let packages = 0;
  const settingsOf = (genes: readonly number[]): number[] => genes.map((gene, i) => settingAt(searched[i]!, gene));
  const known = new Map<string, readonly number[]>();
  const evaluate = async (points: readonly (readonly number[])[]): Promise<(readonly number[])[]> => {
    const fresh = new Map(points.filter((genes) => !known.has(genes.join())).map((genes) => [genes.join(), genes]));
    const judged = await judgePackages(options, [...fresh.values()].map(settingsOf), signal, () =>
      options.onPackage?.(++packages),
    );
    for (const [i, key] of [...fresh.keys()].entries()) {
      const values = judged[i]?.values;
      // what an interruption left incomplete is dominated by everything, so it reaches no front
      if (values === undefined) continue;
      // the mean shortfall breaks ties where no run reaches the goal yet
      const missing = values.map((value) => shortfall(goal, value));
      const hits = values.filter((value) => meets(goal, value)).length;
      known.set(key, [judged[i]!.money.mean, -hits, mean(missing)]);
    }
    return points.map((genes) => known.get(genes.join()) ?? [Infinity, Infinity, Infinity]);
  };
  const found = await evolve({
    dimensions: searched.length,
    population,
    generations,
    evaluate,
    random: () => generator.quick(),
    starts: [searched.map(() => 0), searched.map(() => 1)],
    onGeneration: () => !signal.aborted,
  });
  const front = found.filter(({ objectives }) => Number.isFinite(objectives[0]));
  const fresh = { ...options, seed: `${seed}/fresh`, replicates: options.freshReplicates };
  const candidates = byMoney(front).map(({ genes }) => settingsOf(genes));
  // no signal: what was found before an interruption is judged to the end
  const judged = (await judgePackages(fresh, candidates, new AbortController().signal)).map((found) => found!);
  judged.sort((a, b) => a.money.mean - b.money.mean);
  return {
    front: judged,
    cheapest: judged.find(({ reached }) => reached.share >= goal.share) ?? null,
    robust: judged.find(({ reached }) => reached.low >= goal.share) ?? null,
    packages,
    stopped: signal.aborted,
  };
}

const mean = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0) / values.length;

/** How far a value misses the goal, 0 when it meets it; undefined counts as missing all of it. */
function shortfall(goal: Goal, value: number): number {
  if (meets(goal, value)) return 0;
  return Number.isFinite(value) ? Math.abs(goal.level - value) : Math.abs(goal.level);
}

/** Packages worth judging again: for every number of runs reached the cheapest, in order of money. */
function byMoney(front: readonly Candidate[]): Candidate[] {
  const cheapest = new Map<number, Candidate>();
  for (const candidate of front) {
    const [money, hits] = [candidate.objectives[0]!, candidate.objectives[1]!];
    const held = cheapest.get(hits);
    if (held === undefined || money < held.objectives[0]!) cheapest.set(hits, candidate);
  }
  return [...cheapest.values()].sort((a, b) => a.objectives[0]! - b.objectives[0]!);
}

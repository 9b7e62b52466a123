import seedrandom from 'seedrandom';
import type { Measure } from '../../measures/measure.ts';
import { type ModelScenario, runReplicate } from '../runReplicate.ts';
import { type MeanInterval, meanInterval, type ShareInterval, wilsonInterval } from '../statistics.ts';
import { type Candidate, evolve } from './evolve.ts';
import { type Goal, meets } from './goal.ts';

/** A rate of a policy of the package that may be chosen. */
export interface SearchedRate {
  /** Place of the policy in the scenario. */
  readonly policy: number;
  readonly low: number;
  readonly high: number;
}

/** The package at chosen rates, judged on a set of runs. */
export interface JudgedPackage {
  /** By searched rate. */
  readonly rates: readonly number[];
  /** Share of runs that reach the goal, with its interval. */
  readonly reached: ShareInterval;
  /** Money under all policies over the whole run. */
  readonly money: MeanInterval;
  /** Values of the goal's measure, run by run. */
  readonly values: readonly number[];
}

/** The scenario with the searched rates in place; a policy at rate 0 is left out, bit for bit as if it were not there. */
export function atRates(
  scenario: ModelScenario,
  searched: readonly SearchedRate[],
  rates: readonly number[],
): ModelScenario {
  const rateOf = new Map(searched.map(({ policy }, i) => [policy, rates[i]!]));
  const kept = scenario.policies.map((policy, p) => ({ ...policy, rate: rateOf.get(p) ?? policy.rate }));
  const isIn = (_: unknown, p: number): boolean => kept[p]!.rate !== 0;
  return { ...scenario, policies: kept.filter(isIn), moneyFrom: scenario.moneyFrom.filter(isIn) };
}

export interface JudgeOptions {
  readonly scenario: ModelScenario;
  readonly searched: readonly SearchedRate[];
  readonly goal: Goal;
  readonly spending: Measure;
  readonly seed: string;
  readonly replicates: number;
  /** Scenarios named by `sameMoneyAs`, by name. */
  readonly moneyScenarios: ReadonlyMap<string, ModelScenario>;
}

/** Runs the package at the given rates on replicates 0..n-1 of a text seed. */
export function judgePackage(options: JudgeOptions, rates: readonly number[]): JudgedPackage {
  const { goal, spending, seed, replicates, moneyScenarios } = options;
  const chosen = atRates(options.scenario, options.searched, rates);
  const values: number[] = [];
  const money: number[] = [];
  for (let replicate = 0; replicate < replicates; replicate++) {
    const { tables } = runReplicate(chosen, seed, replicate, [goal.measure, spending], { moneyScenarios });
    const table = tables[0]!.values;
    values.push(table[goal.year * (table.length / chosen.years) + goal.cell]!);
    money.push(tables[1]!.values.reduce((sum, value) => sum + value, 0));
  }
  const hits = values.filter((value) => meets(goal, value)).length;
  return { rates, reached: wilsonInterval(hits, replicates), money: meanInterval(money), values };
}

export interface ReachOptions extends JudgeOptions {
  readonly population: number;
  readonly generations: number;
  /** Replicates, of a text seed that the search never saw, on which the front is judged again. */
  readonly freshReplicates: number;
  /** Called before every package is run; false ends the search early. */
  readonly onPackage?: (packages: number) => Promise<boolean>;
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
 * Cheapest way to a goal with the rates of a package: an evolutionary search over money against the share of runs that
 * reach the goal, on common random numbers; what it keeps is judged again on fresh seeds, since the best of many is
 * partly the luckiest of many.
 */
export async function reachGoal(options: ReachOptions): Promise<ReachResult> {
  const { searched, goal, seed, population, generations } = options;
  const generator = seedrandom(`${seed}/search`);
  let packages = 0;
  let stopped = false;
  const ratesOf = (genes: readonly number[]): number[] =>
    genes.map((gene, i) => (gene === 0 ? 0 : searched[i]!.low + gene * (searched[i]!.high - searched[i]!.low)));
  const known = new Map<string, readonly number[]>();
  const evaluate = async (genes: readonly number[]): Promise<readonly number[]> => {
    const key = genes.join();
    const before = known.get(key);
    if (before !== undefined) return before;
    if (!stopped && options.onPackage !== undefined) stopped = !(await options.onPackage(packages));
    // what comes after an interruption is dominated by everything, so it reaches no front
    if (stopped) return [Infinity, Infinity, Infinity];
    packages++;
    const { money, values } = judgePackage(options, ratesOf(genes));
    // the mean shortfall breaks ties where no run reaches the goal yet
    const missing = values.map((value) => shortfall(goal, value));
    const objectives = [money.mean, -values.filter((value) => meets(goal, value)).length, mean(missing)];
    known.set(key, objectives);
    return objectives;
  };
  const found = await evolve({
    dimensions: searched.length,
    population,
    generations,
    evaluate,
    random: () => generator.quick(),
    starts: [searched.map(() => 0), searched.map(() => 1)],
    onGeneration: () => !stopped,
  });
  const front = found.filter(({ objectives }) => Number.isFinite(objectives[0]));
  const fresh = { ...options, seed: `${seed}/fresh`, replicates: options.freshReplicates };
  const judged = byMoney(front).map(({ genes }) => judgePackage(fresh, ratesOf(genes)));
  judged.sort((a, b) => a.money.mean - b.money.mean);
  return {
    front: judged,
    cheapest: judged.find(({ reached }) => reached.share >= goal.share) ?? null,
    robust: judged.find(({ reached }) => reached.low >= goal.share) ?? null,
    packages,
    stopped,
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

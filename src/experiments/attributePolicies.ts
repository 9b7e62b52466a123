import type { Measure } from '../measures/measure.ts';
import { type ModelScenario, runReplicate } from './runReplicate.ts';
import { type Attribution, shapley } from './shapley.ts';
import { type MeanInterval, meanInterval } from './statistics.ts';

/** The scenario with only the policies whose bit is set in `coalition`. */
export function withPolicies(scenario: ModelScenario, coalition: number): ModelScenario {
  const isIn = (_: unknown, p: number): boolean => ((coalition >> p) & 1) === 1;
  return {
    ...scenario,
    policies: scenario.policies.filter(isIn),
    moneyFrom: scenario.moneyFrom.filter(isIn),
  };
}

/** One replicate of every coalition: by measure, coalitions x cells at the year asked for. */
export interface CoalitionRun {
  readonly replicate: number;
  readonly values: Readonly<Record<string, readonly Float64Array[]>>;
}

/** Runs every subset of the policies of a scenario on the key of one replicate. `year` counts from 0. */
export function runCoalitions(
  scenario: ModelScenario,
  seed: string,
  replicate: number,
  measures: readonly Measure[],
  year: number,
  moneyScenarios: ReadonlyMap<string, ModelScenario>,
): CoalitionRun {
  const values: Record<string, Float64Array[]> = Object.fromEntries(measures.map(({ name }) => [name, []]));
  for (let coalition = 0; coalition < 1 << scenario.policies.length; coalition++) {
    const { tables } = runReplicate(withPolicies(scenario, coalition), seed, replicate, measures, { moneyScenarios });
    for (const { measure, values: table } of tables) {
      const cells = table.length / scenario.years;
      values[measure]!.push(table.slice(year * cells, (year + 1) * cells));
    }
  }
  return { replicate, values };
}

/** Shares of one outcome over replicates: every mean with its interval. */
export interface AttributedOutcome {
  /** Replicates in which every coalition has a value. */
  readonly replicates: number;
  readonly missing: number;
  /** Effect of all policies together. */
  readonly total: MeanInterval;
  /** By policy; the means add up to that of the total. */
  readonly shares: readonly MeanInterval[];
  /** By policy: its effect alone. */
  readonly alone: readonly MeanInterval[];
  /** policies x policies. */
  readonly interactions: readonly MeanInterval[];
}

/** Splits the effect on one cell of a measure among the policies, replicate by replicate. */
export function attributeOutcome(runs: readonly CoalitionRun[], measure: string, cell: number): AttributedOutcome {
  const games = runs.map(({ values }) => values[measure]!.map((cells) => cells[cell]!));
  const defined = games.filter((game) => game.every((value) => Number.isFinite(value)));
  const attributions: Attribution[] = defined.map((game) => shapley(game));
  const players = Math.log2(games[0]?.length ?? 1);
  const over = (pick: (a: Attribution, game: readonly number[]) => number): MeanInterval =>
    meanInterval(attributions.map((attribution, r) => pick(attribution, defined[r]!)));
  return {
    replicates: defined.length,
    missing: games.length - defined.length,
    total: over((_, game) => game.at(-1)! - game[0]!),
    shares: Array.from({ length: players }, (_, i) => over(({ shares }) => shares[i]!)),
    alone: Array.from({ length: players }, (_, i) => over((_a, game) => game[1 << i]! - game[0]!)),
    interactions: Array.from({ length: players * players }, (_, c) => over(({ interactions }) => interactions[c]!)),
  };
}

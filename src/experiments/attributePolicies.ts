import type { Measure } from '../measures/measure.ts';
import type { MeasureTable, ModelScenario } from './runReplicate.ts';
import type { cellsOfMeasure } from './runResult.ts';
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

/** What one year of a replicate says, from the tables of its coalitions. `year` counts from 0 of `years`. */
export function coalitionRun(
  replicate: number,
  coalitions: readonly (readonly MeasureTable[])[],
  year: number,
  years: number,
): CoalitionRun {
  const values: Record<string, Float64Array[]> = {};
  for (const tables of coalitions) {
    for (const { measure, values: table } of tables) {
      const cells = table.length / years;
      const own = values[measure] ?? [];
      values[measure] = own;
      own.push(table.slice(year * cells, (year + 1) * cells));
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

/** The effect of a package on one cell of a measure, split. */
export interface AttributedCell {
  readonly measure: Measure;
  readonly cell: ReturnType<typeof cellsOfMeasure>[number];
  readonly outcome: AttributedOutcome;
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

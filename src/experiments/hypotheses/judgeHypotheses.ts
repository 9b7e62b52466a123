import { type MeanInterval, meanInterval } from '../statistics.ts';
import { type ClusterFactor, clusterFactors } from './clusterFactors.ts';
import type { HypothesisRun } from './hypothesisRun.ts';
import {
  type Expected,
  type HypothesisQuantity,
  hypothesisQuantities,
  type OutcomeName,
  outcomeNames,
  type QuantityName,
} from './quantities.ts';
import { dipYears, type StageEventKind, stageEventKinds, YEARS_AFTER, YEARS_BEFORE } from './stageEvents.ts';
import type { Estimate } from './testHypotheses.ts';

/** Whether runs bear out what is expected: judged on the 95 % interval of the mean over runs. */
export type Verdict = 'asExpected' | 'contrary' | 'unclear' | 'undefined' | 'notJudged';

/** A quantity over runs. */
export interface Judged {
  readonly over: MeanInterval;
  /** Runs in which the quantity has the expected sign; null where no sign is expected. */
  readonly expectedSign: number | null;
  readonly verdict: Verdict;
  /** Why it is undefined, where it is in every run. */
  readonly reason: string | null;
}

export interface JudgedQuantity extends Judged {
  readonly quantity: HypothesisQuantity;
  readonly outcome: OutcomeName;
}

export interface JudgedFactor extends Judged {
  readonly factor: ClusterFactor;
}

/** A year of the event study over runs. */
export interface JudgedEventYear {
  readonly kind: StageEventKind;
  /** Years after the event; negative before. */
  readonly year: number;
  readonly over: MeanInterval;
}

export interface HypothesisStudy {
  readonly quantities: readonly JudgedQuantity[];
  readonly events: readonly JudgedEventYear[];
  /** Events a run, mean over runs, by kind. */
  readonly eventsARun: Readonly<Record<StageEventKind, number>>;
  /** Years of lower efficiency after climbing. */
  readonly dip: Judged;
  readonly factors: readonly JudgedFactor[];
}

const verdictOn = ({ mean, low, high }: MeanInterval, expected: Expected): Verdict => {
  if (Number.isNaN(mean)) return 'undefined';
  if (expected === 'none') return 'notJudged';
  if (!(low > 0 || high < 0)) return 'unclear';
  if (expected === 'notZero') return 'asExpected';
  return (expected === 'positive') === low > 0 ? 'asExpected' : 'contrary';
};

function judge(estimates: readonly Pick<Estimate, 'value' | 'reason'>[], expected: Expected): Judged {
  const values = estimates.map(({ value }) => value);
  const over = meanInterval(values);
  const sign = expected === 'positive' ? 1 : expected === 'negative' ? -1 : 0;
  return {
    over,
    expectedSign: sign === 0 ? null : values.filter((value) => sign * value > 0).length,
    verdict: verdictOn(over, expected),
    reason: over.count === 0 ? (estimates[0]?.reason ?? null) : null,
  };
}

/** Runs are independent, so their spread gives intervals that do not rest on clustered errors of a few regions. */
export function judgeHypotheses(runs: readonly HypothesisRun[]): HypothesisStudy {
  const width = YEARS_BEFORE + YEARS_AFTER + 1;
  return {
    quantities: hypothesisQuantities.flatMap((quantity) =>
      outcomeNames.map((outcome) => ({
        quantity,
        outcome,
        ...judge(
          runs.map(({ estimates }) => estimates[outcome][quantity.name as QuantityName]),
          quantity.expected,
        ),
      })),
    ),
    events: stageEventKinds.flatMap((kind) =>
      Array.from({ length: width }, (_, h) => ({
        kind,
        year: h - YEARS_BEFORE,
        over: meanInterval(runs.map(({ events }) => events[kind].path[h]!)),
      })),
    ),
    eventsARun: Object.fromEntries(
      stageEventKinds.map((kind) => [
        kind,
        runs.reduce((sum, { events }) => sum + events[kind].events, 0) / Math.max(1, runs.length),
      ]),
    ) as unknown as Readonly<Record<StageEventKind, number>>,
    dip: judge(
      runs.map(({ events }) => ({ value: dipYears(events.climbing), reason: 'fewer than 5 climbs in the run' })),
      'positive',
    ),
    factors: clusterFactors.map((factor) => ({
      factor,
      ...judge(
        runs.map(({ factors }) => factors[factor.name]),
        factor.paper,
      ),
    })),
  };
}

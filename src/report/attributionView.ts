import type { AttributedCell } from '../experiments/attributePolicies.ts';
import type { RunResult } from '../experiments/runResult.ts';
import type { MeanInterval } from '../experiments/statistics.ts';
import { differenceUnit } from './bandText.ts';
import { decimalsFor } from './numbers.ts';
import { policyLabels } from './policyLabels.ts';
import { halfWidth, type ResultView } from './resultView.ts';

/** A cell with its parts in words: as many digits as the most certain of them bears. */
export interface AttributionText {
  /** Mean with its unit, for sentences. */
  readonly change: (part: MeanInterval) => string;
  /** Mean alone. */
  readonly mean: (part: MeanInterval) => string;
  /** Both ends, or empty below two runs. */
  readonly interval: (part: MeanInterval) => string;
  /** Mean, ends, and a question mark where they enclose 0. */
  readonly whole: (part: MeanInterval) => string;
  /** Measure with its unit. */
  readonly title: string;
  readonly place: string;
}

/** Whether the interval of the mean leaves out 0. */
export const isClear = ({ low, high }: MeanInterval): boolean => low > 0 || high < 0;

/** Whether nothing of it differs from 0 in any run: the mean may be 0 by chance, its interval then is not. */
export const isNothing = ({ outcome: { replicates, total, shares } }: AttributedCell): boolean =>
  replicates > 0 && [total, ...shares].every(({ mean, low }) => mean === 0 && !(low < 0));

export const attributedPolicies = (result: RunResult, view: Pick<ResultView, 'label'>): string[] =>
  policyLabels(result.scenario, view.label);

export function attributionText(view: ResultView, { measure, cell, outcome }: AttributedCell): AttributionText {
  const format = { kind: measure.kind, unit: measure.unit };
  const parts = [outcome.total, ...outcome.shares];
  const decimals = Math.max(...parts.map((part) => decimalsFor(format, part.mean, halfWidth(part))));
  const number = (value: number): string => view.numbers.signed(format, value, decimals);
  const change = (part: MeanInterval): string => view.numbers.difference(format, part.mean, decimals);
  const mean = (part: MeanInterval): string => number(part.mean);
  const interval = ({ low, high }: MeanInterval): string =>
    Number.isFinite(low) ? `${number(low)}, ${number(high)}` : '';
  const whole = (part: MeanInterval): string => {
    const ends = interval(part);
    if (ends === '') return mean(part);
    return `${mean(part)} (${ends})${part.low <= 0 && part.high >= 0 ? ' ?' : ''}`;
  };
  const unit = differenceUnit(view, measure);
  const name = view.label(measure.label);
  return {
    change,
    mean,
    interval,
    whole,
    title: unit === null ? name : `${name} (${unit})`,
    place: view.placeName(cell),
  };
}

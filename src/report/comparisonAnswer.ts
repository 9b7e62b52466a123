import type { OptionStudy } from '../experiments/comparison/comparisonStudy.ts';
import type { Effect } from '../experiments/comparison/effect.ts';
import type { Outcome } from '../experiments/comparison/outcome.ts';
import { type DifferenceSummary, summarisePairs } from '../experiments/pairedDifference.ts';
import { meanInterval } from '../experiments/statistics.ts';
import { html, type Markup } from './html.ts';
import { laggardComparison } from './laggardComparison.ts';
import { differenceText, type PairView } from './pairView.ts';
import { moneySpent } from './policySection.ts';

/** A sentence of the answer; an unclear direction is set in grey. */
export interface AnswerSentence {
  readonly text: string;
  readonly clear: boolean;
}

function escapeSentence({ a, b }: PairView): AnswerSentence | null {
  const compared = laggardComparison(a, b);
  if (compared === null) return null;
  const { t, runs } = a;
  const { more, low, high, ...counts } = compared;
  const facts = {
    ...counts,
    runs,
    number: Math.abs(more),
    interval: a.numbers.signedRange({ kind: 'count', unit: '1' }, low, high, 0),
  };
  if (runs < 2) return { text: t('escapeSingle', facts), clear: true };
  if (low === 0 && high === 0) return { text: t('escapeSame', facts), clear: true };
  if (!(low > 0 || high < 0)) return { text: t('escapeUnclear', facts), clear: false };
  return { text: t(more > 0 ? 'escapeMore' : 'escapeFewer', facts), clear: true };
}

/** The change of the headline outcome. */
function changeSentence({ a }: PairView, outcome: Outcome, effect: Effect): AnswerSentence {
  const { t } = a;
  const text = differenceText(a, outcome, effect);
  const { higher, equal, pairs, better, directionClear } = effect;
  const facts = {
    measure: a.label(outcome.label),
    cluster: a.placeName(outcome),
    year: effect.year,
    difference: text.mean,
    interval: text.interval,
    range: text.outer,
    higher,
    equal,
    pairs,
    better: better ?? Number.NaN,
  };
  if (pairs === 0) return { text: t('changeUndefined', facts), clear: false };
  if (a.runs < 2) return { text: t('changeSingle', facts), clear: true };
  if (equal === pairs) return { text: t('changeSame', facts), clear: true };
  const keys =
    better === null
      ? (['changeClear', 'changeUnclear'] as const)
      : (['changeBetterClear', 'changeBetterUnclear'] as const);
  return { text: t(keys[directionClear ? 0 : 1], facts), clear: directionClear };
}

const billions = { kind: 'money', unit: '1' } as const;

function costSentence({ a, b }: PairView): AnswerSentence | null {
  const [spentA, spentB] = [moneySpent(a), moneySpent(b)];
  if (spentA === null || spentB === null) return null;
  const { t } = a;
  const years = a.result.years.length;
  const summary: DifferenceSummary = summarisePairs(spentA, spentB);
  if ([...spentA, ...spentB].every((money) => money === 0)) return { text: t('costNone'), clear: true };
  // a matched money path is met to the last bit but one
  if (spentA.every((money, run) => Math.abs(spentB[run]! - money) <= 1e-6 * money)) {
    const money = a.numbers.plain(meanInterval(spentA).mean, 3);
    return { text: t('costSame', { money, years }), clear: true };
  }
  const { decimals, outer } = differenceText(a, billions, summary);
  const money = a.numbers.level(billions, Math.abs(summary.mean), decimals);
  return { text: t(summary.mean > 0 ? 'costMore' : 'costLess', { money, years, range: outer }), clear: true };
}

/** The answer of a comparison: who escapes, what changes, what it costs. */
export const comparisonAnswer = (pair: PairView, outcome: Outcome, option: OptionStudy): AnswerSentence[] =>
  [escapeSentence(pair), changeSentence(pair, outcome, option.headline), costSentence(pair)].filter(
    (one) => one !== null,
  );

export const answerMarkup = (sentences: readonly AnswerSentence[]): Markup =>
  html`${sentences.map(
    ({ text, clear }, s) => html`<p class="answer${s > 0 ? ' more' : ''}${clear ? '' : ' unclear'}">${text}</p>`,
  )}`;

import type { OptionStudy } from '../experiments/comparison/comparisonStudy.ts';
import type { CostPerGain } from '../experiments/comparison/costEffectiveness.ts';
import type { Outcome } from '../experiments/comparison/outcome.ts';
import type { AnswerSentence } from './comparisonAnswer.ts';
import { html, type Markup } from './html.ts';
import { decimalsFor } from './numbers.ts';
import { differenceText, type PairView } from './pairView.ts';
import { halfWidth, type ResultView } from './resultView.ts';

/** Money in the unit it reads best in, with the digits its interval supports; the value in billion yuan. */
export function moneyText(view: ResultView, { ratio, interval }: CostPerGain) {
  const isLarge = Math.abs(ratio) >= 1;
  const scale = isLarge ? 1 : 1000;
  const format = { kind: 'money', unit: '1' } as const;
  const decimals = decimalsFor(format, ratio * scale, halfWidth(interval) * scale);
  const text = (value: number): string => view.numbers.level(format, value * scale, decimals);
  return {
    money: text(ratio),
    interval: view.t('range', { low: text(interval.low), high: text(interval.high) }),
    unit: view.t(isLarge ? 'billionYuan' : 'millionYuan'),
  };
}

/** The step of an outcome that money is divided by: its words, and its size in the unit of the outcome. */
export function stepOf(
  { t, unit }: ResultView,
  { kind, unit: own }: Outcome,
): { readonly step: string; readonly size: number } {
  if (kind === 'share') return { step: t('perPoint'), size: 0.01 };
  if (own === '1') return { step: t('perHundredth'), size: 0.01 };
  return { step: t('perUnit', { unit: unit(own) }), size: 1 };
}

/** A cost for a step of another size. */
export const times = ({ ratio, interval }: CostPerGain, factor: number): CostPerGain => {
  const ends = [interval.low * factor, interval.high * factor].sort((x, y) => x - y);
  return { ratio: ratio * factor, interval: { low: ends[0]!, high: ends[1]! } };
};

function timeSentences(
  { a }: PairView,
  { path, headline, clearFrom: year, pairsToTell }: OptionStudy,
): AnswerSentence[] {
  const { t } = a;
  if (headline.pairs < 2 || headline.equal === headline.pairs) return [];
  const first = path[0]!.year;
  if (year !== null) {
    const facts = { year, number: year - first + 1 };
    return [{ text: t(year === first ? 'clearFromStart' : 'clearFrom', facts), clear: true }];
  }
  const told = pairsToTell === null ? [] : [{ text: t('pairsToTell', { pairs: pairsToTell }), clear: false }];
  return [{ text: t('clearNever'), clear: false }, ...told];
}

function costSentences({ a }: PairView, outcome: Outcome, { cost, headline }: OptionStudy): AnswerSentence[] {
  if (cost === null || headline.pairs < 2) return [];
  const { t } = a;
  const facts = { measure: a.label(outcome.label), cluster: a.placeName(outcome) };
  const { money, perOutcome, jobs, perJob, perJobYear } = cost;
  const sentences: AnswerSentence[] = [];
  if (perOutcome !== null) {
    const { step, size } = stepOf(a, outcome);
    const isGain = headline.mean > 0;
    const isSaving = money.mean < 0;
    const key = isSaving ? 'savedPerGain' : isGain ? 'costPerGain' : 'costPerFall';
    const { interval, ...text } = moneyText(a, times(perOutcome, perOutcome.ratio < 0 ? -size : size));
    sentences.push({ text: t(key, { ...facts, ...text, interval, step }), clear: true });
  } else if (money.directionClear && money.mean !== 0) {
    sentences.push({ text: t('costUnclear', facts), clear: false });
  }
  if (jobs === null || jobs.equal === jobs.pairs) return sentences;
  const words = differenceText(a, { kind: 'count', unit: '1' }, jobs);
  const gained = { jobs: words.number, interval: words.interval };
  if (!jobs.directionClear) sentences.push({ text: t('jobsUnclear', gained), clear: false });
  else if (perJob === null || perJobYear === null || jobs.mean < 0 || money.mean < 0 || perJobYear.ratio < 0) {
    sentences.push({ text: t('jobsOnly', gained), clear: true });
  } else {
    // billion yuan over thousand jobs
    const [each, year] = [times(perJob, 1e-3), times(perJobYear, 1e-3)].map((one) => moneyText(a, one));
    const costs = { money: each!.money, unit: each!.unit, moneyYear: year!.money, unitYear: year!.unit };
    sentences.push({ text: t('jobsGained', { ...gained, ...costs }), clear: true });
  }
  return sentences;
}

/** Time until effect, and what a unit of the outcome and a job cost: sentences for terminal, report and brief. */
export const comparisonFindings = (pair: PairView, outcome: Outcome, option: OptionStudy): AnswerSentence[] => [
  ...timeSentences(pair, option),
  ...costSentences(pair, outcome, option),
];

/** The same as a section of the report; null for a single pair of runs. */
export function findingsSection(pair: PairView, outcome: Outcome, option: OptionStudy): Markup | null {
  const sentences = comparisonFindings(pair, outcome, option);
  if (sentences.length === 0) return null;
  return pair.section({
    id: 'findings',
    heading: pair.a.t('findingsHeading'),
    content: html`${sentences.map(({ text, clear }) => html`<p${clear ? null : html` class="unclear"`}>${text}</p>`)}`,
  });
}

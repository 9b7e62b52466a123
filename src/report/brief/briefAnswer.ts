import type { OptionStudy } from '../../experiments/comparison/comparisonStudy.ts';
import { type AnswerSentence, answerMarkup } from '../comparisonAnswer.ts';
import { letterOf } from '../differsSection.ts';
import { table } from '../figure.ts';
import { html, type Markup } from '../html.ts';
import { laggardComparison } from '../laggardComparison.ts';
import { differenceText } from '../pairView.ts';
import { type BriefView, placeOf } from './briefView.ts';

const billions = { kind: 'money', unit: '1' } as const;

/** What an option does to the outcome that was asked about. */
function effectSentence({ study, views }: BriefView, option: OptionStudy): AnswerSentence {
  const [view] = views;
  const { t } = view;
  const { headline: effect } = option;
  const text = differenceText(view, study.headline, effect);
  const facts = {
    option: view.label(option.title),
    measure: view.label(study.headline.label),
    place: placeOf(view, study.headline),
    year: effect.year,
    difference: text.mean,
    interval: text.interval,
    range: text.outer,
    higher: effect.higher,
    lower: effect.lower,
    pairs: effect.pairs,
  };
  if (effect.pairs === 0) return { text: t('briefUndefined', facts), clear: false };
  if (view.runs < 2) return { text: t('briefSingle', facts), clear: true };
  if (effect.equal === effect.pairs) return { text: t('briefSame', facts), clear: true };
  if (!effect.directionClear) return { text: t('briefUnclear', facts), clear: false };
  return { text: t(effect.mean > 0 ? 'briefRises' : 'briefFalls', facts), clear: true };
}

/** What becomes of the laggard clusters. */
function fatesSentence({ views }: BriefView, option: OptionStudy, o: number): AnswerSentence | null {
  const [view] = views;
  const compared = laggardComparison(view, views[o + 1]!);
  if (compared === null) return null;
  const { more, low, high, ...counts } = compared;
  const clear = view.runs < 2 || more === 0 || low > 0 || high < 0;
  const facts = { ...counts, runs: view.runs, option: view.label(option.title) };
  return { text: view.t(clear ? 'briefFates' : 'briefFatesUnclear', facts), clear };
}

/** What it costs more than the baseline. */
function costSentence({ study, views }: BriefView, option: OptionStudy): AnswerSentence | null {
  const { cost } = option;
  if (cost === null) return null;
  const [view] = views;
  const { t, numbers } = view;
  const facts = { option: view.label(option.title), years: study.lastYear - study.firstYear + 1 };
  const paid = Math.max(cost.baseline, cost.option);
  if (paid === 0) return { text: t('briefCostNone', facts), clear: true };
  const { decimals, interval, outer } = differenceText(view, billions, cost.money);
  // a matched money path is met to the last bit but one
  if (Math.abs(cost.money.mean) <= 1e-6 * paid) {
    return { text: t('briefCostSame', { ...facts, money: numbers.plain(paid, 3) }), clear: true };
  }
  if (view.runs > 1 && !cost.money.directionClear) {
    return { text: t('briefCostUnclear', { ...facts, interval }), clear: false };
  }
  const money = numbers.level(billions, Math.abs(cost.money.mean), decimals);
  return {
    text: t(cost.money.mean > 0 ? 'briefCostMore' : 'briefCostLess', { ...facts, money, range: outer }),
    clear: true,
  };
}

/** Which of several scenarios to choose when the draws decide. */
function choiceSentence({ study, views }: BriefView): AnswerSentence | null {
  const { choice } = study;
  const chosen = choice?.options.find(({ letter }) => letter === choice.minimaxRegret);
  if (choice === null || chosen === undefined || study.options.length < 2) return null;
  const [view] = views;
  const scenario = views[choice.options.indexOf(chosen)]!.result.scenario;
  const { mean } = differenceText(view, choice.outcome, { ...study.options[0]!.headline, mean: chosen.maxRegret });
  return {
    text: view.t(chosen.maxRegret === 0 ? 'briefNoRegret' : 'briefLeastRegret', {
      option: view.label(scenario.title),
      regret: mean.replace(/^\+/, ''),
      measure: view.label(choice.outcome.label),
      place: placeOf(view, choice.outcome),
      best: chosen.bestIn,
      runs: choice.runs,
    }),
    clear: true,
  };
}

/** The answer on page 1: for every option what it does; then of one its reach and cost, of several the choice. */
export function briefAnswer(brief: BriefView): Markup {
  const { options } = brief.study;
  const effects = options.map((option) => effectSentence(brief, option));
  const [first] = options;
  const more =
    first !== undefined && options.length === 1
      ? [fatesSentence(brief, first, 0), costSentence(brief, first)]
      : [choiceSentence(brief)];
  return html`${answerMarkup([...effects, ...more].filter((one) => one !== null))}${options.length > 1 ? glance(brief) : null}`;
}

/** Laggards and money of several options side by side. */
function glance({ study, views }: BriefView): Markup | null {
  const [view] = views;
  const { t, numbers } = view;
  const fates = study.options.map((_, o) => laggardComparison(view, views[o + 1]!));
  const escaped = (count: number, total: number): string => t('countOf', { count, pairs: total });
  const rows = [
    ...(fates.some((one) => one === null)
      ? []
      : [
          [
            t('briefEscaped'),
            escaped(fates[0]!.escapedA, fates[0]!.total),
            ...fates.map((one) => escaped(one!.escapedB, one!.total)),
          ],
        ]),
    ...(study.options.some(({ cost }) => cost === null)
      ? []
      : [
          [
            t('briefPaid', { years: study.lastYear - study.firstYear + 1 }),
            numbers.plain(study.options[0]!.cost!.baseline, 2),
            ...study.options.map(({ cost }) => numbers.plain(cost!.option, 2)),
          ],
        ]),
  ];
  if (rows.length === 0) return null;
  const heads = views.map((_, s) => ({ head: letterOf(s), number: true }));
  return table({ caption: t('briefGlance'), columns: [{ head: '' }, ...heads], rows });
}

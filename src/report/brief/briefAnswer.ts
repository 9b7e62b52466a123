import type { OptionStudy } from '../../experiments/comparison/comparisonStudy.ts';
import { type AnswerSentence, answerMarkup } from '../comparisonAnswer.ts';
import { choiceSentences } from '../comparisonChoice.ts';
import { letterOf } from '../differsSection.ts';
import { table } from '../figure.ts';
import { html, type Markup } from '../html.ts';
import { laggardComparison } from '../laggardComparison.ts';
import { differenceText } from '../pairView.ts';
import type { BriefView } from './briefView.ts';

const billions = { kind: 'money', unit: '1' } as const;

/** What an option does to the outcome that was asked about. */
export function effectSentence(
  { study, view }: Pick<BriefView, 'study' | 'view'>,
  option: OptionStudy,
): AnswerSentence {
  const { t } = view;
  const { headline: effect } = option;
  const text = differenceText(view, study.headline, effect);
  const facts = {
    scenario: view.label(option.title),
    measure: view.label(study.headline.label),
    place: view.placeName(study.headline),
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
function fatesSentence({ view, views }: BriefView, option: OptionStudy): AnswerSentence | null {
  const compared = laggardComparison(view, views[1]!);
  if (compared === null) return null;
  const { more, low, high, ...counts } = compared;
  const clear = view.runs < 2 || more === 0 || low > 0 || high < 0;
  const facts = { ...counts, runs: view.runs, scenario: view.label(option.title) };
  return { text: view.t(clear ? 'briefFates' : 'briefFatesUnclear', facts), clear };
}

/** What it costs more than the baseline. */
function costSentence({ study, view }: BriefView, option: OptionStudy): AnswerSentence | null {
  const { cost } = option;
  if (cost === null) return null;
  const { t, numbers } = view;
  const facts = { scenario: view.label(option.title), years: study.lastYear - study.firstYear + 1 };
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
  const key = cost.money.mean > 0 ? 'briefCostMore' : 'briefCostLess';
  return { text: t(key, { ...facts, money, range: outer }), clear: true };
}

/** Laggards and money of several options side by side. */
function glance({ study, view, views }: BriefView): Markup | null {
  const { t, numbers } = view;
  const fates = study.options.map((_, o) => laggardComparison(view, views[o + 1]!));
  const ofAll = (count: number, pairs: number): string => t('countOf', { count, pairs });
  const rows = [
    ...(fates.some((one) => one === null)
      ? []
      : [
          [
            t('briefEscaped'),
            ofAll(fates[0]!.escapedA, fates[0]!.total),
            ...fates.map((one) => ofAll(one!.escapedB, one!.total)),
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
  return table({ caption: t('briefGlance'), columns: [{ head: t('outcome') }, ...heads], rows });
}

/** The answer on page 1: for every option what it does; then of one its reach and cost, of several the choice. */
export function briefAnswer(brief: BriefView): Markup {
  const { options, choice } = brief.study;
  const effects = options.map((option) => effectSentence(brief, option));
  // without a better direction there is nothing to choose by; the section on the choice says so
  const chosen = choice === null || choice.better === null ? [] : choiceSentences(brief.view, choice);
  const isSeveral = options.length > 1;
  const own = isSeveral ? [] : [fatesSentence(brief, options[0]!), costSentence(brief, options[0]!)];
  const sentences = [...effects, ...chosen, ...own].filter((one) => one !== null);
  return html`${answerMarkup(sentences)}${isSeveral ? glance(brief) : null}`;
}

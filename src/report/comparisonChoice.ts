import type { Choice, ChoiceOption } from '../experiments/comparison/choice.ts';
import type { ComparisonStudy } from '../experiments/comparison/comparisonStudy.ts';
import { differenceUnit } from './bandText.ts';
import type { AnswerSentence } from './comparisonAnswer.ts';
import type { WordTable } from './comparisonGroups.ts';
import { section, table } from './figure.ts';
import { html, type Markup } from './html.ts';
import { decimalsFor } from './numbers.ts';
import { halfWidth, type ResultView } from './resultView.ts';

/** Which scenario minimax regret and the goal speak for. */
export function choiceSentences(view: ResultView, choice: Choice): AnswerSentence[] {
  const { t } = view;
  const { outcome, threshold, better, minimaxRegret } = choice;
  const facts = { measure: view.label(outcome.label), cluster: view.placeName(outcome) };
  const chosen = choice.options.find(({ letter }) => letter === minimaxRegret);
  const sentences: AnswerSentence[] = [];
  if (better === null) sentences.push({ text: t('choiceNoDirection', facts), clear: false });
  else if (chosen === undefined) sentences.push({ text: t('choiceTie', facts), clear: false });
  else
    sentences.push({ text: t('choiceMinimax', { ...facts, letter: chosen.letter, name: chosen.name }), clear: true });
  if (threshold !== null) {
    const { outcome: wanted, atLeast, level, year, share } = threshold;
    const keys = atLeast
      ? (['choiceThresholdLeast', 'choiceThresholdLeastIn'] as const)
      : (['choiceThresholdMost', 'choiceThresholdMostIn'] as const);
    const text = t(keys[share === null ? 0 : 1], {
      measure: view.label(wanted.label),
      cluster: view.placeName(wanted),
      level: wanted.kind === 'share' ? `${view.numbers.plain(level * 100, 6)}%` : view.numbers.plain(level, 6),
      year,
      share: view.numbers.percent(share ?? 0),
    });
    sentences.push({ text, clear: true });
  }
  return sentences;
}

/** Minimax regret when the ends of the assumptions count as states too; none where they were not run. */
export function assumptionSentences(view: ResultView, study: ComparisonStudy): AnswerSentence[] {
  const { choiceUnderAssumptions: choice } = study;
  if (choice === null || choice.better === null) return [];
  const chosen = choice.options.find(({ letter }) => letter === choice.minimaxRegret);
  if (chosen === undefined) return [{ text: view.t('choiceAssumptionsTie', { states: choice.runs }), clear: false }];
  const decimals = regretDecimals(choice);
  const text = view.t('choiceAssumptions', {
    states: choice.runs,
    letter: chosen.letter,
    name: chosen.name,
    regret: view.numbers.difference(choice.outcome, chosen.maxRegret, decimals).replace('+', ''),
  });
  return [{ text, clear: true }];
}

/** One number of digits for all regrets of a table: that of the widest interval of a mean. */
const regretDecimals = ({ outcome, options }: Choice): number => {
  const widest = options.reduce((a, b) => (halfWidth(b.meanRegret) > halfWidth(a.meanRegret) ? b : a));
  return decimalsFor(outcome, widest.meanRegret.mean, halfWidth(widest.meanRegret));
};

function meetsText({ t, numbers }: ResultView, { meets }: ChoiceOption): string {
  if (meets === null) return '-';
  const [share, low, high] = [meets.share, meets.low, meets.high].map((one) => numbers.percent(one));
  return t('meetsShare', { share: share!, low: low!, high: high! });
}

/** Whether the goal's own share of runs is met, judged by the whole interval. */
function verdictText({ t }: ResultView, { meets }: ChoiceOption, share: number): string {
  if (meets === null) return '';
  return t(meets.low >= share ? 'goalReached' : meets.high < share ? 'goalMissed' : 'goalUnclear');
}

/** The scenarios side by side. */
export function choiceTable(view: ResultView, choice: Choice): WordTable {
  const { t, numbers } = view;
  const { outcome, options, threshold, better } = choice;
  const unit = differenceUnit(view, outcome);
  const label = view.label(outcome.label);
  const number = true;
  const decimals = regretDecimals(choice);
  const regret = (value: number): string => {
    if (!Number.isFinite(value)) return '-';
    const text = numbers.level(outcome, value, decimals);
    return outcome.kind === 'share' ? text.replace('%', '') : text;
  };
  return {
    caption: unit === null ? label : t('titleWithUnit', { title: label, unit }),
    columns: [
      { head: t('scenario') },
      ...(better === null
        ? []
        : [
            { head: t('maxRegret'), number },
            { head: t('regret95'), number },
            { head: t('meanRegret'), number },
            { head: t('bestIn'), number },
          ]),
      ...(threshold === null ? [] : [{ head: t('meetsGoal'), number }]),
      ...(threshold?.share == null ? [] : [{ head: '' }]),
    ],
    rows: options.map((option) => {
      return [
        `${option.letter} ${option.name}`,
        ...(better === null
          ? []
          : [
              regret(option.maxRegret),
              regret(option.regret95),
              regret(option.meanRegret.mean),
              t('countOf', { count: option.bestIn, pairs: choice.runs }),
            ]),
        ...(threshold === null ? [] : [meetsText(view, option)]),
        ...(threshold?.share == null ? [] : [verdictText(view, option, threshold.share)]),
      ];
    }),
  };
}

/** Regret and satisficing; null with two scenarios and no goal. */
export function choiceSection(view: ResultView, study: ComparisonStudy): Markup | null {
  const { choice } = study;
  if (choice === null) return null;
  const { t } = view;
  return section({
    id: 'choice',
    heading: t('choiceHeading'),
    content: html`${[...choiceSentences(view, choice), ...assumptionSentences(view, study)].map(
      ({ text, clear }) => html`<p${clear ? null : html` class="unclear"`}>${text}</p>`,
    )}<p class="note">${t('choiceReading', { count: choice.options.length })}</p>${table(choiceTable(view, choice))}`,
  });
}

import type { Choice } from '../../experiments/comparison/choice.ts';
import type { OptionStudy } from '../../experiments/comparison/comparisonStudy.ts';
import type { AssumptionEnd, AssumptionStudy } from '../../experiments/comparison/robustness.ts';
import { section, table } from '../figure.ts';
import { html, type Markup } from '../html.ts';
import { decimalsFor } from '../numbers.ts';
import { outcomeCell } from '../outcomeCell.ts';
import { halfWidth } from '../resultView.ts';
import { type BriefView, placeOf } from './briefView.ts';

const verdicts = { kept: 'briefKept', flips: 'briefFlips', unclear: 'briefSignUnclear', inert: 'briefInert' } as const;

/** The tornado of one option as a table, widest swing first. */
function tornado({ study, views }: BriefView, option: OptionStudy): Markup | null {
  const { robustness } = option;
  if (robustness === null) return null;
  const [view] = views;
  const { t, numbers } = view;
  const atEnd = ({ value, effect }: AssumptionEnd): Markup =>
    html`${numbers.plain(value, 3)}<br>${outcomeCell(view, study.headline, effect)}`;
  const verdictOf = ({ verdict, crossesAt }: AssumptionStudy): string =>
    verdict === 'flips' && crossesAt !== null
      ? t('briefFlipsAt', { value: numbers.plain(crossesAt, 2) })
      : t(verdicts[verdict]);
  return html`<p>${t('briefRobustReading', { pairs: robustness.pairs })}</p>${table({
    caption: t('briefRobustCaption', {
      option: view.label(option.title),
      measure: view.label(study.headline.label),
      place: placeOf(view, study.headline),
      year: study.lastYear,
    }),
    columns: ['briefAssumption', 'value', 'briefAtLow', 'briefAtHigh', 'briefVerdict'].map((key) => ({
      head: t(key as 'value'),
    })),
    rows: robustness.assumptions.map((assumption) => [
      html`${view.label(assumption.label)}${assumption.paths.map((path) => html`<small><code>${path}</code></small>`)}`,
      numbers.plain(assumption.value, 3),
      atEnd(assumption.low),
      atEnd(assumption.high),
      verdictOf(assumption),
    ]),
  })}`;
}

/** Regret over several scenarios. */
function regretTable({ study, views }: BriefView, choice: Choice): Markup {
  const [view] = views;
  const { t, numbers } = view;
  const { outcome } = choice;
  const number = true;
  const plain = { ...outcome, unit: outcome.kind === 'ratio' ? '' : outcome.unit };
  return table({
    caption: t('briefRegretCaption', {
      measure: view.label(outcome.label),
      place: placeOf(view, outcome),
      year: study.lastYear,
    }),
    columns: [
      { head: t('briefScenario') },
      { head: t('briefMeanLevel'), number },
      { head: t('briefLargestRegret'), number },
      { head: t('briefMeanRegret'), number },
      { head: t('briefBestIn'), number },
    ],
    rows: choice.options.map(({ level, maxRegret, meanRegret, bestIn }, s) => {
      const decimals = decimalsFor(plain, level.mean, halfWidth(level));
      const regretDecimals = decimalsFor(plain, meanRegret.mean, halfWidth(meanRegret));
      const regret = (value: number): string => numbers.level(outcome, value, regretDecimals);
      return [
        view.label(views[s]!.result.scenario.title),
        t('medianWithRange', {
          median: numbers.level(outcome, level.mean, decimals),
          range: numbers.range(outcome, level.low, level.high, decimals),
        }),
        regret(maxRegret),
        regret(meanRegret.mean),
        t('briefBestOf', { best: bestIn, runs: choice.runs }),
      ];
    }),
  });
}

/** How much noise the common random numbers take away, for every option. */
function pairingTable({ study, views }: BriefView): Markup {
  const [view] = views;
  const { t, numbers } = view;
  const { headline } = study;
  const number = true;
  const rows = study.options.flatMap((option) =>
    option.pairing.map(({ year, number: place, paired, independent, ratio }) => {
      const decimals = decimalsFor({ ...headline, unit: '' }, Math.max(paired, independent), 0);
      const deviation = (value: number): string => numbers.signed(headline, value, decimals).replace('+', '');
      return [
        view.label(option.title),
        t('yearNumber', { year, number: place }),
        deviation(paired),
        deviation(independent),
        paired > 1e-9 * independent ? numbers.plain(ratio, 2) : t('noVariance'),
      ];
    }),
  );
  return table({
    caption: t('briefPairingCaption', { measure: view.label(headline.label), place: placeOf(view, headline) }),
    columns: [
      { head: t('briefScenario') },
      { head: t('year') },
      { head: t('pairedDeviation'), number },
      { head: t('independentDeviation'), number },
      { head: t('briefRatio'), number },
    ],
    rows,
  });
}

/** Whether the answer keeps its sign when assumptions move, which scenario is the safest, what pairing gains. */
export function robustnessPart(brief: BriefView): Markup {
  const { study, views } = brief;
  const [view] = views;
  const { t } = view;
  const tornadoes = study.options.map((option) => tornado(brief, option));
  const none = tornadoes.every((one) => one === null) ? html`<p>${t('briefRobustNone')}</p>` : null;
  const needed = study.options.flatMap(({ title, pairsToTell }) =>
    pairsToTell === null || view.runs < 2
      ? []
      : [
          html`<p>${t('briefPairsToTell', { option: view.label(title), pairs: view.numbers.plain(pairsToTell, 2) })}</p>`,
        ],
  );
  const { choice } = study;
  const regret = choice !== null && choice.better !== null && choice.runs > 1 ? regretTable(brief, choice) : null;
  return section({
    id: 'robustness',
    heading: t('briefRobustHeading'),
    content: html`${none}${tornadoes}${needed}${regret}${view.runs < 2 ? null : pairingTable(brief)}`,
  });
}

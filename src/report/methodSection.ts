import type { Scenario } from '../scenarios/scenario.ts';
import { section } from './figure.ts';
import { html, type Markup } from './html.ts';
import type { ResultView } from './resultView.ts';
import type { Key } from './strings.ts';

export interface MethodInput {
  readonly version: string;
  readonly command: string;
  readonly scenarios: readonly Scenario[];
}

const limits: readonly Key[] = ['limitThin', 'limitResearch', 'limitBlocs', 'limitDemand', 'limitScale'];

const words: readonly (readonly [Key, Key])[] = [
  ['wordRangeName', 'wordRange'],
  ['wordMeanName', 'wordMean'],
  ['wordLaggardName', 'wordLaggard'],
  ['wordEscapedName', 'wordEscaped'],
  ['wordDeadName', 'wordDead'],
  ['wordLockedName', 'wordLocked'],
  ['wordLqName', 'wordLq'],
  ['wordPositionName', 'wordPosition'],
  ['wordUpgradingName', 'wordUpgrading'],
];

/** Numbers as ranges: 0-19, 25. */
export function numberRanges(sorted: readonly number[], separator: string): string {
  const ranges: [number, number][] = [];
  for (const number of sorted) {
    const range = ranges.at(-1);
    if (range !== undefined && range[1] === number - 1) range[1] = number;
    else ranges.push([number, number]);
  }
  return ranges.map(([from, until]) => (from === until ? `${from}` : `${from}\u2013${until}`)).join(separator);
}

/** How to repeat the runs, what the model cannot say, and the words used. */
export function methodSection(view: ResultView, { version, command, scenarios }: MethodInput): Markup {
  const { t, result } = view;
  const separator = t('listSeparator');
  const facts: readonly (readonly [string, Markup | string])[] = [
    [t('seed'), result.seed],
    [
      t('replicates'),
      t('replicatesValue', { count: result.replicates.length, numbers: numberRanges(result.replicates, separator) }),
    ],
    [t('version'), version],
    [t('command'), html`<code>${command}</code>`],
    ...scenarios.flatMap((scenario): (readonly [string, Markup | string])[] => [
      [t('scenarioName'), scenario.name],
      ...(scenario.chain.length > 1 ? [[t('scenarioChain'), scenario.chain.join(' \u2192 ')] as const] : []),
      ...(scenario.file === '' ? [] : [[t('scenarioFile'), html`<code>${scenario.file}</code>`] as const]),
    ]),
  ];
  return section({
    id: 'method',
    heading: t('methodHeading'),
    content: html`<h3>${t('limitsSubheading')}</h3><p>${t('forecast')}</p><p>${t('limitsIntro')}</p><ul>${limits.map(
      (key) => html`<li>${t(key)}</li>`,
    )}</ul><h3>${t('methodSubheading')}</h3><dl>${facts.map(([name, value]) => html`<dt>${name}</dt><dd>${value}</dd>`)}</dl><h3>${t('wordsSubheading')}</h3><dl class="words">${words.map(
      ([name, meaning]) => html`<dt>${t(name)}</dt><dd>${t(meaning)}</dd>`,
    )}</dl>`,
  });
}

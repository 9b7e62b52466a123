import type { OptionStudy } from '../experiments/comparison/comparisonStudy.ts';
import type { GroupEffect } from '../experiments/comparison/groupEffects.ts';
import { differenceUnit } from './bandText.ts';
import { type TableInput, table } from './figure.ts';
import { html, type Markup } from './html.ts';
import { decimalsFor } from './numbers.ts';
import { differenceText, type PairView } from './pairView.ts';
import { halfWidth, type ResultView } from './resultView.ts';

/** A table of words, for the terminal and the report. */
export interface WordTable extends TableInput {
  readonly rows: readonly (readonly string[])[];
}

const sizeNames = { small: 'sizeSmall', medium: 'sizeMedium', large: 'sizeLarge' } as const;

function groupName(view: ResultView, { by, group }: GroupEffect): string {
  if (by === 'firmSize') return view.t(sizeNames[group as keyof typeof sizeNames]);
  return view.placeName({ region: null, industry: null, stage: null, [by]: group });
}

/** Share of the baseline, with the digits of the difference itself. */
function ofBaseline(view: ResultView, { ofBaseline: share, effect }: GroupEffect): string {
  if (!Number.isFinite(share)) return '-';
  const half = Math.abs((halfWidth(effect.interval) / effect.mean) * share);
  const format = { kind: 'share', unit: 'share' } as const;
  const text = view.numbers.signed(format, share, decimalsFor(format, share, half));
  return `${text}%`;
}

/** The measure a group is judged by; sizes of firms have a measure each, and share a title. */
function titleOf(view: ResultView, { by, measure: name }: GroupEffect): string {
  const measure = view.measure(name)!;
  const title = by === 'firmSize' ? view.t('employmentBySize') : view.label(measure.label);
  const unit = differenceUnit(view, measure);
  return unit === null ? title : view.t('titleWithUnit', { title, unit });
}

function rowOf(view: ResultView, found: GroupEffect): string[] {
  const { t } = view;
  const { effect, loses } = found;
  const { number, outer } = differenceText(view, view.measure(found.measure)!, effect);
  const isSame = effect.equal === effect.pairs;
  const isUnclear = effect.pairs > 1 && !isSame && !effect.directionClear;
  return [
    groupName(view, found),
    number,
    isUnclear || isSame ? '-' : ofBaseline(view, found),
    outer,
    t('countOf', { count: effect.lower, pairs: effect.pairs }),
    isUnclear ? t('directionUnclear') : loses ? t('loses') : '',
  ];
}

/** Every group with its difference, under the measure it is judged by; those that lose are marked. */
export function groupsTable({ a }: PairView, { groups }: OptionStudy): WordTable {
  const { t } = a;
  const number = true;
  const titles = [...new Set(groups.map((found) => titleOf(a, found)))];
  return {
    caption: t('groupsCaption', { year: a.result.years.at(-1)! }),
    columns: [
      { head: t('group') },
      { head: t('difference'), number },
      { head: t('ofBaseline'), number },
      { head: t('rangeOfPairs'), number },
      { head: t('lowerCount'), number },
      { head: '' },
    ],
    rows: titles.flatMap((title) => [
      [title],
      ...groups.filter((found) => titleOf(a, found) === title).map((found) => rowOf(a, found)),
    ]),
  };
}

/** Who gains and who loses, by region, industry, stage and size of firm. */
export function groupsSection(pair: PairView, option: OptionStudy): Markup | null {
  if (option.groups.length === 0) return null;
  const { t } = pair.a;
  return pair.section({
    id: 'groups',
    heading: t('groupsHeading'),
    content: html`<p>${t('groupsReading')}</p>${table(groupsTable(pair, option))}`,
  });
}

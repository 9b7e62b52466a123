import * as Plot from '@observablehq/plot';
import type { ComparisonStudy, OptionStudy } from '../experiments/comparison/comparisonStudy.ts';
import type { AssumptionEnd, AssumptionStudy, Robustness } from '../experiments/comparison/robustness.ts';
import { differenceUnit } from './bandText.ts';
import { chart } from './chart.ts';
import type { AnswerSentence } from './comparisonAnswer.ts';
import type { WordTable } from './comparisonGroups.ts';
import { figure, table } from './figure.ts';
import { html, type Markup } from './html.ts';
import { differenceText, type PairView } from './pairView.ts';
import { colours } from './style.ts';

/** What the assumptions do to the sign, in sentences. */
export function robustnessSentences({ a }: PairView, { assumptions }: Robustness): AnswerSentence[] {
  const { t } = a;
  const named = (verdict: AssumptionStudy['verdict']): string =>
    assumptions
      .filter((one) => one.verdict === verdict)
      .map(({ label }) => a.label(label))
      .join(t('listSeparator'));
  const [flips, unclear] = [named('flips'), named('unclear')];
  return [
    ...(flips === '' ? [] : [{ text: t('robustnessFlips', { names: flips }), clear: true }]),
    ...(unclear === '' ? [] : [{ text: t('robustnessUnclear', { names: unclear }), clear: false }]),
    ...(flips === '' && unclear === '' ? [{ text: t('robustnessKept'), clear: true }] : []),
  ];
}

/** How to read it: on how many runs it rests, and what they give at the values of the scenario. */
export function robustnessReading({ a }: PairView, study: ComparisonStudy, { pairs, base }: Robustness): string {
  const { headline } = study;
  return a.t('robustnessReading', {
    measure: a.label(headline.label),
    cluster: a.placeName(headline),
    pairs,
    all: study.pairs,
    base: differenceText(a, headline, base).mean,
  });
}

/** The assumptions, widest swing first. */
export function robustnessTable({ a }: PairView, study: ComparisonStudy, { assumptions }: Robustness): WordTable {
  const { t, numbers } = a;
  const number = true;
  const endText = ({ value, effect }: AssumptionEnd): string => {
    const text = differenceText(a, study.headline, effect);
    const isPlain = effect.directionClear || effect.equal === effect.pairs;
    const difference = isPlain ? text.number : `${text.number} (${text.interval}) ?`;
    return t('atValue', { value: numbers.plain(value, 3), difference });
  };
  const verdictText = ({ verdict, crossesAt }: AssumptionStudy): string => {
    if (verdict === 'flips' && crossesAt !== null) {
      return t('verdictCrosses', { value: numbers.plain(crossesAt, 2) });
    }
    const keys = {
      kept: 'verdictKept',
      flips: 'verdictFlips',
      unclear: 'verdictUnclear',
      inert: 'verdictInert',
    } as const;
    return t(keys[verdict]);
  };
  const unit = differenceUnit(a, study.headline);
  const label = a.label(study.headline.label);
  return {
    caption: unit === null ? label : t('titleWithUnit', { title: label, unit }),
    columns: [
      { head: t('assumption') },
      { head: t('atLow'), number },
      { head: t('atHigh'), number },
      { head: t('verdict') },
    ],
    rows: assumptions.map((one) => [
      `${a.label(one.label)} (${numbers.plain(one.value, 3)})`,
      endText(one.low),
      endText(one.high),
      verdictText(one),
    ]),
  };
}

/** Dots with intervals at both ends of every assumption around the difference at the values of the scenario. */
function tornado({ a }: PairView, study: ComparisonStudy, { base, assumptions }: Robustness): Markup {
  const { t } = a;
  const scale = study.headline.kind === 'share' ? 100 : 1;
  const marks = assumptions.flatMap(({ label, low, high }) =>
    ([low, high] as const).map(({ effect }, end) => ({
      name: a.label(label),
      end: end === 0 ? 'low' : 'high',
      mean: effect.mean * scale,
      from: effect.interval.low * scale,
      until: effect.interval.high * scale,
    })),
  );
  const defined = marks.filter(({ mean, from }) => Number.isFinite(mean + from));
  const colour = (end: string): string => (end === 'low' ? colours.downstream : colours.upstream);
  return chart(a.document, t('robustnessLabel', { count: assumptions.length, name: a.label(assumptions[0]!.label) }), {
    width: 660,
    height: 70 + 44 * assumptions.length,
    marginLeft: 230,
    marginRight: 20,
    x: { grid: true, label: null },
    fy: { domain: assumptions.map(({ label }) => a.label(label)), label: null, padding: 0.2, axis: 'left' },
    y: { domain: ['low', 'high'], axis: null },
    marks: [
      Plot.ruleX([0], { stroke: colours.ink, strokeWidth: 1.5 }),
      ...(Number.isFinite(base.mean)
        ? [Plot.ruleX([base.mean * scale], { stroke: colours.grey, strokeDasharray: '4 3' })]
        : []),
      Plot.ruleY(defined, {
        x1: 'from',
        x2: 'until',
        y: 'end',
        fy: 'name',
        strokeWidth: 2,
        stroke: ({ end }: { end: string }) => colour(end),
      }),
      Plot.dot(defined, {
        x: 'mean',
        y: 'end',
        fy: 'name',
        r: 5,
        symbol: ({ end }: { end: string }) => (end === 'low' ? 'triangle' : 'circle'),
        fill: ({ end }: { end: string }) => colour(end),
      }),
    ],
    symbol: { type: 'identity' },
  } as Plot.PlotOptions);
}

/** Whether the sign of the answer hangs on an assumption; null where that was not asked. */
export function robustnessSection(pair: PairView, study: ComparisonStudy, option: OptionStudy): Markup | null {
  const { robustness } = option;
  if (robustness === null) return null;
  const { t } = pair.a;
  const words = robustnessTable(pair, study, robustness);
  return pair.section({
    id: 'robustness',
    heading: t('robustnessHeading'),
    content: html`<p>${robustnessReading(pair, study, robustness)}</p>${robustnessSentences(pair, robustness).map(
      ({ text, clear }) => html`<p${clear ? null : html` class="unclear"`}><strong>${text}</strong></p>`,
    )}${figure({
      title: words.caption,
      legend: [
        { mark: 'downstream', text: t('legendLowEnd') },
        { mark: 'upstream', text: t('legendHighEnd') },
        { mark: 'line', text: t('legendMeanBar') },
        { mark: 'reference', text: t('legendZero') },
      ],
      panels: [{ title: '', image: tornado(pair, study, robustness) }],
      wide: true,
    })}${table(words)}`,
  });
}

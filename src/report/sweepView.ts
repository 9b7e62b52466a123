import type { SweepStudy, VariantStudy } from '../experiments/analysis/studySweep.ts';
import type { Interval, RunBand } from '../experiments/statistics.ts';
import type { Measure } from '../measures/measure.ts';
import { decimalsFor, type NumberPrinter, numberPrinter } from './numbers.ts';
import { type Language, type Translator, translator } from './strings.ts';

/** What is told of a sweep, in the terminal and in the report. */
export interface SweepReportInput {
  readonly question: string;
  readonly name: string;
  readonly version: string;
  readonly seed: string;
  readonly command: string;
  readonly language: Language;
  readonly measure: Measure;
  /** Names of the places of the outcome that are not null. */
  readonly place: readonly string[];
  readonly year: number;
  readonly design: string;
  readonly factors: readonly { readonly path: string; readonly label: string }[];
  readonly points: number;
  readonly replicates: number;
  readonly runs: number;
  readonly failed: number;
  readonly absent: number;
  readonly undefinedValues: number;
  /** Values of every variant, point by point, for the distributions. */
  readonly values: readonly (readonly Float64Array[])[];
  readonly study: SweepStudy;
  /** As asked with --fails, or null. */
  readonly condition: string | null;
  readonly halfWidthAsked: boolean;
}

/** The input with the words and numbers of its language. */
export interface SweepView extends Translator {
  readonly input: SweepReportInput;
  readonly language: Language;
  readonly numbers: NumberPrinter;
  /** The outcome: measure, unit and place. */
  readonly outcome: string;
  readonly nameOf: (variant: Pick<VariantStudy, 'scenario' | 'policy'>) => string;
  readonly level: (value: number) => string;
  readonly levels: (interval: Interval) => string;
  readonly signed: (value: number) => string;
  readonly change: (value: number) => string;
  readonly changes: (interval: Interval) => string;
  readonly pure: (value: number) => string;
  readonly pureRange: (interval: Interval) => string;
}

const width = ({ outer, inner }: RunBand): number => Math.max(inner.high - inner.low, (outer.high - outer.low) / 4) / 2;

export function sweepView(input: SweepReportInput): SweepView {
  const { measure, language, study, place } = input;
  const words = translator(language);
  const numbers = numberPrinter(language);
  const ranges = study.variants.map(({ analysis }) => analysis.outcome.range);
  const largest = ranges.reduce((size, { median }) => Math.max(size, Math.abs(median)), 0);
  const spread = ranges.reduce((size, range) => Math.max(size, width(range)), 0);
  const decimals = decimalsFor(measure, largest, spread);
  const oneScenario = new Set(study.variants.map(({ scenario }) => scenario)).size === 1;
  const unit = measure.kind !== 'share' && measure.unit !== '1' ? ` (${words.unit(measure.unit)})` : '';
  const where = place.length === 0 ? '' : language === 'zh' ? `（${place.join(' · ')}）` : `, ${place.join(' · ')}`;
  /** An interval of an estimate may reach beyond what the thing can be: shown as far as that. */
  const within = ({ low, high }: Interval, [least, most]: readonly [number, number]): Interval => ({
    low: Math.min(most, Math.max(least, low)),
    high: Math.max(least, Math.min(most, high)),
  });
  const both = (text: (value: number) => string, { low, high }: Interval): string =>
    Number.isFinite(low) && Number.isFinite(high)
      ? low === high
        ? text(low)
        : words.t('range', { low: text(low), high: text(high) })
      : words.t('undefined');
  const level = (value: number): string => numbers.level(measure, value, decimals);
  const signed = (value: number): string => numbers.signed(measure, value, decimals);
  const pure = (value: number): string => numbers.level({ kind: 'ratio', unit: '1' }, value, 2);
  return {
    ...words,
    input,
    language,
    numbers,
    outcome: `${words.label(measure.label)}${unit}${where}`,
    nameOf: ({ scenario, policy }) => (oneScenario ? policy : `${scenario} · ${policy}`),
    level,
    levels: (interval) => both(level, within(interval, measure.domain)),
    signed,
    change: (value) => numbers.difference(measure, value, decimals),
    changes: (interval) => both(signed, interval),
    pure,
    pureRange: (interval) => both(pure, within(interval, [0, 1])),
  };
}

/** What was run, in one sentence. */
export const sweepFacts = (view: SweepView): string => {
  const { outcome, input } = view;
  const { year, runs, points, design, replicates, study } = input;
  const variants = study.variants.length;
  return view.t('sweepFacts', { outcome, year, runs, variants, points, design, replicates });
};

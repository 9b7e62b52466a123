import type { Measure } from '../measures/measure.ts';
import type { Language } from './strings.ts';
import { translator } from './strings.ts';

/** What decides how a value is printed. */
export type Format = Pick<Measure, 'kind' | 'unit'>;

/** Finest decimals a kind is ever printed with, in the unit printed (per cent for shares). */
const finest: Readonly<Record<Measure['kind'], number>> = {
  share: 1,
  ratio: 2,
  index: 3,
  money: 3,
  count: 0,
  moneyPerPerson: 3,
};

/** A pure ratio (location quotient) always has two decimals, so that its distance from 1 can be read. */
const isPureRatio = (format: Format): boolean => format.kind === 'ratio' && format.unit === '1';

const scaleOf = (format: Format): number => (format.kind === 'share' ? 100 : 1);

/**
 * Decimals worth printing: down to the first digit of the half-width of the middle 50 % of runs, one more where that
 * digit is 1 or 2; without runs to judge by, three digits of the value. Negative: whole tens, hundreds.
 */
export function decimalsFor(format: Format, value: number, halfWidth: number): number {
  if (isPureRatio(format)) return 2;
  const judged = halfWidth > 0 && Number.isFinite(halfWidth);
  const size = scaleOf(format) * (judged ? halfWidth / 3 : Math.abs(value) / 100);
  if (!(size > 0) || !Number.isFinite(size)) return Math.min(1, finest[format.kind]);
  // whole tens and hundreds only where the value is larger than that itself
  const least = value === 0 ? 0 : Math.min(0, -Math.floor(Math.log10(scaleOf(format) * Math.abs(value))));
  // no -0
  return Math.max(least, Math.min(finest[format.kind], -Math.floor(Math.log10(size) + 1e-9))) || 0;
}

/** Minus sign, not a hyphen. */
const trueMinus = (text: string): string => text.replace(/-/g, '\u2212');

const formats = new Map<string, Intl.NumberFormat>();

function grouped(language: Language, value: number, decimals: number, signed: boolean): string {
  const key = `${language}/${decimals}/${signed}`;
  let format = formats.get(key);
  if (format === undefined) {
    const digits = Math.max(0, decimals);
    format = new Intl.NumberFormat(language === 'zh' ? 'zh-CN' : 'en', {
      minimumFractionDigits: digits,
      maximumFractionDigits: digits,
      signDisplay: signed ? 'exceptZero' : 'negative',
    });
    formats.set(key, format);
  }
  const rounded = decimals < 0 ? Math.round(value * 10 ** decimals) / 10 ** decimals : value;
  return trueMinus(format.format(rounded));
}

/** Numbers as one language prints them; undefined values are a word, never a 0. */
export interface NumberPrinter {
  /** A level: per cent for shares, without unit words. */
  readonly level: (format: Format, value: number, decimals: number) => string;
  /** A signed difference with its unit: percentage points for shares. */
  readonly difference: (format: Format, value: number, decimals: number) => string;
  /** A signed difference without unit words, for the ends of a range. */
  readonly signed: (format: Format, value: number, decimals: number) => string;
  /** Low to high, `unit` only once. */
  readonly range: (format: Format, low: number, high: number, decimals: number) => string;
  readonly signedRange: (format: Format, low: number, high: number, decimals: number) => string;
  /** A share of runs or clusters in whole per cent. */
  readonly percent: (share: number) => string;
  /** A plain number with up to `digits` significant digits. */
  readonly plain: (value: number, digits?: number) => string;
  readonly unit: (unit: string) => string;
}

export function numberPrinter(language: Language): NumberPrinter {
  const { t, unit } = translator(language);
  const level = (format: Format, value: number, decimals: number): string =>
    Number.isFinite(value)
      ? `${grouped(language, value * scaleOf(format), decimals, false)}${format.kind === 'share' ? '%' : ''}`
      : t('undefined');
  const signed = (format: Format, value: number, decimals: number): string =>
    Number.isFinite(value) ? grouped(language, value * scaleOf(format), decimals, true) : t('undefined');
  const joined = (low: string, high: string): string => (low === high ? low : t('range', { low, high }));
  return {
    level,
    signed,
    difference: (format, value, decimals) => {
      const number = signed(format, value, decimals);
      if (!Number.isFinite(value)) return number;
      if (format.kind === 'share') return t('percentagePoints', { number });
      return format.unit === '1' ? number : t('withUnit', { number, unit: unit(format.unit) });
    },
    range: (format, low, high, decimals) => joined(level(format, low, decimals), level(format, high, decimals)),
    signedRange: (format, low, high, decimals) => joined(signed(format, low, decimals), signed(format, high, decimals)),
    percent: (share) => (Number.isFinite(share) ? `${grouped(language, share * 100, 0, false)}%` : t('undefined')),
    plain: (value, digits = 6) =>
      Number.isFinite(value)
        ? trueMinus(
            new Intl.NumberFormat(language === 'zh' ? 'zh-CN' : 'en', { maximumSignificantDigits: digits }).format(
              value,
            ),
          )
        : t('undefined'),
    unit,
  };
}

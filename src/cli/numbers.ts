import type { Measure } from '../measures/measure.ts';

type Kind = Measure['kind'];

const MOST_DECIMALS: Readonly<Record<Kind, number>> = {
  share: 1,
  ratio: 2,
  index: 3,
  money: 3,
  count: 1,
  moneyPerPerson: 3,
};

/** Percent for shares, the plain number for everything else. */
const scaleOf = (kind: Kind): number => (kind === 'share' ? 100 : 1);

/**
 * Decimals worth printing: down to the first digit of the half-width of the range of runs, so that no digit is shown
 * that the runs do not agree on; for a single run three digits, as far as the kind allows.
 */
export function decimalsFor(kind: Kind, value: number, halfWidth: number): number {
  const size = (halfWidth > 0 ? halfWidth : Math.abs(value) / 100) * scaleOf(kind);
  if (!(size > 0) || !Number.isFinite(size)) return Math.min(2, MOST_DECIMALS[kind]);
  return Math.max(0, Math.min(MOST_DECIMALS[kind], -Math.floor(Math.log10(size))));
}

/** A number with grouped thousands; '-' for undefined. */
export function numberText(value: number, kind: Kind, decimals: number, signed = false): string {
  if (!Number.isFinite(value)) return '-';
  const text = (value * scaleOf(kind)).toFixed(decimals);
  const [whole, part] = text.replace('-', '').split('.') as [string, string | undefined];
  const grouped = whole.replace(/\B(?=(\d{3})+$)/g, ',');
  const zero = Number(text) === 0;
  const sign = zero ? (signed ? '±' : '') : text.startsWith('-') ? '-' : signed ? '+' : '';
  return `${sign}${grouped}${part === undefined ? '' : `.${part}`}`;
}

/** The unit to print after a number: the sign for shares, nothing for pure numbers. */
export const unitAfter = (kind: Kind): string => (kind === 'share' ? ' %' : '');

/** A parameter value: as few digits as tell it apart. */
export const plainNumber = (value: number): string =>
  value === Number.POSITIVE_INFINITY
    ? 'no upper bound'
    : value === Number.NEGATIVE_INFINITY
      ? 'no lower bound'
      : `${value}`;

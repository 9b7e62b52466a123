import { type Factor, type LazyPoints, lazyPoints } from './lazyPoints.ts';

export interface FractionalFactorialOptions {
  /**
   * 3: main effects clear of each other; 4: clear of interactions of two as well; 5: interactions of two clear of each
   * other too. Default 4.
   */
  readonly resolution?: 3 | 4 | 5;
}

/** More factors than any two-level screening needs; bounds the search for generators. */
const MOST_FACTORS = 64;
const MOST_BASIC = 20;

const weightOf = (mask: number): number => {
  let weight = 0;
  for (let rest = mask; rest !== 0; rest &= rest - 1) weight++;
  return weight;
};

/**
 * Columns of a design of 2^basic runs, each a set of basic factors whose signs are multiplied. A new column must not
 * be the product of fewer than resolution - 1 others, else a word shorter than the resolution would equal 1. Basic
 * factors come first, then the shortest products that may; undefined when there are not enough.
 */
function columnsFor(factors: number, basic: number, resolution: number): number[] | undefined {
  const columns = Array.from({ length: Math.min(basic, factors) }, (_, b) => 1 << b);
  const candidates = Array.from({ length: 2 ** basic - 1 }, (_, i) => i + 1)
    .filter((mask) => weightOf(mask) >= resolution - 1)
    .sort((a, b) => weightOf(a) - weightOf(b) || a - b);
  for (const mask of candidates) {
    if (columns.length >= factors) break;
    if (!isProductOf(mask, columns, resolution - 2, 0)) columns.push(mask);
  }
  return columns.length >= factors ? columns : undefined;
}

/** Whether a mask is the product of at most `most` of the columns from `from` on. */
function isProductOf(mask: number, columns: readonly number[], most: number, from: number): boolean {
  if (mask === 0) return true;
  if (most === 0) return false;
  for (let c = from; c < columns.length; c++) {
    if (isProductOf(mask ^ columns[c]!, columns, most - 1, c + 1)) return true;
  }
  return false;
}

/**
 * Regular two-level fraction at the ends of the ranges: the smallest 2^b runs in which the greedy search finds
 * generators for the resolution. `meta.generators` says how each further factor is made, such as `F5 = F1 F2 F3 F4`
 * (5 factors at resolution 5 take 16 runs; 7 at resolution 3 take 8, at 4 take 16). Memory: constant.
 *
 * @throws RangeError above 64 factors
 * @see Box & Hunter (1961) The 2^(k-p) fractional factorial designs, Technometrics 3, 311-351
 */
export function fractionalFactorial(
  { resolution = 4 }: FractionalFactorialOptions,
  factors: readonly Factor[],
): LazyPoints {
  if (![3, 4, 5].includes(resolution)) throw new RangeError(`resolution is ${resolution}, expected 3, 4 or 5`);
  if (factors.length > MOST_FACTORS) {
    throw new RangeError(`a fractional factorial of ${factors.length} factors, expected at most ${MOST_FACTORS}`);
  }
  let basic = Math.max(1, Math.ceil(Math.log2(factors.length + 1)));
  let columns = columnsFor(factors.length, basic, resolution);
  while (columns === undefined && basic < MOST_BASIC) columns = columnsFor(factors.length, ++basic, resolution);
  if (columns === undefined)
    throw new RangeError(`no fraction of resolution ${resolution} for ${factors.length} factors`);
  const found = columns;
  const nameOf = (mask: number): string =>
    Array.from({ length: basic }, (_, b) => b)
      .filter((b) => (mask >> b) & 1)
      .map((b) => `F${b + 1}`)
      .join(' ');
  const generators = found.slice(basic).map((mask, i) => `F${basic + i + 1} = ${nameOf(mask)}`);
  // the product of an even number of high signs and any number of low ones: high when the lows are even
  const unit = (i: number): Float64Array => Float64Array.from(found, (mask) => (weightOf(mask & ~i) % 2 === 0 ? 1 : 0));
  return lazyPoints(factors, 2 ** basic, unit, { kind: 'fractionalFactorial', resolution, generators });
}

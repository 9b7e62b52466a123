import { type Observation, rowsById, SETTLED } from './observation.ts';

export interface Growth {
  /** ln sales at the start of the year. */
  readonly size: Float64Array;
  /** Change of ln sales over the year, less its mean over the firms of the year. */
  readonly rate: Float64Array;
}

const known = new WeakMap<Observation, Growth>();

/** Yearly growth of firms that stay alive, settled years pooled, the mean of each year taken out (P7, P8). */
export function growthRates(observation: Observation): Growth {
  const before = known.get(observation);
  if (before !== undefined) return before;
  const { firms } = observation;
  const size: number[] = [];
  const rate: number[] = [];
  for (let year = SETTLED; year < firms.length; year++) {
    const last = firms[year - 1]!;
    const now = rowsById(firms[year]!);
    const rates: number[] = [];
    for (const [f, id] of last.id.entries()) {
      const g = now.get(id);
      if (g === undefined) continue;
      const [a, b] = [last.sales[f]!, firms[year]!.sales[g]!];
      if (!(a > 0 && b > 0)) continue;
      size.push(Math.log(a));
      rates.push(Math.log(b / a));
    }
    const middle = rates.reduce((sum, value) => sum + value, 0) / rates.length;
    for (const value of rates) rate.push(value - middle);
  }
  const growth = { size: Float64Array.from(size), rate: Float64Array.from(rate) };
  known.set(observation, growth);
  return growth;
}

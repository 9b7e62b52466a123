import { type RunKey, Stream } from '../../engine/random.ts';
import { locationQuotient } from './locationQuotient.ts';
import { requireAmounts } from './requireAmounts.ts';

/** Purpose word of these draws; no rule of the model draws here. */
const PURPOSE = 9001;

/** A table of plants: which cell each is in, and its size. */
export interface PlantTable {
  /** Row of each plant, from 0. */
  readonly region: Int32Array;
  /** Column of each plant, from 0. */
  readonly industry: Int32Array;
  /** Persons or yuan of each plant. */
  readonly size: Float64Array;
  readonly regions: number;
  readonly industries: number;
}

/**
 * Bootstrap interval of location quotients: plants are drawn with replacement from all plants of the table, the quotients
 * computed anew, and the percentiles of the quotients taken. It answers: how far would the quotient move if other plants
 * of the same kinds happened to exist? It is wide where a cell rests on few or unequal plants. Totals without plants have
 * no such interval, and none is made up for them.
 *
 * - Shapes: plants in; two lists of regions x industries out. Quotients that are undefined in a draw are left out of the
 *   percentiles; a cell undefined in more than half of the draws has NaN.
 * - Percentiles by linear interpolation between order statistics.
 * - Cost: draws x plants. The same key gives the same interval on every machine.
 *
 * @param level probability inside, such as 0.95
 * @throws RangeError when a size is negative or infinite, or shapes disagree
 * @see Efron and Tibshirani (1993) An Introduction to the Bootstrap, chapter 13; Tian (2013) Journal of Regional Analysis
 *   and Policy 43 (bootstrap of location quotients)
 * @example
 * ```ts
 * const size = Float64Array.of(1, 1, 1, 1);
 * const plants = { region: Int32Array.of(0, 0, 0, 0), industry: Int32Array.of(0, 0, 0, 0), size, regions: 1, industries: 1 };
 * bootstrapQuotients(plants, { draws: 100, level: 0.95, key: { high: 1, low: 2 } }).high[0]; // => 1
 * ```
 */
export function bootstrapQuotients(
  plants: PlantTable,
  { draws, level, key }: { readonly draws: number; readonly level: number; readonly key: RunKey },
): { readonly low: Float64Array; readonly high: Float64Array } {
  const { region, industry, size, regions, industries } = plants;
  const n = size.length;
  requireAmounts('size', size, n);
  if (region.length !== n || industry.length !== n) {
    throw new RangeError(
      `${region.length} regions and ${industry.length} industries for ${n} plants, expected one each`,
    );
  }
  const cells = regions * industries;
  const samples = new Float64Array(cells * draws);
  const stream = new Stream();
  const table = new Float64Array(cells);
  for (let draw = 0; draw < draws; draw++) {
    stream.rekey(key, PURPOSE, draw, 0);
    table.fill(0);
    for (let i = 0; i < n; i++) {
      const plant = Math.floor(stream.uniform(0, i) * n);
      table[region[plant]! * industries + industry[plant]!]! += size[plant]!;
    }
    const quotient = locationQuotient(table, regions, industries);
    for (let cell = 0; cell < cells; cell++) samples[cell * draws + draw] = quotient[cell]!;
  }
  const low = new Float64Array(cells).fill(Number.NaN);
  const high = new Float64Array(cells).fill(Number.NaN);
  for (let cell = 0; cell < cells; cell++) {
    const known = samples
      .subarray(cell * draws, (cell + 1) * draws)
      .filter((value) => !Number.isNaN(value))
      .sort();
    if (2 * known.length <= draws) continue;
    low[cell] = percentile(known, (1 - level) / 2);
    high[cell] = percentile(known, (1 + level) / 2);
  }
  return { low, high };
}

function percentile(sorted: Float64Array, share: number): number {
  const place = share * (sorted.length - 1);
  const below = Math.floor(place);
  const above = Math.min(below + 1, sorted.length - 1);
  return sorted[below]! + (place - below) * (sorted[above]! - sorted[below]!);
}

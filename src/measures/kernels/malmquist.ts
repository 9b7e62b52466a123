import { undominated, whyNotComparable } from '../programmes/comparableUnits.ts';
import type { EnvelopmentTable } from '../programmes/envelopmentTable.ts';
import { radialScore } from '../programmes/radialScore.ts';

/** Units in several periods, a row a unit and period. */
export type MalmquistTable = Pick<EnvelopmentTable, 'inputs' | 'outputs' | 'inputCount' | 'outputCount'> & {
  /** Row by row: the unit, a whole number. */
  readonly unit: Int32Array;
  /** Row by row: the period; compared in numerical order, each with the next that occurs. */
  readonly period: Float64Array;
  /** Measures the efficiency of each period; the index itself is the same either way. */
  readonly orientation: 'input' | 'output';
};

/** Productivity of a unit from one period to the next; above 1 is progress. NaN where undefined, then with a reason. */
export interface MalmquistChange {
  readonly unit: number;
  readonly from: number;
  readonly to: number;
  /** efficiencyChange * technicalChange. */
  readonly index: number;
  /** Nearer to the best practice of its time (catching up). */
  readonly efficiencyChange: number;
  /** Shift of best practice where the unit stands. */
  readonly technicalChange: number;
  /** Efficiency change under variable returns to scale. */
  readonly pureEfficiencyChange: number;
  /** efficiencyChange / pureEfficiencyChange. */
  readonly scaleEfficiencyChange: number;
  readonly reason: string | null;
}

/**
 * Malmquist productivity index with its parts, from period t to the next one:
 *
 *     index = sqrt( E_t(next) / E_t(now) * E_next(next) / E_next(now) )
 *     efficiencyChange = E_next(next) / E_t(now)      technicalChange = index / efficiencyChange
 *
 * E_s(r) is the radial efficiency (constant returns to scale) of the unit as it is in period r against the best practice of
 * period s; it may exceed 1 for another period. Efficiency change is split into that under variable returns and the rest
 * (scale).
 *
 * - Shapes: see `MalmquistTable`; a result a unit that is there in two successive periods, in order of unit and period.
 * - Units: results are pure numbers and do not depend on the units of the columns.
 * - Edge cases: a row that cannot be compared (negative or infinite entries, all inputs or all outputs 0) is left out of the
 *   best practice; its changes are NaN with the reason. A unit whose mix nobody of the other period reaches: NaN too.
 *
 * @throws RangeError when a unit is there twice in a period
 * @see Färe, Grosskopf, Norris and Zhang (1994) American Economic Review 84
 * @example
 * ```ts
 * // one unit that makes 2, then 3, with the same input: progress of half, all of it technical
 * const [change] = malmquist({
 *   inputs: Float64Array.of(1, 1), outputs: Float64Array.of(2, 3), inputCount: 1, outputCount: 1,
 *   unit: Int32Array.of(0, 0), period: Float64Array.of(2019, 2020), orientation: 'output',
 * });
 * Number(change.index.toFixed(9)); // => 1.5
 * Number(change.technicalChange.toFixed(9)); // => 1.5
 * ```
 */
export function malmquist(table: MalmquistTable): MalmquistChange[] {
  const { unit, period } = table;
  const envelopment: EnvelopmentTable = { ...table, units: unit.length, returns: 'crs', allowFew: true };
  const reasons = Array.from(unit, (_, row) => whyNotComparable(envelopment, row));
  const rowsOf = new Map<number, Map<number, number>>();
  for (const [row, name] of unit.entries()) {
    const own = rowsOf.get(name) ?? new Map<number, number>();
    if (own.has(period[row])) throw new RangeError(`unit ${name} is there twice in period ${period[row]}`);
    rowsOf.set(name, own.set(period[row], row));
  }
  const periods = [...new Set(period)].sort((a, b) => a - b);
  const peersOf = new Map(
    (['crs', 'vrs'] as const).map((returns) => [
      returns,
      new Map(
        periods.map((time) => {
          const rows = Array.from(unit.keys()).filter((row) => period[row] === time && reasons[row] === null);
          return [time, undominated({ ...envelopment, returns }, rows)];
        }),
      ),
    ]),
  );
  const efficiency = (row: number, time: number, returns: 'crs' | 'vrs'): number => {
    const peers = peersOf
      .get(returns)!
      .get(time)!
      .filter((peer) => peer !== row);
    const found = radialScore({ ...envelopment, returns }, row, peers);
    // in its own period a unit is its own peer
    return period[row] === time ? Math.min(1, found) : found;
  };
  const changes: MalmquistChange[] = [];
  for (const name of [...rowsOf.keys()].sort((a, b) => a - b)) {
    const own = rowsOf.get(name)!;
    for (const [p, from] of periods.entries()) {
      const to = periods[p + 1];
      const now = own.get(from);
      const next = to === undefined ? undefined : own.get(to);
      if (to === undefined || now === undefined || next === undefined) continue;
      changes.push({ unit: name, from, to, ...changeBetween(now, next, from, to, efficiency, reasons) });
    }
  }
  return changes;
}

function changeBetween(
  now: number,
  next: number,
  from: number,
  to: number,
  efficiency: (row: number, time: number, returns: 'crs' | 'vrs') => number,
  reasons: readonly (string | null)[],
): Omit<MalmquistChange, 'unit' | 'from' | 'to'> {
  const undefinedFor = (reason: string) => ({
    index: Number.NaN,
    efficiencyChange: Number.NaN,
    technicalChange: Number.NaN,
    pureEfficiencyChange: Number.NaN,
    scaleEfficiencyChange: Number.NaN,
    reason,
  });
  const bad = reasons[now] ?? reasons[next];
  if (bad !== null && bad !== undefined) return undefinedFor(bad);
  const own = efficiency(now, from, 'crs');
  const later = efficiency(next, to, 'crs');
  const laterByNow = efficiency(next, from, 'crs');
  const nowByLater = efficiency(now, to, 'crs');
  if (![own, later, laterByNow, nowByLater].every((value) => value > 0 && Number.isFinite(value)))
    return undefinedFor('no combination of the units of the other period reaches this one');
  const efficiencyChange = later / own;
  const index = Math.sqrt((laterByNow / own) * (later / nowByLater));
  const pureEfficiencyChange = efficiency(next, to, 'vrs') / efficiency(now, from, 'vrs');
  return {
    index,
    efficiencyChange,
    technicalChange: index / efficiencyChange,
    pureEfficiencyChange,
    scaleEfficiencyChange: efficiencyChange / pureEfficiencyChange,
    reason: null,
  };
}

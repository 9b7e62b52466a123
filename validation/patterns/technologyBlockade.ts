import type { RunRecord } from '../../src/measures/measure.ts';
import { STAGES, valueAddedOf } from './observation.ts';

/** A run as P14 is read off it: the yearly record, and ln unit cost of every domestic node by year (row year*nodes + node). */
export interface CostedRun {
  readonly record: RunRecord;
  readonly lnUnitCost: Float64Array;
}

/** Years of the blockade that are told, 1 the first. */
const TOLD = [1, 3, 10, 20, 30] as const;
/** Value added has recovered once it stays this near to the paired run. */
const RECOVERED = 0.98;
const [U, M, D] = [0, 1, 2];

/** Sum of a yearly column over the domestic nodes of the stages given. */
function domestic(
  record: RunRecord,
  column: { readonly [i: number]: number },
  year: number,
  stages: readonly number[],
) {
  const sectors = record.industries.length * STAGES;
  const first = year * record.economies.length * sectors;
  let sum = 0;
  for (let n = 0; n < record.regions * sectors; n++) if (stages.includes(n % STAGES)) sum += column[first + n]!;
  return sum;
}

function valueAdded(record: RunRecord, year: number, stages: readonly number[]): number {
  let sum = 0;
  for (let r = 0; r < record.regions; r++) {
    for (let k = 0; k < record.industries.length; k++) {
      for (const s of stages) sum += valueAddedOf(record, year, r, k, s);
    }
  }
  return sum;
}

/** Share of domestic suppliers in what the regions buy of the upstream stage, basic prices. */
function domesticShareOfUpstream(record: RunRecord, year: number): number {
  const E = record.economies.length;
  const sectors = record.industries.length * STAGES;
  let own = 0;
  let all = 0;
  for (let q = U; q < sectors; q += STAGES) {
    for (let o = 0; o < E; o++) {
      for (let d = 0; d < record.regions; d++) {
        const flow = record.linkYear.flow[((year * sectors + q) * E + o) * E + d]!;
        all += flow;
        if (o < record.regions) own += flow;
      }
    }
  }
  return own / all;
}

/** Sales-weighted mean competence of the domestic upstream nodes at the end of a year. */
function upstreamCompetence(record: RunRecord, year: number): number {
  const sectors = record.industries.length * STAGES;
  const first = year * record.economies.length * sectors;
  let sales = 0;
  let sum = 0;
  for (let n = U; n < record.regions * sectors; n += STAGES) {
    if (record.nodeYear.sales[first + n]! <= 0 || Number.isNaN(record.nodeYear.competence[first + n])) continue;
    sales += record.nodeYear.sales[first + n]!;
    sum += record.nodeYear.sales[first + n]! * record.nodeYear.competence[first + n]!;
  }
  return sum / sales;
}

/** Mean change of ln unit cost in assembly, weighted by the sales of the run without a blockade. */
function assemblyCost(without: CostedRun, blocked: CostedRun, year: number): number {
  const { record } = without;
  const sectors = record.industries.length * STAGES;
  const nodes = record.economies.length * sectors;
  let sales = 0;
  let sum = 0;
  for (let n = M; n < record.regions * sectors; n += STAGES) {
    const change = blocked.lnUnitCost[year * nodes + n]! - without.lnUnitCost[year * nodes + n]!;
    if (Number.isNaN(change)) continue;
    sales += record.nodeYear.sales[year * nodes + n]!;
    sum += record.nodeYear.sales[year * nodes + n]! * change;
  }
  return sum / sales;
}

/**
 * Years from the start of the blockade until value added is back for good: at least 98 % of the paired run in every later
 * year; NaN where it is not back within the horizon.
 */
export function yearsToRecover(ratios: readonly number[]): number {
  let last = ratios.length;
  while (last > 0 && ratios[last - 1]! >= RECOVERED) last--;
  return last === ratios.length ? Number.NaN : last;
}

/**
 * P14: what a blockade changes against the paired run on the same draws, relative unless said otherwise; year 1 is its
 * first. Beside the registered bands: high-end value added in money (the judge), total value added, the share that
 * misleads, time to recover.
 * @param from years from the start to the blockade.
 */
export function technologyBlockade(
  without: CostedRun,
  blocked: CostedRun,
  from: number,
): Readonly<Record<string, number>> {
  const [a, b] = [without.record, blocked.record];
  const relative = (of: (record: RunRecord, year: number) => number, year: number): number =>
    of(b, year) / of(a, year) - 1;
  const quantities: Record<string, number> = {};
  const high = (record: RunRecord, year: number): number => valueAdded(record, year, [U, D]);
  const total = (record: RunRecord, year: number): number => valueAdded(record, year, [U, M, D]);
  for (const told of TOLD) {
    const year = from + told - 1;
    if (year >= a.years) continue;
    const column = (name: 'sales' | 'research' | 'inventions' | 'firms' | 'employment', stages: readonly number[]) =>
      relative((record, y) => domestic(record, record.nodeYear[name], y, stages), year);
    Object.assign(quantities, {
      [`U sales, year ${told}`]: column('sales', [U]),
      [`U R&D, year ${told}`]: column('research', [U]),
      [`U inventions, year ${told}`]: column('inventions', [U]),
      [`domestic share of upstream inputs, difference, year ${told}`]:
        domesticShareOfUpstream(b, year) - domesticShareOfUpstream(a, year),
      [`M unit cost, log, year ${told}`]: assemblyCost(without, blocked, year),
      [`M sales, year ${told}`]: column('sales', [M]),
      [`M firms, year ${told}`]: column('firms', [M]),
      [`employment, year ${told}`]: column('employment', [U, M, D]),
      [`value added, year ${told}`]: relative(total, year),
      [`U + D value added in money, year ${told}`]: relative(high, year),
      [`upgrading share, difference, year ${told}`]: high(b, year) / total(b, year) - high(a, year) / total(a, year),
      [`upstream competence, difference, year ${told}`]: upstreamCompetence(b, year) - upstreamCompetence(a, year),
    });
  }
  const ratios = (of: (record: RunRecord, year: number) => number): number[] =>
    Array.from({ length: a.years - from }, (_, y) => of(b, from + y) / of(a, from + y));
  const back = yearsToRecover(ratios(total));
  const highBack = yearsToRecover(ratios(high));
  return {
    ...quantities,
    'domestic share of upstream inputs before': domesticShareOfUpstream(a, from - 1),
    'upstream competence before': upstreamCompetence(a, from - 1),
    'lowest value added against the paired run': Math.min(...ratios(total)) - 1,
    'years until value added is back': back,
    'value added back within the horizon, share of seeds': Number.isNaN(back) ? 0 : 1,
    'years until U + D value added is back': highBack,
    'U + D value added back within the horizon, share of seeds': Number.isNaN(highBack) ? 0 : 1,
  };
}

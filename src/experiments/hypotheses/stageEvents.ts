import { STAGES } from '../../world/worldTables.ts';
import type { FirmYear } from '../observeFirms.ts';

const MIDSTREAM = 1;
/** Years before and after an event that a firm must be seen in its stages. */
export const YEARS_BEFORE = 2;
export const YEARS_AFTER = 5;
/** Fewest events whose mean path is read. */
const FEWEST = 5;

/** What happens in the year of the event: a firm leaves midstream, comes back to it, or stays in its high-end stage. */
export const stageEventKinds = ['climbing', 'falling', 'established'] as const;
export type StageEventKind = (typeof stageEventKinds)[number];

/** Mean path of ln(new-product sales / R&D) relative to midstream firms of the year, around events of a kind. */
export interface EventPath {
  readonly events: number;
  /** From YEARS_BEFORE before to YEARS_AFTER after; NaN where no event has a value. */
  readonly path: readonly number[];
}

/**
 * Event study of H3. Climbing: midstream in the two years before, then in one high-end stage for six. Falling: in one
 * high-end stage in the two years before, then midstream for six. Established: in one high-end stage throughout (every firm
 * and year that is so). Paths compare with the midstream firms of the same year.
 */
export function stageEvents(firms: readonly FirmYear[]): Readonly<Record<StageEventKind, EventPath>> {
  const rows = firms.map(({ id }) => new Map(Array.from(id, (name, f) => [name, f] as const)));
  const efficiencyOf = (year: number, id: number): number => {
    const { sales, newProductShare, research } = firms[year]!;
    const f = rows[year]!.get(id);
    return f === undefined ? Number.NaN : Math.log((newProductShare[f]! * sales[f]!) / research[f]!);
  };
  const reference = firms.map(({ id, node }, year) => {
    let sum = 0;
    let count = 0;
    for (const [f, name] of id.entries()) {
      if (node[f]! % STAGES !== MIDSTREAM) continue;
      const value = efficiencyOf(year, name);
      if (!Number.isFinite(value)) continue;
      sum += value;
      count++;
    }
    return sum / count;
  });
  const width = YEARS_BEFORE + YEARS_AFTER + 1;
  const found = Object.fromEntries(
    stageEventKinds.map((kind) => [
      kind,
      { events: 0, sums: new Float64Array(width), counts: new Float64Array(width) },
    ]),
  ) as Record<StageEventKind, { events: number; sums: Float64Array; counts: Float64Array }>;
  for (let year = YEARS_BEFORE; year + YEARS_AFTER < firms.length; year++) {
    for (const [f, id] of firms[year]!.id.entries()) {
      const stage = firms[year]!.node[f]! % STAGES;
      const stageIn = (other: number): number => {
        const row = rows[other]!.get(id);
        return row === undefined ? Number.NaN : firms[other]!.node[row]! % STAGES;
      };
      const before = stageIn(year - 1);
      if (Number.isNaN(before) || stageIn(year - YEARS_BEFORE) !== before) continue;
      const kind = kindOf(before, stage);
      if (kind === null) continue;
      if (!Array.from({ length: YEARS_AFTER }, (_, h) => stageIn(year + 1 + h)).every((later) => later === stage))
        continue;
      const { sums, counts } = found[kind];
      found[kind].events++;
      for (let h = -YEARS_BEFORE; h <= YEARS_AFTER; h++) {
        const value = efficiencyOf(year + h, id) - reference[year + h]!;
        if (!Number.isFinite(value)) continue;
        sums[h + YEARS_BEFORE]! += value;
        counts[h + YEARS_BEFORE]!++;
      }
    }
  }
  return Object.fromEntries(
    stageEventKinds.map((kind) => {
      const { events, sums, counts } = found[kind];
      return [kind, { events, path: Array.from(sums, (sum, h) => sum / counts[h]!) }];
    }),
  ) as unknown as Readonly<Record<StageEventKind, EventPath>>;
}

function kindOf(before: number, stage: number): StageEventKind | null {
  if (before === MIDSTREAM) return stage === MIDSTREAM ? null : 'climbing';
  if (stage === MIDSTREAM) return 'falling';
  return stage === before ? 'established' : null;
}

/**
 * How long efficiency is below where it was: years from that of the climb until the mean path is back at that of the two
 * years before. NaN with fewer than five events; YEARS_AFTER + 1 when it is not back.
 */
export function dipYears({ events, path }: EventPath): number {
  if (events < FEWEST) return Number.NaN;
  const start = (path[0]! + path[1]!) / YEARS_BEFORE;
  const years = path.slice(YEARS_BEFORE).findIndex((value) => !(value < start));
  return years < 0 ? YEARS_AFTER + 1 : years;
}

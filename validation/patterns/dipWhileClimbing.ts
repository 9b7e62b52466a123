import { type Observation, rowsById, STAGES } from './observation.ts';

const MIDSTREAM = 1;
/** Years before and after a climb that a firm must be seen in its new stage. */
const BEFORE = 2;
const AFTER = 5;
/** Fewest climbs whose mean path is read. */
const FEWEST = 5;

/**
 * Event study of P5: firms that leave midstream and stay out of it for five years. Their ln(new-product sales / R&D) is
 * taken relative to midstream firms of the year and averaged over climbs; the dip lasts from the year of the climb until
 * the mean is back at that of the two years before. NaN with fewer than five such climbs; AFTER + 1 when it is not back.
 */
export function dipWhileClimbing({ firms }: Observation): number {
  const rows = firms.map(rowsById);
  const efficiency = (year: number, id: number): number => {
    const { sales, newProductShare, research } = firms[year]!;
    const f = rows[year]!.get(id);
    return f === undefined ? Number.NaN : Math.log((newProductShare[f]! * sales[f]!) / research[f]!);
  };
  const reference = firms.map(({ id, node }, year) => {
    let sum = 0;
    let count = 0;
    for (const [f, name] of id.entries()) {
      if (node[f]! % STAGES !== MIDSTREAM) continue;
      const value = efficiency(year, name);
      if (!Number.isFinite(value)) continue;
      sum += value;
      count++;
    }
    return sum / count;
  });
  const sums = new Float64Array(BEFORE + AFTER + 1);
  const counts = new Float64Array(BEFORE + AFTER + 1);
  let climbs = 0;
  for (let year = BEFORE; year + AFTER < firms.length; year++) {
    for (const [f, id] of firms[year]!.id.entries()) {
      const stage = firms[year]!.node[f]! % STAGES;
      const stageIn = (other: number): number => {
        const row = rows[other]!.get(id);
        return row === undefined ? Number.NaN : firms[other]!.node[row]! % STAGES;
      };
      if (stage === MIDSTREAM || stageIn(year - 1) !== MIDSTREAM || stageIn(year - BEFORE) !== MIDSTREAM) continue;
      if (!Array.from({ length: AFTER }, (_, h) => stageIn(year + 1 + h)).every((later) => later === stage)) continue;
      climbs++;
      for (let h = -BEFORE; h <= AFTER; h++) {
        const value = efficiency(year + h, id) - reference[year + h]!;
        if (!Number.isFinite(value)) continue;
        sums[h + BEFORE]! += value;
        counts[h + BEFORE]!++;
      }
    }
  }
  if (climbs < FEWEST) return Number.NaN;
  const path = Array.from(sums, (sum, h) => sum / counts[h]!);
  const start = (path[0]! + path[1]!) / 2;
  const years = path.slice(BEFORE).findIndex((value) => !(value < start));
  return years < 0 ? AFTER + 1 : years;
}

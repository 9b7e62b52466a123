import { hazardByAge } from '../../src/measures/kernels/hazardByAge.ts';
import { type Reading, rowsById } from './observation.ts';

/** Bounds of the classes of age, years: the first is compared with the last. */
const AGES = [0, 2, 10, 20];

/**
 * P9: exit by age from yearly panels. Firms born and closed within one year are never seen at a year's end; `births` (all
 * foundings of the record) counts them, so that the exit shares do not forget the shortest lives.
 */
export const exitHazard: Reading = ({ firms, births }) => {
  const ages: number[] = [];
  const exits: number[] = [];
  for (let year = 0; year + 1 < firms.length; year++) {
    const next = rowsById(firms[year + 1]!);
    const { id, age } = firms[year]!;
    for (const [f, name] of id.entries()) {
      ages.push(age[f]!);
      exits.push(next.has(name) ? 0 : 1);
    }
  }
  const hazard = hazardByAge(Float64Array.from(ages), Uint8Array.from(exits), AGES);
  const goneAfter = (span: number): number => {
    let born = 0;
    let alive = 0;
    for (let year = 1; year + span < firms.length; year++) {
      born += births[year]!;
      for (const value of firms[year + span]!.age) if (value >= span && value < span + 1) alive++;
    }
    return 1 - alive / born;
  };
  return {
    'hazard at age 0-2 / hazard at age 10-20': hazard[0]! / hazard[2]!,
    'five-year exit share': goneAfter(5),
    // beside the bands
    'ten-year exit share': goneAfter(10),
  };
};

import type { Measure } from '../../measures/measure.ts';
import { InputError } from '../../scenarios/inputError.ts';
import { didYouMean, oneOf } from '../../scenarios/nearestName.ts';
import { stageNames } from '../../world/worldTables.ts';
import { cellsOfMeasure, type RunResult } from '../runResult.ts';

/** What is to be reached, and in how many of the runs. */
export interface Goal {
  readonly measure: Measure;
  /** Place in a year of the measure's table. */
  readonly cell: number;
  readonly atLeast: boolean;
  readonly level: number;
  /** Place from 0; the goal counts as reached when it holds at the end of this year. */
  readonly year: number;
  /** Share of the runs, 0..1. */
  readonly share: number;
}

const form =
  /^\s*(\w+)(?:\s+of\s+(.+?))?\s*(>=|<=)\s*(-?[\d.]+(?:e-?\d+)?)\s+by\s+(\d{1,5})\s+in\s+([\d.]+)\s*%(?:\s+of\s+(?:the\s+)?runs)?\s*$/i;

const refused = (value: string, expected: string): InputError => new InputError({ path: '--goal', value, expected });

/**
 * Reads a goal: `lq of Bengbu >= 1.5 by 2030 in 80 % of runs`. The place is region, region/industry or
 * region/industry/stage as the measure has dimensions; an industry may be left out where there is only one.
 *
 * @param shape names of regions and industries, and years of the run; its tables are not read
 * @throws InputError with what was expected
 */
export function readGoal(
  text: string,
  measures: readonly Measure[],
  shape: Pick<RunResult, 'regions' | 'industries' | 'years'>,
): Goal {
  const parts = form.exec(text);
  if (parts === null) throw refused(text, "a goal such as 'lq of Central >= 1.5 by 2030 in 80 % of runs' (>= or <=)");
  const [, name, place, relation, level, year, percent] = parts as unknown as string[];
  const known = measures.map((measure) => measure.name);
  const measure = measures.find((other) => other.name === name);
  if (measure === undefined) throw refused(name!, `a measure: ${oneOf(known)}${didYouMean(name!, known)}`);
  const share = Number(percent) / 100;
  if (!(share > 0 && share <= 1)) throw refused(`${percent} %`, 'a share of the runs above 0 and up to 100 %');
  const y = shape.years.indexOf(Number(year));
  if (y < 0) throw refused(year!, `a year of the run, ${shape.years[0]} to ${shape.years.at(-1)}`);
  if (!Number.isFinite(Number(level))) throw refused(level!, 'a number');
  return {
    measure,
    cell: cellNamed(place, measure, shape),
    atLeast: relation === '>=',
    level: Number(level),
    year: y,
    share,
  };
}

function cellNamed(
  place: string | undefined,
  measure: Measure,
  shape: Pick<RunResult, 'regions' | 'industries'>,
): number {
  const names = { region: shape.regions, industry: shape.industries, stage: stageNames as readonly string[] };
  const given = place === undefined ? [] : place.split('/').map((word) => word.trim());
  // what has one name only need not be said
  const said = measure.dimensions.filter(
    (dimension) => names[dimension].length > 1 || given.length >= measure.dimensions.length,
  );
  if (given.length !== said.length) {
    const wanted = said.length === 0 ? 'no place' : said.map((dimension) => `<${dimension}>`).join('/');
    throw refused(place ?? `${measure.name} without a place`, `${wanted} for ${measure.name}`);
  }
  const wanted = Object.fromEntries(measure.dimensions.map((dimension) => [dimension, names[dimension][0]!]));
  for (const [i, dimension] of said.entries()) {
    if (!names[dimension].includes(given[i]!))
      throw refused(given[i]!, `${dimension}: ${oneOf(names[dimension])}${didYouMean(given[i]!, names[dimension])}`);
    wanted[dimension] = given[i]!;
  }
  return cellsOfMeasure(shape, measure).findIndex((cell) =>
    measure.dimensions.every((dimension) => cell[dimension] === wanted[dimension]),
  );
}

/** Whether a value meets the goal; an undefined one does not. */
export const meets = ({ atLeast, level }: Goal, value: number): boolean => (atLeast ? value >= level : value <= level);

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
  /^\s*(\w+)(?:\s+of\s+(.+?))?\s*(>=|<=)\s*(-?[\d.]+(?:e-?\d+)?)\s+by\s+(\d{1,5})(?:\s+in\s+([\d.]+)\s*%(?:\s+of\s+(?:the\s+)?runs)?)?\s*$/i;

const refused = (value: string, expected: string, flag = '--goal'): InputError =>
  new InputError({ path: flag, value, expected });

/** Names of regions and industries, and years, of results; their tables are not read. */
type Shape = Pick<RunResult, 'regions' | 'industries' | 'years'>;

function measureOf(name: string, measures: readonly Measure[], flag: string): Measure {
  const known = measures.map((measure) => measure.name);
  const measure = measures.find((other) => other.name === name);
  if (measure === undefined) throw refused(name, `a measure: ${oneOf(known)}${didYouMean(name, known)}`, flag);
  return measure;
}

/** A goal whose share of runs may be left open. */
export type OpenGoal = Omit<Goal, 'share'> & { readonly share: number | null };

/**
 * Reads a goal: `lq of Bengbu >= 1.5 by 2030 in 80 % of runs`; the share of the runs may be left out. The place is region,
 * region/industry or region/industry/stage as the measure has dimensions; an industry may be left out where there is
 * only one.
 *
 * @throws InputError with what was expected
 */
export function readOpenGoal(text: string, measures: readonly Measure[], shape: Shape): OpenGoal {
  const parts = form.exec(text);
  if (parts === null) throw refused(text, "a goal such as 'lq of Central >= 1.5 by 2030 in 80 % of runs' (>= or <=)");
  const [, name, place, relation, level, year, percent] = parts as unknown as string[];
  const measure = measureOf(name!, measures, '--goal');
  const share = percent === undefined ? null : Number(percent) / 100;
  if (share !== null && !(share > 0 && share <= 1))
    throw refused(`${percent} %`, 'a share of the runs above 0 and up to 100 %');
  const y = shape.years.indexOf(Number(year));
  if (y < 0) throw refused(year!, `a year of the run, ${shape.years[0]} to ${shape.years.at(-1)}`);
  if (!Number.isFinite(Number(level))) throw refused(level!, 'a number');
  const cell = cellNamed(place, measure, shape, '--goal');
  return { measure, cell, atLeast: relation === '>=', level: Number(level), year: y, share };
}

/** The same with the share of the runs stated. */
export function readGoal(text: string, measures: readonly Measure[], shape: Shape): Goal {
  const { share, ...goal } = readOpenGoal(text, measures, shape);
  if (share === null) throw refused(text, "a goal with its share of runs, such as '... by 2030 in 80 % of runs'");
  return { ...goal, share };
}

/**
 * Reads a measure with its place, such as `lq of Bengbu`; places as in a goal.
 *
 * @throws InputError with what was expected
 */
export function readOutcome(
  text: string,
  measures: readonly Measure[],
  shape: Pick<RunResult, 'regions' | 'industries'>,
  flag = '--outcome',
): Pick<Goal, 'measure' | 'cell'> {
  const parts = /^\s*(\w+)(?:\s+of\s+(.+?))?\s*$/i.exec(text);
  if (parts === null) throw refused(text, "a measure and its place, such as 'lq of Central'", flag);
  const measure = measureOf(parts[1]!, measures, flag);
  return { measure, cell: cellNamed(parts[2], measure, shape, flag) };
}

function cellNamed(
  place: string | undefined,
  measure: Measure,
  shape: Pick<RunResult, 'regions' | 'industries'>,
  flag: string,
): number {
  const names = { region: shape.regions, industry: shape.industries, stage: stageNames as readonly string[] };
  const given = place === undefined ? [] : place.split('/').map((word) => word.trim());
  // what has one name only need not be said
  const said = measure.dimensions.filter(
    (dimension) => names[dimension].length > 1 || given.length >= measure.dimensions.length,
  );
  if (given.length !== said.length) {
    const wanted = said.length === 0 ? 'no place' : said.map((dimension) => `<${dimension}>`).join('/');
    throw refused(place ?? `${measure.name} without a place`, `${wanted} for ${measure.name}`, flag);
  }
  const wanted = Object.fromEntries(measure.dimensions.map((dimension) => [dimension, names[dimension][0]!]));
  for (const [i, dimension] of said.entries()) {
    if (!names[dimension].includes(given[i]!))
      throw refused(
        given[i]!,
        `${dimension}: ${oneOf(names[dimension])}${didYouMean(given[i]!, names[dimension])}`,
        flag,
      );
    wanted[dimension] = given[i]!;
  }
  return cellsOfMeasure(shape, measure).findIndex((cell) =>
    measure.dimensions.every((dimension) => cell[dimension] === wanted[dimension]),
  );
}

/** Whether a value meets the goal; an undefined one does not. */
export const meets = ({ atLeast, level }: Goal, value: number): boolean => (atLeast ? value >= level : value <= level);

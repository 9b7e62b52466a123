import { InputError } from '../../scenarios/inputError.ts';
import { oneOfLike } from '../../scenarios/nearestName.ts';
import type { SeriesRow, SweepResults } from './readResults.ts';

/** Which number of a run is meant; a place left out is found where there is one only. */
export interface OutcomeChoice {
  readonly measure?: string | undefined;
  readonly region?: string | undefined;
  readonly industry?: string | undefined;
  readonly stage?: string | undefined;
  readonly year?: number | undefined;
}

/** The number of a run that is analysed. */
export interface ChosenOutcome {
  readonly measure: string;
  readonly region: string | null;
  readonly industry: string | null;
  readonly stage: string | null;
  readonly year: number;
}

/** One outcome of all runs of a sweep. */
export interface SweepOutcomes {
  readonly chosen: ChosenOutcome;
  /** A scenario with a package each, in the order of the experiment; NaN where there is no value. */
  readonly variants: readonly {
    readonly scenario: string;
    readonly policy: string;
    /** `values[point][replicate]`. */
    readonly values: readonly Float64Array[];
  }[];
  /** Values of the factors at every point, as the runs have them; NaN at a point without a run. */
  readonly points: readonly Float64Array[];
  /** Runs that failed, that have not been run yet, and that are done but have the outcome undefined. */
  readonly failed: number;
  readonly absent: number;
  readonly undefinedValues: number;
}

const places = ['region', 'industry', 'stage'] as const;

/** Settles the choice from the rows of the first run, and refuses one that is not there or not clear. */
export function chooseOutcome(
  rows: readonly SeriesRow[],
  choice: OutcomeChoice,
  measures: readonly string[],
): ChosenOutcome {
  const measure = choice.measure ?? measures[0]!;
  if (!measures.includes(measure)) {
    throw new InputError({ path: '--measure', value: measure, expected: oneOfLike(measure, measures) });
  }
  let left = rows.filter((row) => row.measure === measure);
  const years = [...new Set(left.map(({ year }) => year))];
  const year = choice.year ?? years.at(-1)!;
  if (!years.includes(year)) {
    throw new InputError({ path: '--year', value: year, expected: `a year the sweep kept: ${years.join(', ')}` });
  }
  left = left.filter((row) => row.year === year);
  const found: Record<string, string | null> = {};
  for (const place of places) {
    const names = [...new Set(left.map((row) => row[place]))];
    const asked = choice[place];
    if (asked !== undefined && !names.includes(asked)) {
      const known = names.filter((name) => name !== null);
      throw new InputError({
        path: `--${place}`,
        value: asked,
        expected: known.length === 0 ? `no ${place}: ${measure} has none` : oneOfLike(asked, known),
      });
    }
    if (asked === undefined && names.length > 1) {
      throw new InputError({
        path: `--${place}`,
        problem: `is not given, and ${measure} has ${names.length} of it`,
        expected: `one of ${names.slice(0, 12).join(', ')}`,
      });
    }
    found[place] = asked ?? names[0] ?? null;
    left = left.filter((row) => row[place] === found[place]);
  }
  return { measure, year, region: found['region']!, industry: found['industry']!, stage: found['stage']! };
}

/** Whether a row holds the outcome. */
export const isOutcome = (row: SeriesRow, chosen: ChosenOutcome): boolean =>
  row.measure === chosen.measure && row.year === chosen.year && places.every((place) => row[place] === chosen[place]);

/** Rows of the first run that has any. */
async function firstRows(results: SweepResults): Promise<SeriesRow[]> {
  const rows: SeriesRow[] = [];
  for await (const row of results.series()) {
    if (rows.length > 0 && row.run !== rows[0]!.run) break;
    rows.push(row);
  }
  return rows;
}

/**
 * Reads one outcome of a sweep, part by part: memory holds a number a run, and one part.
 * @throws InputError where no run is done, or the choice is unknown or not clear
 */
export async function readOutcome(results: SweepResults, choice: OutcomeChoice): Promise<SweepOutcomes> {
  const { manifest } = results;
  const { points, replicates, factors } = manifest;
  const first = await firstRows(results);
  if (first.length === 0) {
    throw new InputError({ path: manifest.name, problem: 'has no run that is done', expected: 'one at least' });
  }
  const chosen = chooseOutcome(first, choice, manifest.measures);
  const count = manifest.runs / (points * replicates);
  const empty = () => Array.from({ length: points }, () => new Float64Array(replicates).fill(Number.NaN));
  const variants = Array.from({ length: count }, () => ({ scenario: '', policy: '', values: empty() }));
  const inputs = Array.from({ length: points }, () => new Float64Array(factors.length).fill(Number.NaN));
  let done = 0;
  let failed = 0;
  for await (const row of results.runs()) {
    if (row.status === 'failed') failed++;
    else done++;
    Object.assign(variants[row.run % count]!, { scenario: row.scenario, policy: row.policy });
    for (const [k, path] of factors.entries()) inputs[row.point]![k] = Number(row[path]);
  }
  let defined = 0;
  for await (const row of results.series()) {
    if (row.value === null || !isOutcome(row, chosen)) continue;
    const place = Math.floor(row.run / count);
    variants[row.run % count]!.values[place % points]![Math.floor(place / points)] = row.value;
    defined++;
  }
  const absent = manifest.runs - done - failed;
  return { chosen, variants, points: inputs, failed, absent, undefinedValues: done - defined };
}

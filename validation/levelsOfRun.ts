import { findScenario } from '../src/experiments/files/findScenario.ts';
import { runReplicate } from '../src/experiments/runReplicate.ts';
import { mean, standardDeviation } from '../src/experiments/statistics.ts';
import { measures } from '../src/measures/measures.ts';
import { WorldError } from '../src/world/worldError.ts';
import type { LevelsJob, LevelsResult } from './battery.ts';
import { projectFolder } from './modelHash.ts';

/** What is read of a measure: its mean over cells and their standard deviation, each at two times. */
export interface LevelName {
  readonly measure: string;
  readonly over: 'mean' | 'spread';
  readonly when: 'all years' | 'last year';
}
export const levelNames: readonly LevelName[] = measures.flatMap(({ name: measure }) =>
  (['mean', 'spread'] as const).flatMap((over) =>
    (['all years', 'last year'] as const).map((when) => ({ measure, over, when })),
  ),
);

/** Runs a replicate and takes down the levels of every measure, in the order of `levelNames`. */
export function levelsOfRun(job: LevelsJob): LevelsResult {
  const set = Object.entries(job.set).map(([path, value]) => ({ path, value: String(value), origin: '--inert' }));
  const { scenario: whole, moneyScenarios } = findScenario(job.scenario, { set, cwd: projectFolder });
  const scenario = { ...whole, years: Math.min(whole.years, job.years) };
  try {
    const { tables } = runReplicate(scenario, job.seed, job.replicate, measures, { moneyScenarios });
    const levels = tables.flatMap(({ values }) => {
      const cells = values.length / scenario.years;
      const years = Array.from({ length: scenario.years }, (_, year) => values.slice(year * cells, (year + 1) * cells));
      return [mean, standardDeviation].flatMap((over) => {
        const path = years.map((year) => over(year));
        return [mean(path), path.at(-1)!];
      });
    });
    return { ...job, levels };
  } catch (error) {
    // a world that cannot be at this value says so before it runs
    if (error instanceof WorldError) return { ...job, levels: null };
    throw error;
  }
}

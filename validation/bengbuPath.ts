import { findScenario } from '../src/experiments/files/findScenario.ts';
import { runReplicate } from '../src/experiments/runReplicate.ts';
import { lqOutput } from '../src/measures/specialisation.ts';
import type { PathJob, PathResult } from './battery.ts';
import { projectFolder } from './modelHash.ts';

/** Runs Bengbu once and reads its location quotient of output off every year. */
export function bengbuPath(job: PathJob): PathResult {
  const set = Object.entries(job.set).map(([path, value]) => ({ path, value: String(value), origin: 'validation' }));
  const found = findScenario(job.scenario, { set, policies: job.policies, cwd: projectFolder });
  const { regions } = found.scenario.world;
  const world = {
    ...found.scenario.world,
    regions: regions.map((region) =>
      region.name === 'Bengbu' ? { ...region, restGrowth: job.restGrowth ?? region.restGrowth } : region,
    ),
  };
  const { record } = runReplicate({ ...found.scenario, world }, job.seed, job.replicate, [], {
    moneyScenarios: found.moneyScenarios,
  });
  const values = lqOutput.compute(record);
  const cells = record.regions * record.industries.length;
  const own = record.economies.indexOf('Bengbu') * record.industries.length + record.industries.indexOf('silicon');
  return { ...job, path: Array.from({ length: record.years }, (_, year) => values[year * cells + own]!) };
}

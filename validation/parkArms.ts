import { findScenario } from '../src/experiments/files/findScenario.ts';
import { runReplicate } from '../src/experiments/runReplicate.ts';
import type { ParksJob, ParksResult } from './battery.ts';
import { projectFolder } from './modelHash.ts';
import { homogeneousParks } from './patterns/homogeneousParks.ts';

/** Horizon of P16, years. */
const HORIZON = 20;

/** Runs the arms of P16 on one seed: no parks, by advantage, homogeneous, and what paper 000 suggests beside them. */
export function parkArms(job: ParksJob): ParksResult {
  const set = Object.entries(job.set).map(([path, value]) => ({ path, value: String(value), origin: 'validation' }));
  const arm = (name: string) => {
    const { scenario, moneyScenarios } = findScenario(name, { set, years: HORIZON, cwd: projectFolder });
    const { record } = runReplicate(scenario, job.seed, job.replicate, [], { moneyScenarios });
    return { scenario, record };
  };
  const advantage = arm('parks-by-advantage');
  const from = Math.round(advantage.scenario.policies[0]!.from);
  const quantities = homogeneousParks(
    arm(job.scenario).record,
    {
      advantage: advantage.record,
      homogeneous: arm('parks-homogeneous').record,
      suggested: arm('parks-suggested').record,
    },
    from,
  );
  return { ...job, quantities };
}

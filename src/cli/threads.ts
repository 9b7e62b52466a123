import { availableParallelism } from 'node:os';
import type { ModelScenario, ScenarioWithMoney } from '../experiments/runReplicate.ts';
import { wholeNumber } from './flags.ts';

/** Firms times quarters that take about half a second: less is done before threads have started. */
const FEW_FIRM_TICKS = 4e6;

/** The number of worker threads asked for, or one a core. */
export const workersOf = (given: string | undefined): number =>
  given === undefined ? availableParallelism() : wholeNumber('--workers', given, 1, 256);

/** Firms at the start times quarters of one run. */
function firmTicks({ world, parameters, years }: ModelScenario): number {
  const firms = world.clusters.reduce((sum, { firms: own }) => sum + own.upstream + own.midstream + own.downstream, 0);
  return firms * parameters.firm.countScale * years * 4;
}

/**
 * Worker threads for runs of scenarios, 0 for none: as many as asked for; else one a core where there is work enough
 * for them. What the runs give does not depend on it.
 */
export function threadsFor(asked: number | null, scenarios: readonly ScenarioWithMoney[], replicates: number): number {
  const runs = scenarios.length * replicates;
  const threads = Math.min(runs, asked ?? availableParallelism());
  if (threads < 2) return 0;
  const work = replicates * scenarios.reduce((sum, { scenario }) => sum + firmTicks(scenario), 0);
  return asked === null && work < FEW_FIRM_TICKS ? 0 : threads;
}

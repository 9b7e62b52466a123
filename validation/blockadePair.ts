import { startRun } from '../src/createRun.ts';
import { log } from '../src/engine/maths.ts';
import { findScenario } from '../src/experiments/files/findScenario.ts';
import type { ModelScenario } from '../src/experiments/runReplicate.ts';
import { recordOf, runKeyOf } from '../src/experiments/runReplicate.ts';
import { QUARTER } from '../src/model.ts';
import { MIDSTREAM, UPSTREAM } from '../src/world/worldTables.ts';
import type { BlockadeJob, BlockadeResult } from './battery.ts';
import { projectFolder } from './modelHash.ts';
import { type CostedRun, technologyBlockade } from './patterns/technologyBlockade.ts';

/** Runs a scenario of a blockade and the same without its policies on the same draws, and reads P14 off the pair. */
export function blockadePair(job: BlockadeJob): BlockadeResult {
  const set = Object.entries(job.set).map(([path, value]) => ({ path, value: String(value), origin: 'validation' }));
  const { scenario } = findScenario(job.scenario, { set, cwd: projectFolder });
  const until = job.years === null ? null : scenario.policies[0]!.from + job.years;
  const blocked = {
    ...scenario,
    policies: scenario.policies.map((policy) => (until === null ? policy : { ...policy, until })),
  };
  const without = costedRun({ ...scenario, policies: [] }, job);
  return { ...job, quantities: technologyBlockade(without, costedRun(blocked, job), scenario.policies[0]!.from) };
}

/**
 * A run with ln unit cost of every node by year. Capability is moved after tastes are fitted: design of upstream firms by
 * `capability`, that of assemblers by half of it. Moved before, the fit would take it back in the tastes.
 */
function costedRun(scenario: ModelScenario, { seed, replicate, capability }: BlockadeJob): CostedRun {
  const { world: spec, policies, parameters, years } = scenario;
  const engine = startRun({ world: spec, policies, parameters, years }, runKeyOf(seed, replicate));
  const { world } = engine;
  const { firm, node } = world;
  for (let f = 0; f < firm.count; f++) {
    const s = node.stage[firm.node[f]!]!;
    if (s === UPSTREAM) firm.design[f]! += capability;
    else if (s === MIDSTREAM) firm.design[f]! += capability / 2;
  }
  const lnUnitCost = new Float64Array(years * node.count).fill(Number.NaN);
  for (let tick = 0; tick < years / QUARTER; tick++) {
    engine.step();
    const first = Math.floor(tick * QUARTER) * node.count;
    const fresh = tick % (1 / QUARTER) === 0;
    for (let n = 0; n < node.count; n++) {
      // a node without firms has no cost: the year is left out
      const cost = node.capital[n]! > 0 ? log(node.unitCost[n]!) * QUARTER : Number.NaN;
      lnUnitCost[first + n] = fresh ? cost : lnUnitCost[first + n]! + cost;
    }
  }
  return { record: recordOf(world, scenario), lnUnitCost };
}

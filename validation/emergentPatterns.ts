import { findScenario } from '../src/experiments/files/findScenario.ts';
import { observeFirms } from '../src/experiments/observeFirms.ts';
import { canonicalSpec } from '../src/world/layOutWorld.ts';
import type { EmergentJob } from './battery.ts';
import { projectFolder } from './modelHash.ts';
import { type Observation, STAGES } from './patterns/observation.ts';
import { readings } from './patterns/readings.ts';

/** Quantities of one replicate, by pattern and quantity of patterns.yaml; NaN where undefined. */
export type Quantities = Readonly<Record<string, Readonly<Record<string, number>>>>;

/** Runs a scenario once and reads the wanted patterns off it. */
export function emergentPatterns(job: EmergentJob): Quantities {
  const { scenario: name, set, seed, replicate, patterns } = job;
  const parameters = Object.entries(set).map(([path, value]) => ({ path, value: String(value), origin: 'validation' }));
  const { scenario } = findScenario(name, { set: parameters, cwd: projectFolder });
  const first = Math.min(...scenario.policies.map(({ from }) => from));
  const runs = (_: unknown, p: number): boolean =>
    job.withoutPolicies === undefined || (job.withoutPolicies === 'later' && scenario.policies[p]!.from === first);
  const [policies, moneyFrom] = [scenario.policies.filter(runs), scenario.moneyFrom.filter(runs)];
  const { firms, record } = observeFirms({ ...scenario, policies, moneyFrom }, seed, replicate);
  const nodes = record.economies.length * record.industries.length * STAGES;
  const observation: Observation = {
    record,
    firms,
    births: Array.from({ length: record.years }, (_, year) => {
      let sum = 0;
      for (let n = 0; n < record.regions * record.industries.length * STAGES; n++) {
        sum += record.nodeYear.entries[year * nodes + n]!;
      }
      return sum;
    }),
    areas: canonicalSpec(scenario.world).regions.map((region) => ('area' in region ? String(region.area) : null)),
    sizeElasticity: scenario.parameters.firm.sizeElasticity,
    // of the world as it is, so that years are counted alike without its policies
    opening: scenario.policies.length === 0 ? 0 : first,
  };
  return Object.fromEntries(patterns.map((id) => [id, readings[id]!(observation)]));
}

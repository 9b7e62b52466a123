import type { ModelScenario } from './runReplicate.ts';

/** A scenario with parameters at other values; paths are `group.name` of parameters that exist. */
export function withParameters(scenario: ModelScenario, values: Readonly<Record<string, number>>): ModelScenario {
  const parameters: Record<string, Record<string, number>> = { ...scenario.parameters };
  for (const [path, value] of Object.entries(values)) {
    const [group, name] = path.split('.') as [string, string];
    parameters[group] = { ...parameters[group], [name]: value };
  }
  return { ...scenario, parameters: parameters as ModelScenario['parameters'] };
}

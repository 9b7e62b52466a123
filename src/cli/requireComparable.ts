import type { ScenarioWithMoney } from '../experiments/files/findScenario.ts';
import { InputError } from '../scenarios/inputError.ts';
import { canonicalSpec } from '../world/layOutWorld.ts';

/**
 * Scenarios can be paired only on the same years, regions and industries.
 * @throws InputError for the first that has others than the first scenario
 */
export function requireComparable(found: readonly ScenarioWithMoney[]): void {
  const aspects = ({ scenario: { start, years, world } }: ScenarioWithMoney) => {
    const { regions, industries } = canonicalSpec(world);
    const names = (list: readonly { readonly name: string }[]): string => list.map(({ name }) => name).join(', ');
    return { start: `${start}`, years: `${years}`, regions: names(regions), industries: names(industries) };
  };
  const [first, ...others] = found as [ScenarioWithMoney, ...ScenarioWithMoney[]];
  const baseline = aspects(first);
  for (const other of others) {
    const own = aspects(other);
    for (const aspect of ['start', 'years', 'regions', 'industries'] as const) {
      if (baseline[aspect] === own[aspect]) continue;
      throw new InputError({
        path: `${aspect} of '${other.scenario.name}'`,
        value: own[aspect],
        expected: `${baseline[aspect]} as in '${first.scenario.name}'${aspect === 'years' ? ' (--years sets both)' : ''}`,
      });
    }
  }
}

import type { Label } from '../engine/parameter.ts';
import type { Scenario } from '../scenarios/scenario.ts';
import { instrumentOf } from './instrumentOf.ts';

/** Names of the policies of a scenario in a language: the label of the instrument, numbered where it comes more than once. */
export function policyLabels(
  scenario: Pick<Scenario, 'policies' | 'ownInstruments'>,
  label: (both: Label) => string,
): string[] {
  const names = scenario.policies.map(({ instrument }) => instrument);
  return names.map((name, p) => {
    const instrument = instrumentOf(scenario, name);
    const word = instrument === undefined ? name : label(instrument.label);
    const places = names.flatMap((other, o) => (other === name ? [o] : []));
    return places.length === 1 ? word : `${word} ${places.indexOf(p) + 1}`;
  });
}

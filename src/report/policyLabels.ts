import type { Label } from '../engine/parameter.ts';
import { instrumentNamed } from '../world/government/instruments.ts';

/** Names of policies in a language: the label of the instrument, numbered where it comes more than once. */
export function policyLabels(instruments: readonly string[], label: (both: Label) => string): string[] {
  return instruments.map((name, p) => {
    const instrument = instrumentNamed(name);
    const word = instrument === undefined ? name : label(instrument.label);
    const places = instruments.flatMap((other, o) => (other === name ? [o] : []));
    return places.length === 1 ? word : `${word} ${places.indexOf(p) + 1}`;
  });
}

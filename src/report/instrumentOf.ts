import type { Scenario } from '../scenarios/scenario.ts';
import type { Instrument } from '../world/government/instrument.ts';
import { instrumentNamed } from '../world/government/instruments.ts';

/** The instrument that a policy of a scenario names, of the model or of an extension. */
export const instrumentOf = (
  { ownInstruments = [] }: Pick<Scenario, 'ownInstruments'>,
  name: string,
): Instrument | undefined => ownInstruments.find((own) => own.name === name) ?? instrumentNamed(name);

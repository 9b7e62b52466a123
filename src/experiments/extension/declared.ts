import type { Column } from '../../engine/column.ts';
import type { Parameter } from '../../engine/parameter.ts';
import type { Instrument } from '../../world/government/instrument.ts';

/**
 * A policy instrument of an extension: it serves the nodes a policy targets, and its strength of the tick stands in the
 * node column of its name, where the rules of the extension read it. With a cost share it is paid for like an
 * institution; without one it costs nothing.
 */
export type OwnInstrument = Omit<Instrument, 'lever' | 'spends' | 'filters'>;

/** New parameters, columns and instruments. */
export interface Declared {
  /** By group and name; a group may be one of the model or a new one. */
  readonly parameters?: Readonly<Record<string, Readonly<Record<string, Parameter>>>>;
  /** By table of the model and name. */
  readonly columns?: Readonly<Record<string, Readonly<Record<string, Column>>>>;
  readonly instruments?: readonly OwnInstrument[];
}

import type { Scenario } from '../../scenarios/scenario.ts';
import type { ReplicateResult } from '../runReplicate.ts';

/** Numbers and names in the order of the columns of a table. */
export type Cells = readonly (number | string)[];

/** A table that a run leaves behind on request, beside its measures. */
export interface RunTable {
  readonly name: 'firms' | 'clusters' | 'trade';
  /** Unit by column. */
  readonly units: Readonly<Record<string, string>>;
  readonly rows: (result: ReplicateResult, scenario: Scenario) => Iterable<Cells>;
}

import type { Label, Parameters, ValuesOf } from '../engine/parameter.ts';
import type { Instrument } from '../world/government/instrument.ts';
import type { PolicySpec, WorldSpec } from '../world/worldSpec.ts';

/** A scenario: read, merged with what it extends, validated and deep-frozen. Plain data. */
export interface Scenario<P extends Parameters = Parameters> {
  readonly name: string;
  readonly title: Label;
  readonly question: Label;
  /** What it is about; inherited. */
  readonly summary: Label | null;
  /** What it and its own numbers rest on, a sentence each; like `covers` and `notCovered` its own, never inherited. */
  readonly sources: readonly Label[];
  readonly covers: Label | null;
  readonly notCovered: Label | null;
  /** What its answer is about, a measure and its place as in `lq of Central`; inherited; null to let comparisons choose. */
  readonly outcome: string | null;
  /** Calendar year of the first tick. */
  readonly start: number;
  readonly years: number;
  readonly world: WorldSpec;
  readonly policies: readonly PolicySpec[];
  /** Instruments of an extension that its policies name; absent where there are none. */
  readonly ownInstruments?: readonly Instrument[];
  /** By policy: the scenario whose money it spends, year by year and seed by seed, or null. */
  readonly moneyFrom: readonly (string | null)[];
  /** The one scenario named in moneyFrom, or null. */
  readonly sameMoneyAs: string | null;
  readonly parameters: ValuesOf<P>;
  /** Parameters that differ from their declared default, in order of declaration. */
  readonly changed: readonly ChangedParameter[];
  /** What every number of the world rests on. */
  readonly assumptions: readonly Assumption[];
  /** What was assumed to fill what a table of regions left open, a sentence each. */
  readonly assumed: readonly Label[];
  readonly observed: readonly ObservedSeries[];
  /** Names from the base scenario to this one. */
  readonly chain: readonly string[];
  readonly file: string;
}

export interface ChangedParameter {
  readonly path: string;
  readonly default: number;
  readonly value: number;
}

/** The source of an entry of the world (`regions[Central]`) or of one field of it (`regions[Central].wage`). */
export interface Assumption {
  readonly path: string;
  /** The values it covers, as a line of text. */
  readonly value: string;
  readonly source: Label;
}

export interface ObservedSeries {
  readonly measure: string;
  readonly region: string | null;
  readonly industry: string | null;
  readonly unit: string | null;
  readonly source: Label;
  /** By calendar year. */
  readonly values: Readonly<Record<string, number>>;
  /** Years not used when the scenario was set up; absent where none are named. */
  readonly heldOut?: readonly number[];
}

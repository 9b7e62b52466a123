import type { RunRecord } from '../measures/measure.ts';
import { QUARTER } from '../model.ts';
import { type ModelScenario, type ReplicateOptions, runReplicate } from './runReplicate.ts';

/** The firms alive at the end of a year; one entry a firm in every list. */
export interface FirmYear {
  /** Stable id as one number: the ordinal of its high word (a node of birth) among those met so far * 2^32 + low word. */
  readonly id: Float64Array;
  readonly node: Int32Array;
  readonly sales: Float64Array;
  readonly lnCapital: Float64Array;
  readonly research: Float64Array;
  readonly newProductShare: Float64Array;
  readonly foreignReliance: Float64Array;
  /** Years since birth; firms of the starting population carry their drawn age. */
  readonly age: Float64Array;
}

/** A run with its firms at the end of every year (year 0 first) and the yearly record of the world. */
export interface ObservedRun {
  readonly firms: readonly FirmYear[];
  readonly record: RunRecord;
}

/** Takes down the firms of a run: hand `eachYear` to it, then read `firms`. */
export function firmsByYear(): {
  readonly firms: readonly FirmYear[];
  readonly eachYear: NonNullable<ReplicateOptions['eachYear']>;
} {
  const firms: FirmYear[] = [];
  // two whole words would not fit into a double
  const ordinals = new Map<number, number>();
  const ordinalOf = (word: number): number => {
    const known = ordinals.get(word) ?? ordinals.size;
    ordinals.set(word, known);
    return known;
  };
  const eachYear: NonNullable<ReplicateOptions['eachYear']> = ({ firm }, year) => {
    const count = firm.count;
    const ticks = (year + 1) / QUARTER;
    firms.push({
      id: Float64Array.from(
        { length: count },
        (_, f) => ordinalOf(firm.idHigh[f]!) * 4294967296 + (firm.idLow[f]! >>> 0),
      ),
      node: firm.node.slice(0, count),
      sales: firm.sales.slice(0, count),
      lnCapital: firm.lnCapital.slice(0, count),
      research: firm.research.slice(0, count),
      newProductShare: firm.newProductShare.slice(0, count),
      foreignReliance: firm.foreignReliance.slice(0, count),
      age: Float64Array.from({ length: count }, (_, f) => (ticks - firm.birth[f]!) * QUARTER),
    });
  };
  return { firms, eachYear };
}

/** Runs one replicate and looks at its firms once a year. */
export function observeFirms(scenario: ModelScenario, seed: string, replicate: number): ObservedRun {
  const { firms, eachYear } = firmsByYear();
  const { record } = runReplicate(scenario, seed, replicate, [], { eachYear });
  return { firms, record };
}

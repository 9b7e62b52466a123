import { FOREIGN_OWNER } from '../src/agents/firmColumns.ts';
import { startRun } from '../src/createRun.ts';
import type { ModelScenario } from '../src/experiments/runReplicate.ts';
import { recordOf, runKeyOf } from '../src/experiments/runReplicate.ts';
import type { RunRecord } from '../src/measures/measure.ts';
import { QUARTER } from '../src/model.ts';

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
  readonly foreign: Uint8Array;
}

/** One replicate with its firms at the end of every year (year 0 first) and the yearly record of the world. */
export function observeFirms(
  scenario: ModelScenario,
  seed: string,
  replicate: number,
): { readonly firms: readonly FirmYear[]; readonly record: RunRecord } {
  const { world, policies, parameters, years } = scenario;
  const engine = startRun({ world, policies, parameters, years }, runKeyOf(seed, replicate));
  const firms: FirmYear[] = [];
  // two whole words would not fit into a double
  const ordinals = new Map<number, number>();
  const ordinalOf = (word: number): number => {
    const known = ordinals.get(word) ?? ordinals.size;
    ordinals.set(word, known);
    return known;
  };
  const perYear = Math.round(1 / QUARTER);
  for (let tick = 1; tick <= years * perYear; tick++) {
    engine.step();
    if (tick % perYear !== 0) continue;
    const { firm } = engine.world;
    const count = firm.count;
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
      age: Float64Array.from({ length: count }, (_, f) => (tick - firm.birth[f]!) * QUARTER),
      foreign: Uint8Array.from({ length: count }, (_, f) => (firm.owner[f] === FOREIGN_OWNER ? 1 : 0)),
    });
  }
  return { firms, record: recordOf(engine.world, scenario) };
}

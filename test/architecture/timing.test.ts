import { describe, expect, it } from 'vitest';
import { startRun } from '../../src/createRun.ts';
import type { Tables, TypedArray } from '../../src/engine/column.ts';
import { phase } from '../../src/engine/engine.ts';
import type { Rule } from '../../src/engine/rule.ts';
import { writeGuard } from '../../src/engine/writeGuard.ts';
import { model } from '../../src/model.ts';
import { columnPaths, tickRules } from './modelRules.ts';
import { smallRun } from './smallWorld.ts';

/*
 * When a rule reads a column, does it see the value of this tick or of the last one? The order of the tick decides, so
 * moving a rule can silently turn one into the other. The rule checked here:
 *
 * A column is RECOMPUTED when the first rule of the tick that writes it makes each of its values anew, whatever stood
 * there. Any other column that the tick writes is CARRIED: a stock that rules change (capital, competence, cash).
 * Nothing declares which is which; it is found by running the model on a small world: the first writer is run with the
 * column as it is and with other numbers in it, and the results are compared.
 *
 * A rule that reads a recomputed column
 *  - after its first writer reads the value of this tick, and lists it under `reads`;
 *  - before it reads the value of the last tick, and lists it under `lags`, nowhere else.
 * A carried column has one value at any time, the present one: it is listed under `reads`.
 * A column that no rule writes is fixed at the start: it is listed under `reads`.
 */

const runKey = { high: 7, low: 11 };
const TICKS = 8;

type Table = { count: number } & Record<string, TypedArray>;
type AnyWorld = Record<string, Table>;
type State = Record<string, { count: number; columns: Record<string, TypedArray> }>;

const columnsOf = (table: string): string[] => Object.keys((model.tables as Tables)[table]!);

function copyState(world: AnyWorld): State {
  const state: State = {};
  for (const [name, table] of Object.entries(world)) {
    const columns: Record<string, TypedArray> = {};
    for (const column of columnsOf(name)) columns[column] = table[column]!.slice();
    state[name] = { count: table.count, columns };
  }
  return state;
}

function putState(world: AnyWorld, state: State): void {
  for (const [name, { count, columns }] of Object.entries(state)) {
    const table = world[name]!;
    for (const column of columnsOf(name)) (table as Record<string, TypedArray>)[column] = columns[column]!.slice();
    table.count = count;
  }
}

/** Rows of a column that differ between two states; all rows when their number differs. */
function differs(a: State, b: State, table: string, column: string): boolean {
  const first = a[table]!;
  const second = b[table]!;
  if (first.count !== second.count) return true;
  const x = first.columns[column]!;
  const y = second.columns[column]!;
  for (let row = 0; row < first.count; row++) if (!Object.is(x[row], y[row])) return true;
  return false;
}

/** Other numbers of the same sort and size: a rule that looks at them gives something else, but does not run wild. */
const disturb = (values: TypedArray, up: boolean): void => {
  for (let row = 0; row < values.length; row++) {
    const value = values[row]!;
    if (values instanceof Float64Array)
      values[row] = Number.isFinite(value) ? value * (up ? 1.25 : 0.75) + (up ? 0.5 : -0.25) : 1;
    else values[row] = up || value === 0 ? value + 1 : value - 1;
  }
};

const path = (table: string, column: string): string => `${table}.${column}`;
const split = (columnPath: string): [string, string] => columnPath.split('.') as [string, string];

/** First rule of the tick that writes each column. */
function firstWriters(tick: readonly Rule[]): Map<string, number> {
  const writers = new Map<string, number>();
  tick.forEach(({ writes }, place) => {
    for (const written of writes) if (!writers.has(written)) writers.set(written, place);
  });
  return writers;
}

/**
 * Columns that their first writer recomputes. A row that it leaves alone in every tick (of a bloc, of another stage) does
 * not count; one that it leaves alone in some ticks, or makes from what stood there, makes the column carried.
 */
function recomputedColumns(): Set<string> {
  const writers = firstWriters(tickRules);
  const recomputed = new Set(writers.keys());
  /** By column: the rows seen untouched and seen rewritten by the first writer. */
  const untouched = new Map<string, Set<number>>();
  const rewritten = new Map<string, Set<number>>();
  for (const column of writers.keys()) {
    untouched.set(column, new Set());
    rewritten.set(column, new Set());
  }
  const engine = startRun(smallRun, runKey, {
    observer: (rule, run, typedWorld) => {
      const world = typedWorld as unknown as AnyWorld;
      const before = copyState(world);
      run();
      const after = copyState(world);
      const place = tickRules.indexOf(rule);
      for (const [written, first] of writers) {
        if (first !== place || !recomputed.has(written)) continue;
        const [table, column] = split(written);
        for (const up of [true, false]) {
          putState(world, before);
          const values = world[table]![column]!;
          disturb(values, up);
          const disturbed = values.slice();
          try {
            run();
          } catch {
            recomputed.delete(written);
            continue;
          }
          const result = copyState(world);
          const dependent = columnPaths.some((other) => other !== written && differs(after, result, ...split(other)));
          if (dependent || result[table]!.count !== after[table]!.count) recomputed.delete(written);
          for (let row = 0; row < after[table]!.count; row++) {
            const now = result[table]!.columns[column]![row];
            if (Object.is(now, after[table]!.columns[column]![row])) rewritten.get(written)!.add(row);
            else if (Object.is(now, disturbed[row])) untouched.get(written)!.add(row);
            else recomputed.delete(written);
          }
        }
      }
      putState(world, after);
    },
  });
  for (let t = 0; t < TICKS; t++) engine.step();
  for (const column of [...recomputed]) {
    const stale = [...rewritten.get(column)!].some((row) => untouched.get(column)!.has(row));
    if (rewritten.get(column)!.size === 0 || stale) recomputed.delete(column);
  }
  return recomputed;
}

/** What is wrong with the timing of a tick, in words. */
function timingFaults(tick: readonly Rule[], recomputed: ReadonlySet<string>): string[] {
  const writers = firstWriters(tick);
  return tick.flatMap((rule, place) => {
    const writtenBefore = (column: string): boolean => (writers.get(column) ?? Number.POSITIVE_INFINITY) < place;
    const writerOf = (column: string): string => tick[writers.get(column)!]!.name;
    const lagged = rule.reads
      .filter((column) => recomputed.has(column) && !writtenBefore(column))
      .map((column) => `${rule.name} reads ${column} before ${writerOf(column)} recomputes it: list it under lags`);
    const current = rule.lags
      .filter((column) => writtenBefore(column))
      .map(
        (column) =>
          `${rule.name} lags ${column}, but ${writerOf(column)} has recomputed it by then: list it under reads`,
      );
    const fixed = rule.lags
      .filter((column) => !recomputed.has(column) && !writtenBefore(column))
      .map((column) => `${rule.name} lags ${column}, which is not recomputed: list it under reads`);
    return [...lagged, ...current, ...fixed];
  });
}

const recomputed = recomputedColumns();

describe('the timing of the tick', () => {
  it('knows what is recomputed in every tick from what is carried over', () => {
    for (const column of ['node.sales', 'node.price', 'node.wages', 'firm.sales', 'firm.profit', 'sector.frontier']) {
      expect(recomputed, column).toContain(column);
    }
    for (const column of ['firm.capital', 'firm.cash', 'firm.node', 'firm.design', 'economy.lnWage', 'market.demand']) {
      expect(recomputed, column).not.toContain(column);
    }
  });

  it('is as declared: what a rule reads before it is recomputed is a lag, and nothing else is', () => {
    expect(timingFaults(tickRules, recomputed)).toEqual([]);
  });

  it('is not as declared once a rule is moved', () => {
    const names = tickRules.map(({ name }) => name);
    const moved = [...tickRules];
    const [trade] = moved.splice(names.indexOf('clearTrade'), 1);
    moved.splice(moved.findIndex(({ name }) => name === 'settleAccounts') + 1, 0, trade!);
    expect(timingFaults(moved, recomputed).filter((fault) => fault.startsWith('settleAccounts'))).toEqual([
      'settleAccounts reads node.sales before clearTrade recomputes it: list it under lags',
    ]);
    const early = tickRules.filter(({ name }) => name !== 'clearTrade');
    expect(timingFaults([trade!, ...early], recomputed)).toContain(
      'formPrices lags node.sales, but clearTrade has recomputed it by then: list it under reads',
    );
  });
});

describe('what a rule touches', () => {
  /** Columns that each rule fetched in a run, by name of the rule. */
  const touched = new Map<string, Set<string>>();
  const watched = (rule: Rule): Rule => {
    const fetched = new Set<string>();
    touched.set(rule.name, fetched);
    const apply = (context: object): void => {
      // an empty target, since a proxy may not show another value for what its target holds for good
      const seen = new Proxy(
        {},
        {
          get: (_, table: string) => {
            const value = Reflect.get(context, table) as object;
            if (!Object.hasOwn(model.tables, table)) return value;
            return new Proxy(value, {
              get: (rows, column: string) => {
                if (column !== 'count') fetched.add(path(table, column));
                return Reflect.get(rows, column) as unknown;
              },
            });
          },
        },
      );
      rule.apply(seen as never);
    };
    return { ...rule, apply: apply as (context: never) => void };
  };
  const tick = model.tick.map(({ name, rules }) => phase(name, ...rules.map(watched)));
  const engine = startRun(smallRun, runKey, { model: { ...model, tick } });
  for (let t = 0; t < 4 * smallRun.years; t++) engine.step();

  it('is what it declares, also where a cast hides it from the compiler', () => {
    expect(
      tickRules.flatMap((rule) => {
        const declared = new Set([...rule.reads, ...rule.lags, ...rule.writes]);
        return [...touched.get(rule.name)!]
          .filter((column) => !declared.has(column))
          .map((column) => `${rule.name}: ${column}`);
      }),
    ).toEqual([]);
  });

  it('changes only where it declares to write', () => {
    const guarded = startRun(smallRun, runKey, { observer: writeGuard(model.tables) });
    for (let t = 0; t < TICKS; t++) guarded.step();
  });

  it('is all that it declares: no column is listed for nothing', () => {
    expect(
      tickRules.flatMap((rule) =>
        [...rule.reads, ...rule.lags, ...rule.writes]
          .filter((column) => !touched.get(rule.name)!.has(column))
          .map((column) => `${rule.name}: ${column}`),
      ),
    ).toEqual([]);
  });
});

import type { Tables } from './column.ts';
import type { Parameters, ValuesOf } from './parameter.ts';
import { type RunKey, Stream } from './random.ts';
import type { Clock, Rule } from './rule.ts';
import { type Rows, rowsOf, type WorldOf } from './table.ts';

/** A named part of the tick: rules that run in the order written. */
export interface Phase {
  readonly name: string;
  readonly rules: readonly Rule[];
}

export const phase = (name: string, ...rules: Rule[]): Phase => Object.freeze({ name, rules });

/** A model is its tables, its parameters and its tick: an ordered list of phases of rules. */
export interface Model<T extends Tables = Tables, P extends Parameters = Parameters> {
  readonly tables: T;
  readonly parameters: P;
  /** Length of a tick, years. */
  readonly dt: number;
  readonly tick: readonly Phase[];
}

/** Wraps the call of a rule: the write guard of the tests and the profiler of the benchmarks are such wrappers. */
export type Observer<T extends Tables> = (rule: Rule, run: () => void, world: WorldOf<T>) => void;

export interface EngineOptions<T extends Tables, P extends Parameters> {
  readonly world: WorldOf<T>;
  readonly parameters: ValuesOf<P>;
  readonly runKey: RunKey;
  /** Ticks already done (after a restore). */
  readonly tick?: number;
  readonly observer?: Observer<T>;
}

export interface Engine<T extends Tables> {
  readonly world: WorldOf<T>;
  readonly tick: number;
  /** Runs one tick: every rule of every phase in order. */
  step(): void;
}

/** Creates the step loop. Synchronous and pure: no clock, no input or output, no allocation per tick of its own. */
export function createEngine<T extends Tables, P extends Parameters>(
  model: Model<T, P>,
  { world, parameters, runKey, tick = 0, observer }: EngineOptions<T, P>,
): Engine<T> {
  let done = tick;
  const streams = new Map<number, Map<number, Stream>>();
  const clock: Clock = {
    get tick() {
      return done;
    },
    dt: model.dt,
    get time() {
      return done * model.dt;
    },
    draws(purpose, draw = 0) {
      let byDraw = streams.get(purpose);
      if (byDraw === undefined) {
        byDraw = new Map();
        streams.set(purpose, byDraw);
      }
      let stream = byDraw.get(draw);
      if (stream === undefined) {
        stream = new Stream();
        byDraw.set(draw, stream);
      }
      stream.rekey(runKey, purpose, done, draw);
      return stream;
    },
  };
  for (const name of Object.keys(model.tables)) {
    if (name in clock || name === 'params' || name === 'rows') {
      throw new Error(`a table may not be called '${name}': every rule is given something else by that name`);
    }
  }
  const calls = model.tick
    .flatMap(({ rules }) => rules)
    .map((rule) => {
      const rows: Record<string, Rows> = {};
      for (const name of rule.rows) rows[name] = rowsOf(model.tables, world, name);
      const context = Object.create(clock, {
        ...Object.fromEntries(Object.entries(world).map(([name, value]) => [name, { value }])),
        params: { value: parameters },
        rows: { value: rows },
      }) as never;
      return { rule, run: () => rule.apply(context) };
    });
  return {
    world,
    get tick() {
      return done;
    },
    step() {
      for (const { rule, run } of calls) {
        if (observer === undefined) run();
        else observer(rule, run, world);
      }
      done++;
    },
  };
}

/** The tick with one rule left out or replaced, by name. */
export function withRule<M extends Pick<Model, 'tick'>>(model: M, name: string, replacement: Rule | null): M {
  if (!model.tick.some(({ rules }) => rules.some((rule) => rule.name === name))) {
    const known = model.tick.flatMap(({ rules }) => rules.map((rule) => rule.name)).join(', ');
    throw new Error(`rule '${name}' is not part of the tick; known: ${known}`);
  }
  return {
    ...model,
    tick: model.tick.map(({ name: phaseName, rules }) => ({
      name: phaseName,
      rules: rules.flatMap((rule) => (rule.name !== name ? [rule] : replacement === null ? [] : [replacement])),
    })),
  };
}

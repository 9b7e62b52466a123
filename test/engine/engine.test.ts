import { describe, expect, it } from 'vitest';
import { float64, int32 } from '../../src/engine/column.ts';
import { createEngine, type Model, type Observer, phase, withRule } from '../../src/engine/engine.ts';
import { hashText, type RunKey, Stream } from '../../src/engine/random.ts';
import { type Clock, type Rule, ruleDefiner } from '../../src/engine/rule.ts';
import { createWorld } from '../../src/engine/table.ts';

const tables = {
  thing: { value: float64('1', 'anything'), order: int32('1', 'place in the order') },
} as const;
const parameters = {};
const rule = ruleDefiner<typeof tables, typeof parameters>();
const runKey: RunKey = { high: 1, low: 2 };

const modelOf = (...rules: Rule[]): Model<typeof tables, typeof parameters> => ({
  tables,
  parameters,
  dt: 0.25,
  tick: [phase('only', ...rules)],
});

const engineOf = (
  model: Model<typeof tables, typeof parameters>,
  options: { readonly tick?: number; readonly key?: RunKey; readonly observer?: Observer<typeof tables> } = {},
) =>
  createEngine(model, {
    world: createWorld(tables, { thing: 2 }),
    parameters: {},
    runKey: options.key ?? runKey,
    ...(options.tick === undefined ? {} : { tick: options.tick }),
    ...(options.observer === undefined ? {} : { observer: options.observer }),
  });

/** A rule that hands its clock to `look`. */
const watch = (name: string, look: (clock: Clock) => void): Rule => rule({ name, source: 'test', apply: look });

describe('a tick', () => {
  it('runs phases and their rules in the order written', () => {
    const calls: string[] = [];
    const note = (name: string): Rule => watch(name, () => calls.push(name));
    const model = {
      ...modelOf(),
      tick: [phase('first', note('b'), note('a')), phase('nothing'), phase('second', note('c'))],
    };
    const engine = engineOf(model);
    engine.step();
    engine.step();
    expect(calls).toEqual(['b', 'a', 'c', 'b', 'a', 'c']);
  });

  it('is counted after its last rule; time is what lies before it, in years', () => {
    const seen: number[][] = [];
    const look = (clock: Clock): void => {
      seen.push([clock.tick, clock.time, clock.dt]);
    };
    const engine = engineOf(modelOf(watch('early', look), watch('late', look)));
    expect(engine.tick).toBe(0);
    engine.step();
    expect(engine.tick).toBe(1);
    engine.step();
    expect(seen).toEqual([
      [0, 0, 0.25],
      [0, 0, 0.25],
      [1, 0.25, 0.25],
      [1, 0.25, 0.25],
    ]);
  });

  it('can start at a later tick, after a restore', () => {
    const seen: number[] = [];
    const engine = engineOf(modelOf(watch('look', ({ time }) => seen.push(time))), { tick: 40 });
    engine.step();
    expect(seen).toEqual([10]);
    expect(engine.tick).toBe(41);
  });

  it('shows a rule the columns as they are now, also after rows were added', () => {
    const grow = rule({
      name: 'grow',
      source: 'test',
      writes: ['thing.value'],
      rows: ['thing'],
      apply: ({ thing, rows }) => {
        rows.thing.reserve(1000);
        thing.value[rows.thing.add()] = 7;
      },
    });
    const last: number[] = [];
    const read = rule({
      name: 'read',
      source: 'test',
      reads: ['thing.value'],
      apply: ({ thing }) => {
        last.push(thing.count, thing.value[thing.count - 1]!);
      },
    });
    engineOf(modelOf(grow, read)).step();
    expect(last).toEqual([3, 7]);
  });

  it('calls an observer around every rule, in place of the rule', () => {
    const calls: string[] = [];
    const engine = engineOf(
      modelOf(
        watch('kept', () => calls.push('ran')),
        watch('held', () => calls.push('never')),
      ),
      {
        observer: (seen, run, world) => {
          calls.push(`${seen.name}, ${world.thing.count} things`);
          if (seen.name === 'kept') run();
        },
      },
    );
    engine.step();
    expect(calls).toEqual(['kept, 2 things', 'ran', 'held, 2 things']);
  });

  it('refuses a table named like something every rule is given', () => {
    for (const name of ['tick', 'time', 'dt', 'draws', 'params', 'rows']) {
      const clash = { [name]: { value: float64('1', 'anything') } };
      const model = { tables: clash, parameters, dt: 1, tick: [] };
      const world = createWorld(clash, { [name]: 1 });
      expect(() => createEngine(model, { world, parameters: {}, runKey })).toThrow(
        `a table may not be called '${name}'`,
      );
    }
  });
});

describe('draws', () => {
  const PURPOSE = hashText('test');
  const OTHER = hashText('another purpose');
  /** What a rule draws in each of three ticks. */
  const drawn = (draw: (clock: Clock) => number[], options: { key?: RunKey; tick?: number } = {}): number[][] => {
    const found: number[][] = [];
    const engine = engineOf(modelOf(watch('draw', (clock) => found.push(draw(clock)))), options);
    for (let t = 0; t < 3; t++) engine.step();
    return found;
  };

  it('are those of the stream keyed by run key, purpose, tick and draw index', () => {
    expect(drawn(({ draws }) => [draws(PURPOSE).uniform(3, 4), draws(PURPOSE, 5).normal(3, 4)])).toEqual(
      [0, 1, 2].map((tick) => [
        new Stream().rekey(runKey, PURPOSE, tick, 0).uniform(3, 4),
        new Stream().rekey(runKey, PURPOSE, tick, 5).normal(3, 4),
      ]),
    );
  });

  it('differ between ticks, purposes, draw indices, ids and run keys', () => {
    const all = [
      ...drawn(({ draws }) => [
        draws(PURPOSE).uniform(3, 4),
        draws(OTHER).uniform(3, 4),
        draws(PURPOSE, 1).uniform(3, 4),
        draws(PURPOSE).uniform(3, 5),
        draws(PURPOSE).uniform(4, 4),
      ]),
      ...drawn(({ draws }) => [draws(PURPOSE).uniform(3, 4)], { key: { high: 1, low: 3 } }),
    ].flat();
    expect(new Set(all).size).toBe(3 * 5 + 3);
  });

  it('of one purpose are not disturbed by streams of others held at the same time', () => {
    const alone = drawn(({ draws }) => [draws(PURPOSE).uniform(0, 1), draws(PURPOSE).uniform(0, 2)]);
    const together = drawn(({ draws }) => {
      const held = draws(PURPOSE);
      const other = draws(OTHER);
      const next = draws(PURPOSE, 1);
      const first = held.uniform(0, 1);
      other.uniform(0, 1);
      next.uniform(0, 1);
      return [first, held.uniform(0, 2)];
    });
    expect(together).toEqual(alone);
  });

  it('do not run on: asking again for a purpose in the same tick gives the same numbers', () => {
    for (const [first, second] of drawn(({ draws }) => [draws(PURPOSE).uniform(0, 1), draws(PURPOSE).uniform(0, 1)])) {
      expect(second).toBe(first);
    }
  });

  it('of a tick do not depend on the ticks run before', () => {
    const draw = ({ draws }: Clock): number[] => [draws(PURPOSE).uniform(0, 1)];
    expect(drawn(draw, { tick: 2 })[0]).toEqual(drawn(draw)[2]);
  });
});

describe('a model with one rule changed', () => {
  const add = (name: string, amount: number): Rule =>
    rule({
      name,
      source: 'test',
      writes: ['thing.value'],
      apply: ({ thing }) => {
        thing.value[0]! += amount;
      },
    });
  const base: Model<typeof tables, typeof parameters> = {
    ...modelOf(),
    tick: [phase('a', add('one', 1), add('ten', 10)), phase('b', add('hundred', 100))],
  };
  const sumOf = (model: typeof base): number => {
    const engine = engineOf(model);
    engine.step();
    return engine.world.thing.value[0]!;
  };

  it('runs without a rule that is left out', () => {
    expect(sumOf(withRule(base, 'ten', null))).toBe(101);
  });

  it('runs the replacement in the place of the rule', () => {
    const changed = withRule(base, 'one', add('thousand', 1000));
    expect(sumOf(changed)).toBe(1110);
    expect(changed.tick.map(({ name, rules }) => [name, rules.map((r) => r.name)])).toEqual([
      ['a', ['thousand', 'ten']],
      ['b', ['hundred']],
    ]);
  });

  it('leaves the model it came from as it was', () => {
    withRule(base, 'one', null);
    expect(sumOf(base)).toBe(111);
  });

  it('must name a rule of the tick; the error lists them', () => {
    expect(() => withRule(base, 'two', null)).toThrow("rule 'two' is not part of the tick; known: one, ten, hundred");
  });
});

import { describe, expect, it } from 'vitest';
import { float64, int32 } from '../../src/engine/column.ts';
import { createEngine, phase } from '../../src/engine/engine.ts';
import type { Rule } from '../../src/engine/rule.ts';
import { createWorld, rowsOf, type WorldOf } from '../../src/engine/table.ts';
import { writeGuard } from '../../src/engine/writeGuard.ts';

const tables = {
  animal: { id: int32('1', 'name'), weight: float64('kg', 'weight', 1) },
  den: { size: float64('m', 'size') },
} as const;
type World = WorldOf<typeof tables>;

/** Runs a rule under the guard that does `act` to the world, whatever it declares (types would not let it). */
function guarded(declared: Partial<Rule>, act: (world: World) => void): () => World {
  const world = createWorld(tables, { animal: 4, den: 2 });
  for (let a = 0; a < 4; a++) {
    world.animal.id[a] = a;
    world.animal.weight[a] = 10 + a;
  }
  const rule: Rule = {
    name: 'act',
    source: 'test',
    params: [],
    reads: [],
    lags: [],
    writes: [],
    rows: [],
    apply: () => act(world),
    ...declared,
  };
  const model = { tables, parameters: {}, dt: 1, tick: [phase('only', rule)] };
  const engine = createEngine(model, {
    world,
    parameters: {},
    runKey: { high: 0, low: 0 },
    observer: writeGuard(tables),
  });
  return () => {
    engine.step();
    return world;
  };
}

const animalRows = (world: World) => rowsOf(tables, world, 'animal');

describe('the write guard', () => {
  it('lets a rule write the columns it declares', () => {
    const run = guarded({ writes: ['animal.weight'] }, ({ animal }) => animal.weight.fill(7));
    expect(run().animal.weight[3]).toBe(7);
  });

  it('lets a rule write nothing', () => {
    expect(guarded({ reads: ['animal.weight'] }, () => {})).not.toThrow();
  });

  it.each([
    ['one value', ({ animal }: World) => animal.weight.fill(7, 2, 3)],
    ['the last row', ({ animal }: World) => animal.weight.fill(7, 3, 4)],
    ['the last bit of a value', ({ animal }: World) => animal.weight.fill(10 + 2 ** -49, 0, 1)],
    ['a value to NaN', ({ animal }: World) => animal.weight.fill(Number.NaN, 0, 1)],
    ['two values, exchanged', ({ animal }: World) => animal.weight.set([11, 10])],
  ])('catches a rule that changes %s of a column it only reads', (_, act) => {
    expect(guarded({ reads: ['animal.weight'], writes: ['animal.id'] }, act)).toThrow(
      "rule 'act' wrote 'animal.weight' without declaring it",
    );
  });

  it('catches a write to a table of which nothing is declared', () => {
    expect(guarded({ writes: ['animal.weight'] }, ({ den }) => den.size.fill(1))).toThrow(
      "rule 'act' wrote 'den.size' without declaring it",
    );
  });

  it('catches 0 that turns into -0, which a snapshot would keep', () => {
    expect(guarded({}, ({ den }) => den.size.fill(-0))).toThrow("rule 'act' wrote 'den.size'");
  });

  it('looks only at rows in use', () => {
    const run = guarded({ rows: ['animal'] }, (world) => animalRows(world).reserve(10));
    expect(run().animal.count).toBe(4);
  });

  it('catches rows added or dropped without saying so', () => {
    expect(
      guarded({ writes: ['animal.weight', 'animal.id'] }, (world) => animalRows(world).keep([0, 1, 1, 1])),
    ).toThrow("rule 'act' changed the rows of 'animal' (4 -> 3) without declaring it");
    expect(
      guarded({ writes: ['animal.weight', 'animal.id'] }, (world) => {
        animalRows(world).reserve(1);
        animalRows(world).add();
      }),
    ).toThrow("rule 'act' changed the rows of 'animal' (4 -> 5) without declaring it");
  });

  it('lets a rule add and drop rows of a table it declares, new rows at their initial values', () => {
    const run = guarded({ rows: ['animal'] }, (world) => {
      const rows = animalRows(world);
      rows.reserve(2);
      rows.add();
      rows.keep([1, 0, 0, 1, 1]);
      rows.add();
    });
    expect([...run().animal.id.slice(0, 4)]).toEqual([0, 3, 0, 0]);
  });

  it('catches an undeclared write to a table whose rows the rule may add and drop', () => {
    const message = "rule 'act' wrote 'animal.weight' without declaring it";
    // to an old row, with and without a change of rows
    expect(guarded({ rows: ['animal'] }, ({ animal }) => animal.weight.fill(7, 1, 2))).toThrow(message);
    expect(
      guarded({ rows: ['animal'], writes: ['animal.id'] }, (world) => {
        animalRows(world).keep([0, 1, 1, 1]);
        world.animal.weight[1] = 7;
      }),
    ).toThrow(message);
    // to a new row
    expect(
      guarded({ rows: ['animal'], writes: ['animal.id'] }, (world) => {
        animalRows(world).reserve(1);
        world.animal.weight[animalRows(world).add()] = 7;
      }),
    ).toThrow(message);
  });
});

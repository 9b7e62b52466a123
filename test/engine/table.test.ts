import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { float64, int32, uint8 } from '../../src/engine/column.ts';
import { createWorld, rowsOf } from '../../src/engine/table.ts';

const tables = {
  animal: {
    weight: float64('kg', 'weight', 0.5),
    den: int32('row', 'den it lives in, -1 for none', -1),
    alive: uint8('flag', '0 for an animal that died', 1),
  },
  den: { size: float64('m', 'size') },
} as const;

const worldOf = (animals: number) => {
  const world = createWorld(tables, { animal: animals, den: 2 });
  return { world, animal: world.animal, rows: rowsOf(tables, world, 'animal') };
};

/** The rows in use as plain numbers. */
const inUse = (column: { readonly [row: number]: number }, count: number): number[] =>
  Array.from({ length: count }, (_, row) => column[row]!);

describe('a new table', () => {
  it('has the number of rows asked for, each column in its own kind of array at its initial value', () => {
    const { world, animal } = worldOf(3);
    expect(animal.count).toBe(3);
    expect(animal.weight).toEqual(new Float64Array([0.5, 0.5, 0.5]));
    expect(animal.den).toEqual(new Int32Array([-1, -1, -1]));
    expect(animal.alive).toEqual(new Uint8Array([1, 1, 1]));
    expect(world.den.size).toEqual(new Float64Array([0, 0]));
  });

  it('shares no memory with the table of another world', () => {
    const first = worldOf(1).animal;
    const second = worldOf(1).animal;
    first.weight[0] = 9;
    expect(second.weight[0]).toBe(0.5);
  });

  it.each([-1, 1.5, Number.NaN])('cannot have %s rows', (size) => {
    expect(() => createWorld(tables, { animal: size, den: 0 })).toThrow(
      `table 'animal': number of rows is ${size}, expected a whole number of 0 or more`,
    );
  });

  it('cannot have a column called count, which is the number of rows', () => {
    expect(() => createWorld({ animal: { count: int32('1', 'how many') } }, { animal: 0 })).toThrow(
      "table 'animal': a column may not be called 'count'",
    );
  });
});

describe('reserving rows', () => {
  it('keeps every value and adds no row', () => {
    const { animal, rows } = worldOf(2);
    animal.weight[1] = 7;
    animal.den[0] = 1;
    rows.reserve(100);
    expect(animal.count).toBe(2);
    expect(inUse(animal.weight, 2)).toEqual([0.5, 7]);
    expect(inUse(animal.den, 2)).toEqual([1, -1]);
  });

  it('replaces the columns when they are too short, so they must be fetched again', () => {
    const { animal, rows } = worldOf(2);
    const before = animal.weight;
    rows.reserve(1);
    expect(animal.weight).not.toBe(before);
    animal.weight[0] = 7;
    expect(before[0]).toBe(0.5);
  });

  it('leaves the columns alone while there is room', () => {
    const { animal, rows } = worldOf(2);
    rows.reserve(10);
    const { weight, den, alive } = animal;
    rows.reserve(10);
    expect(animal.weight).toBe(weight);
    expect(animal.den).toBe(den);
    expect(animal.alive).toBe(alive);
  });

  it('makes at least half as much room again, so that n rows added one by one are copied at most 3 n times', () => {
    const { animal, rows } = worldOf(0);
    let copied = 0;
    for (let row = 0; row < 10_000; row++) {
      const before = animal.weight;
      rows.reserve(1);
      if (animal.weight !== before) copied += row;
      rows.add();
    }
    // lengths 16, 24, 36, ... : the sum of a geometric series with ratio 1.5 is below 3 times its last term
    expect(copied).toBeLessThan(30_000);
  });
});

describe('adding a row', () => {
  it('appends it with every column at its initial value', () => {
    const { animal, rows } = worldOf(1);
    rows.reserve(1);
    expect(rows.add()).toBe(1);
    expect(animal.count).toBe(2);
    expect([animal.weight[1], animal.den[1], animal.alive[1]]).toEqual([0.5, -1, 1]);
  });

  it('wipes what a dropped row has left behind', () => {
    const { animal, rows } = worldOf(2);
    animal.weight[1] = 7;
    rows.keep([1, 0]);
    const row = rows.add();
    expect(row).toBe(1);
    expect(animal.weight[1]).toBe(0.5);
  });

  it('without room is an error that says what to do', () => {
    const { rows } = worldOf(2);
    expect(() => rows.add()).toThrow("table 'animal': no room for row 2; reserve rows before adding");
  });
});

describe('keeping rows', () => {
  it('drops the rows whose flag is 0 and keeps the order of the others, in every column', () => {
    const { animal, rows } = worldOf(5);
    animal.weight.set([10, 11, 12, 13, 14]);
    animal.den.set([0, 1, 2, 3, 4]);
    rows.keep([0, 1, 0, 1, 1]);
    expect(animal.count).toBe(3);
    expect(inUse(animal.weight, 3)).toEqual([11, 13, 14]);
    expect(inUse(animal.den, 3)).toEqual([1, 3, 4]);
  });

  it('can keep all rows or none', () => {
    const { animal, rows } = worldOf(2);
    rows.keep([1, 1]);
    expect(animal.count).toBe(2);
    rows.keep([0, 0]);
    expect(animal.count).toBe(0);
    rows.keep([]);
    expect(animal.count).toBe(0);
  });

  it('takes its flags from a column of the table itself', () => {
    const { animal, rows } = worldOf(4);
    animal.weight.set([10, 11, 12, 13]);
    animal.alive.set([1, 0, 1, 1]);
    rows.keep(animal.alive);
    expect(inUse(animal.weight, 3)).toEqual([10, 12, 13]);
    expect(inUse(animal.alive, 3)).toEqual([1, 1, 1]);
  });

  it('keeps the values of a flag column that holds more than 0 and 1', () => {
    const { animal, rows } = worldOf(4);
    animal.weight.set([10, 0, 12, 13]);
    animal.den.set([0, 1, 2, 3]);
    rows.keep(animal.weight);
    expect(inUse(animal.weight, 3)).toEqual([10, 12, 13]);
    expect(inUse(animal.den, 3)).toEqual([0, 2, 3]);
  });
});

describe('a table and a plain list of objects', () => {
  const step = fc.oneof(
    fc.record({ kind: fc.constant('add' as const), weight: fc.integer({ min: 0, max: 9 }) }),
    fc.record({ kind: fc.constant('keep' as const), below: fc.integer({ min: 0, max: 9 }) }),
    fc.record({ kind: fc.constant('keepNonZero' as const) }),
  );

  it('stay the same through any sequence of adding and keeping', () => {
    fc.assert(
      fc.property(fc.array(step, { maxLength: 60 }), (steps) => {
        const { animal, rows } = worldOf(0);
        let list: { weight: number; den: number }[] = [];
        steps.forEach((action, index) => {
          if (action.kind === 'add') {
            rows.reserve(1);
            const row = rows.add();
            animal.weight[row] = action.weight;
            animal.den[row] = index;
            list.push({ weight: action.weight, den: index });
          } else if (action.kind === 'keep') {
            rows.keep(list.map(({ weight }) => (weight >= action.below ? 1 : 0)));
            list = list.filter(({ weight }) => weight >= action.below);
          } else {
            rows.keep(animal.weight);
            list = list.filter(({ weight }) => weight !== 0);
          }
        });
        expect(inUse(animal.weight, animal.count)).toEqual(list.map(({ weight }) => weight));
        expect(inUse(animal.den, animal.count)).toEqual(list.map(({ den }) => den));
      }),
    );
  });
});

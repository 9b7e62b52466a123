import { describe, expect, it } from 'vitest';
import { float64, int32, uint8 } from '../../src/engine/column.ts';
import { createEngine, phase } from '../../src/engine/engine.ts';
import { hashText } from '../../src/engine/random.ts';
import { ruleDefiner } from '../../src/engine/rule.ts';
import { restoreSnapshot, type Snapshot, takeSnapshot } from '../../src/engine/snapshot.ts';
import { createWorld, type WorldOf } from '../../src/engine/table.ts';

const tables = {
  cell: { id: int32('1', 'name'), size: float64('1', 'size', 1), marked: uint8('flag', '0 for a cell that dies', 1) },
  dish: { nextId: int32('1', 'name of the next cell') },
} as const;
const rule = ruleDefiner<typeof tables, Record<never, never>>();
const GROWTH = hashText('growth');

/** A cell grows by chance, divides above size 2, dies below size 1/2. */
const divide = rule({
  name: 'divide',
  source: 'test',
  writes: ['cell.id', 'cell.size', 'cell.marked', 'dish.nextId'],
  rows: ['cell'],
  apply: ({ cell, dish, rows, draws }) => {
    rows.cell.reserve(cell.count);
    const { id, size, marked } = cell;
    const growth = draws(GROWTH);
    for (let c = cell.count - 1; c >= 0; c--) {
      size[c]! *= 1.05 + 0.2 * growth.normal(0, id[c]!);
      if (size[c]! < 0.5) marked[c] = 0;
      if (size[c]! < 2) continue;
      size[c]! /= 2;
      const child = rows.cell.add();
      size[child] = size[c]!;
      id[child] = dish.nextId[0]!++;
    }
    rows.cell.keep(marked);
  },
});
const model = { tables, parameters: {}, dt: 1, tick: [phase('only', divide)] };
type World = WorldOf<typeof tables>;

const start = (): World => {
  const world = createWorld(tables, { cell: 20, dish: 1 });
  for (let c = 0; c < 20; c++) world.cell.id[c] = c;
  world.dish.nextId[0] = 20;
  return world;
};
const engineAt = (world: World, tick: number) =>
  createEngine(model, { world, parameters: {}, runKey: { high: 3, low: 4 }, tick });
const run = (world: World, tick: number, ticks: number): World => {
  const engine = engineAt(world, tick);
  for (let t = 0; t < ticks; t++) engine.step();
  return world;
};
/** Every byte of the state. */
const bytes = ({ tick, tables: saved }: Snapshot): unknown => [
  tick,
  Object.entries(saved).map(([name, { count, columns }]) => [
    name,
    count,
    Object.entries(columns).map(([column, values]) => [
      column,
      values.constructor.name,
      Buffer.from(values.buffer, values.byteOffset, values.byteLength).toString('hex'),
    ]),
  ]),
];

describe('a snapshot', () => {
  it('holds the rows in use of every column and the tick', () => {
    const world = start();
    run(world, 0, 30);
    const snapshot = takeSnapshot(tables, world, 30);
    expect(snapshot.tick).toBe(30);
    expect(Object.keys(snapshot.tables)).toEqual(['cell', 'dish']);
    expect(snapshot.tables['cell']!.count).toBe(world.cell.count);
    expect(snapshot.tables['cell']!.columns['size']).toEqual(world.cell.size.slice(0, world.cell.count));
  });

  it('restored and continued is the uninterrupted run, byte for byte', () => {
    const uninterrupted = takeSnapshot(tables, run(start(), 0, 60), 60);
    for (const stop of [0, 1, 30, 59, 60]) {
      const snapshot = takeSnapshot(tables, run(start(), 0, stop), stop);
      const world = run(restoreSnapshot(tables, snapshot), stop, 60 - stop);
      expect(bytes(takeSnapshot(tables, world, 60))).toEqual(bytes(uninterrupted));
    }
    // the run is not a trivial one: cells were born and died
    expect(uninterrupted.tables['dish']!.columns['nextId']![0]).toBeGreaterThan(40);
    expect(uninterrupted.tables['cell']!.count).toBeLessThan(uninterrupted.tables['dish']!.columns['nextId']![0]!);
  });

  it('is touched neither by the run it came from nor by runs continued from it, so it can be restored again', () => {
    const world = run(start(), 0, 30);
    const snapshot = takeSnapshot(tables, world, 30);
    const before = bytes(snapshot);
    run(world, 30, 10);
    const first = run(restoreSnapshot(tables, snapshot), 30, 10);
    expect(bytes(snapshot)).toEqual(before);
    const second = run(restoreSnapshot(tables, snapshot), 30, 10);
    expect(bytes(takeSnapshot(tables, second, 40))).toEqual(bytes(takeSnapshot(tables, first, 40)));
  });

  it('of a table of fixed size is restored with columns of the same length, so whole columns can be copied', () => {
    const world = start();
    const restored = restoreSnapshot(tables, takeSnapshot(tables, world, 0));
    expect(restored.dish.nextId).toEqual(world.dish.nextId);
    expect(restored.cell.id).toEqual(world.cell.id);
  });

  it('passes through a structured clone, as between threads', () => {
    const snapshot = takeSnapshot(tables, run(start(), 0, 30), 30);
    const copy = structuredClone(snapshot);
    const world = run(restoreSnapshot(tables, copy), 30, 30);
    expect(bytes(takeSnapshot(tables, world, 60))).toEqual(bytes(takeSnapshot(tables, run(start(), 0, 60), 60)));
  });

  it('of another model is refused', () => {
    const snapshot = takeSnapshot(tables, start(), 0);
    expect(() => restoreSnapshot({ ...tables, lid: { open: uint8('flag', 'open') } }, snapshot)).toThrow(
      "snapshot has no table 'lid'",
    );
    expect(() => restoreSnapshot({ ...tables, dish: { depth: float64('m', 'depth') } }, snapshot)).toThrow(
      "snapshot has no column 'dish.depth'",
    );
  });
});

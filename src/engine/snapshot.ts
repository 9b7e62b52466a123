import type { Columns, Tables, TypedArray } from './column.ts';
import { createWorld, type WorldOf } from './table.ts';

/** A copy of every column in use: the whole state of a run between two ticks. */
export interface Snapshot {
  readonly tick: number;
  readonly tables: Readonly<Record<string, { readonly count: number; readonly columns: Record<string, TypedArray> }>>;
}

/** Copies the state. */
export function takeSnapshot<T extends Tables>(tables: T, world: WorldOf<T>, tick: number): Snapshot {
  const copies: Record<string, { count: number; columns: Record<string, TypedArray> }> = {};
  for (const name of Object.keys(tables)) {
    const table = world[name] as unknown as { count: number } & Record<string, TypedArray>;
    const columns: Record<string, TypedArray> = {};
    for (const column of Object.keys(tables[name] as Columns)) columns[column] = table[column]!.slice(0, table.count);
    copies[name] = { count: table.count, columns };
  }
  return { tick, tables: copies };
}

/** A world with the state of a snapshot; the snapshot stays untouched and can be restored again. */
export function restoreSnapshot<T extends Tables>(tables: T, snapshot: Snapshot): WorldOf<T> {
  const savedTable = (name: string) => {
    const saved = snapshot.tables[name];
    if (saved === undefined) throw new Error(`snapshot has no table '${name}'`);
    return saved;
  };
  // exactly the rows saved: columns of a table of fixed size are as long as before
  const sizes = Object.fromEntries(Object.keys(tables).map((name) => [name, savedTable(name).count]));
  const world = createWorld(tables, sizes as { [N in keyof T]: number });
  for (const name of Object.keys(tables)) {
    const table = world[name] as unknown as Record<string, TypedArray>;
    for (const column of Object.keys(tables[name] as Columns)) {
      const values = savedTable(name).columns[column];
      if (values === undefined) throw new Error(`snapshot has no column '${name}.${column}'`);
      table[column]!.set(values as never);
    }
  }
  return world;
}

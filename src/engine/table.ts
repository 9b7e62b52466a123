import { type ArrayOf, allocate, type Columns, type Tables, type TypedArray } from './column.ts';

/** Adding and removing rows of a table; a rule gets it only for tables it declares under `rows`. */
export interface Rows {
  /**
   * Makes room for `extra` more rows. Columns may be replaced by larger copies: fetch them again afterwards.
   */
  reserve(extra: number): void;
  /** Appends a row with every column at its declared initial value and returns its index. Reserve first. */
  add(): number;
  /** Keeps the rows whose flag is not 0, in order, and drops the others. */
  keep(flags: { readonly [row: number]: number }): void;
}

/** A table at run time: its columns by name, the number of rows in use, and room for more. */
export type TableOf<C extends Columns> = { readonly count: number } & { readonly [N in keyof C]: ArrayOf<C[N]> };

/** The world at run time: one table of typed arrays per declared table. */
export type WorldOf<T extends Tables> = { readonly [N in keyof T]: TableOf<T[N]> };

interface MutableTable {
  count: number;
  [column: string]: TypedArray | number;
}

/** Creates the tables with the given numbers of rows, every value at its column's initial value. */
export function createWorld<T extends Tables>(tables: T, sizes: { readonly [N in keyof T]: number }): WorldOf<T> {
  const world: Record<string, MutableTable> = {};
  for (const name of Object.keys(tables)) {
    const size = sizes[name];
    if (!Number.isInteger(size) || (size as number) < 0) {
      throw new RangeError(`table '${name}': number of rows is ${size}, expected a whole number of 0 or more`);
    }
    const columns = Object.entries(tables[name] as Columns).map(([columnName, column]) => {
      if (columnName === 'count') throw new Error(`table '${name}': a column may not be called 'count'`);
      const values = allocate(column.kind, size as number);
      if (column.initial !== 0) values.fill(column.initial);
      return [columnName, values] as const;
    });
    // built in one go: an object that grows key by key becomes a hash map in V8, and every look-up in a loop slow
    const table: MutableTable = Object.fromEntries<TypedArray | number>([
      ['count', size as number],
      ...columns,
    ]) as MutableTable;
    world[name] = table;
  }
  return world as WorldOf<T>;
}

/** The row operations of one table of a world. */
export function rowsOf<T extends Tables>(tables: T, world: WorldOf<T>, name: keyof T & string): Rows {
  const columns = Object.entries(tables[name] as Columns);
  const table = world[name] as unknown as MutableTable;
  const capacity = (): number => (table[columns[0]![0]] as TypedArray).length;
  let gapAt = new Int32Array(16);
  const initials = Float64Array.from(columns, ([, { initial }]) => initial);
  let arrays: readonly TypedArray[] = [];
  /** The columns as they are now, without a look-up by name for each: `reserve`, of whoever, replaces them all. */
  const current = (): readonly TypedArray[] => {
    if (arrays[0] !== table[columns[0]![0]]) arrays = columns.map(([columnName]) => table[columnName] as TypedArray);
    return arrays;
  };
  return {
    reserve(extra) {
      const needed = table.count + extra;
      if (needed <= capacity()) return;
      const larger = Math.max(needed, Math.ceil(capacity() * 1.5), 16);
      for (const [columnName, column] of columns) {
        const values = allocate(column.kind, larger);
        values.set(table[columnName] as never);
        table[columnName] = values;
      }
    },
    add() {
      const row = table.count;
      if (row >= capacity())
        throw new RangeError(`table '${name}': no room for row ${row}; reserve rows before adding`);
      const now = current();
      for (let c = 0; c < now.length; c++) now[c]![row] = initials[c]!;
      table.count = row + 1;
      return row;
    },
    keep(flags) {
      const count = table.count;
      let gaps = 0;
      for (let row = 0; row < count; row++) if (flags[row] === 0) gaps++;
      if (gaps === 0) return;
      if (gapAt.length <= gaps) gapAt = new Int32Array(2 * gaps + 16);
      gaps = 0;
      for (let row = 0; row < count; row++) if (flags[row] === 0) gapAt[gaps++] = row;
      gapAt[gaps] = count;
      // what lies between two gaps moves up as one block
      for (const values of current()) {
        for (let gap = 0; gap < gaps; gap++) values.copyWithin(gapAt[gap]! - gap, gapAt[gap]! + 1, gapAt[gap + 1]!);
      }
      table.count = count - gaps;
    },
  };
}

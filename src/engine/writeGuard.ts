import type { Columns, Tables, TypedArray } from './column.ts';
import type { Observer } from './engine.ts';

const view = new DataView(new ArrayBuffer(8));

/** A fingerprint of the rows in use (FNV-1a over the bytes of each value). */
function fingerprint(values: TypedArray, count: number): number {
  let hash = 0x811c9dc5;
  for (let row = 0; row < count; row++) {
    view.setFloat64(0, values[row] as number);
    hash = Math.imul(hash ^ view.getInt32(0), 0x01000193);
    hash = Math.imul(hash ^ view.getInt32(4), 0x01000193);
  }
  return hash;
}

/**
 * An observer for tests: throws when a rule changed a column it does not declare under `writes`, or the number of rows
 * of a table it does not declare under `rows`.
 */
export function writeGuard<T extends Tables>(tables: T): Observer<T> {
  return (rule, run, world) => {
    const before = new Map<string, number>();
    const watched: [string, string][] = [];
    for (const name of Object.keys(tables)) {
      const table = world[name] as unknown as { count: number };
      before.set(name, table.count);
      if (rule.rows.includes(name)) continue;
      for (const column of Object.keys(tables[name] as Columns)) {
        if (!rule.writes.includes(`${name}.${column}`)) watched.push([name, column]);
      }
    }
    const values = ([name, column]: [string, string]): number => {
      const table = world[name] as unknown as { count: number } & Record<string, TypedArray>;
      return fingerprint(table[column] as TypedArray, table.count);
    };
    const prints = watched.map(values);
    run();
    for (const [name, count] of before) {
      const now = (world[name] as unknown as { count: number }).count;
      if (now !== count && !rule.rows.includes(name)) {
        throw new Error(`rule '${rule.name}' changed the rows of '${name}' (${count} -> ${now}) without declaring it`);
      }
    }
    watched.forEach((path, index) => {
      if (values(path) !== prints[index]) {
        throw new Error(`rule '${rule.name}' wrote '${path.join('.')}' without declaring it`);
      }
    });
  };
}

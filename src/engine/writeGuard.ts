import type { Column, Columns, Tables, TypedArray } from './column.ts';
import type { Observer } from './engine.ts';

interface Watched {
  readonly table: string;
  readonly column: string;
  readonly initial: number;
  /** The rows in use before the rule ran. */
  readonly before: TypedArray;
}

/**
 * Whether a column may hold `after` when a rule added and dropped rows but wrote no value: some of the rows of before,
 * in order, then rows at the initial value.
 */
function explainedByRows(before: TypedArray, after: TypedArray, count: number, initial: number): boolean {
  let old = 0;
  for (let row = 0; row < count; row++) {
    while (old < before.length && !Object.is(before[old], after[row])) old++;
    if (old === before.length && !Object.is(after[row], initial)) return false;
    if (old < before.length) old++;
  }
  return true;
}

function isSame(before: TypedArray, after: TypedArray): boolean {
  for (let row = 0; row < before.length; row++) if (!Object.is(before[row], after[row])) return false;
  return true;
}

/**
 * An observer for tests: throws when a rule changed a column it does not declare under `writes`, or the number of rows
 * of a table it does not declare under `rows`.
 */
export function writeGuard<T extends Tables>(tables: T): Observer<T> {
  return (rule, run, world) => {
    const tableOf = (name: string) => world[name] as unknown as { count: number } & Record<string, TypedArray>;
    const counts = new Map<string, number>();
    const watched: Watched[] = [];
    for (const table of Object.keys(tables)) {
      const { count } = tableOf(table);
      counts.set(table, count);
      for (const [column, { initial }] of Object.entries<Column>(tables[table] as Columns)) {
        if (rule.writes.includes(`${table}.${column}`)) continue;
        watched.push({ table, column, initial, before: tableOf(table)[column]!.slice(0, count) });
      }
    }
    run();
    for (const [table, count] of counts) {
      const now = tableOf(table).count;
      if (now !== count && !rule.rows.includes(table)) {
        throw new Error(`rule '${rule.name}' changed the rows of '${table}' (${count} -> ${now}) without declaring it`);
      }
    }
    for (const { table, column, initial, before } of watched) {
      const after = tableOf(table)[column]!;
      const untouched = rule.rows.includes(table)
        ? explainedByRows(before, after, tableOf(table).count, initial)
        : isSame(before, after);
      if (!untouched) throw new Error(`rule '${rule.name}' wrote '${table}.${column}' without declaring it`);
    }
  };
}

import type { FlagValues, Table, TableFlags } from './tableMeasure.ts';

/** Flags that name the columns of units to be compared. */
export const unitFlags = {
  id: { kind: 'column', required: true, doc: 'column with the name of the unit' },
  inputs: { kind: 'columns', required: true, doc: 'columns of what a unit uses, separated by commas' },
  outputs: { kind: 'columns', required: true, doc: 'columns of what it makes' },
} as const satisfies TableFlags;

export interface Units {
  readonly names: readonly string[];
  readonly count: number;
  /** units x columns, row-major. */
  readonly inputs: Float64Array;
  readonly outputs: Float64Array;
  readonly inputCount: number;
  readonly outputCount: number;
}

/** Amounts of columns side by side, a row a unit; each column must be named once and hold an amount above 0. */
export function readAmounts(table: Table, flag: string, columns: readonly string[]): Float64Array {
  const twice = columns.find((column, i) => columns.indexOf(column) < i);
  if (twice !== undefined) throw table.refuse({ flag, value: twice, expected: 'each column once' });
  const values = new Float64Array(table.rows * columns.length);
  for (const [c, column] of columns.entries()) {
    const amounts = table.numbers(column, 0);
    if (amounts.every((amount) => amount === 0))
      throw table.refuse({ column, problem: 'is 0 in every row', expected: 'an amount above 0 in some unit' });
    for (const [u, amount] of amounts.entries()) values[u * columns.length + c] = amount;
  }
  return values;
}

/** Reads units with their inputs and outputs; `unique` refuses a name that comes twice. */
export function readUnits(table: Table, { id, inputs, outputs }: FlagValues<typeof unitFlags>, unique = true): Units {
  const both = outputs.find((column) => inputs.includes(column));
  if (both !== undefined)
    throw table.refuse({ flag: '--outputs', value: both, expected: 'columns that are not inputs too' });
  const names = table.text(id);
  if (unique) requireUnique(table, id, names);
  return {
    names,
    count: table.rows,
    inputs: readAmounts(table, '--inputs', inputs),
    outputs: readAmounts(table, '--outputs', outputs),
    inputCount: inputs.length,
    outputCount: outputs.length,
  };
}

function requireUnique(table: Table, column: string, names: readonly string[]): void {
  const seen = new Map<string, number>();
  for (const [row, name] of names.entries()) {
    const first = seen.get(name);
    if (first !== undefined)
      throw table.refuse({
        row,
        column,
        problem: `'${name}' is there a second time (first in data row ${first + 1})`,
        expected: 'each unit once',
      });
    seen.set(name, row);
  }
}

/** A note a reason: how many units have no value, and which are the first. */
export function reasonNotes(names: readonly string[], reasons: readonly (string | null)[]): string[] {
  const byReason = new Map<string, string[]>();
  for (const [u, reason] of reasons.entries()) {
    if (reason !== null) byReason.set(reason, [...(byReason.get(reason) ?? []), names[u]!]);
  }
  return Array.from(byReason, ([reason, units]) => {
    const shown = units.slice(0, 3).join(', ');
    return `Undefined for ${units.length === names.length ? 'every unit' : `${shown}${units.length > 3 ? ` and ${units.length - 3} more` : ''}`}: ${reason}.`;
  });
}

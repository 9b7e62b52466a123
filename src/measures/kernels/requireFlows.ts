/**
 * Refuses a table of flows that no input-output measure can be taken of: the wrong shape, or an entry that is negative,
 * infinite or not a number. Unlike single amounts, one unknown flow would spoil every result, so NaN is refused too.
 *
 * @param name what the caller calls the table, for the message
 * @param table rows x columns, row-major
 * @throws RangeError naming the table, the row, the column, the value and what was expected
 * @example
 * ```ts
 * requireFlows('intermediate', Float64Array.of(0, 10, 0, 0), 2, 2);
 * ```
 */
export function requireFlows(name: string, table: Float64Array, rows: number, columns: number): void {
  if (table.length !== rows * columns || !Number.isInteger(columns)) {
    throw new RangeError(`${name} has ${table.length} entries, expected ${rows} rows x ${columns} columns`);
  }
  for (let i = 0; i < table.length; i++) {
    if (!(table[i] >= 0 && table[i] < Number.POSITIVE_INFINITY)) {
      const row = Math.floor(i / columns);
      throw new RangeError(
        `${name}[${row}, ${i - row * columns}] is ${table[i]}, expected a finite number of at least 0`,
      );
    }
  }
}

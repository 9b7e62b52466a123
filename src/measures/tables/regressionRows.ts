import type { ResultRow, Table } from './tableMeasure.ts';

/** What a fit says of each of its terms. */
interface Terms {
  readonly coefficients: Float64Array;
  readonly standardErrors: Float64Array;
  readonly t: Float64Array;
  readonly p: Float64Array;
  readonly vif: Float64Array;
  readonly tolerance: Float64Array;
  readonly beta: Float64Array;
}

/** A row a term. */
export const termRows = (names: readonly string[], fit: Terms): ResultRow[] =>
  names.map((term, j) => ({
    term,
    value: fit.coefficients[j]!,
    se: fit.standardErrors[j]!,
    t: fit.t[j]!,
    p: fit.p[j]!,
    vif: fit.vif[j]!,
    tolerance: fit.tolerance[j]!,
    beta: fit.beta[j]!,
  }));

/** Most numbers of a regression held at once: a gigabyte with what is made of them. */
const MOST_NUMBERS = 30_000_000;

/** Refuses a column that explains itself, and tables beyond memory. */
export function requireRegressors(table: Table, y: string, x: readonly string[]): void {
  if (x.includes(y)) {
    throw table.refuse({ flag: '--x', problem: `names '${y}', which --y explains`, expected: 'other columns' });
  }
  const numbers = table.rows * (x.length + 1);
  if (numbers > MOST_NUMBERS) {
    throw table.refuse({
      problem: `has ${table.rows} rows by ${x.length + 1} columns`,
      expected: `at most ${MOST_NUMBERS} numbers for a regression`,
    });
  }
}

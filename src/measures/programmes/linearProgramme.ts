import { type Constraint, solve } from 'yalps';
import { solverOptions } from './radialScore.ts';

/** A linear programme over variables of at least 0. */
export interface LinearProgramme {
  readonly direction: 'minimize' | 'maximize';
  /** By row: what the sum of its entries has to be. */
  readonly rows: readonly Constraint[];
  /** By variable: what one of it is worth, and its entries as (row, value). */
  readonly columns: readonly { readonly worth: number; readonly entries: readonly (readonly [number, number])[] }[];
}

/** What a programme has for an answer; values by variable, empty when there is none. */
export interface Solution {
  readonly status: 'optimal' | 'infeasible' | 'unbounded' | 'unsolved';
  readonly value: number;
  readonly values: Float64Array;
}

const WORTH = -1;

/** Orders in which bounds are moved apart. */
const strides = [7919, 104_729, 611_953, 15_485_863];

/** Upper bounds apart by about 1e-8, unevenly: breaks the ties that make the solver cycle. */
const apart = (rows: readonly Constraint[], stride: number): Constraint[] =>
  rows.map((row, r) => {
    const room = 1e-9 * (1 + (10 * ((stride * r) % rows.length)) / rows.length);
    return 'max' in row && row.max !== undefined && !('min' in row) ? { max: row.max + room } : row;
  });

/** Every way of turning the columns that is tried, first with the rows as they are: ties may make the solver cycle. */
const orders: readonly (<T>(list: readonly T[]) => T[])[] = [
  (list) => [...list],
  (list) => [...list].reverse(),
  (list) => [...list.filter((_, i) => i % 2 === 0), ...list.filter((_, i) => i % 2 === 1)],
];

/** Solves a linear programme to 1e-11 (1e-8 where ties had to be broken); rows should be scaled to about 1. */
export function solveProgramme({ direction, rows, columns }: LinearProgramme): Solution {
  const variables = columns.map(({ worth, entries }, v): [number, [number, number][]] => [
    v,
    [[WORTH, worth], ...entries.map(([row, value]): [number, number] => [row, value])],
  ]);
  const none = { value: Number.NaN, values: new Float64Array(0) };
  const tries = [rows, ...strides.map((stride) => apart(rows, stride))].flatMap((these) =>
    orders.map((order) => ({ these, order })),
  );
  for (const { these, order } of tries) {
    const constraints = new Map(these.map((row, r): [number, Constraint] => [r, row]));
    const found = solve({ direction, objective: WORTH, constraints, variables: order(variables) }, solverOptions);
    if (found.status === 'infeasible' || found.status === 'unbounded') return { status: found.status, ...none };
    if (found.status !== 'optimal') continue;
    const values = new Float64Array(columns.length);
    for (const [v, value] of found.variables) values[v] = value;
    return { status: 'optimal', value: found.result, values };
  }
  return { status: 'unsolved', ...none };
}

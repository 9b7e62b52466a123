import type { Label } from '../../engine/parameter.ts';

/** What is wrong with a table; whoever read it adds file and line. */
export interface TableProblem {
  /** From 0, the header not counted; left out when the problem is not in one row. */
  readonly row?: number;
  readonly column?: string;
  /** The row that the problem clashes with; the reader adds its line to `problem`. */
  readonly earlier?: number;
  /** The flag that asked for it, with its dashes, when the problem is not in the file. */
  readonly flag?: string;
  /** The value found; shown unless `problem` says what is wrong. */
  readonly value?: unknown;
  readonly problem?: string;
  readonly expected: string;
}

/** A user's table, parsed, with rows of equal length; its reader checks cells as they are asked for. */
export interface Table {
  /** The name of the file, for messages. */
  readonly file: string;
  readonly columns: readonly string[];
  readonly rows: number;
  /** Cells of a column without spaces around them; an empty one is refused. */
  text(column: string): readonly string[];
  /** Finite numbers of a column; `least` refuses smaller ones. A cell that is empty or no plain number is refused. */
  numbers(column: string, least?: number): Float64Array;
  /** The error to throw for a problem of this table. */
  refuse(problem: TableProblem): Error;
}

export interface TableColumn {
  readonly name: string;
  /** `amount` is a number of at least 0. */
  readonly kind: 'text' | 'amount' | 'number';
  readonly doc: string;
  /** Used if the file has it. */
  readonly optional?: true;
}

/** A flag of a table measure, declared once: command line, help, `explain` and documentation read it from here. */
export type TableFlag = { readonly doc: string; readonly required?: true } & (
  | { readonly kind: 'column' }
  | { readonly kind: 'columns' }
  | { readonly kind: 'choice'; readonly choices: readonly string[]; readonly default: string }
  | {
      readonly kind: 'number';
      readonly least: number;
      readonly most: number;
      readonly whole?: true;
      readonly default: number;
    }
  | { readonly kind: 'text' }
  | { readonly kind: 'switch' }
  | { readonly kind: 'table'; readonly columns: readonly TableColumn[] }
);

export type TableFlags = Readonly<Record<string, TableFlag>>;

type Given<F extends TableFlag> = F extends { kind: 'switch' }
  ? boolean
  : F extends { kind: 'choice'; choices: readonly (infer C)[] }
    ? C
    : F extends { kind: 'number' }
      ? number
      :
          | (F extends { kind: 'columns' } ? readonly string[] : F extends { kind: 'table' } ? Table : string)
          | (F extends { required: true } ? never : undefined);

/** The values of the flags of a measure: columns are known to be in the table, numbers within their bounds. */
export type FlagValues<F extends TableFlags> = { readonly [N in keyof F]: Given<F[N]> };

export type ResultCell = string | number | boolean | null;
export type ResultRow = Readonly<Record<string, ResultCell>>;

export interface TableResult {
  /** Key columns first, then `value`, then named extras. NaN stands for undefined and is printed as null. */
  readonly rows: readonly ResultRow[];
  /** Further sets of rows under their names, such as `fit`. */
  readonly sets?: Readonly<Record<string, readonly ResultRow[]>>;
  /** Sentences for the reader: why values are undefined, which reference or method was used. */
  readonly notes: readonly string[];
}

/** A measure of a table of one's own, declared once. */
export interface TableMeasure<F extends TableFlags = TableFlags> {
  /** As on the command line: `agglomera measure NAME FILE.csv`. */
  readonly name: string;
  readonly label: Label;
  /** Unit of `value`; '1' for a pure number. */
  readonly unit: string;
  /** What it says, its formula, and when it is undefined. */
  readonly meaning: string;
  readonly source: string;
  /** Columns the file must have (others are left alone); none where flags name them. */
  readonly columns: readonly TableColumn[];
  readonly flags: F;
  /** What rows hold beside the keys, by name: one line each. */
  readonly results: Readonly<Record<string, string>>;
  /** Arguments after `agglomera measure NAME` that work from the top of the package. */
  readonly example: string;
  /** Pure. Throws `table.refuse(...)` for a table that has no answer; a single undefined value is NaN with a note. */
  readonly compute: (table: Table, flags: FlagValues<F>) => TableResult;
}

/** Declares a table measure; its flags give `compute` their types. */
export const tableMeasure = <const F extends TableFlags>(declaration: TableMeasure<F>): TableMeasure =>
  Object.freeze(declaration) as unknown as TableMeasure;

import type { ArrayOf, ReadonlyColumn, Tables } from './column.ts';
import type { Parameters } from './parameter.ts';
import type { Stream } from './random.ts';
import type { Rows } from './table.ts';

/** `table.column` for every declared column. */
export type ColumnPath<T extends Tables> = {
  [N in keyof T & string]: `${N}.${keyof T[N] & string}`;
}[keyof T & string];

/** `group.name` for every declared parameter. */
export type ParameterPath<P extends Parameters> = {
  [G in keyof P & string]: `${G}.${keyof P[G] & string}`;
}[keyof P & string];

type TableName<Path extends string> = Path extends `${infer N}.${string}` ? N : never;

/** The columns a rule declared, writable where declared under `writes`; anything else does not compile. */
export type View<T extends Tables, Reads extends string, Writes extends string> = {
  readonly [N in keyof T & string as N extends TableName<Reads | Writes> ? N : never]: { readonly count: number } & {
    readonly [C in keyof T[N] & string as `${N}.${C}` extends Writes ? C : never]: ArrayOf<T[N][C]>;
  } & {
    readonly [C in keyof T[N] & string as `${N}.${C}` extends Writes
      ? never
      : `${N}.${C}` extends Reads
        ? C
        : never]: ReadonlyColumn;
  };
};

/** The number of rows of every table: what a rule may know of a table without reading a column of it. */
export type Counts<T extends Tables> = { readonly [N in keyof T & string]: { readonly count: number } };

/** The parameters a rule declared. */
export type ParameterView<P extends Parameters, Paths extends string> = {
  readonly [G in keyof P & string as G extends TableName<Paths> ? G : never]: {
    readonly [N in keyof P[G] & string as `${G}.${N}` extends Paths ? N : never]: number;
  };
};

/** What every rule is given besides its columns and parameters. */
export interface Clock {
  /** Ticks done before this one. */
  readonly tick: number;
  /** Length of a tick, years. */
  readonly dt: number;
  /** Years since the start at the beginning of the tick. */
  readonly time: number;
  /**
   * The random stream of a purpose at this tick. Every draw is a pure function of (run key, purpose, tick, draw index,
   * entity id); a stream object is reused, so do not keep it beyond the rule.
   */
  draws(purpose: number, draw?: number): Stream;
}

/** A rule as the engine runs it. */
export interface Rule {
  readonly name: string;
  /** Paper, data or decision the rule rests on. */
  readonly source: string;
  readonly params: readonly string[];
  readonly reads: readonly string[];
  /** Columns read before this tick writes them: last tick's values. */
  readonly lags: readonly string[];
  readonly writes: readonly string[];
  /** Tables whose rows the rule may add or remove. */
  readonly rows: readonly string[];
  readonly apply: (context: never) => void;
}

/**
 * Gives `defineRule` for a model's tables and parameters. The argument of `apply` is typed from the declaration, so
 * touching an undeclared column or parameter does not compile.
 */
export function ruleDefiner<T extends Tables, P extends Parameters>() {
  return function defineRule<
    const Reads extends readonly ColumnPath<T>[] = [],
    const Lags extends readonly ColumnPath<T>[] = [],
    const Writes extends readonly ColumnPath<T>[] = [],
    const Params extends readonly ParameterPath<P>[] = [],
    const Grown extends readonly (keyof T & string)[] = [],
  >(rule: {
    readonly name: string;
    readonly source: string;
    readonly params?: Params;
    readonly reads?: Reads;
    readonly lags?: Lags;
    readonly writes?: Writes;
    readonly rows?: Grown;
    readonly apply: (
      context: Clock &
        Counts<T> &
        View<T, Reads[number] | Lags[number], Writes[number]> & {
          readonly params: ParameterView<P, Params[number]>;
          readonly rows: { readonly [N in Grown[number]]: Rows };
        },
    ) => void;
  }): Rule {
    return Object.freeze({
      name: rule.name,
      source: rule.source,
      params: rule.params ?? [],
      reads: rule.reads ?? [],
      lags: rule.lags ?? [],
      writes: rule.writes ?? [],
      rows: rule.rows ?? [],
      apply: rule.apply as (context: never) => void,
    });
  };
}

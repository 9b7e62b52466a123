/**
 * Columns: the only place where state lives. A table is a set of typed arrays of equal length, declared once with
 * unit and meaning; a row is an entity (a firm, a region, a trade link). The engine knows no economics.
 */

export type ColumnKind = 'float64' | 'int32' | 'uint8';

/** One declared column: its storage, unit, meaning and the value a new row starts with. */
export interface Column<Kind extends ColumnKind = ColumnKind> {
  readonly kind: Kind;
  readonly unit: string;
  readonly doc: string;
  readonly initial: number;
  /** Value of the rows that stand there when a run starts, where it is not `initial`. */
  readonly start?: number;
}

export type Columns = Readonly<Record<string, Column>>;
export type Tables = Readonly<Record<string, Columns>>;

export type TypedArray = Float64Array | Int32Array | Uint8Array;
export type ArrayOf<C> =
  C extends Column<'float64'> ? Float64Array : C extends Column<'int32'> ? Int32Array : Uint8Array;

/** What a rule sees of a column it only reads; every typed array satisfies it, so it costs nothing at run time. */
export interface ReadonlyColumn {
  readonly length: number;
  readonly [row: number]: number;
}

const column =
  <Kind extends ColumnKind>(kind: Kind) =>
  (unit: string, doc: string, initial = 0): Column<Kind> => ({ kind, unit, doc, initial });

/** A column of real numbers. */
export const float64 = column('float64');
/** A column of 32-bit integers: indices (-1 for none), counts, names hashed to words. */
export const int32 = column('int32');
/** A column of small non-negative integers: flags, classes. */
export const uint8 = column('uint8');

/** Bytes one value of a kind takes. */
export const bytesOf = (kind: ColumnKind): number => (kind === 'float64' ? 8 : kind === 'int32' ? 4 : 1);

export const allocate = (kind: ColumnKind, length: number): TypedArray =>
  kind === 'float64' ? new Float64Array(length) : kind === 'int32' ? new Int32Array(length) : new Uint8Array(length);

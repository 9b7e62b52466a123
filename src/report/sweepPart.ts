import type { Column } from './figure.ts';

/** A part of what is told of a sweep: the terminal prints it as text, the report as a section. */
export interface SweepPart {
  readonly id: string;
  readonly heading: string;
  readonly notes: readonly string[];
  readonly tables: readonly SweepTable[];
}

export interface SweepTable {
  readonly caption: string;
  readonly columns: readonly Column[];
  readonly rows: readonly (readonly string[])[];
}

/** A column of words, and one of numbers. */
export const text = (head: string): Column => ({ head });
export const number = (head: string): Column => ({ head, number: true });

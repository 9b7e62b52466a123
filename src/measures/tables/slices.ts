import type { Grid } from './readGrid.ts';

export const sliceFlag = {
  kind: 'choice',
  choices: ['industries', 'regions'],
  default: 'industries',
  doc: 'industries: how each is spread over the regions; regions: how each is spread over the industries',
} as const;

/** One list to measure: an industry over the regions, or a region over the industries. */
export interface Slice {
  /** The key column and its value. */
  readonly key: Readonly<Record<string, string>>;
  readonly name: string;
  readonly amounts: Float64Array;
}

/** The columns (industries) or rows (regions) of a grid, one list each. */
export function slicesOf(grid: Grid, of: 'industries' | 'regions'): Slice[] {
  const { rowKeys, columnKeys, amounts } = grid;
  const K = columnKeys.length;
  if (of === 'regions') {
    return rowKeys.map((name, r) => ({ key: { region: name }, name, amounts: amounts.slice(r * K, (r + 1) * K) }));
  }
  return columnKeys.map((name, k) => ({
    key: { industry: name },
    name,
    amounts: Float64Array.from(rowKeys, (_, r) => amounts[r * K + k]!),
  }));
}

/** Totals of the other key: of every region where industries are measured, of every industry where regions are. */
export function totalsAcross(slices: readonly Slice[]): Float64Array {
  const totals = new Float64Array(slices[0]?.amounts.length ?? 0);
  for (const { amounts } of slices) for (let i = 0; i < totals.length; i++) totals[i]! += amounts[i]!;
  return totals;
}

/** A note for each slice without any activity. */
export const emptyNotes = (slices: readonly Slice[]): string[] =>
  slices
    .filter(({ amounts }) => amounts.every((x) => x === 0))
    .map(({ name }) => `'${name}' has no activity: undefined.`);

/** Notes on industries compared with all activity of their own table, where they are 0 whatever the numbers say. */
export const selfComparedNotes = ({ rowKeys, columnKeys }: Grid): string[] => [
  ...(rowKeys.length === 1 ? ['There is one region: it is the whole reference, so nothing can differ from it.'] : []),
  ...(rowKeys.length > 1 && columnKeys.length === 1
    ? [
        'There is one industry: it is the whole reference, so nothing can differ from it; expected --reference, or more industries.',
      ]
    : []),
];

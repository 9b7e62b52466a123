import type { Effect } from './effect.ts';

/**
 * Time until effect: the first year from which the 95 % interval of the mean difference excludes 0 and stays on the same
 * side of it until the end. Null where it does not at the end; years whose interval is undefined break the row.
 *
 * @param path effects by year, ascending
 * @param from the first place of the path that may be an effect; a measure that is pooled over the years of a run, such
 *   as innovation efficiency, differs before any policy starts
 */
export function firstClearYear(
  path: readonly Pick<Effect, 'year' | 'mean' | 'directionClear'>[],
  from = 0,
): number | null {
  const end = path.at(-1);
  if (end === undefined || !end.directionClear) return null;
  let first = end.year;
  for (let y = path.length - 1; y >= from; y--) {
    const { year, mean, directionClear } = path[y]!;
    if (!directionClear || mean > 0 !== end.mean > 0) break;
    first = year;
  }
  return first;
}

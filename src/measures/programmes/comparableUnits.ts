import type { EnvelopmentTable } from './envelopmentTable.ts';

/**
 * The units that no other unit makes superfluous as a peer. Unit k makes unit j superfluous when some multiple c of k, of
 * a size the returns to scale allow, uses no more of any input and makes no less of any output: every weight on j can then
 * be moved to k. Exact, and of two equal units the first stays.
 */
export function undominated(table: EnvelopmentTable, candidates: readonly number[]): number[] {
  let kept: number[] = [];
  for (const j of candidates) {
    if (kept.some((k) => dominates(table, k, j))) continue;
    kept = kept.filter((k) => !dominates(table, j, k));
    kept.push(j);
  }
  return kept;
}

/** Whether some multiple of unit k, of a size the returns to scale allow, does at least as well as unit j everywhere. */
export function dominates(table: EnvelopmentTable, k: number, j: number): boolean {
  const { inputs, outputs, inputCount, outputCount, returns } = table;
  let least = returns === 'vrs' || returns === 'ndrs' ? 1 : 0;
  let most = returns === 'vrs' || returns === 'nirs' ? 1 : Number.POSITIVE_INFINITY;
  for (let i = 0; i < inputCount; i++) {
    const ratio = inputs[j * inputCount + i] / inputs[k * inputCount + i];
    // 0 / 0 is NaN and sets no bound: neither uses the input.
    if (ratio < most) most = ratio;
  }
  for (let i = 0; i < outputCount; i++) {
    const ratio = outputs[j * outputCount + i] / outputs[k * outputCount + i];
    if (ratio > least) least = ratio;
  }
  return least <= most && least < Number.POSITIVE_INFINITY;
}

/** Why a unit can neither be scored nor be a peer of others; null when it can. */
export function whyNotComparable(
  { inputs, outputs, inputCount, outputCount }: EnvelopmentTable,
  unit: number,
): string | null {
  for (const [name, values, columns] of [
    ['input', inputs, inputCount],
    ['output', outputs, outputCount],
  ] as const) {
    for (let i = 0; i < columns; i++) {
      const value = values[unit * columns + i];
      if (!(value >= 0 && value < Number.POSITIVE_INFINITY)) {
        return `${name} ${i} is ${value}, expected a finite number of at least 0`;
      }
    }
    if (positiveColumns(values, unit, columns).length === 0) return `every ${name} is 0`;
  }
  return null;
}

/** Columns of a unit that are above 0. */
export function positiveColumns(values: Float64Array, unit: number, columns: number): number[] {
  const positive: number[] = [];
  for (let i = 0; i < columns; i++) {
    if (values[unit * columns + i] > 0) positive.push(i);
  }
  return positive;
}

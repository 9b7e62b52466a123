/** Shares of a joint effect, and how its parts work together. */
export interface Attribution {
  /** By player: its share of the effect of all; the shares sum to value(all) - value(none). */
  readonly shares: Float64Array;
  /** players x players, symmetric, 0 on the diagonal: above 0 two players do more together than apart. */
  readonly interactions: Float64Array;
}

/** Whole numbers of players that are divided exactly: 2^n coalitions have to be known. */
export const MOST_PLAYERS = 10;

/**
 * Shapley value and Shapley interaction index of a game whose value is known for every coalition.
 *
 *     share_i = sum over S without i of |S|! (n - |S| - 1)! / n! (v(S + i) - v(S))
 *     interaction_ij = sum over S without i, j of |S|! (n - |S| - 2)! / (n - 1)! (v(S + i + j) - v(S + i) - v(S + j) + v(S))
 *
 * - Shapes: `values` has 2^n entries; bit i of the index tells whether player i takes part.
 * - Units: those of the values.
 * - Edge cases: NaN wherever a value it rests on is NaN. One player: its share is v(1) - v(0).
 *
 * @throws RangeError when the number of values is not 2^n with n from 1 to 10
 * @see Shapley (1953) Contributions to the Theory of Games 2; Grabisch and Roubens (1999) International Journal of Game Theory 28
 * @example
 * ```ts
 * // apart each adds 1 and 2, together 5: the 2 they add jointly are split evenly
 * shapley([0, 1, 2, 5]).shares; // => [2, 3]
 * shapley([0, 1, 2, 5]).interactions[1]; // => 2
 * ```
 */
export function shapley(values: ArrayLike<number>): Attribution {
  const players = Math.log2(values.length);
  if (!Number.isInteger(players) || players < 1 || players > MOST_PLAYERS) {
    throw new RangeError(`${values.length} coalition values: expected 2^n for n players, n from 1 to ${MOST_PLAYERS}`);
  }
  const factorial = [1];
  for (let n = 1; n <= players; n++) factorial.push(factorial[n - 1]! * n);
  const sizes = Uint8Array.from({ length: values.length }, (_, coalition) => bitsOf(coalition));
  const shares = new Float64Array(players);
  const interactions = new Float64Array(players * players);
  for (let coalition = 0; coalition < values.length; coalition++) {
    const size = sizes[coalition]!;
    for (let i = 0; i < players; i++) {
      const withI = coalition | (1 << i);
      if (withI === coalition) continue;
      const gain = values[withI]! - values[coalition]!;
      shares[i]! += ((factorial[size]! * factorial[players - size - 1]!) / factorial[players]!) * gain;
      for (let j = i + 1; j < players; j++) {
        const withJ = coalition | (1 << j);
        if (withJ === coalition) continue;
        const weight = (factorial[size]! * factorial[players - size - 2]!) / factorial[players - 1]!;
        interactions[i * players + j]! += weight * (values[withI | withJ]! - values[withJ]! - gain);
      }
    }
  }
  for (let i = 0; i < players; i++) {
    for (let j = 0; j < i; j++) interactions[i * players + j] = interactions[j * players + i]!;
  }
  return { shares, interactions };
}

function bitsOf(coalition: number): number {
  let count = 0;
  for (let rest = coalition; rest > 0; rest &= rest - 1) count++;
  return count;
}

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { shapley } from '../../src/experiments/shapley.ts';

/** The definition itself: mean gain of a player over all orders of joining. */
function byOrders(values: readonly number[], players: number): number[] {
  const shares = new Array<number>(players).fill(0);
  let orders = 0;
  const join = (coalition: number, left: readonly number[], gains: readonly number[]): void => {
    if (left.length === 0) {
      orders++;
      for (const [i, gain] of gains.entries()) shares[i]! += gain;
      return;
    }
    for (const player of left) {
      const next = coalition | (1 << player);
      const own = gains.map((gain, i) => (i === player ? values[next]! - values[coalition]! : gain));
      join(
        next,
        left.filter((other) => other !== player),
        own,
      );
    }
  };
  join(
    0,
    Array.from({ length: players }, (_, i) => i),
    new Array<number>(players).fill(0),
  );
  return shares.map((share) => share / orders);
}

const games = fc
  .integer({ min: 1, max: 5 })
  .chain((players) =>
    fc.tuple(
      fc.constant(players),
      fc.array(fc.double({ min: -100, max: 100, noNaN: true }), { minLength: 1 << players, maxLength: 1 << players }),
    ),
  );

describe('shapley', () => {
  it('splits evenly what two players only do together', () => {
    // gains in order 1, 2: 1 and 4; in order 2, 1: 2 and 3; means 2 and 3
    const { shares, interactions } = shapley([0, 1, 2, 5]);
    expect([...shares]).toEqual([2, 3]);
    // 5 - 1 - 2 + 0
    expect([...interactions]).toEqual([0, 2, 2, 0]);
  });

  it('gives the classic three-player glove game 1/6, 1/6, 4/6', () => {
    // players 0 and 1 hold a left glove, player 2 the right one: a pair is worth 1
    const values = Array.from({ length: 8 }, (_, s) => ((s & 4) !== 0 && (s & 3) !== 0 ? 1 : 0));
    const { shares } = shapley(values);
    expect(shares[0]).toBeCloseTo(1 / 6, 12);
    expect(shares[1]).toBeCloseTo(1 / 6, 12);
    expect(shares[2]).toBeCloseTo(4 / 6, 12);
  });

  it('is the mean gain over all orders of joining, and adds up to the effect of all', () => {
    fc.assert(
      fc.property(games, ([players, values]) => {
        const { shares } = shapley(values);
        const expected = byOrders(values, players);
        for (let i = 0; i < players; i++) expect(shares[i]).toBeCloseTo(expected[i]!, 9);
        expect(shares.reduce((sum, share) => sum + share, 0)).toBeCloseTo(values.at(-1)! - values[0]!, 9);
      }),
    );
  });

  it('finds no interaction in a sum of separate effects, and gives each its own', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: -50, max: 50 }), { minLength: 1, maxLength: 6 }), (effects) => {
        const values = Array.from({ length: 1 << effects.length }, (_, s) =>
          effects.reduce((sum, effect, i) => sum + (((s >> i) & 1) === 1 ? effect : 0), 0),
        );
        const { shares, interactions } = shapley(values);
        effects.forEach((effect, i) => {
          expect(shares[i]).toBeCloseTo(effect, 9);
        });
        for (const interaction of interactions) expect(interaction).toBeCloseTo(0, 9);
      }),
    );
  });

  it('refuses a number of values that is no power of two', () => {
    expect(() => shapley([0, 1, 2])).toThrow('3 coalition values: expected 2^n for n players, n from 1 to 10');
    expect(() => shapley([0])).toThrow('1 coalition values');
  });
});

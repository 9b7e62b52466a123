import { describe, expect, it } from 'vitest';
import { windowOutcome } from '../../validation/patterns/windowOutcome.ts';

/** A path of 50 years: .25 until the shift of year 10, then through the points given, in straight lines. */
function path(points: readonly (readonly [number, number])[]): number[] {
  const all: readonly (readonly [number, number])[] = [[9, 0.25], ...points];
  return Array.from({ length: 50 }, (_, year) => {
    const next = all.findIndex(([at]) => at >= year);
    if (next <= 0) return next === 0 ? 0.25 : all.at(-1)![1];
    const [[from, low], [to, high]] = [all[next - 1]!, all[next]!];
    return low + ((high - low) * (year - from)) / (to - from);
  });
}

describe('who leads after a window of opportunity', () => {
  it('is told by the end of the path, the peak of three years, and what of the gain is lost', () => {
    const SHIFT = 10;
    expect(windowOutcome(path([[30, 0.7]]), SHIFT)).toBe('leadership change');
    expect(windowOutcome(path([[30, 0.5]]), SHIFT)).toBe('coexistence');
    // above a half for years, then back
    expect(
      windowOutcome(
        path([
          [20, 0.6],
          [25, 0.6],
          [40, 0.2],
        ]),
        SHIFT,
      ),
    ).toBe('return');
    // + .15, of which .12 are lost again
    expect(
      windowOutcome(
        path([
          [20, 0.4],
          [25, 0.4],
          [40, 0.28],
        ]),
        SHIFT,
      ),
    ).toBe('aborted cycle');
    // the same gain kept: a catch-up below .4 leaves the leader in its place
    expect(windowOutcome(path([[20, 0.39]]), SHIFT)).toBe('persistent leadership');
    expect(
      windowOutcome(
        path([
          [20, 0.28],
          [40, 0.2],
        ]),
        SHIFT,
      ),
    ).toBe('persistent leadership');
  });

  it('takes the peak over three years: one year above a half makes no return', () => {
    const spike = path([[20, 0.3]]).map((share, year) => (year === 15 ? 0.55 : share));
    // (.273 + .55 + .282)/3 = .37: a gain of .12, of which .07 are lost
    expect(windowOutcome(spike, 10)).toBe('aborted cycle');
  });
});

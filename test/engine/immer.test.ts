import { produce } from 'immer';
import { describe, expect, it } from 'vitest';

/*
 * Facts about immer that the architecture rests on: it protects plain objects and arrays, which is why scenarios use it,
 * and it does not protect typed arrays, which is why no column may ever pass through it
 * (test/architecture/imports.test.ts keeps it out of engine, world, agents and measures).
 */
describe('immer', () => {
  it('leaves the plain object it started from as it was', () => {
    const base = { rates: [1, 2, 3] };
    const next = produce(base, (draft) => {
      draft.rates[0] = 9;
    });
    expect(base.rates).toEqual([1, 2, 3]);
    expect(next.rates).toEqual([9, 2, 3]);
  });

  it('changes a typed array of the object it started from in place, and takes the result for unchanged', () => {
    const base = { weight: new Float64Array([1, 2, 3]) };
    const next = produce(base, (draft) => {
      draft.weight[0] = 9;
    });
    expect(base.weight[0]).toBe(9);
    expect(next).toBe(base);
  });

  it('does not freeze a typed array either, so nothing warns of a later write', () => {
    const next = produce({ weight: new Float64Array([1]), note: '' }, (draft) => {
      draft.note = 'frozen';
    });
    expect(Object.isFrozen(next)).toBe(true);
    expect(() => next.weight.fill(9)).not.toThrow();
  });
});

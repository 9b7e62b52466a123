import { describe, expect, it } from 'vitest';
import { allocate, bytesOf, float64, int32, uint8 } from '../../src/engine/column.ts';

describe('a column', () => {
  it('is declared with kind, unit, meaning and the value a new row starts with, 0 unless said otherwise', () => {
    expect(float64('km', 'distance')).toEqual({ kind: 'float64', unit: 'km', doc: 'distance', initial: 0 });
    expect(int32('row', 'place in a list', -1)).toEqual({
      kind: 'int32',
      unit: 'row',
      doc: 'place in a list',
      initial: -1,
    });
    expect(uint8('flag', '1 while alive', 1)).toEqual({
      kind: 'uint8',
      unit: 'flag',
      doc: '1 while alive',
      initial: 1,
    });
  });

  it('is stored in the typed array of its kind, all zero', () => {
    expect(allocate('float64', 2)).toEqual(new Float64Array([0, 0]));
    expect(allocate('int32', 2)).toEqual(new Int32Array([0, 0]));
    expect(allocate('uint8', 2)).toEqual(new Uint8Array([0, 0]));
  });

  it('takes as many bytes a value as its kind says', () => {
    for (const kind of ['float64', 'int32', 'uint8'] as const) {
      expect(bytesOf(kind)).toBe(allocate(kind, 1).BYTES_PER_ELEMENT);
    }
  });
});

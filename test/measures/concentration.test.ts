import { describe, expect, it } from 'vitest';
import { herfindahl } from '../../src/measures/kernels/concentration.ts';
import econgeo from '../oracles/econgeo_5x4.json' with { type: 'json' };
import reat from '../oracles/reat_examples.json' with { type: 'json' };

describe('Herfindahl index', () => {
  it('agrees with REAT, as it is and normalised', () => {
    const values = Float64Array.from(reat.herf.x);
    expect(herfindahl(values, { normalised: false })).toBeCloseTo(reat.herf.hhi, 12);
    expect(herfindahl(values, { normalised: true })).toBeCloseTo(reat.herf.hhi_norm, 12);
    expect(1 / herfindahl(values, { normalised: false })).toBeCloseTo(reat.herf.eq, 12);
  });

  it('agrees with EconGeo for every region', () => {
    const found = econgeo.matrix.map((row) => herfindahl(Float64Array.from(row), { normalised: false }));
    found.forEach((index, r) => {
      expect(index).toBeCloseTo(econgeo.herfindahl[r], 12);
    });
  });

  it('is undefined for nothing, 1 for a single entry, and undefined for a single entry when normalised', () => {
    expect(herfindahl(Float64Array.of(0, 0), { normalised: false })).toBeNaN();
    expect(herfindahl(Float64Array.of(5), { normalised: false })).toBe(1);
    expect(herfindahl(Float64Array.of(5), { normalised: true })).toBeNaN();
  });
});

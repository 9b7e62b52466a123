import { describe, expect, it } from 'vitest';
import { hashText, Stream } from '../../src/engine/random.ts';
import { envelopmentBootstrap } from '../../src/measures/kernels/envelopmentBootstrap.ts';

/** Units with output sqrt(input 1 * input 2) * exp(-u), u half-normal: the true frontier is known. */
function cobbDouglas(n: number) {
  const stream = (purpose: string) => new Stream().rekey({ high: 5, low: 6 }, hashText(purpose), 0, 0);
  const [a, b, u] = ['a', 'b', 'u'].map(stream) as [Stream, Stream, Stream];
  const inputs = new Float64Array(2 * n);
  const outputs = new Float64Array(n);
  const truth = new Float64Array(n);
  for (let i = 0; i < n; i++) {
    inputs[2 * i] = Math.exp(a.normal(i, 0));
    inputs[2 * i + 1] = Math.exp(b.normal(i, 0));
    truth[i] = Math.exp(-0.4 * Math.abs(u.normal(i, 0)));
    outputs[i] = Math.sqrt(inputs[2 * i]! * inputs[2 * i + 1]!) * truth[i]!;
  }
  const table = {
    inputs,
    outputs,
    units: n,
    inputCount: 2,
    outputCount: 1,
    orientation: 'output',
    returns: 'crs',
  } as const;
  return { table, truth };
}
const options = { repetitions: 200, level: 0.95, seed: 'test' };
const mean = (values: Float64Array): number => values.reduce((sum, value) => sum + value, 0) / values.length;

describe('envelopmentBootstrap', () => {
  const { table, truth } = cobbDouglas(60);
  const found = envelopmentBootstrap(table, options);

  it('finds scores too high, and brings their mean nearer to the truth', () => {
    expect(found.bias.every((bias) => bias > 0)).toBe(true);
    const errorOf = (values: Float64Array): number => Math.abs(mean(values) - mean(truth));
    expect(mean(found.score)).toBeGreaterThan(mean(truth));
    expect(errorOf(found.corrected)).toBeLessThan(0.6 * errorOf(found.score));
  });

  it('has intervals below the score that hold the truth for most of 150 units', () => {
    const large = cobbDouglas(150);
    const { score, low, high } = envelopmentBootstrap(large.table, { ...options, repetitions: 120 });
    let inside = 0;
    for (const [u, value] of large.truth.entries()) {
      expect(low[u]).toBeLessThanOrEqual(high[u]!);
      expect(high[u]).toBeLessThanOrEqual(score[u]! + 1e-9);
      if (value >= low[u]! && value <= high[u]!) inside++;
    }
    // nominally 95 %; measured 67 % at 60 units and 89 % at 200
    expect(inside / 150).toBeGreaterThan(0.75);
  });

  it('gives the same numbers for the same seed, others for another', () => {
    expect(envelopmentBootstrap(table, options)).toEqual(found);
    expect(envelopmentBootstrap(table, { ...options, seed: 'other' }).corrected).not.toEqual(found.corrected);
  });

  it('has no bias to find where every unit is efficient', () => {
    const flat = { ...table, inputs: new Float64Array(24).fill(1), outputs: new Float64Array(12).fill(2), units: 12 };
    const { bias, bandwidth } = envelopmentBootstrap(flat, options);
    expect(bandwidth).toBe(0);
    for (const value of bias) expect(value).toBeCloseTo(0, 9);
  });

  it('refuses too few repetitions and levels that are none', () => {
    expect(() => envelopmentBootstrap(table, { ...options, repetitions: 5 })).toThrow(
      '5 repetitions, expected at least 20',
    );
    expect(() => envelopmentBootstrap(table, { ...options, level: 95 })).toThrow('level 95');
  });
});

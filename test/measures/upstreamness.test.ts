import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { downstreamness, upstreamness } from '../../src/measures/kernels/upstreamness.ts';
import leather from '../oracles/leather_gvc.json' with { type: 'json' };
import { interEconomyTables, leatherTable } from './inputOutputTables.ts';

const { intermediate, output } = leatherTable;
const mean = (values: ArrayLike<number>, weights: readonly number[]) =>
  weights.reduce((sum, w, i) => sum + w * values[i], 0) / weights.reduce((a, b) => a + b, 0);

describe('upstreamness and downstreamness', () => {
  it('agree with the power series of the leather table', () => {
    expect(Array.from(upstreamness(intermediate, output))).toEqual(
      leather.upstreamness.map((u) => expect.closeTo(u, 12)),
    );
    expect(Array.from(downstreamness(intermediate, output))).toEqual(
      leather.downstreamness.map((d) => expect.closeTo(d, 12)),
    );
  });

  it('have one mean on the leather table, 2.0294691, weighted by value added and by final demand', () => {
    const valueAdded = leather.Vc.map((v, i) => v * output[i]);
    const demand = leather.final.map((row) => row.reduce((a, b) => a + b, 0));
    expect(mean(upstreamness(intermediate, output), valueAdded)).toBeCloseTo(2.0294691, 7);
    expect(mean(downstreamness(intermediate, output), demand)).toBeCloseTo(2.0294691, 7);
  });

  it('are at least 1 and have one mean on any table', () => {
    fc.assert(
      fc.property(interEconomyTables, (table) => {
        const n = table.output.length;
        const up = upstreamness(table.intermediate, table.output);
        const down = downstreamness(table.intermediate, table.output);
        expect(Math.min(...up, ...down)).toBeGreaterThanOrEqual(1 - 1e-12);
        const valueAdded = Array.from(table.output, (x, j) =>
          table.intermediate.reduce((left, z, ij) => (ij % n === j ? left - z : left), x),
        );
        expect(mean(up, valueAdded)).toBeCloseTo(mean(down, table.demand), 10);
      }),
    );
  });

  it('count stages: all sold to final use is 1, nothing bought is 1', () => {
    // 0 sells two thirds to 1, whose goods are all final: 1 + 2/3. A third of what 1 makes was bought: 1 + 1/3.
    const chain = [Float64Array.of(0, 10, 0, 0), Float64Array.of(15, 30)] as const;
    expect(Array.from(upstreamness(...chain))).toEqual([expect.closeTo(5 / 3, 14), 1]);
    expect(Array.from(downstreamness(...chain))).toEqual([1, expect.closeTo(4 / 3, 14)]);
  });

  it('are undefined without output, and sales to a sector without output end there', () => {
    const dead = [Float64Array.of(0, 10, 0, 0), Float64Array.of(15, 0)] as const;
    expect(Array.from(upstreamness(...dead))).toEqual([1, Number.NaN]);
    expect(Array.from(downstreamness(...dead))).toEqual([1, Number.NaN]);
  });

  it('refuse tables whose sales exceed output or never reach final use', () => {
    expect(() => upstreamness(Float64Array.of(0, 20, 0, 0), Float64Array.of(16, 30))).toThrow(
      /sector 0 has final sales of -0\.25/,
    );
    expect(() => upstreamness(Float64Array.of(0, 5, 5, 0), Float64Array.of(5, 5))).toThrow(
      /sector 0 has final sales of 0 .* spectral radius/,
    );
    expect(() => downstreamness(Float64Array.of(0, 5, 5, 0), Float64Array.of(5, 5))).toThrow(
      /sector 0 has value added of 0 .* spectral radius/,
    );
  });
});

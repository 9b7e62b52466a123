import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  grossOutput,
  leontiefInverse,
  outputMultipliers,
  technicalCoefficients,
  valueAddedShares,
} from '../../src/measures/kernels/inputOutput.ts';
import leather from '../oracles/leather_gvc.json' with { type: 'json' };
import { interEconomyTables, leatherTable } from './inputOutputTables.ts';

const near = (values: readonly number[], digits = 12) => values.map((value) => expect.closeTo(value, digits));

describe('input-output coefficients', () => {
  const { intermediate, final, output } = leatherTable;
  const coefficients = technicalCoefficients(intermediate, output);

  it('agree with decompr on the leather table: output, coefficients, value added, inverse', () => {
    expect(Array.from(grossOutput(intermediate, final, 9))).toEqual(near(leather.output));
    expect(Array.from(coefficients)).toEqual(near(leather.A.flat()));
    expect(Array.from(valueAddedShares(coefficients, 9))).toEqual(near(leather.Vc));
    expect(Array.from(leontiefInverse(coefficients, 9))).toEqual(near(leather.B_leontief.flat()));
  });

  it('give value added by origin in the exports of every sector, as decompr has it', () => {
    const share = valueAddedShares(coefficients, 9);
    const inverse = leontiefInverse(coefficients, 9);
    const found = Array.from(inverse, (b, ij) => share[Math.floor(ij / 9)] * b * leather.E[ij % 9]);
    expect(found).toEqual(near(leather.leontief_exports.flat(), 10));
  });

  it('of a sector without output are 0, so that it adds all of nothing', () => {
    const found = technicalCoefficients(Float64Array.of(0, 5, 0, 0), Float64Array.of(5, 0));
    expect(Array.from(found)).toEqual([0, 0, 0, 0]);
    expect(Array.from(valueAddedShares(found, 2))).toEqual([1, 1]);
  });

  it('agree with the power series I + A + A^2 + ... on random tables', () => {
    fc.assert(
      fc.property(interEconomyTables, ({ coefficients, inverse, output }) => {
        const n = output.length;
        expect(Array.from(leontiefInverse(coefficients, n))).toEqual(near(Array.from(inverse)));
        const columnSums = Array.from({ length: n }, (_, j) =>
          inverse.reduce((sum, b, ij) => (ij % n === j ? sum + b : sum), 0),
        );
        expect(Array.from(outputMultipliers(coefficients, n))).toEqual(near(columnSums));
      }),
    );
  });

  it('are refused with the sector and the value when a sector buys more than it sells', () => {
    const spendsTooMuch = Float64Array.of(0.1, 0.5, 0.1, 0.75);
    expect(() => valueAddedShares(spendsTooMuch, 2)).toThrow(/sector 1 has value added of -0\.25/);
    expect(() => leontiefInverse(spendsTooMuch, 2)).toThrow(/sector 1 has value added of -0\.25/);
  });

  it('have value added of 0 when it is below 0 by no more than rounding', () => {
    expect(valueAddedShares(Float64Array.of(0, 0, 0.4, 0, 0, 0.6000000000000003, 0.1, 0, 0), 3)[2]).toBe(0);
  });

  it('are refused when a closed group of sectors only feeds itself, where the inverse does not exist', () => {
    // Sectors 1 and 2 buy nothing but each other's goods; sector 0 adds value.
    const closed = Float64Array.of(0.5, 0, 0, 0.2, 0, 1, 0.2, 1, 0);
    expect(() => leontiefInverse(closed, 3)).toThrow(/sector 1 has value added of 0 .* spectral radius .* below 1/);
    // A sector without value added of its own is fine as long as its suppliers have some.
    expect(Array.from(leontiefInverse(Float64Array.of(0, 1, 0, 0), 2))).toEqual([1, 1, 0, 1]);
  });

  it('are refused when a flow is negative, infinite or unknown, naming row and column', () => {
    expect(() => technicalCoefficients(Float64Array.of(0, 1, -3, 0), Float64Array.of(1, 1))).toThrow(
      'intermediate[1, 0] is -3',
    );
    expect(() => grossOutput(Float64Array.of(0), Float64Array.of(1, Number.NaN), 1)).toThrow('final[0, 1] is NaN');
    expect(() => leontiefInverse(Float64Array.of(0, 1, 0), 2)).toThrow(
      'coefficients has 3 entries, expected 2 rows x 2 columns',
    );
  });
});

describe('a chain that all but never ends', () => {
  it('is refused, not inverted: rounding would decide the result', () => {
    // 0 uses all of its output and 1e-20 of the output of 1, which adds value
    const coefficients = Float64Array.of(1, 0, 1e-20, 0.5);
    expect(() => leontiefInverse(coefficients, 2)).toThrow('within rounding of 1');
    expect(() => outputMultipliers(coefficients, 2)).toThrow('within rounding of 1');
  });
});

describe('the Leontief inverse of a large table', () => {
  it('times I - A is I', () => {
    const n = 60;
    // a long chain: every sector buys .9 from the next one, and a little from all
    const coefficients = Float64Array.from({ length: n * n }, (_, ij) => {
      const [i, j] = [Math.floor(ij / n), ij % n];
      return i === j ? 0.05 : i === (j + 1) % n ? 0.9 : ((ij * 0.618034) % 1) * 4e-4;
    });
    const inverse = leontiefInverse(coefficients, n);
    for (let i = 0; i < n; i++) {
      for (let j = 0; j < n; j++) {
        let sum = inverse[i * n + j];
        for (let k = 0; k < n; k++) sum -= inverse[i * n + k] * coefficients[k * n + j];
        expect(sum).toBeCloseTo(i === j ? 1 : 0, 10);
      }
    }
  });
});

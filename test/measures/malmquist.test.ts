import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type MalmquistTable, malmquist } from '../../src/measures/kernels/malmquist.ts';
import oracle from '../oracles/dea.json' with { type: 'json' };

const years = [2005, 2006, 2007, 2008, 2009];
const provinces = oracle.malmquist_economy_data as unknown as Record<string, number>[];
const rows = provinces.flatMap((province, unit) => years.map((year) => ({ province, unit, year })));
const economy: MalmquistTable = {
  inputs: Float64Array.from(
    rows.flatMap(({ province, year }) => [province[`Capital${year}`]!, province[`Labor${year}`]!]),
  ),
  outputs: Float64Array.from(rows.map(({ province, year }) => province[`GIOV${year}`]!)),
  inputCount: 2,
  outputCount: 1,
  unit: Int32Array.from(rows, ({ unit }) => unit),
  period: Float64Array.from(rows, ({ year }) => year),
  orientation: 'input',
};

/** Two periods of a few units with amounts on a grid. */
const panels = fc.integer({ min: 1, max: 5 }).chain((units) => {
  const amounts = (columns: number) =>
    fc
      .array(fc.integer({ min: 5, max: 300 }), { minLength: 2 * units * columns, maxLength: 2 * units * columns })
      .map((values) => Float64Array.from(values));
  return fc.record({
    inputs: amounts(2),
    outputs: amounts(1),
    inputCount: fc.constant(2),
    outputCount: fc.constant(1),
    unit: fc.constant(Int32Array.from({ length: 2 * units }, (_, row) => row >> 1)),
    period: fc.constant(Float64Array.from({ length: 2 * units }, (_, row) => row & 1)),
    orientation: fc.constantFrom('input' as const, 'output' as const),
  });
});

describe('malmquist', () => {
  it('gives the numbers of deaR for 31 provinces, 2005-2009', () => {
    const expected = oracle.malmquist_economy_io_crs_first_10;
    const changes = malmquist(economy);
    expect(changes).toHaveLength(31 * 4);
    for (const { unit, from, index, technicalChange, efficiencyChange } of changes) {
      if (unit >= 10) continue;
      expect(index).toBeCloseTo(expected.mi[from - 2005]![unit]!, 9);
      expect(technicalChange).toBeCloseTo(expected.tc[from - 2005]![unit]!, 9);
      expect(efficiencyChange).toBeCloseTo(expected.ec[from - 2005]![unit]!, 9);
    }
  });

  it('is the product of its parts, the same in both orientations and in any unit of measurement', () => {
    fc.assert(
      fc.property(panels, (panel) => {
        const other = malmquist({ ...panel, orientation: panel.orientation === 'input' ? 'output' : 'input' });
        const rescaled = malmquist({ ...panel, inputs: panel.inputs.map((x, i) => (i % 2 === 0 ? 1000 * x : x)) });
        for (const [c, change] of malmquist(panel).entries()) {
          expect(change.efficiencyChange * change.technicalChange).toBeCloseTo(change.index, 7);
          expect(change.pureEfficiencyChange * change.scaleEfficiencyChange).toBeCloseTo(change.efficiencyChange, 7);
          expect(other[c]!.index).toBeCloseTo(change.index, 7);
          expect(rescaled[c]!.index).toBeCloseTo(change.index, 7);
        }
      }),
      { numRuns: 60 },
    );
  });

  it('turns around when time does', () => {
    fc.assert(
      fc.property(panels, (panel) => {
        const back = malmquist({ ...panel, period: panel.period.map((time) => 1 - time) });
        for (const [c, { index }] of malmquist(panel).entries()) expect(back[c]!.index * index).toBeCloseTo(1, 7);
      }),
      { numRuns: 60 },
    );
  });

  it('leaves out units that cannot be compared, with the reason, and those that are there once', () => {
    const changes = malmquist({
      inputs: Float64Array.of(1, 1, 0, 1, 2),
      outputs: Float64Array.of(2, 3, 1, 1, 9),
      inputCount: 1,
      outputCount: 1,
      unit: Int32Array.of(0, 0, 1, 1, 2),
      period: Float64Array.of(2019, 2020, 2019, 2020, 2020),
      orientation: 'output',
    });
    expect(changes).toHaveLength(2);
    expect(changes[0]).toMatchObject({ unit: 0, reason: null });
    expect(changes[1]).toMatchObject({ unit: 1, index: Number.NaN, reason: 'every input is 0' });
  });

  it('refuses a unit that is there twice in a period', () => {
    expect(() => malmquist({ ...economy, period: economy.period.map(() => 2005) })).toThrow(
      'unit 0 is there twice in period 2005',
    );
  });
});

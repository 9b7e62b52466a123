import fc from 'fast-check';
import highsLoader from 'highs';
import { describe, expect, it } from 'vitest';
import { dataEnvelopment } from '../../src/measures/kernels/envelopment.ts';
import { type TwoStageTable, twoStageEfficiency } from '../../src/measures/kernels/twoStageEfficiency.ts';

const highs = await (highsLoader as unknown as typeof highsLoader.default)();

/** The multiplier programme as the paper writes it, by HiGHS. */
function overallByHighs(table: TwoStageTable, o: number): number {
  const term = (name: string, values: Float64Array, columns: number, unit: number, sign: string): string =>
    Array.from({ length: columns }, (_, i) => `${sign} ${values[unit * columns + i]} ${name}${i}`).join(' ');
  const { inputs, intermediates, outputs, inputCount: m, intermediateCount: q, outputCount: p, units } = table;
  const rows = Array.from({ length: units }, (_, j) => [
    `${term('w', intermediates, q, j, '+')} ${term('v', inputs, m, j, '-')} <= 0`,
    `${term('u', outputs, p, j, '+')} ${term('w', intermediates, q, j, '-')} <= 0`,
  ]).flat();
  const solution = highs.solve(
    [
      'Maximize',
      term('u', outputs, p, o, '+'),
      'Subject To',
      `${term('v', inputs, m, o, '+')} = 1`,
      ...rows,
      'End',
    ].join('\n'),
  );
  expect(solution.Status).toBe('Optimal');
  return solution.ObjectiveValue;
}

/** The most that the first stage can have beside the overall efficiency, likewise; in shares of the amounts of unit o. */
function firstByHighs(table: TwoStageTable, o: number, overall: number): number {
  const { inputs, intermediates, outputs, inputCount: m, intermediateCount: q, outputCount: p, units } = table;
  const term = (name: string, values: Float64Array, columns: number, unit: number, sign: string): string =>
    Array.from({ length: columns }, (_, i) => {
      const share = values[unit * columns + i]! / values[o * columns + i]!;
      return `${sign} ${share.toFixed(15)} ${name}${i}`;
    }).join(' ');
  // weights so large that the outputs of o are worth 1: HiGHS keeps every row to 1e-7 only
  const solution = highs.solve(
    [
      'Maximize',
      term('w', intermediates, q, o, '+'),
      'Subject To',
      `${term('v', inputs, m, o, '+')} = ${1 / overall}`,
      `${term('u', outputs, p, o, '+')} >= ${1 - 1e-9}`,
      ...Array.from({ length: units }, (_, j) => [
        `${term('w', intermediates, q, j, '+')} ${term('v', inputs, m, j, '-')} <= 0`,
        `${term('u', outputs, p, j, '+')} ${term('w', intermediates, q, j, '-')} <= 0`,
      ]).flat(),
      'End',
    ].join('\n'),
  );
  expect(solution.Status).toBe('Optimal');
  return solution.ObjectiveValue * overall;
}

const tables = (most: number) =>
  fc
    .record({
      units: fc.integer({ min: 2, max: most }),
      m: fc.integer({ min: 1, max: 3 }),
      q: fc.integer({ min: 1, max: 3 }),
      p: fc.integer({ min: 1, max: 2 }),
    })
    .chain(({ units, m, q, p }) => {
      const cells = (n: number) =>
        fc
          .array(fc.integer({ min: 1, max: 20 }), { minLength: n, maxLength: n })
          .map((values) => Float64Array.from(values));
      return fc.record({
        inputs: cells(units * m),
        intermediates: cells(units * q),
        outputs: cells(units * p),
        units: fc.constant(units),
        inputCount: fc.constant(m),
        intermediateCount: fc.constant(q),
        outputCount: fc.constant(p),
        allowFew: fc.constant(true),
      });
    });

describe('twoStageEfficiency', () => {
  it('agrees with HiGHS on the relational programme, and its parts multiply to the whole', () => {
    fc.assert(
      fc.property(tables(12), (table) => {
        const { overall, first, second, reason } = twoStageEfficiency(table);
        for (let u = 0; u < table.units; u++) {
          expect(reason[u]).toBeNull();
          expect(overall[u]).toBeCloseTo(overallByHighs(table, u), 7);
          expect(first[u]! * second[u]!).toBeCloseTo(overall[u]!, 9);
          for (const stage of [first[u]!, second[u]!]) {
            expect(stage).toBeGreaterThan(0);
            expect(stage).toBeLessThanOrEqual(1 + 1e-9);
          }
        }
      }),
      { numRuns: 80 },
    );
  });

  it('gives the first stage what HiGHS finds to be the most beside the overall efficiency, in any units', () => {
    fc.assert(
      fc.property(tables(24), fc.constantFrom(1, 1e4, 1 / 700), (table, unit) => {
        const scaled = {
          ...table,
          inputs: table.inputs.map((x) => x * unit),
          outputs: table.outputs.map((y) => y / unit),
        };
        const { overall, first, second, reason } = twoStageEfficiency(scaled);
        expect(reason).toEqual(new Array(table.units).fill(null));
        for (let o = 0; o < table.units; o++) {
          expect(overall[o]! / overallByHighs(table, o)).toBeCloseTo(1, 5);
          expect(first[o]).toBeCloseTo(firstByHighs(table, o, overall[o]!), 3);
          expect(first[o]! * second[o]!).toBeCloseTo(overall[o]!, 12);
        }
      }),
      { numRuns: 40 },
    );
  });

  it('is never above the efficiency that leaves the middle out, nor the first stage above that stage alone', () => {
    fc.assert(
      fc.property(tables(8), (table) => {
        const { overall, first } = twoStageEfficiency(table);
        const ccr = (inputs: Float64Array, inputCount: number, outputs: Float64Array, outputCount: number) =>
          dataEnvelopment({
            inputs,
            outputs,
            units: table.units,
            inputCount,
            outputCount,
            orientation: 'input',
            returns: 'crs',
            allowFew: true,
          }).score;
        const whole = ccr(table.inputs, table.inputCount, table.outputs, table.outputCount);
        const alone = ccr(table.inputs, table.inputCount, table.intermediates, table.intermediateCount);
        for (let u = 0; u < table.units; u++) {
          expect(overall[u]).toBeLessThanOrEqual(whole[u]! + 1e-7);
          expect(first[u]).toBeLessThanOrEqual(alone[u]! + 1e-7);
        }
      }),
      { numRuns: 60 },
    );
  });

  it('does not depend on the units of the columns', () => {
    fc.assert(
      fc.property(tables(8), (table) => {
        const rescaled = twoStageEfficiency({ ...table, intermediates: table.intermediates.map((z) => 1000 * z) });
        for (const [u, value] of twoStageEfficiency(table).overall.entries())
          expect(rescaled.overall[u]).toBeCloseTo(value, 7);
      }),
      { numRuns: 40 },
    );
  });

  it('says why there is no value', () => {
    const table = {
      inputs: Float64Array.of(1, 1, 0, 1),
      intermediates: Float64Array.of(1, 0, 1, 2),
      outputs: Float64Array.of(1, 1, 1, 1),
      units: 4,
      inputCount: 1,
      intermediateCount: 1,
      outputCount: 1,
    };
    expect(twoStageEfficiency(table).reason[0]).toBe(
      '2 comparable units, expected at least 9 for 1 inputs, 1 intermediates and 1 outputs',
    );
    expect(twoStageEfficiency({ ...table, allowFew: true }).reason).toEqual([
      null,
      'every intermediate is 0',
      'every input is 0',
      null,
    ]);
    expect(() => twoStageEfficiency({ ...table, units: 5 })).toThrow(
      'inputs have 4 entries, expected 5 units x 1 columns',
    );
  });
});

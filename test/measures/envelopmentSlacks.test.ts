import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { envelopmentSlacks } from '../../src/measures/kernels/envelopmentSlacks.ts';
import oracle from '../oracles/dea.json' with { type: 'json' };

const books = [oracle.cooper_seiford_tone_two_inputs, oracle.power_plants_tone2002, oracle.coelli1998];

const tables = fc
  .record({
    units: fc.integer({ min: 2, max: 8 }),
    m: fc.integer({ min: 1, max: 3 }),
    p: fc.integer({ min: 1, max: 2 }),
  })
  .chain(({ units, m, p }) => {
    const cells = (n: number) =>
      fc
        .array(fc.integer({ min: 1, max: 9 }), { minLength: n, maxLength: n })
        .map((values) => Float64Array.from(values));
    return fc.record({
      inputs: cells(units * m),
      outputs: cells(units * p),
      units: fc.constant(units),
      inputCount: fc.constant(m),
      outputCount: fc.constant(p),
      orientation: fc.constantFrom('input' as const, 'output' as const),
      returns: fc.constantFrom('crs' as const, 'vrs' as const, 'nirs' as const, 'ndrs' as const),
      allowFew: fc.constant(true),
    });
  });

describe('envelopmentSlacks', () => {
  it.each(books)('gives the slacks of deaR: $source', (book) => {
    const found = envelopmentSlacks({
      inputs: Float64Array.from(book.inputs.flat()),
      outputs: Float64Array.from(book.outputs.flat()),
      units: book.inputs.length,
      inputCount: book.inputs[0]!.length,
      outputCount: book.outputs[0]!.length,
      orientation: 'input',
      returns: 'crs',
      allowFew: true,
    });
    for (const [u, { inputSlacks, outputSlacks }] of found.entries()) {
      for (const [i, slack] of inputSlacks.entries()) expect(slack).toBeCloseTo(book.slack_in_io_crs[u]![i]!, 6);
      for (const [k, slack] of outputSlacks.entries()) expect(slack).toBeCloseTo(book.slack_out_io_crs[u]![k]!, 6);
    }
  });

  it('tells weak from strong efficiency: unit F of Cooper, Seiford and Tone scores 1 with two units of input to spare', () => {
    const book = oracle.cooper_seiford_tone_two_inputs;
    const found = envelopmentSlacks({
      inputs: Float64Array.from(book.inputs.flat()),
      outputs: Float64Array.from(book.outputs.flat()),
      units: 6,
      inputCount: 2,
      outputCount: 1,
      orientation: 'input',
      returns: 'crs',
      allowFew: true,
    });
    expect(found.map(({ stronglyEfficient }) => stronglyEfficient)).toEqual([false, false, true, true, true, false]);
    expect(found[5]!.score).toBeCloseTo(1, 9);
  });

  it('takes every unit to a target made of its peers that nothing improves on', () => {
    fc.assert(
      fc.property(tables, (table) => {
        const { inputs, outputs, inputCount, outputCount, orientation } = table;
        for (const [u, found] of envelopmentSlacks(table).entries()) {
          expect(found.reason).toBeNull();
          const theta = orientation === 'input' ? found.score : 1;
          const phi = orientation === 'output' ? 1 / found.score : 1;
          const madeOfPeers = (values: Float64Array, i: number, columns: number): number =>
            [...found.weights].reduce((sum, [j, weight]) => sum + weight * values[j * columns + i]!, 0);
          for (const [i, slack] of found.inputSlacks.entries()) {
            expect(slack).toBeGreaterThanOrEqual(0);
            expect(madeOfPeers(inputs, i, inputCount) + slack).toBeCloseTo(theta * inputs[u * inputCount + i]!, 5);
          }
          for (const [k, slack] of found.outputSlacks.entries()) {
            expect(slack).toBeGreaterThanOrEqual(0);
            expect(madeOfPeers(outputs, k, outputCount) - slack).toBeCloseTo(phi * outputs[u * outputCount + k]!, 5);
          }
        }
      }),
      { numRuns: 100 },
    );
  });
});

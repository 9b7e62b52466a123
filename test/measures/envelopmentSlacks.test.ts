import fc from 'fast-check';
import highsLoader from 'highs';
import { describe, expect, it } from 'vitest';
import { envelopmentSlacks } from '../../src/measures/kernels/envelopmentSlacks.ts';
import type { EnvelopmentTable } from '../../src/measures/programmes/envelopmentTable.ts';
import oracle from '../oracles/dea.json' with { type: 'json' };

const books = [oracle.cooper_seiford_tone_two_inputs, oracle.power_plants_tone2002, oracle.coelli1998];

const grid = fc.integer({ min: -200, max: 200 }).map((percent) => Math.exp(percent / 100));
const tablesOf = (amount: fc.Arbitrary<number>) =>
  fc
    .record({
      units: fc.integer({ min: 2, max: 8 }),
      m: fc.integer({ min: 1, max: 3 }),
      p: fc.integer({ min: 1, max: 2 }),
    })
    .chain(({ units, m, p }) => {
      const cells = (n: number) =>
        fc.array(amount, { minLength: n, maxLength: n }).map((values) => Float64Array.from(values));
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

const tables = tablesOf(fc.integer({ min: 1, max: 9 }));
// on a grid: amounts apart by less than a solver's tolerance have no agreed answer to whether they differ
const wideTables = tablesOf(grid);

// Its types describe the CommonJS build, where the loader sits one level deeper than in the module that runs here.
const highs = await (highsLoader as unknown as typeof highsLoader.default)();

/** Largest sum of slacks of unit u by HiGHS, from the textbook's second phase; rows may miss the score by `room`. */
function slackByHighs(table: EnvelopmentTable, u: number, score: number, room: number): number {
  const { inputs, outputs, units, inputCount: m, outputCount: p, orientation, returns } = table;
  const peers = Array.from({ length: units }, (_, j) => j);
  const columns = Array.from({ length: m + p }, (_, i) => i);
  const amount = (j: number, i: number): number => (i < m ? inputs[j * m + i]! : outputs[j * p + i - m]!);
  const rows = columns.map((i) => {
    const own = amount(u, i);
    const radial = i < m ? (orientation === 'input' ? score : 1) : orientation === 'output' ? 1 / score : 1;
    const sum = peers.map((j) => `+ ${amount(j, i) / own} w${j}`).join(' ');
    return i < m ? `${sum} + s${i} = ${radial * (1 + room)}` : `${sum} - s${i} = ${radial * (1 - room)}`;
  });
  const ones = peers.map((j) => `+ w${j}`).join(' ');
  if (returns !== 'crs') rows.push(`${ones} ${{ vrs: '=', nirs: '<=', ndrs: '>=' }[returns]} 1`);
  const goal = columns.map((i) => `+ ${amount(u, i)} s${i}`).join(' ');
  const text = ['Maximize', goal, 'Subject To', ...rows.map((row, r) => `c${r}: ${row}`), 'End'].join('\n');
  const found = highs.solve(text, { primal_feasibility_tolerance: 1e-10, dual_feasibility_tolerance: 1e-10 });
  return found.Status === 'Optimal' ? found.ObjectiveValue : Number.NaN;
}

describe('envelopmentSlacks', () => {
  it.each([
    ['whole numbers', tables],
    ['amounts that differ by factors up to 55', wideTables],
  ])('have the largest sum that HiGHS finds: %s', (_, someTables) => {
    let compared = 0;
    fc.assert(
      fc.property(someTables, (table) => {
        for (const [u, { score, reason, inputSlacks, outputSlacks }] of envelopmentSlacks(table).entries()) {
          expect(reason).toBeNull();
          // its answer moves in proportion to the room it needs; that is taken out
          const once = slackByHighs(table, u, score, 2e-9);
          const expected = 2 * once - slackByHighs(table, u, score, 4e-9);
          if (Number.isNaN(expected)) continue;
          compared++;
          const sum = [...inputSlacks, ...outputSlacks].reduce((a, b) => a + b, 0);
          expect(Math.abs(sum - expected)).toBeLessThan(1e-5 * Math.max(1, expected) + Math.abs(once - expected));
        }
      }),
      // HiGHS has tolerances of its own: the same tables every time
      { numRuns: 150, seed: 20261125 },
    );
    expect(compared).toBeGreaterThan(500);
  });

  it('are not moved by a small score: of two units with one input too many, one makes a millionth of the other', () => {
    const [small, best] = envelopmentSlacks({
      inputs: Float64Array.of(1, 1, 1, 0.5),
      outputs: Float64Array.of(1e-6, 1),
      units: 2,
      inputCount: 2,
      outputCount: 1,
      orientation: 'output',
      returns: 'crs',
      allowFew: true,
    });
    expect(small!.score).toBeCloseTo(1e-6, 12);
    // the other makes all of it with 1 - .5 less of the second input
    expect(Array.from(small!.inputSlacks)).toEqual([0, expect.closeTo(0.5, 9)]);
    expect(Array.from(small!.outputSlacks)).toEqual([0]);
    expect(best!.stronglyEfficient).toBe(true);
  });

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

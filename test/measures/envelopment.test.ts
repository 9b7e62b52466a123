import fc from 'fast-check';
import highsLoader from 'highs';
import { describe, expect, it } from 'vitest';
import { dataEnvelopment } from '../../src/measures/kernels/envelopment.ts';
import type { EnvelopmentTable } from '../../src/measures/programmes/envelopmentTable.ts';
import oracle from '../oracles/dea.json' with { type: 'json' };
import { shuffledRows } from './tables.ts';

const orientations = ['input', 'output'] as const;
const allReturns = ['crs', 'vrs', 'nirs', 'ndrs'] as const;
const ways = orientations.flatMap((orientation) => allReturns.map((returns) => ({ orientation, returns })));

type Columns = Pick<EnvelopmentTable, 'inputs' | 'outputs' | 'units' | 'inputCount' | 'outputCount'>;

const columnsOf = (inputs: readonly number[][], outputs: readonly number[][]): Columns => ({
  inputs: Float64Array.from(inputs.flat()),
  outputs: Float64Array.from(outputs.flat()),
  units: inputs.length,
  inputCount: inputs[0].length,
  outputCount: outputs[0].length,
});

const textbooks = [oracle.cooper_seiford_tone_two_inputs, oracle.power_plants_tone2002, oracle.coelli1998].map(
  (book) => ({
    source: book.source,
    columns: columnsOf(book.inputs, book.outputs),
    expected: book as unknown as Record<string, Record<string, number | null> | number[]>,
  }),
);

/** Tables of whole numbers, where ties and zeros abound, or of amounts that differ by factors up to 3000. */
const randomColumns = fc
  .record({
    units: fc.integer({ min: 2, max: 9 }),
    inputCount: fc.integer({ min: 1, max: 3 }),
    outputCount: fc.integer({ min: 1, max: 3 }),
    amount: fc.constantFrom(
      fc.integer({ min: 0, max: 4 }),
      fc.integer({ min: 1, max: 9 }),
      // On a grid: amounts that differ by less than a solver's tolerance have no agreed answer to whether they differ.
      fc.integer({ min: -400, max: 400 }).map((percent) => Math.exp(percent / 100)),
    ),
  })
  .chain(({ units, inputCount, outputCount, amount }) => {
    const rows = (columns: number) => fc.array(amount, { minLength: units * columns, maxLength: units * columns });
    return fc.record({
      inputs: rows(inputCount).map((cells) => Float64Array.from(cells)),
      outputs: rows(outputCount).map((cells) => Float64Array.from(cells)),
      units: fc.constant(units),
      inputCount: fc.constant(inputCount),
      outputCount: fc.constant(outputCount),
    });
  });
const randomTable = fc
  .tuple(randomColumns, fc.constantFrom(...ways))
  .map(([columns, way]): EnvelopmentTable => ({ ...columns, ...way, allowFew: true }));

const near = (values: ArrayLike<number>, digits = 8) =>
  Array.from(values, (value) => (Number.isNaN(value) ? value : expect.closeTo(value, digits)));

// Its types describe the CommonJS build, where the loader sits one level deeper than in the module that runs here.
const highs = await (highsLoader as unknown as typeof highsLoader.default)();

/** The unit's factor straight from the textbook programme, in columns of mean 1, by HiGHS; null when there is none. */
function factorByHighs(table: EnvelopmentTable, o: number): number | null {
  const { units, inputCount: m, outputCount: p, orientation, returns } = table;
  const rowsOf = (values: Float64Array, columns: number) =>
    Array.from({ length: units }, (_, j) => Array.from(values.subarray(j * columns, (j + 1) * columns)));
  const [inputs, outputs] = [rowsOf(table.inputs, m), rowsOf(table.outputs, p)];
  const some = (row: number[]) => row.some((x) => x > 0);
  const peers = inputs.flatMap((row, j) =>
    some(row) && some(outputs[j]) && !(table.superEfficiency && j === o) ? [j] : [],
  );
  const constraint = (rows: number[][], column: number, radial: boolean, sign: string) => {
    const mean = rows.reduce((sum, row) => sum + row[column], 0) / units || 1;
    const sum = peers.map((j) => `+ ${rows[j][column] / mean} w${j}`).join(' ');
    const own = rows[o][column] / mean;
    return radial ? `${sum} - ${own} t ${sign} 0` : `${sum} + 0 t ${sign} ${own}`;
  };
  const text = [
    orientation === 'input' ? 'Minimize' : 'Maximize',
    't',
    'Subject To',
    ...Array.from({ length: m }, (_, i) => constraint(inputs, i, orientation === 'input', '<=')),
    ...Array.from({ length: p }, (_, k) => constraint(outputs, k, orientation === 'output', '>=')),
    ...(returns === 'crs'
      ? []
      : [`${peers.map((j) => `+ w${j}`).join(' ')} + 0 t ${{ vrs: '=', nirs: '<=', ndrs: '>=' }[returns]} 1`]),
    'End',
  ].join('\n');
  const solution = highs.solve(text);
  // HiGHS reports an objective of 0 for an infeasible programme: only the status tells. A true phi of 0 means that no
  // positive multiple of the unit can be reached.
  return solution.Status === 'Optimal' && solution.ObjectiveValue > 1e-9 ? solution.ObjectiveValue : null;
}

describe.each(textbooks)('data envelopment of $source', ({ columns, expected }) => {
  it.each(ways)('agrees with deaR for $orientation orientation, $returns', ({ orientation, returns }) => {
    const { score, factor, reason } = dataEnvelopment({ ...columns, orientation, returns, allowFew: true });
    const factors = expected[`${orientation === 'input' ? 'io' : 'oo'}_${returns}`] as number[];
    expect(Array.from(factor)).toEqual(near(factors, 9));
    expect(Array.from(score)).toEqual(near(orientation === 'input' ? factors : factors.map((phi) => 1 / phi), 9));
    expect(reason).toEqual(factors.map(() => null));
  });

  it.each([
    { key: 'super_io_crs', orientation: 'input', returns: 'crs' },
    { key: 'super_oo_crs', orientation: 'output', returns: 'crs' },
    { key: 'super_io_vrs', orientation: 'input', returns: 'vrs' },
  ] as const)('agrees with deaR on super-efficiency, $orientation orientation, $returns', ({ key, ...way }) => {
    const { factor, reason } = dataEnvelopment({ ...columns, ...way, superEfficiency: true, allowFew: true });
    const factors = Object.values(expected[key]).map((x: number | null) => x ?? Number.NaN);
    expect(Array.from(factor)).toEqual(near(factors, 9));
    const unreachable = 'no combination of the other units reaches this one';
    expect(reason).toEqual(factors.map((x) => (Number.isNaN(x) ? unreachable : null)));
  });

  it('has a scale efficiency, constant over variable returns, that agrees with deaR', () => {
    const [crs, vrs] = (['crs', 'vrs'] as const).map(
      (returns) => dataEnvelopment({ ...columns, orientation: 'input', returns, allowFew: true }).score,
    );
    expect(Array.from(crs, (score, u) => score / vrs[u])).toEqual(near(expected.scale_eff_io as number[], 9));
  });
});

describe('data envelopment of any table', () => {
  it.each([false, true])('agrees with HiGHS unit by unit (super-efficiency: %s)', (superEfficiency) => {
    fc.assert(
      fc.property(randomTable, (drawn) => {
        const table = { ...drawn, superEfficiency };
        const { factor, reason } = dataEnvelopment(table);
        for (let o = 0; o < table.units; o++) {
          if (reason[o]?.startsWith('every')) continue;
          const expected = factorByHighs(table, o);
          if (expected === null) expect(reason[o]).toBe('no combination of the other units reaches this one');
          else expect(factor[o] / expected).toBeCloseTo(1, 7);
        }
      }),
      { numRuns: 150 },
    );
  });

  it('scores above 0 and up to 1, with some unit at 1', () => {
    fc.assert(
      fc.property(randomTable, (table) => {
        const { score, reason } = dataEnvelopment(table);
        const scored = score.filter((_, u) => reason[u] === null);
        expect(scored.every((s) => s > 0 && s <= 1)).toBe(true);
        if (scored.length > 0) expect(Math.max(...scored)).toBe(1);
      }),
    );
  });

  it('does not depend on the units of the columns', () => {
    fc.assert(
      fc.property(randomTable, (table) => {
        const inputs = table.inputs.map((x, i) => x * 1000 ** (i % table.inputCount));
        const outputs = table.outputs.map((y, i) => y / 300 ** (1 + (i % table.outputCount)));
        expect(Array.from(dataEnvelopment({ ...table, inputs, outputs }).score)).toEqual(
          near(dataEnvelopment(table).score),
        );
      }),
    );
  });

  it('does not depend on the order of units', () => {
    fc.assert(
      fc.property(randomTable, shuffledRows, fc.boolean(), (drawn, order, superEfficiency) => {
        const table = { ...drawn, superEfficiency };
        const moved = order(table.units);
        const reordered = (values: Float64Array, columns: number) =>
          Float64Array.from(moved.flatMap((u) => Array.from(values.subarray(u * columns, (u + 1) * columns))));
        const before = dataEnvelopment(table);
        const after = dataEnvelopment({
          ...table,
          inputs: reordered(table.inputs, table.inputCount),
          outputs: reordered(table.outputs, table.outputCount),
        });
        expect(Array.from(after.score)).toEqual(near(moved.map((u) => before.score[u])));
        expect(after.reason).toEqual(moved.map((u) => before.reason[u]));
      }),
    );
  });

  it('does not change for the others when a dominated unit joins', () => {
    fc.assert(
      fc.property(randomTable, fc.nat(), fc.boolean(), (drawn, pick, wasteful) => {
        const u = pick % drawn.units;
        const row = (values: Float64Array, columns: number, by: number) =>
          Array.from(values.subarray(u * columns, (u + 1) * columns), (x) => x * by);
        const joined = {
          ...drawn,
          units: drawn.units + 1,
          inputs: Float64Array.from([...drawn.inputs, ...row(drawn.inputs, drawn.inputCount, wasteful ? 2 : 1)]),
          outputs: Float64Array.from([...drawn.outputs, ...row(drawn.outputs, drawn.outputCount, wasteful ? 1 : 0.5)]),
        };
        expect(Array.from(dataEnvelopment(joined).score).slice(0, -1)).toEqual(near(dataEnvelopment(drawn).score));
      }),
    );
  });

  it('keeps super-efficient units apart and leaves the others as they are', () => {
    fc.assert(
      fc.property(randomTable, (table) => {
        const plain = dataEnvelopment(table);
        const apart = dataEnvelopment({ ...table, superEfficiency: true });
        apart.score.forEach((score, u) => {
          if (apart.reason[u] === null) expect(Math.min(score, 1)).toBeCloseTo(plain.score[u], 8);
        });
      }),
    );
  });
});

describe('data envelopment of troublesome units', () => {
  const way = { orientation: 'output', returns: 'vrs' } as const;

  it('gives no score to a unit without inputs, without outputs or with an unknown amount, nor uses it as a peer', () => {
    const sound = { ...columnsOf([[2], [4], [6]], [[1], [4], [3]]), ...way, allowFew: true };
    const broken = {
      ...columnsOf([[2], [4], [6], [0], [1], [1]], [[1], [4], [3], [9], [0], [Number.NaN]]),
      ...way,
      allowFew: true,
    };
    const { score, reason } = dataEnvelopment(broken);
    expect(reason).toEqual([
      null,
      null,
      null,
      'every input is 0',
      'every output is 0',
      'output 0 is NaN, expected a finite number of at least 0',
    ]);
    expect(Array.from(score)).toEqual([...dataEnvelopment(sound).score, Number.NaN, Number.NaN, Number.NaN]);
  });

  it('gives no scores at all when units are too few to tell anything, counting only those that can be compared', () => {
    const enough = columnsOf([[1], [2], [3], [4], [5], [6]], [[1], [2], [3], [4], [5], [6]]);
    expect(dataEnvelopment({ ...enough, ...way }).reason).toEqual(Array(6).fill(null));
    const { score, factor, reason } = dataEnvelopment({
      ...enough,
      outputs: Float64Array.of(1, 2, 3, 4, 5, 0),
      ...way,
    });
    const tooFew = '5 comparable units, expected at least 6 for 1 inputs and 1 outputs';
    expect(reason).toEqual([...Array(5).fill(tooFew), 'every output is 0']);
    expect(Array.from([...score, ...factor])).toEqual(Array(12).fill(Number.NaN));
  });

  it('compares a unit that does without an input only with others that do', () => {
    // Unit 0 uses only input 0; unit 1 makes twice as much of half the input, but with some of input 1 as well.
    const columns = columnsOf(
      [
        [4, 0],
        [2, 1],
        [2, 0],
      ],
      [[1], [2], [0.75]],
    );
    const { score } = dataEnvelopment({ ...columns, orientation: 'input', returns: 'crs', allowFew: true });
    // Unit 2 makes 0.75 of 2: unit 0's 1 would take 2 / 0.75 of its 4.
    expect(Array.from(score)).toEqual([expect.closeTo(2 / 0.75 / 4, 10), 1, 1]);
  });

  it('keeps equal units at the score either has alone', () => {
    const columns = columnsOf([[2], [2], [4]], [[3], [3], [3]]);
    const of = (superEfficiency: boolean) =>
      Array.from(dataEnvelopment({ ...columns, ...way, orientation: 'input', superEfficiency, allowFew: true }).score);
    expect(of(false)).toEqual([1, 1, 0.5]);
    expect(of(true)).toEqual([1, 1, 0.5]);
  });

  it('keeps nine digits of a score as small as one in ten million', () => {
    const columns = columnsOf([[1], [1]], [[1], [3e-7]]);
    const { score, factor } = dataEnvelopment({ ...columns, ...way, allowFew: true });
    expect(score[1] / 3e-7).toBeCloseTo(1, 9);
    expect(factor[1] * 3e-7).toBeCloseTo(1, 9);
  });

  it('gives the same numbers twice', () => {
    const columns = columnsOf(oracle.power_plants_tone2002.inputs, oracle.power_plants_tone2002.outputs);
    const table = { ...columns, ...way, allowFew: true, superEfficiency: true };
    expect(dataEnvelopment(table)).toEqual(dataEnvelopment(table));
  });

  it('refuses tables whose shape is not what was announced', () => {
    const columns = columnsOf([[1], [2]], [[1], [2]]);
    expect(() => dataEnvelopment({ ...columns, ...way, units: 3 })).toThrow(
      'inputs has 2 entries, expected 3 units x 1 columns',
    );
    expect(() => dataEnvelopment({ ...columns, ...way, outputCount: 0 })).toThrow('outputs has 0 columns');
  });
});

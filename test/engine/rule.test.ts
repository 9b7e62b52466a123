import { describe, expect, it } from 'vitest';
import { float64, int32, type ReadonlyColumn, uint8 } from '../../src/engine/column.ts';
import { parameter } from '../../src/engine/parameter.ts';
import { ruleDefiner } from '../../src/engine/rule.ts';

/*
 * The lines under `@ts-expect-error` are the test of what does not compile: `tsc -p tsconfig.json` fails when one of
 * them does. None of these rules is ever run.
 */

const tables = {
  animal: {
    weight: float64('kg', 'weight'),
    den: int32('row', 'den it lives in'),
    alive: uint8('flag', '0 for an animal that died', 1),
  },
  den: { size: float64('m', 'size') },
} as const;

const rate = parameter({
  label: { en: 'Rate', zh: '率' },
  unit: '1/year',
  default: 1,
  valid: [0, 2],
  plausible: [0, 2],
  source: 'assumption',
  why: 'a test',
  doc: 'A higher rate is faster.',
});
const parameters = { growth: { birth: rate, death: rate }, ageing: { speed: rate } };

const rule = ruleDefiner<typeof tables, typeof parameters>();

describe('a rule', () => {
  it('is a frozen record of what it declares; what it leaves out is an empty list', () => {
    const apply = (): void => {};
    const grow = rule({ name: 'grow', source: 'test', reads: ['den.size'], writes: ['animal.weight'], apply });
    expect(grow).toEqual({
      name: 'grow',
      source: 'test',
      params: [],
      reads: ['den.size'],
      lags: [],
      writes: ['animal.weight'],
      rows: [],
      apply,
    });
    expect(Object.isFrozen(grow)).toBe(true);
  });

  it('gets what it declares, each column in its own kind of array, and the clock', () => {
    rule({
      name: 'allowed',
      source: 'test',
      params: ['growth.birth'],
      reads: ['den.size'],
      lags: ['animal.den'],
      writes: ['animal.weight', 'animal.alive'],
      rows: ['animal'],
      apply: ({ animal, den, params, rows, tick, dt, time, draws }) => {
        const weight: Float64Array = animal.weight;
        const alive: Uint8Array = animal.alive;
        const lagged: ReadonlyColumn = animal.den;
        const size: ReadonlyColumn = den.size;
        const birth: number = params.growth.birth;
        weight[0] = lagged[0]! + size[0]! * birth + animal.count + tick + dt + time;
        alive[0] = draws(1).uniform(0, 0) < 0.5 ? 1 : 0;
        rows.animal.reserve(1);
        rows.animal.add();
      },
    });
  });

  it('gets the number of rows of every table without declaring a column it does not read', () => {
    rule({
      name: 'counts',
      source: 'test',
      apply: ({ animal, den }) => {
        const rows: number = animal.count + den.count;
        void rows;
        // @ts-expect-error but it cannot change it
        den.count = rows;
      },
    });
  });

  it('does not compile when it touches a column it does not declare', () => {
    rule({
      name: 'undeclaredColumns',
      source: 'test',
      reads: ['animal.weight'],
      apply: (context) => {
        // @ts-expect-error a column that is not declared, of a declared table
        void context.animal.den;
        // @ts-expect-error a column of a table of which none is declared
        void context.den.size;
        // @ts-expect-error a column that does not exist
        void context.animal.height;
        // @ts-expect-error rows are not added to a table that is not declared under `rows`
        void context.rows.animal;
      },
    });
  });

  it('does not compile when it writes to what it only reads', () => {
    rule({
      name: 'writesReads',
      source: 'test',
      reads: ['animal.weight'],
      lags: ['den.size'],
      writes: ['animal.den'],
      apply: ({ animal, den }) => {
        animal.den[0] = 1;
        // @ts-expect-error a column declared under `reads`
        animal.weight[0] = 1;
        // @ts-expect-error a column declared under `lags`
        den.size[0] = 1;
        // @ts-expect-error the methods of a typed array that write
        animal.weight.fill(0);
        // @ts-expect-error not even a written column is replaced
        animal.den = new Int32Array(1);
        // @ts-expect-error nor the number of rows
        animal.count = 1;
      },
    });
  });

  it('does not compile when it touches a parameter it does not declare, or changes one', () => {
    rule({
      name: 'undeclaredParameters',
      source: 'test',
      params: ['growth.birth'],
      apply: ({ params }) => {
        // @ts-expect-error a parameter that is not declared, of a declared group
        void params.growth.death;
        // @ts-expect-error a group without a declared parameter
        void params.ageing;
        // @ts-expect-error a parameter is not written
        params.growth.birth = 1;
      },
    });
  });

  it('does not compile when it declares what does not exist', () => {
    const apply = (): void => {};
    // @ts-expect-error a column
    rule({ name: 'a', source: 'test', reads: ['animal.height'], apply });
    // @ts-expect-error a table
    rule({ name: 'b', source: 'test', writes: ['plant.height'], apply });
    // @ts-expect-error a parameter
    rule({ name: 'c', source: 'test', params: ['growth.speed'], apply });
    // @ts-expect-error a table whose rows it adds
    rule({ name: 'd', source: 'test', rows: ['plant'], apply });
    // @ts-expect-error no source
    rule({ name: 'e', apply });
  });
});
